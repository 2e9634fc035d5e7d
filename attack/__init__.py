"""An attack on the program, made by its own authors: ``make attack``. Outside the timed suite.

Every trial is decided by the part's name, the seed and its own number, so that a finding can be
made again with ``python -m attack --part NAME --seed S --only N``. What a trial needs to know of
the program it asks the program: its commands and their options, its schemas, its help.
"""
