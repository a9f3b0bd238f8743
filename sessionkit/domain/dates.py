"""Dates and times: how they are read and how they are shown.

Invariant: everything outside the domain reads and shows dates through the names given here, so that
a date typed anywhere is understood, refused and shown in one way (DESIGN 5 rule 6).
"""

from sessionkit.domain.calendar_words import aware, show_date, show_moment
from sessionkit.domain.clock_reading import read_length, read_time
from sessionkit.domain.day_reading import Prefer, read_date
from sessionkit.domain.when import When
from sessionkit.domain.when_reading import read_when

__all__ = [
    "Prefer",
    "When",
    "aware",
    "read_date",
    "read_length",
    "read_time",
    "read_when",
    "show_date",
    "show_moment",
]
