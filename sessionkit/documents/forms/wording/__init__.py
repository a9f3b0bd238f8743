"""What ordinary words on a form say: days, people, who is to do what, that a session was not held.

Invariant: nothing here knows where on a form the words stand.
"""
