"""What every diagnostic means, why it matters and how to mend it, for ``explain`` and the docs.

It runs no rule; tests run the rules over its examples.
"""
