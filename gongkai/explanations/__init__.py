"""What every diagnostic means, why it matters and how to mend it, for ``explain`` and the docs.

One Markdown page a code, ``codes/<code>.md``; it runs no rule, tests run the rules over the
examples on the pages.
"""
