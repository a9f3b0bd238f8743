"""The record of a session that was not held, as it is typed.

Invariant: a form written as it opened says no more than that the session was not held; putting it
off moves its plan with its aims, however often the new time is changed.
"""

from dataclasses import dataclass, replace

from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.lack import Lack
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.when import When
from sessionkit.workflows.complete_record import complete, not_yet
from sessionkit.workflows.not_held import as_not_held, check_new_time, opening_not_held
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.reading import Reading, line
from sessionkit.workflows.typed.record import (
    TypedDeed,
    TypedPassage,
    TypedStep,
    deed_row,
    names,
    next_fields,
    passage_rows,
    step_row,
)
from sessionkit.workflows.typed.record_parts import (
    enforcement_read,
    follow_ups_read,
    next_read,
    passages_read,
    people_read,
    when_held,
    words,
)
from sessionkit.workflows.typed.record_writing import refuse_lacks


@dataclass(frozen=True, slots=True)
class TypedNotHeld:
    """The record of a session that was not held, as it stands in the fields of a form."""

    session: str
    """Id of the session."""
    when: str
    """When it was to be held."""
    venue: str
    """Where it was to be."""
    code: str
    """Value of `NotHeldCode`; empty while it has not been said."""
    why: str
    """The reason given."""
    asked_by: str
    """Who asked for it to be put off or cancelled."""
    words: tuple[TypedPassage, ...]
    """What there is to say about it."""
    present: str
    """Names of the workers who were there, with commas between."""
    apologies: str
    """Names of those who had sent apologies, with commas between."""
    follow_ups: tuple[TypedDeed, ...]
    """What was done about it and when (¶26)."""
    enforcement: tuple[TypedStep, ...]
    """What was done to enforce the order (¶23)."""
    next: str
    """When the next appointment is."""
    next_venue: str
    """Where it is."""
    no_next_because: str
    """Why there is none."""
    put_off_to: str
    """The new time; only where the session is put off."""
    set_aside: str
    """What stood on a form and belongs under none of its headings."""


def not_held_form(workspace: Workspace, case: Case, session_id: str) -> TypedNotHeld:
    """The record of a session not held as it opens: what was written so far, or what was planned.

    Raises:
        NotFound: where the case has no such session.
    """
    session = case.session_of(session_id)
    record = opening_not_held(session)
    coming, coming_venue, no_next_because = next_fields(record.next)
    put_off_to = _put_off_to(case, record)
    return TypedNotHeld(
        session=session_id,
        when=record.when.show(),
        venue=record.venue,
        code=record.code.value if record.code else "",
        why=record.why,
        asked_by=record.asked_by,
        words=passage_rows(session_id, "words", record.words),
        present=names(record.present),
        apologies=names(record.apologies),
        follow_ups=tuple(deed_row(each) for each in record.follow_ups),
        enforcement=tuple(step_row(each) for each in record.enforcement),
        next=coming,
        next_venue=coming_venue,
        no_next_because=no_next_because,
        put_off_to=put_off_to.show() if put_off_to is not None else "",
        set_aside=record.set_aside,
    )


def written_not_held(
    workspace: Workspace, case: Case, form: TypedNotHeld, finish: bool = False
) -> Case:
    """The case with a session recorded as not held, as it is typed.

    Args:
        workspace: the team's store.
        case: the case.
        form: what was typed.
        finish: whether the record is finished with it, or stays open to both workers.

    Raises:
        FormProblems: naming every field that cannot be read; where it is to be finished, also each
            that is missing.
        Refused: where the session is recorded, or something was written in its record as held; or
            where it was put off to one that has been recorded since.
    """
    reading = Reading(workspace, case)
    old = opening_not_held(case.session_of(form.session))
    record = _record(reading, form, old)
    to = _new_time(reading, form, _put_off_to(case, old), record)
    reading.check()
    written = as_not_held(case, form.session, record, to, workspace.today)
    if not finish:
        return written
    refuse_lacks(_lacks(workspace, written, form))
    return complete(workspace, written, form.session).case


def not_held_lacking(workspace: Workspace, case: Case, form: TypedNotHeld) -> tuple[Lack, ...]:
    """What must still be said before the record can be finished.

    Raises:
        FormProblems: where a field cannot be read.
    """
    return _lacks(workspace, written_not_held(workspace, case, form), form)


def _put_off_to(case: Case, record: NotHeldRecord) -> When | None:
    """When the session it was put off to is, where it was."""
    if record.code is not NotHeldCode.PUT_OFF or not record.successor:
        return None
    return next((each.when for each in case.sessions if each.id == record.successor), None)


def _new_time(
    reading: Reading, form: TypedNotHeld, old: When | None, record: NotHeldRecord
) -> When | None:
    """The time it is put off to, where that is said anew."""
    if record.code is not NotHeldCode.PUT_OFF or not line(form.put_off_to):
        return None
    if old is not None and form.put_off_to == old.show():
        return None
    to = reading.when("put_off_to", form.put_off_to)
    try:
        check_new_time(record.when, to or record.when)
    except WrongUse as error:
        reading.refuse("put_off_to", error.message, error.hint)
    return to


def _lacks(workspace: Workspace, written: Case, form: TypedNotHeld) -> tuple[Lack, ...]:
    record = written.session_of(form.session).not_held
    lacks = record.lacks() if record is not None else ()
    return (*not_yet(workspace, written, form.session), *lacks)


def _record(reading: Reading, form: TypedNotHeld, old: NotHeldRecord) -> NotHeldRecord:
    when = when_held(reading, form.when, old.when, "Say when the session was to be held.")
    return replace(
        old,
        when=when,
        venue=words(form.venue, old.venue, line),
        code=reading.one_of("code", NotHeldCode, form.code),
        why=words(form.why, old.why),
        asked_by=words(form.asked_by, old.asked_by, line),
        words=passages_read(reading, "words", form.words, old.words),
        present=people_read(reading, "present", form.present, old.present),
        apologies=people_read(reading, "apologies", form.apologies, old.apologies),
        follow_ups=follow_ups_read(reading, form.follow_ups, old.follow_ups, when.day),
        enforcement=enforcement_read(reading, form.enforcement, old.enforcement),
        next=next_read(reading, (form.next, form.next_venue, form.no_next_because), old.next),
        set_aside=words(form.set_aside, old.set_aside),
    )
