"""What leaves the office: the facts of a report, and Jinja templates that lay them out."""
