"""The notation under each heading, written and read side by side.

Invariant: a label that is written here is read here, from the same constant.
"""
