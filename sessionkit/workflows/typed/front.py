"""The front sheet of a case and its people, as they are typed.

Invariant: a statement that can go stale changes its day and writer only where its words changed;
a flag is lifted with a reason and never taken away; who leaves stays in the case’s history.
"""

from dataclasses import dataclass, replace

from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.front_sheet import Flag, FrontSheet, Noted
from sessionkit.domain.people import CaseWorker, Role, Worker
from sessionkit.workflows.edit_case import (
    in_role_from_now,
    lifted,
    noted,
    raised,
    without_others,
)
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.new_case import ROLES, refuse_several, workers_read
from sessionkit.workflows.typed.reading import Reading, line, prose


@dataclass(frozen=True, slots=True)
class TypedFlag:
    """A warning flag (A2 ¶9)."""

    id: str
    """Id of the flag."""
    what: str
    """What staff must know."""
    lifted_because: str
    """Why it was lifted; empty while it stands."""


@dataclass(frozen=True, slots=True)
class TypedFront:
    """The front sheet, as it stands in the fields of a form."""

    order: str
    """Order or licence, in words: kind and length."""
    order_until: str
    """The day it ends."""
    conditions: str
    """Its conditions, no-contact conditions first (¶40)."""
    whereabouts: str
    """Where the participant lives and how to reach them (¶27, ¶43)."""
    offence: str
    """Offence summary and convictions, by legal category and in neutral words (¶44)."""
    flags: tuple[TypedFlag, ...]
    """Warning flags, lifted ones included."""
    co_workers: str
    """Names of who runs the case, with commas between."""
    supervising_officer: str
    """Name of who holds the order."""
    supervisor: str
    """Name of the pair's line manager."""


def front_form(workspace: Workspace, case: Case) -> TypedFront:
    """The front sheet of a case as its form opens."""
    front = case.front
    return TypedFront(
        order=front.order,
        order_until=show_date(front.order_until) if front.order_until else "",
        conditions=front.conditions,
        whereabouts=_text(front.whereabouts),
        offence=_text(front.offence),
        flags=tuple(_row(each) for each in front.flags),
        **{field: _named(case.workers, role) for field, role in ROLES},
    )


def written_front(workspace: Workspace, case: Case, form: TypedFront) -> Case:
    """The case with its front sheet and people as they are typed.

    Raises:
        FormProblems: naming every field that cannot be read.
        WrongUse: where something was noted and it is not said who is working.
    """
    opening = front_form(workspace, case)
    if form == opening:
        return case
    reading = Reading(workspace, case)
    front = _front(reading, workspace, case.front, form)
    workers = _people(reading, workspace, case, form, opening)
    reading.check()
    return replace(case, front=front, workers=workers)


def _front(reading: Reading, workspace: Workspace, old: FrontSheet, form: TypedFront) -> FrontSheet:
    until = old.order_until
    if form.order_until != (show_date(until) if until else ""):
        until = reading.day("order_until", form.order_until)
    return replace(
        old,
        order=form.order if form.order == old.order else line(form.order),
        order_until=until,
        conditions=_words(form.conditions, old.conditions),
        whereabouts=noted(workspace, old.whereabouts, _words(form.whereabouts, old.whereabouts)),
        offence=noted(workspace, old.offence, _words(form.offence, old.offence)),
        flags=_flags(reading, workspace, form.flags, old.flags),
    )


def _flags(
    reading: Reading, workspace: Workspace, rows: tuple[TypedFlag, ...], old: tuple[Flag, ...]
) -> tuple[Flag, ...]:
    known = {each.id: each for each in rows}
    kept = tuple(
        _changed(reading, workspace, each, known[each.id]) if each.id in known else each
        for each in old
    )
    there = {each.id for each in old}
    new = tuple(
        lifted(workspace, raised(workspace, each.id, what), prose(each.lifted_because))
        for each in rows
        if each.id not in there and (what := prose(each.what))
    )
    return (*kept, *new)


def _changed(reading: Reading, workspace: Workspace, flag: Flag, row: TypedFlag) -> Flag:
    if row == _row(flag):
        return flag
    what = _words(row.what, flag.what)
    if not what:
        field = f"flags/{flag.id}/what"
        reading.refuse(
            field, "A flag is not taken away.", "Put its words back, and say why lifted."
        )
        return flag
    if row.lifted_because == flag.lifted_because:
        return replace(flag, what=what)
    return lifted(workspace, replace(flag, what=what), prose(row.lifted_because))


def _people(
    reading: Reading, workspace: Workspace, case: Case, form: TypedFront, opening: TypedFront
) -> tuple[CaseWorker, ...]:
    """Everybody of the case; who leaves a role leaves it before anybody joins another."""
    wanted: list[tuple[str, Role, tuple[Worker, ...]]] = []
    workers = case.workers
    for field, role in ROLES:
        text = getattr(form, field)
        if text != getattr(opening, field):
            named = workers_read(reading, workspace, field, text, case.in_role(role))
            refuse_several(reading, field, role, named)
            wanted.append((field, role, named))
            staying = [each.id for each in named]
            workers = without_others(workers, role, staying, workspace.today)
    for field, role, named in wanted:
        try:
            workers = in_role_from_now(workspace, workers, role, named)
        except SessionkitError as error:
            reading.refuse(field, error.message, error.hint)
    return workers


def _row(flag: Flag) -> TypedFlag:
    return TypedFlag(flag.id, flag.what, flag.lifted_because)


def _named(workers: tuple[CaseWorker, ...], role: Role) -> str:
    return ", ".join(each.name for each in workers if each.role is role and each.until is None)


def _text(statement: Noted | None) -> str:
    return statement.text if statement is not None else ""


def _words(text: str, old: str | Noted | None) -> str:
    was = _text(old) if isinstance(old, Noted) else old or ""
    return was if text == was else prose(text)
