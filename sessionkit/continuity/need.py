"""One thing a case needs of somebody, and whether that is today.

Invariant: a need says what the record lacks and when, whatever day it is looked at; only
`wanted_on` and the order know the present moment. Listings pay for what this module imports: it
knows the standard library and nothing of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final

LOOK_AHEAD: Final = timedelta(days=7)
"""How far ahead sessions and actions are shown."""


class NeedKind(Enum):
    """What is needed, in the order it is shown."""

    ANSWER = "answer"
    """Somebody has to be told, has to follow up or has to decide."""
    SESSION = "session"
    """A session is planned, or an appointment was made that has no plan."""
    WRITE_UP = "write up"
    """A record is missing or is being written up."""
    ACTION = "action"
    """Further action is due."""

    @property
    def heading(self) -> str:
        """What stands above needs of this kind."""
        return _HEADINGS[self]


_HEADINGS: Final = {
    NeedKind.ANSWER: "Needs an answer",
    NeedKind.SESSION: "Sessions",
    NeedKind.WRITE_UP: "To write up",
    NeedKind.ACTION: "Actions due",
}

PLANNED: Final = "planned"
"""The word of `State.PLANNED`."""
NO_PLAN: Final = "no plan yet"
"""The state of an appointment that no session is planned for."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a case needs of somebody."""

    kind: NeedKind
    """What is needed."""
    on: date | None = None
    """Its day: of the session, by which it is due, or from which it is wanted."""
    starts: datetime | None = None
    """When the session starts, with offset, where that is known."""
    session: int | None = None
    """Number of the session; empty for an appointment without a plan."""
    item: str = ""
    """Id of the issue, action or conflict; empty where it is about a session."""
    words: str = ""
    """What there is to say: what is missing, the venue of a session, the words of an action."""
    step: int | None = None
    """The step of the case's programme, for a session that has one."""
    approach: str = ""
    """How the session follows the one before, in the words of `ApproachKind`."""
    state: str = ""
    """Where the session, issue or action stands, in the words of its state."""
    who: str = ""
    """Who is to do it, for an action."""


def wanted_on(need: Need, now: datetime) -> bool:
    """Whether a need is to be seen to now, or soon enough to be shown.

    A session that has begun is not to be held any more but to be written up.

    Args:
        need: what is needed.
        now: the present moment, with offset; its day is today.
    """
    today = now.date()
    if need.on is None:
        return True
    match need.kind:
        case NeedKind.ANSWER:
            return True
        case NeedKind.SESSION:
            return today <= need.on <= today + LOOK_AHEAD and not _has_begun(need, now)
        case NeedKind.WRITE_UP:
            return need.state != PLANNED or need.on < today or _has_begun(need, now)
        case NeedKind.ACTION:
            return need.on <= today + LOOK_AHEAD


def is_ahead(need: Need, now: datetime) -> bool:
    """Whether it is a session still to come, however far ahead."""
    coming = need.kind is NeedKind.SESSION and need.on is not None and need.on >= now.date()
    return coming and not _has_begun(need, now)


def place_of(need: Need) -> tuple[object, ...]:
    """Where a need stands among those of its kind: by day and time, then by session."""
    starts = need.starts.timestamp() if need.starts is not None else 0.0
    return (need.on or date.max, starts, need.session or 0, need.item)


def _has_begun(need: Need, now: datetime) -> bool:
    # Where only the day is known, nobody can say so before it is over.
    return need.on == now.date() and need.starts is not None and need.starts <= now
