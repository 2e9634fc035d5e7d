"""Git as the memory: a register as a revision holds it, what has changed, how two sides merge."""
