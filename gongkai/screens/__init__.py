"""What a person sees in a terminal: tables, sentences, problems with a caret."""
