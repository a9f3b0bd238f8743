"""The story of an item: where an aim began, and what became of an aim, an issue or an action.

Invariant: everything told here is read from the record, in one pass over the case; asking about one
item costs no more than that item has steps, however long the chain is.
"""

from collections import defaultdict
from dataclasses import dataclass

from sessionkit.continuity.threads import Thread, ThreadState, threads
from sessionkit.domain.aim import Result
from sessionkit.domain.case import Case
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.session import Session


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an aim began as, in an earlier session or in work done before."""

    item: ItemRef
    """The unmet aim, the issue or the action that it takes up."""
    session: Session | PriorWork
    """Where it was left."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One later session's part in what became of an item."""

    how: How
    """What was done with it."""
    session: Session
    """The session it was done in or decided for."""
    by: Handling
    """The handling as it was recorded, with its reason."""
    result: Result | None = None
    """What came of the aim that took it up; empty where none did, or it has not been said."""


class Story:
    """Answers where items began and what became of them, for one case as it stands.

    Whoever asks much of one case makes its story once and hands it on.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        """The case it tells of."""
        self._sessions = {session.id: session for session in case.sessions}
        self._places: dict[str, Session | PriorWork] = dict(self._sessions)
        self._places |= {each.id: each for each in case.prior}
        self._order = case.places
        self._handlings: dict[ItemRef, list[Handling]] = defaultdict(list)
        self._began: dict[str, list[ItemRef]] = defaultdict(list)
        for each in sorted(case.handlings, key=lambda h: (self._order.get(h.session, 0), h.on)):
            self._handlings[each.item].append(each)
            if each.how is How.TAKEN_UP and each.aim:
                self._began[each.aim].append(each.item)
        self._set_in, self._results = _aims_of(case)
        self._issues = {issue.id: issue.session for issue in case.issues}
        self._actions = {action.id: action.session for action in case.actions}
        self.threads = threads(case)
        """Every thread of the case, those that began in earlier sessions first."""
        self._thread = self._threads_by_item()

    def session_of(self, item: ItemRef) -> Session | PriorWork | None:
        """Where an aim was set, an issue raised or an action agreed."""
        where = {
            ItemKind.AIM: self._set_in,
            ItemKind.ISSUE: self._issues,
            ItemKind.ACTION: self._actions,
        }[item.kind]
        return self._places.get(where.get(item.id, ""))

    def beginnings(self, aim: str) -> tuple[Beginning, ...]:
        """What an aim takes up, with the sessions that left it; none where it is new."""
        items = ((item, self.session_of(item)) for item in self._began.get(aim, ()))
        return tuple(Beginning(item, session) for item, session in items if session is not None)

    def turns(self, item: ItemRef) -> tuple[Turn, ...]:
        """What later sessions did with an item, in order."""
        return tuple(
            Turn(each.how, self._sessions[each.session], each, self._results.get(each.aim))
            for each in self._handlings.get(item, ())
            if each.session in self._sessions
        )

    def thread_of(self, item: ItemRef) -> Thread | None:
        """The thread an item belongs to; none for an aim met at once or only planned."""
        return self._thread.get(item)

    def ended(self, item: ItemRef) -> tuple[ThreadState, Session] | None:
        """How and where an item's thread ended, where that was later than its own last turn."""
        thread, turns = self._thread.get(item), self.turns(item)
        if thread is None or thread.state.is_open or not turns:
            return None
        last = self._sessions[thread.steps[-1].session]
        return (thread.state, last) if last is not turns[-1].session else None

    def _threads_by_item(self) -> dict[ItemRef, Thread]:
        found: dict[ItemRef, Thread] = {}
        for thread in self.threads:
            item: ItemRef | None = thread.root
            while item is not None and item not in found:
                found[item] = thread
                takers = [h.aim for h in self._handlings.get(item, ()) if h.how is How.TAKEN_UP]
                aims = [aim for aim in takers if aim in self._set_in]
                item = ItemRef(ItemKind.AIM, aims[-1]) if aims else None
        return found


def _aims_of(case: Case) -> tuple[dict[str, str], dict[str, Result | None]]:
    set_in: dict[str, str] = {}
    results: dict[str, Result | None] = {}
    for session in case.sessions:
        set_in |= {aim.id: session.id for aim in session.every_aim}
        if session.held is not None:
            results |= {each.aim.id: each.result for each in session.held.aims}
    return set_in, results
