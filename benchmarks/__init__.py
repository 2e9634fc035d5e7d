"""Measurements of speed and memory, and the data that they are made on."""
