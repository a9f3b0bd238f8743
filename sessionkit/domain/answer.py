"""A worker's answer to something the continuity check noticed.

Invariant: an answer is about one finding as it was; where the record changes so that the finding is
about something else, it comes back unanswered.
"""

from dataclasses import dataclass
from datetime import date

from sessionkit.domain.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says of a finding that the record itself cannot settle."""

    id: str
    """Random id."""
    finding: str
    """Id of the finding."""
    words: str
    """Why it is settled outside the record."""
    by: str
    """Name of who answered."""
    on: date
    """The day."""

    def __post_init__(self) -> None:
        if not self.words:
            raise WrongUse("An answer says why.", "Say in a few words what settles it.")
