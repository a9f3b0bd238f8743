"""What the index says about one case.

Invariant: a line is made from the case alone, and says nothing that opening the case would not. It
stands apart from `sessionkit.storage.index` because it knows the domain, which no listing loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessionkit.domain.people import Role
from sessionkit.domain.state import State
from sessionkit.storage.index import IndexedNeed, IndexEntry, LastSession, NextSession

if TYPE_CHECKING:
    from sessionkit.continuity.need import Need
    from sessionkit.domain.case import Case


def entry_of(
    case: Case, number: int, open_items: int, needs: tuple[Need, ...] = (), rules: int = 0
) -> IndexEntry:
    """The line of a case.

    Args:
        case: the case, published, so that its sessions have numbers.
        number: the generation it was read from. Where a newer one is damaged this is the one that
            was read, so that the next listing opens the case again and the damage is named again.
        open_items: how many of its threads want something.
        needs: what it needs of somebody.
        rules: a checksum of the settings those were worked out with.
    """
    return IndexEntry(
        id=case.id,
        generation=number,
        name=case.participant.name,
        reference=case.reference,
        workers=tuple(each.name for each in case.in_role(Role.CO_WORKER)),
        sessions=len(case.sessions),
        last=_last(case),
        next=_next(case),
        open_items=open_items,
        conflicts=len(case.conflicts),
        needs=tuple(_need(each) for each in needs),
        rules=rules,
    )


def _need(need: Need) -> IndexedNeed:
    return IndexedNeed(
        need.kind.value,
        need.on,
        need.starts,
        need.session,
        need.item,
        need.words,
        need.step,
        need.approach,
        need.state,
        need.who,
    )


def _last(case: Case) -> LastSession | None:
    last = case.last_recorded
    if last is None or last.number is None:
        return None
    return LastSession(last.number, last.when.day, last.state.value)


def _next(case: Case) -> NextSession | None:
    planned = [
        (session.when.day, session.number)
        for session in case.sessions
        if session.state is State.PLANNED and session.number is not None
    ]
    if not planned:
        return None
    day, number = min(planned)
    return NextSession(number, day)
