"""Recording a session: from a filled form, planned or not.

Invariant: recording freezes the plan; a record two people write at once keeps both their texts; a
recorded session is not written over.
"""

from dataclasses import dataclass, replace

from sessionkit.domain.align import laid_over
from sessionkit.domain.case import Case
from sessionkit.domain.case_merge import merge_cases
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.record import HeldRecord, Record
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.workflows.change_case import Changed, open_case, save_case
from sessionkit.workflows.complete_record import complete, not_yet
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.read_form import FormRead, read_filled_form
from sessionkit.workflows.take_in import following, renamed, with_raised


@dataclass(frozen=True, slots=True)
class Recorded:
    """A session after it was written up."""

    changed: Changed
    """The case as saved."""
    session: Session
    """The session, with its number."""
    notes: tuple[str, ...] = ()
    """What a person should look at."""
    missing: tuple[str, ...] = ()
    """What must still be said before it can be signed."""


@dataclass(frozen=True, slots=True)
class Manner:
    """Manner a form is to be taken in."""

    number: int | None = None
    """The session it is about; found by its date where empty."""
    finish: bool = True
    """Whether the record is finished with it, or stays open to both workers."""
    replace: bool = False
    """Whether it stands in place of what was written up so far."""
    name_differs: bool = False
    """Whether a form naming another person is known to be this one's."""


def record_from_form(
    workspace: Workspace, named: str, data: bytes, where: str, manner: Manner = Manner()
) -> Recorded:
    """Write up a session from a filled form.

    The form goes to the session of the number given, else to the one session of its date that is
    not recorded, else it becomes a session that was not planned.

    Raises:
        WrongUse: where it is no form, or could belong to several sessions.
        Refused: where the session is recorded, or the form names another person.
    """
    opened = open_case(workspace, named)
    case = opened.case
    form = read_filled_form(workspace, case, data, where, False, manner.name_differs)
    record = form.sheet.session.record
    if record is None:
        raise WrongUse(
            f"{where} is a plan; it says nothing of what happened.",
            "Write what came of the session under OUTCOME, then record it again.",
        )
    target = _target(case, form, manner.number)
    read = form.sheet.session
    session = target.id if target is not None else read.id
    if target is None:
        mine = case.add_session(replace(read, approach=following(case, session, read.approach)))
        aims: dict[str, str] = {}
    else:
        laid = laid_over(record, target)
        aims = renamed(read.aims, replace(target, record=laid).aims)
        mine = _approached(_written(case, target, laid, manner), target, form)
    mine = with_raised(mine, session, form, aims)
    undecided = len(mine.conflicts) > len(case.conflicts)
    writing_up = mine.session_of(session).state is State.WRITING_UP
    to_come = tuple(each.sentence for each in not_yet(workspace, mine, session))
    if manner.finish and writing_up and not undecided:
        mine = complete(workspace, mine, session).case
    changed = save_case(workspace, opened, mine)
    done = changed.case.session_of(session)
    written = done.either_record
    return Recorded(changed, done, form.notes, (*to_come, *(written.missing() if written else ())))


def reopen_session(workspace: Workspace, named: str, number: int) -> Changed:
    """Open a recorded session for writing up again."""
    opened = open_case(workspace, named)
    session = opened.case.session(number)
    return save_case(workspace, opened, opened.case.reopen_record(session.id))


def finish_session(workspace: Workspace, named: str, number: int) -> Recorded:
    """Finish a record that is being written up."""
    opened = open_case(workspace, named)
    session = opened.case.session(number)
    done = complete(workspace, opened.case, session.id)
    for lack in done.not_yet:
        raise Refused(lack.sentence, "Record it again with --replace, with the day it was held.")
    changed = save_case(workspace, opened, done.case)
    now = changed.case.session_of(session.id)
    record = now.either_record
    return Recorded(changed, now, (), record.missing() if record else ())


def _target(case: Case, form: FormRead, number: int | None) -> Session | None:
    if number is not None:
        session = case.session(number)
        _refuse_recorded(session)
        return session
    day = form.sheet.session.when.day
    of_day = [s for s in case.chain if s.when.day == day]
    waiting = [s for s in of_day if s.state is not State.RECORDED]
    if len(waiting) > 1:
        numbers = " and ".join(str(s.number) for s in waiting)
        raise WrongUse(
            f"Sessions {numbers} are both of that day.", "Say which with --session NUMBER."
        )
    if not waiting:
        for session in of_day:
            _refuse_same(session, form)
        return None
    return waiting[0]


def _refuse_recorded(session: Session) -> None:
    if session.state is State.RECORDED:
        raise Refused(
            f"{session.name} is recorded already; nothing was changed.",
            f"To correct it: `session reopen CASE {session.number}`, then record with --replace.",
        )


def _refuse_same(session: Session, form: FormRead) -> None:
    """Refuse a form of a day that is recorded, unless it is plainly of another session that day."""
    recorded = {each.exercise.name.casefold() for each in session.exercises}
    written = {each.exercise.name.casefold() for each in form.sheet.session.exercises}
    if not recorded or not written or recorded & written:
        _refuse_recorded(session)


def _written(case: Case, target: Session, record: Record, manner: Manner) -> Case:
    """The case with a form's record in its session."""
    if target.state is State.PLANNED:
        return case.start_recording(target.id).write_record(target.id, record)
    if manner.replace:
        written = case.write_record(target.id, record, in_place=True)
        return written.without_conflicts_at(("sessions", target.id, "record"))
    return _beside(case, target, record)


def _beside(case: Case, target: Session, record: Record) -> Case:
    """Both texts, where the record already holds some: nobody's words are written over."""
    mine = case.write_record(target.id, record)
    current = target.held
    base = case.write_record(target.id, _empty_of(current)) if current is not None else case
    return merge_cases(base, mine, case)


def _empty_of(current: HeldRecord) -> HeldRecord:
    """What both can be said to have started from: the same meeting with nothing written."""
    return HeldRecord(current.when)


def _approached(case: Case, target: Session, form: FormRead) -> Case:
    written = form.sheet.session.approach
    if written is None or target.approach is not None:
        return case
    return case.set_approach(target.id, following(case, target.id, written))
