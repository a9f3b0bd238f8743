"""Plan, record and follow a personal change programme run by two workers with one person."""

__version__ = "0.1.0"
