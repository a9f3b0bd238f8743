"""What a record still lacks before it can be finished.

Invariant: whatever is missing is told in one sentence together with the field it belongs to, so
that the command line can say it and a form can lead to it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that must still be said."""

    field: str
    """The field of the typed form: its name, or `results/id of the result/result`."""
    sentence: str
    """What is to be said, as a sentence."""
