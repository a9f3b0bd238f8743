"""The marks and words for states and approaches, the same in every list and on every screen.

Invariant: a mark is one character one cell wide, no two states and no two approaches share one, and
each has its word beside it: nothing is told by colour alone.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.numbering import BEFORE
from sessionkit.domain.state import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sessionkit.domain.passage import Marks
    from sessionkit.domain.session import Session

RISK_MARK: Final = "!"
"""Stands by what needs an answer: risk information that is open (¶18)."""

NOT_HELD_MARK: Final = "×"
"""Stands by a session that was not held, whether its record is finished or not."""

BEFORE_MARK: Final = "«"
"""Stands by work done before the first session."""

STATE_MARKS: Final[Mapping[State, str]] = MappingProxyType(
    {State.PLANNED: "○", State.WRITING_UP: "…", State.RECORDED: "•"}
)
"""The mark of each state of a session that was held or is to be."""

APPROACH_MARKS: Final[Mapping[ApproachKind, str]] = MappingProxyType(
    {
        ApproachKind.START: "·",
        ApproachKind.CONTINUE: "=",
        ApproachKind.REPEAT: "↻",
        ApproachKind.MORE_SLOWLY: "≈",
        ApproachKind.DIFFERENTLY: "≠",
        ApproachKind.MOVE_ON: "→",
    }
)
"""The mark of each way to follow the session before."""

_NOT_HELD_WORDS: Final[Mapping[NotHeldCode, str]] = MappingProxyType(
    {
        NotHeldCode.ABSENT_ACCEPTABLE: "missed",
        NotHeldCode.ABSENT_UNACCEPTABLE: "missed",
        NotHeldCode.DECISION_AWAITED: "missed",
        NotHeldCode.SENT_HOME: "sent home",
        NotHeldCode.PUT_OFF: "put off",
        NotHeldCode.CANCELLED_BY_US: "cancelled",
    }
)


def state_mark(session: Session) -> str:
    """The mark of a session's state, one cell wide."""
    return NOT_HELD_MARK if session.not_held is not None else STATE_MARKS[session.state]


def state_word(session: Session) -> str:
    """A session's state in words: “recorded”, “not held: absent, unacceptable”."""
    missed = session.not_held
    if missed is None:
        return session.state.value
    return f"not held: {missed.code.value if missed.code else 'no reason given'}"


def short_state_word(session: Session) -> str:
    """A session's state in a word or two, for a narrow row: “recorded”, “missed”, “put off”."""
    missed = session.not_held
    if missed is None:
        return session.state.value
    return _NOT_HELD_WORDS[missed.code] if missed.code is not None else "not held"


def short_name(number: int | None) -> str:
    """A session by its number: “S5”, or “new” until it has one; “before” for work done before."""
    if number == BEFORE:
        return "before"
    return f"S{number}" if number is not None else "new"


def marks_in_words(marks: Marks) -> str:
    """“third party, in confidence”; nothing where there is no mark."""
    return ", ".join(mark.value for mark in marks)


def approach_mark(kind: ApproachKind | None) -> str:
    """The mark of how a session follows the one before; a space where that is not said."""
    return APPROACH_MARKS[kind] if kind is not None else " "


def approach_word(kind: ApproachKind | None) -> str:
    """How a session follows the one before, in words; nothing where that is not said."""
    return kind.value if kind is not None else ""
