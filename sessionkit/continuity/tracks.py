"""The track of a thread: session by session, where it was touched and where it lay.

Invariant: a session that was not held is never drawn as one that did something about a thread, and
however narrow the drawing, both ends of a thread stay in sight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from sessionkit.continuity.marks import short_name
from sessionkit.continuity.story import Story
from sessionkit.continuity.threads import (
    Thread,
    ThreadState,
    ThreadStep,
    carried_late,
    threads,
)
from sessionkit.domain.aim import Result
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind, ItemRef
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.session import Session
from sessionkit.domain.state import State


class Point(Enum):
    """What one session was to a thread."""

    TOUCHED = "touched"
    """It began there, was worked on, carried or ended."""
    UNTOUCHED = "untouched"
    MISSED = "missed"
    """The session was not held."""
    AHEAD = "ahead"
    """A session that has taken it up and is only planned."""


POINT_MARKS: Final = {
    Point.TOUCHED: "●",
    Point.UNTOUCHED: "·",
    Point.MISSED: "×",
    Point.AHEAD: "○",
}
"""The mark of each point, one cell wide."""

_JOINTS: Final = ("──", "─", "")
_CUT: Final = "…"
_WEEK: Final = 7
_FORTNIGHT: Final = 14


@dataclass(frozen=True, slots=True)
class Track:
    """A thread through the sessions of its span."""

    root: ItemRef
    """What it began as."""
    tip: ItemRef
    """What it is now."""
    words: str
    """What it says now."""
    state: ThreadState
    """Where it stands."""
    risk_information: bool
    """Whether it is risk information (¶18)."""
    from_session: int | None
    """Number of the session it began in, 0 for work done before; empty until it is published."""
    to_session: int | None
    """Number of the last session of its span."""
    days: int
    """Its age in days: until today, or until the day of the session that ended it."""
    points: tuple[Point, ...]
    """One for each session of the span, in order."""
    carried_late: int = 0
    """How often it was carried past its day."""

    @property
    def sessions(self) -> int:
        """Its age in sessions: how many came after the one it began in."""
        return len(self.points) - 1

    @property
    def title(self) -> str:
        """What it is, where it stands and how long it has been open, in one line."""
        kind = "risk information" if self.risk_information else self.kind.value
        return f"{kind.capitalize()} · {self.state.value} · {self.lasted}"

    @property
    def lasted(self) -> str:
        """Its age in days and sessions, and how often it was carried past its day."""
        sessions = "1 session" if self.sessions == 1 else f"{self.sessions} sessions"
        late = {0: "", 1: ", carried once past its day"}.get(
            self.carried_late, f", carried {self.carried_late} times past its day"
        )
        return f"{self.age}, {sessions}{late}"

    @property
    def age(self) -> str:
        """Its age in words: in days up to a fortnight, then in whole weeks."""
        if self.days < _FORTNIGHT:
            return "1 day" if self.days == 1 else f"{self.days} days"
        return f"{self.days // _WEEK} weeks"

    @property
    def kind(self) -> ItemKind:
        """What it began as: aim, issue or action."""
        return self.root.kind


def track(case: Case, thread: Thread, today: date) -> Track:
    """The track of one thread.

    The span of an open thread runs on to the latest session that has a record, so that it can be
    seen how long it has lain; that of a settled one ends where it was settled.
    """
    return _Tracks(case, today).track(thread)


def thread_tracks(of: Case | Story, today: date) -> tuple[Track, ...]:
    """Every thread of a case: the open ones, oldest first, then the settled ones likewise.

    Args:
        of: the case, or its story where that is made already.
        today: the day the ages run to.
    """
    case, found = (of.case, of.threads) if isinstance(of, Story) else (of, threads(of))
    tracks = _Tracks(case, today)
    ordered = sorted(found, key=lambda each: not each.state.is_open)
    return tuple(tracks.track(each) for each in ordered)


def drawn(track: Track, width: int) -> str:
    """A track in one line: `S5 ●──●──·──●──● S15`.

    Where it does not fit, stretches that were not touched become one point, then the lines between
    the points shorten, then the middle is cut out.

    Args:
        track: the track.
        width: cells it may take; below about a dozen nothing but both ends is shown.
    """
    first, last = short_name(track.from_session), short_name(track.to_session)
    if len(track.points) == 1:
        return f"{first} {POINT_MARKS[track.points[0]]}"[: max(width, 0)]
    room = width - len(first) - len(last) - 2
    line = _line(track.points, room)
    if line:
        return f"{first} {line} {last}"
    return f"{first}{_CUT}{last}"[: max(width, 0)]


def steps_in_words(case: Case, thread: Thread) -> Iterator[str]:
    """What each session did with a thread, in the words recorded; a line each."""
    for n, step in enumerate(thread.steps):
        session = case.origin(step.session)
        what = step.what.value if step.what is not None else ""
        what = f"began, {what}" if not n and what else what or "began"
        due = f" to {show_date(step.due)}" if step.due is not None else ""
        why = f": {step.words}" if step.words else ""
        yield f"{short_name(session.number):<4} {show_date(session.when.day)}  {what}{due}{why}"


def where_began(of: Case | Story, item: ItemRef) -> tuple[int, ...]:
    """Numbers of the sessions where what an item has come from began, in order.

    An aim may have taken up several things; an item that took up nothing began in its own session.

    Args:
        of: the case, or its story where that is made already.
        item: the aim, issue or action.
    """
    story = of if isinstance(of, Story) else Story(of)
    seen: set[ItemRef] = set()
    roots: set[int] = set()
    waiting = [item]
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        before = story.beginnings(each.id) if each.kind is ItemKind.AIM else ()
        waiting += [beginning.item for beginning in before]
        session = story.session_of(each)
        if not before and session is not None and session.number is not None:
            roots.add(session.number)
    return tuple(sorted(roots))


def where_it_went(of: Case | Story, item: ItemRef) -> tuple[int, ...]:
    """Numbers of the later sessions that had to do with an item, in order; the last is where to.

    Args:
        of: the case, or its story where that is made already.
        item: the aim, issue or action.
    """
    story = of if isinstance(of, Story) else Story(of)
    chain = story.case.chain
    own, thread = story.session_of(item), story.thread_of(item)
    if own is None:
        return ()
    order = story.case.places
    there = {step.session for step in thread.steps} if thread is not None else set()
    there |= {turn.session.id for turn in story.turns(item)}
    later = sorted(order[each] for each in there if order[each] > order[own.id])
    return tuple(n for place in later if (n := chain[place].number) is not None)


class _Tracks:
    """The order of a chain, read once for many tracks."""

    def __init__(self, case: Case, today: date) -> None:
        # All work done before is one place, ahead of every session.
        self._chain: tuple[Session | PriorWork, ...] = (*case.prior[:1], *case.chain)
        self._order = {each.id: place for place, each in enumerate(self._chain)}
        self._began: dict[str, Session | PriorWork] = {each.id: each for each in self._chain}
        self._began |= {each.id: each for each in case.prior}
        self._order |= {each.id: 0 for each in case.prior}
        recorded = [n for n, each in enumerate(self._chain) if _is_recorded(each)]
        self._latest = recorded[-1] if recorded else 0
        self._today = today
        self._due = {each.id: each.due for each in case.actions}

    def track(self, thread: Thread) -> Track:
        places = [self._order[step.session] for step in thread.steps]
        first, last = self._order[thread.began], max(places)
        end = max(last, self._latest) if thread.state.is_open else last
        steps: dict[int, list[ThreadStep]] = {}
        for place, step in zip(places, thread.steps, strict=True):
            steps.setdefault(place, []).append(step)
        began = self._began[thread.began]
        until = self._today if thread.state.is_open else self._chain[last].when.day
        return Track(
            thread.root,
            thread.tip,
            thread.words,
            thread.state,
            thread.risk_information,
            began.number,
            self._chain[end].number,
            max((until - began.when.day).days, 0),
            tuple(_point(self._chain[n], steps.get(n, [])) for n in range(first, end + 1)),
            self._carried_late(thread),
        )

    def _carried_late(self, thread: Thread) -> int:
        if thread.root.kind is not ItemKind.ACTION:
            return 0
        due = self._due.get(thread.root.id)
        return len(carried_late(thread, due, lambda id: self._began[id].when.day))


def _is_recorded(place: Session | PriorWork) -> bool:
    return isinstance(place, PriorWork) or place.record is not None


def _point(session: Session | PriorWork, steps: list[ThreadStep]) -> Point:
    if isinstance(session, PriorWork):
        return Point.TOUCHED
    if session.not_held is not None:
        done = any(_needs_no_meeting(step) for step in steps)
        return Point.TOUCHED if done else Point.MISSED
    if not steps:
        return Point.UNTOUCHED
    return Point.AHEAD if session.state is State.PLANNED else Point.TOUCHED


def _needs_no_meeting(step: ThreadStep) -> bool:
    """Whether it is so although the session was not held; what it had meant to do is not."""
    return not isinstance(step.what, Result) and step.what not in (How.TAKEN_UP, How.LEFT)


def _line(points: tuple[Point, ...], room: int) -> str:
    """The longest drawing of the points that fits; nothing where not even the ends do."""
    short = _collapsed(points)
    whole = _JOINTS[0].join(POINT_MARKS[each] for each in points)
    tries = [whole, *(joint.join(POINT_MARKS[each] for each in short) for joint in _JOINTS)]
    fitting = next((line for line in tries if len(line) <= room), "")
    return fitting or _cut(tries[-1], room)


def _collapsed(points: tuple[Point, ...]) -> list[Point]:
    """The points with every untouched stretch as one."""
    kept: list[Point] = []
    for each in points:
        if not (kept and each is Point.UNTOUCHED and kept[-1] is Point.UNTOUCHED):
            kept.append(each)
    return kept


def _cut(line: str, room: int) -> str:
    """Where it began and the latest of it, with the middle cut out."""
    least = len(f"●{_CUT}●")
    return line[0] + _CUT + line[len(line) - (room - 2) :] if room >= least else ""
