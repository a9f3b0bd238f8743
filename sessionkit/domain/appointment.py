"""The next appointment, or why there is none.

Invariant: a finished record says one or the other (A2 ¶14), never both.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from sessionkit.domain.when import When


class Next:
    """What comes after a session: an `Appointment` or `NoAppointment`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Appointment(Next):
    """The next time the participant is to be seen."""

    merge_whole: ClassVar[bool] = True

    when: When
    """Day, and time where agreed."""
    venue: str = ""
    """Where."""
    kind: Literal["appointment"] = "appointment"
    """Told apart in the file by this word."""


@dataclass(frozen=True, slots=True)
class NoAppointment(Next):
    """There is no next appointment."""

    merge_whole: ClassVar[bool] = True

    why: str
    """Why there is none."""
    kind: Literal["none"] = "none"
    """Told apart in the file by this word."""
