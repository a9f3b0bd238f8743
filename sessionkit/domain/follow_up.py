"""What is done after a session was missed or not complied with.

Invariant: a follow-up says what was done and when (¶26); enforcement names its step (¶23).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sessionkit.domain.errors import WrongUse


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was done about a missed session: due the same working day by default (¶26)."""

    id: str
    """Random id."""
    what: str
    """What was done: called, went to the address, wrote."""
    on: date
    """The day it was done."""
    at: datetime | None = None
    """The moment, where it is known."""

    def __post_init__(self) -> None:
        if self.at is not None and self.at.tzinfo is None:
            raise WrongUse(f"The time of the follow-up “{self.what}” has no offset.")


class EnforcementStep(Enum):
    """What was done to enforce the order (¶23)."""

    WARNING = "warning"
    BREACH = "breach"
    NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True)
class Enforcement:
    """One step taken to enforce the order."""

    id: str
    """Random id."""
    step: EnforcementStep
    """Which step."""
    on: date | None = None
    """The day it was taken."""
    words: str = ""
    """What was said or sent, and to whom."""
