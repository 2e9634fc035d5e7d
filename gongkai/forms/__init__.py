"""Forms that go out to the 科室 and come back filled in."""
