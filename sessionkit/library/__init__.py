"""Exercises and programmes, read from Markdown that a team can write itself.

Invariant: a file that cannot be used never stops the program; it is left out, and everything that
is wrong with it is named by file, line and column.
"""
