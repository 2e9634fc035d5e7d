"""The commands: the only place that knows Typer, today's date and exit codes."""
