"""What makers of gongkai run; nothing here is part of the program."""
