"""Recording that a session was not held: missed, sent home, put off, cancelled by us.

Invariant: a session put off names its successor, and what was planned for it is not lost; what was
done about a missed session is recorded with when (¶26).
"""

import itertools
from dataclasses import dataclass, replace
from datetime import date

from sessionkit.continuity.standards import follow_up_due
from sessionkit.domain.aim import Aim
from sessionkit.domain.appointment import Appointment, Next
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.follow_up import Enforcement, FollowUp
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.ids import derived_id
from sessionkit.domain.passage import passages
from sessionkit.domain.people import Who
from sessionkit.domain.plan import Plan
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.domain.when import When
from sessionkit.workflows.change_case import Changed, open_case, save_case
from sessionkit.workflows.complete_record import complete
from sessionkit.workflows.open_workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a session was not held, and what was done."""

    code: NotHeldCode
    """The code."""
    why: str = ""
    """The reason given."""
    asked_by: str = ""
    """Who asked for it to be put off or cancelled."""
    words: str = ""
    """What there is to say about it."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What was done about it and when."""
    enforcement: tuple[Enforcement, ...] = ()
    """What was done to enforce the order."""
    next: Next | None = None
    """The next appointment, or why none."""
    present: tuple[Who, ...] = ()
    """Who of the workers was there."""


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A session after it was recorded as not held."""

    changed: Changed
    """The case as saved."""
    session: Session
    """The session."""
    successor: Session | None
    """The session it was put off to."""
    follow_up_due: date | None
    """By when a follow-up is due; nothing where none is."""
    missing: tuple[str, ...]
    """What must still be said before it can be signed."""


def record_not_held(workspace: Workspace, named: str, number: int, reason: Reason) -> NotHeld:
    """Record that a planned session was not held."""
    return _recorded(workspace, named, number, reason, None)


def put_off(
    workspace: Workspace, named: str, number: int, to: When, why: str, asked_by: str
) -> NotHeld:
    """Put a planned session off to another time, where its plan goes with it.

    Raises:
        Refused: where the session is recorded.
    """
    if not why or not asked_by:
        raise WrongUse("Putting a session off needs who asked for it, and why.")
    reason = Reason(NotHeldCode.PUT_OFF, why, asked_by)
    return _recorded(workspace, named, number, reason, to)


def _recorded(
    workspace: Workspace, named: str, number: int, reason: Reason, to: When | None
) -> NotHeld:
    opened = open_case(workspace, named)
    session = opened.case.session(number)
    record = _said(workspace, session, reason)
    mine = as_not_held(opened.case, session.id, record, to, workspace.today)
    done = complete(workspace, mine, session.id)
    for lack in done.not_yet:
        raise WrongUse(lack.sentence, "`session put-off` moves a session that is still to come.")
    changed = save_case(workspace, opened, done.case)
    return _told(workspace, changed, session.id)


def as_not_held(case: Case, session: str, record: NotHeldRecord, to: When | None, on: date) -> Case:
    """The case with a session written up as not held; put off, where there is a new time.

    A session put off a second time moves the session that stands in its place.

    Args:
        case: the case.
        session: id of the session.
        record: what is said of it.
        to: the new time; nothing where it is not put off, or its new time stands.
        on: the day this is done.

    Raises:
        WrongUse: where the new time lies before the session's own day.
        Refused: where the session is recorded, or something was written in its record as held; or
            where the one it was put off to is not planned any more.
    """
    if to is None:
        return case.write_record(session, record)
    check_new_time(record.when, to)
    id = record.successor or _successor_id(case, session)
    record = replace(record, successor=id, next=Appointment(to, record.venue))
    written = case.write_record(session, record)
    there = next((each for each in case.sessions if each.id == id), None)
    if there is None:
        return _with_successor(written, written.session_of(session), id, to, on)
    plan = replace(there.plan, when=to) if there.plan is not None else Plan(to)
    return written.change_plan(id, plan, there.approach)


def _successor_id(case: Case, session: str) -> str:
    """Id of the session that takes its place.

    It follows from the session, so that two workers who put it off at once put it off to one. One
    that stood there before, and was cancelled since, is passed over.
    """
    gone = {each.id for each in case.sessions if each.state is not State.PLANNED}
    ids = (derived_id(session, f"put off {n}" if n else "put off") for n in itertools.count())
    return next(each for each in ids if each not in gone)


def check_new_time(old: When, to: When) -> None:
    """Refuse to put a session off to a day before its own.

    Args:
        old: when it was to be held.
        to: the new time.

    Raises:
        WrongUse: where the new day lies before the old one.
    """
    if to.day < old.day:
        raise WrongUse(
            f"Put off to {to.show()}: that lies before the session's own day, {old.show()}.",
            "Write a later day.",
        )


def opening_not_held(session: Session) -> NotHeldRecord:
    """The record of a session not held as it opens: what was written so far, else when and where.

    When and where stand as they were written where a record of the session as held was begun.
    """
    if session.not_held is not None:
        return session.not_held
    venue = session.plan.venue if session.plan is not None else ""
    return NotHeldRecord(session.when, venue=session.held.venue if session.held else venue)


def _said(workspace: Workspace, session: Session, reason: Reason) -> NotHeldRecord:
    """The record with what is said now; what was recorded before and is not said again stays."""
    old = opening_not_held(session)
    return replace(
        old,
        code=reason.code,
        asked_by=reason.asked_by or old.asked_by,
        why=reason.why or old.why,
        present=reason.present or old.present,
        words=passages(reason.words, workspace.new_id) or old.words,
        follow_ups=(*old.follow_ups, *reason.follow_ups),
        enforcement=(*old.enforcement, *reason.enforcement),
        next=reason.next or old.next,
    )


def _with_successor(case: Case, session: Session, id: str, to: When, on: date) -> Case:
    """The case with the session it was put off to, which takes up every aim planned."""
    old = session.plan or Plan(session.when)
    aims = tuple(replace(aim, id=derived_id(aim.id, id)) for aim in old.aims)
    exercises = tuple(replace(each, id=derived_id(each.id, id)) for each in old.exercises)
    content = tuple(replace(each, id=derived_id(each.id, id)) for each in old.content)
    plan = replace(old, when=to, aims=aims, exercises=exercises, content=content)
    kind = session.approach.kind if session.approach is not None else ApproachKind.CONTINUE
    approach = Approach(kind, session.approach.why if session.approach else "", session.id)
    taken = tuple(_taken_up(*pair, id, on) for pair in zip(old.aims, aims, strict=True))
    return case.plan_next(id, plan, approach, taken)


def _taken_up(old: Aim, new: Aim, session: str, on: date) -> Handling:
    item = ItemRef(ItemKind.AIM, old.id)
    id = derived_id(old.id, session)
    return Handling(id, item, How.TAKEN_UP, session, on, aim=new.id)


def _told(workspace: Workspace, changed: Changed, id: str) -> NotHeld:
    session = changed.case.session_of(id)
    record = session.not_held
    if record is None:
        # Somebody else recorded it as held at the same time: both stand, and the conflict is told.
        return NotHeld(changed, session, None, None, ())
    successor = changed.case.session_of(record.successor) if record.successor else None
    due = follow_up_due(session, workspace.working, workspace.settings.follow_up_days)
    return NotHeld(changed, session, successor, due, record.missing())
