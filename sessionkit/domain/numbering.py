"""The numbers by which sessions are called, and the one that stands for work done before them."""

from typing import Final

BEFORE: Final = 0
"""The number that stands for work done before, where sessions are named by theirs."""
