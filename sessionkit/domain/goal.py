"""What the programme is for in one case.

Invariant: aims serve goals; a goal says what, how, how it is reviewed and by when (¶34, ¶136,
A2 ¶18).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing the programme is to achieve."""

    id: str
    """Random id."""
    what: str
    """The goal, in words the participant can understand."""
    how: str = ""
    """How participant, workers and others intend to get there."""
    reviewed_by: str = ""
    """How it will be seen whether it is reached."""
    by_when: date | None = None
    """The day it is to be reached by."""
    ended: date | None = None
    """The day it was reached or given up."""
    where_it_stands: str = ""
    """What is said of it, at its end or at a review."""
