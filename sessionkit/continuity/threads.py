"""Threads: what a session left, followed through every session that touched it until it is settled.

Invariant: a thread is derived from aims, issues, actions and handlings and stored nowhere. One walk
over the case finds them all, so that the cost grows with the length of the chain and no faster.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sessionkit.domain.aim import Aim, Result
from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound, Refused, WrongUse
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.session import Session
from sessionkit.domain.state import State


class ThreadState(Enum):
    """Where a thread stands."""

    OPEN = "open"
    IN_HAND = "taken up"
    """Taken up by a session that has not been recorded yet."""
    MET = "met"
    DONE = "done"
    SETTLED = "settled"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether it still wants something, taken up or not."""
        return self in (ThreadState.OPEN, ThreadState.IN_HAND)


_CLOSED_BY = {
    How.DONE: ThreadState.DONE,
    How.SETTLED: ThreadState.SETTLED,
    How.DROPPED: ThreadState.DROPPED,
}


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """One session's part in a thread."""

    session: str
    """Id of the session."""
    what: How | Result | None
    """What it did or what came of it; empty where the thread begins with it."""
    words: str = ""
    """The reason or the words about the result."""
    due: date | None = None
    """The new day it is due, where it was carried."""


@dataclass(frozen=True, slots=True)
class Thread:
    """An unmet aim, an issue or an action on its way."""

    root: ItemRef
    """What it began as."""
    tip: ItemRef
    """What it is now: the aim that took it up last, or the root."""
    words: str
    """What the tip says."""
    began: str
    """Id of the session it began in, or of the work done before that left it."""
    steps: tuple[ThreadStep, ...]
    """Every session that touched it, in order."""
    state: ThreadState
    """Where it stands."""
    due: date | None = None
    """The day an action is due, as last carried."""
    risk_information: bool = False
    """Whether it is risk information (¶18)."""


def threads(case: Case) -> tuple[Thread, ...]:
    """Every thread of a case, those that began in earlier sessions first."""
    return _Walk(case).threads()


def open_threads(case: Case) -> tuple[Thread, ...]:
    """The threads that want something and are not in hand, oldest first."""
    return tuple(each for each in threads(case) if each.state is ThreadState.OPEN)


def thread_named(among: tuple[Thread, ...], named: str, kind: ItemKind | None = None) -> Thread:
    """The thread of an id or the start of one, of what it began as or of what it is now.

    Args:
        among: the threads to look in.
        named: the id or its start.
        kind: what the thread began as, where that matters.

    Raises:
        WrongUse: where it fits several.
        NotFound: where it fits none.
    """
    wanted = named.strip()
    what = kind.value if kind is not None else "thing left open"
    found = [
        each
        for each in among
        if kind in (None, each.root.kind)
        and wanted
        and any(ref.id.startswith(wanted) for ref in (each.root, each.tip))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise WrongUse(f"“{named}” fits {len(found)} of them.", "Give more of the id.")
    raise NotFound(f"There is no {what} “{named}”.", "Listings show each with its id.")


def is_told(thread: Thread) -> bool:
    """Whether something was done about risk information; carrying and leaving tells nobody."""
    nothing = (None, How.LEFT, How.CARRIED)
    return any(step.what not in nothing for step in thread.steps)


def carried_late(
    thread: Thread, due: date | None, day_of: Callable[[str], date]
) -> tuple[str, ...]:
    """Ids of the sessions that carried an action after the day it was due then.

    Carrying counts only once its day has passed; leaving alone is not carrying.

    Args:
        thread: the action's thread.
        due: the day it was due when it was agreed.
        day_of: gives the day of a session by its id.
    """
    late: list[str] = []
    for step in thread.steps:
        if step.what is How.CARRIED:
            if due is not None and day_of(step.session) > due:
                late.append(step.session)
            due = step.due or due
    return tuple(late)


def check_order(case: Case, thread: Thread, session: Session) -> None:
    """Refuse a step in the life of a thread before the session of its last one.

    Raises:
        Refused: where the session lies before that.
    """
    order = case.places
    last = max((step.session for step in thread.steps), key=order.__getitem__)
    if order[session.id] < order[last]:
        raise Refused(
            f"{case.session_of(last).name} had to do with this {thread.root.kind.value} already; "
            f"{session.name.lower()} lies before it.",
            "Name that session or a later one.",
        )


def left_aims(session: Session) -> tuple[tuple[Aim, Result], ...]:
    """The aims a session left: unmet, not judged in a finished record, or never reached."""
    held = session.held
    planned = session.plan.aims if session.plan is not None else ()
    if session.not_held is not None:
        return tuple((aim, Result.NOT_ATTEMPTED) for aim in planned)
    if held is None:
        return ()
    finished = session.state is State.RECORDED
    left: list[tuple[Aim, Result]] = []
    for each in held.aims:
        result = each.result or (Result.NOT_ATTEMPTED if finished else None)
        if result is not None and result.leaves_open:
            left.append((each.aim, result))
    if finished:
        recorded = {each.aim.id for each in held.aims}
        left += [(aim, Result.NOT_ATTEMPTED) for aim in planned if aim.id not in recorded]
    return tuple(left)


class _Walk:
    """The indexes one pass over a case needs."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._chain = case.chain
        self._order = case.places
        self._handlings: dict[str, list[Handling]] = defaultdict(list)
        for each in sorted(case.handlings, key=lambda h: self._order.get(h.session, 0)):
            self._handlings[each.item.id].append(each)
        self._sessions = {session.id: session for session in self._chain}
        self._left: dict[str, Result] = {}
        self._aims: dict[str, tuple[Session, Aim]] = {}
        self._said: dict[str, str] = {}
        self._words: dict[str, str] = {}
        for session in self._chain:
            self._look_at(session)
        self._said |= {issue.id: issue.text for issue in case.issues}
        self._said |= {action.id: action.what for action in case.actions}
        self._takers = {h.aim for h in case.handlings if h.how is How.TAKEN_UP and h.aim}

    def _look_at(self, session: Session) -> None:
        for aim in session.every_aim:
            self._aims[aim.id] = (session, aim)
            self._said[aim.id] = aim.text
        for aim, result in left_aims(session):
            self._left[aim.id] = result
        for each in session.held.aims if session.held is not None else ():
            self._words[each.aim.id] = each.words

    def threads(self) -> tuple[Thread, ...]:
        found = [
            self._thread(ItemRef(ItemKind.AIM, aim), session.id)
            for aim, (session, _) in self._aims.items()
            if aim not in self._takers and self._is_thread(aim)
        ]
        for issue in self._case.issues:
            ref = ItemRef(ItemKind.ISSUE, issue.id)
            found.append(self._thread(ref, issue.session, risk=issue.risk_information))
        for action in self._case.actions:
            ref = ItemRef(ItemKind.ACTION, action.id)
            found.append(self._thread(ref, action.session, due=action.due))
        return tuple(sorted(found, key=lambda t: self._order.get(t.began, -1)))

    def _is_thread(self, aim: str) -> bool:
        return aim in self._left or aim in self._handlings

    def _thread(
        self, root: ItemRef, began: str, due: date | None = None, risk: bool = False
    ) -> Thread:
        first = self._left.get(root.id) if root.kind is ItemKind.AIM else None
        words = self._words.get(root.id, "") if root.kind is ItemKind.AIM else ""
        steps = [ThreadStep(began, first, words)]
        tip, state = self._follow(root, steps, risk)
        for step in steps:
            due = step.due or due
        return Thread(root, tip, self._said[tip.id], began, tuple(steps), state, due, risk)

    def _follow(
        self, root: ItemRef, steps: list[ThreadStep], risk: bool
    ) -> tuple[ItemRef, ThreadState]:
        """Where a thread has come to: through its item and every aim that took it up in turn."""
        tip, state = root, ThreadState.OPEN
        # Not by recursion: an aim may be taken up again in every session of a long chain.
        on_the_way = [(root, iter(self._handlings.get(root.id, ())))]
        while on_the_way:
            item, left = on_the_way[-1]
            each = next(left, None)
            if each is None:
                on_the_way.pop()
                continue
            steps.append(ThreadStep(each.session, each.how, each.why, each.due))
            if each.how.closes:
                state = _CLOSED_BY[each.how]
            elif each.how is How.REOPENED:
                tip, state = item, ThreadState.OPEN
            elif each.how is How.TAKEN_UP:
                tip, state = self._taken_up(item, each, steps, risk)
                if tip != item:
                    on_the_way.append((tip, iter(self._handlings.get(tip.id, ()))))
        return tip, state

    def _taken_up(
        self, item: ItemRef, by: Handling, steps: list[ThreadStep], risk: bool
    ) -> tuple[ItemRef, ThreadState]:
        """What taking something up came to; open with the aim as its tip where that was not met."""
        session, aim = self._aims.get(by.aim, (None, None))
        if session is None or aim is None:
            taking = self._sessions[by.session]
            return item, ThreadState.OPEN if taking.record else ThreadState.IN_HAND
        ref = ItemRef(ItemKind.AIM, aim.id)
        result = self._result(session, aim.id)
        if result is None:
            return ref, ThreadState.IN_HAND
        steps.append(ThreadStep(session.id, result, self._words.get(aim.id, "")))
        if result is Result.MET:
            # Risk information is closed by saying so, never by an aim that happens to be met (¶18).
            return (item, ThreadState.OPEN) if risk else (ref, ThreadState.MET)
        return ref, ThreadState.OPEN

    def _result(self, session: Session, aim: str) -> Result | None:
        if aim in self._left:
            return self._left[aim]
        held = session.held
        results = {r.aim.id: r.result for r in held.aims} if held is not None else {}
        return results.get(aim)
