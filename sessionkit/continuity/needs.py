"""What a case needs of somebody, derived from its record.

Invariant: derived whole from the case and what is passed in, and the same on any day, so that it
can be kept in an index; `need.wanted_on` chooses for a day. Risk information is named by its
session and never by its words: the screen may be seen by others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sessionkit.continuity.marks import short_name
from sessionkit.continuity.need import (
    NO_PLAN,
    Need,
    NeedKind,
    is_ahead,
    place_of,
    wanted_on,
)
from sessionkit.continuity.standards import follow_up_due
from sessionkit.continuity.threads import Thread, is_told, threads
from sessionkit.domain.appointment import Appointment
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.handling import ItemKind
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.domain.working_days import WorkingCalendar

__all__ = ["NO_PLAN", "Need", "NeedKind", "is_ahead", "needs_of", "place_of", "wanted_on"]


def needs_of(case: Case, working: WorkingCalendar, follow_up_days: int) -> tuple[Need, ...]:
    """Everything a case needs of somebody, on whatever day.

    Args:
        case: the case, published, so that its sessions have numbers.
        working: the team's working days.
        follow_up_days: working days a missed session may wait for its follow-up (¶26).
    """
    followed = threads(case)
    sessions = {each.id: each for each in case.sessions}
    return (
        *_risk_information(case, followed),
        *_missed(case, working, follow_up_days),
        *_conflicts(case, sessions),
        *_sessions(case),
        *_appointment(case),
        *_to_write_up(case),
        *_actions(case, sessions, followed),
    )


def _risk_information(case: Case, followed: tuple[Thread, ...]) -> Iterator[Need]:
    """Risk information that is not settled: somebody must be told, and risk reassessed (¶18)."""
    for each in followed:
        if not (each.risk_information and each.state.is_open):
            continue
        session = case.origin(each.began)
        stands = "not settled yet" if is_told(each) else "nobody told yet"
        yield Need(
            NeedKind.ANSWER,
            on=session.when.day,
            session=session.number,
            item=each.root.id,
            words=f"risk information from {short_name(session.number)}: {stands}",
            state=each.state.value,
        )


def _missed(case: Case, working: WorkingCalendar, days: int) -> Iterator[Need]:
    for session in case.chain:
        due = follow_up_due(session, working, days)
        if due is None or session.not_held is None or session.not_held.follow_ups:
            continue
        yield Need(
            NeedKind.ANSWER,
            on=due,
            session=session.number,
            words=f"missed {show_date(session.when.day)}, no follow-up recorded",
            state=session.state.value,
        )


def _conflicts(case: Case, sessions: Mapping[str, Session]) -> Iterator[Need]:
    """One need for each session in conflict, and one for the rest of the case."""
    first: dict[str, str] = {}
    many: Counter[str] = Counter()
    for each in case.conflicts:
        within = each.path[1] if each.path[:1] == ("sessions",) and len(each.path) > 1 else ""
        place = within if within in sessions else ""
        first.setdefault(place, each.id)
        many[place] += 1
    for place, count in many.items():
        fields = "1 field holds" if count == 1 else f"{count} fields hold"
        session = sessions.get(place)
        yield Need(
            NeedKind.ANSWER,
            on=session.when.day if session is not None else None,
            session=session.number if session is not None else None,
            item=first[place],
            words=f"{fields} what two people wrote",
            state="in conflict",
        )


def _sessions(case: Case) -> Iterator[Need]:
    for session in case.chain:
        if session.state is State.PLANNED:
            venue = session.plan.venue if session.plan is not None else ""
            yield _of_session(case, session, NeedKind.SESSION, venue)


def _appointment(case: Case) -> Iterator[Need]:
    """The appointment the last record names, unless a session is planned for then or later."""
    last = case.last_recorded
    record = last.either_record if last is not None else None
    if last is None or record is None or not isinstance(record.next, Appointment):
        return
    when = record.next.when
    coming = (s for s in case.sessions if s.state is State.PLANNED)
    if any(each.when.day > last.when.day or each.when.day == when.day for each in coming):
        return
    yield Need(NeedKind.SESSION, when.day, when.starts, words=record.next.venue, state=NO_PLAN)


def _to_write_up(case: Case) -> Iterator[Need]:
    for session in case.chain:
        if session.state is State.PLANNED:
            yield _of_session(case, session, NeedKind.WRITE_UP, "nothing recorded yet")
        elif session.state is State.WRITING_UP:
            yield _of_session(case, session, NeedKind.WRITE_UP, "")


def _of_session(case: Case, session: Session, kind: NeedKind, words: str) -> Need:
    programme = case.programme
    steps = () if programme is None else (programme.number_of(e.step) for e in session.exercises)
    return Need(
        kind,
        on=session.when.day,
        starts=session.when.starts,
        session=session.number,
        words=words,
        step=next((each for each in steps if each is not None), None),
        approach=session.approach.kind.value if session.approach is not None else "",
        state=session.state.value,
    )


def _actions(
    case: Case, sessions: Mapping[str, Session], followed: tuple[Thread, ...]
) -> Iterator[Need]:
    who = {each.id: each.who.name for each in case.actions if each.who is not None}
    for each in followed:
        if each.root.kind is not ItemKind.ACTION or each.due is None or not each.state.is_open:
            continue
        yield Need(
            NeedKind.ACTION,
            on=each.due,
            session=sessions[each.began].number,
            item=each.root.id,
            words=each.words,
            state=each.state.value,
            who=who.get(each.root.id, ""),
        )
