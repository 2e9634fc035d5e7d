"""When things are due: pure functions of phrase, plan year, event dates and calendar."""
