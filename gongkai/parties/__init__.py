"""Who does what: the words of a responsibility cell, as offices write them."""
