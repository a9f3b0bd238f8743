"""Aims and their results.

Invariant: an aim is said before the session and its result after it; the result keeps the aim as it
was worded when it was judged.
"""

from dataclasses import dataclass
from enum import Enum

from sessionkit.domain.passage import Marks


class Result(Enum):
    """What became of an aim in its session."""

    MET = "met"
    PARTLY_MET = "partly met"
    NOT_MET = "not met"
    NOT_ATTEMPTED = "not attempted"

    @property
    def leaves_open(self) -> bool:
        """Whether the aim is offered again when the next session is planned."""
        return self is not Result.MET


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing a session is to achieve."""

    id: str
    """Random id; the same in plan and record."""
    text: str
    """The aim, as agreed."""
    goal: str = ""
    """Id of the goal it serves; empty while none is named."""
    marks: Marks = ()
    """What readers of an export need to know of it."""


@dataclass(frozen=True, slots=True)
class AimResult:
    """An aim with what became of it."""

    id: str
    """That of the aim, where it was planned: one aim is judged in one place."""
    aim: Aim
    """The aim as it was worded when the session was written up."""
    result: Result | None = None
    """Empty while it has not been said."""
    words: str = ""
    """What there is to say about the result."""
