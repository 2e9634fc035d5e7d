"""What ought to be true of a register: each rule is one short function that yields what is not.

``checks`` lists the rules and runs them; a rule asks nothing but its context.
"""
