"""The whole plan on one page of its own, for people without this program: facts, then HTML."""
