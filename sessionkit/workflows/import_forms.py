"""Importing a folder of filled forms, as people typed them.

Invariant: every form becomes one session or is named with the reason why not; the same source again
changes nothing; forms are taken in order of date, in one save, so that a killed import leaves the
case as it was.
"""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.session import Session, Source
from sessionkit.domain.sheet import sheet_of
from sessionkit.domain.state import State
from sessionkit.workflows.change_case import open_case, save_case
from sessionkit.workflows.complete_record import Completing, complete
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.read_form import FormRead, read_filled_form
from sessionkit.workflows.take_in import following, with_raised


class Taken(Enum):
    """What became of one form."""

    IMPORTED = "imported"
    KNOWN = "already here"
    """The same source, or a session that says the same."""
    DIFFERS = "differs"
    """Same date and exercise, other text; nothing was changed."""
    REFUSED = "refused"
    """No form, no readable date, another person's, or not readable."""


@dataclass(frozen=True, slots=True)
class FormTaken:
    """What became of one form of an import."""

    where: str
    """What the form was called by whoever gave it."""
    taken: Taken
    """Imported, already here, differs or refused."""
    number: int | None = None
    """The session's number, where there is one."""
    notes: tuple[str, ...] = ()
    """What a person should look at; the reason, where it was refused."""


def import_forms(
    workspace: Workspace, named: str, forms: tuple[tuple[str, bytes], ...], name_differs: bool
) -> tuple[FormTaken, ...]:
    """Take filled forms into a case as recorded sessions, in order of date.

    A form that tells of a day that has not come becomes a session that is being written up.

    Args:
        workspace: the team's store.
        named: the case.
        forms: what each is called in messages, and its bytes.
        name_differs: whether forms naming another person are known to be this one's.

    Returns:
        What became of each, in the order given.
    """
    opened = open_case(workspace, named)
    dated: list[tuple[Session, int, str, bytes]] = []
    taken: dict[int, FormTaken] = {}
    for place, (where, data) in enumerate(forms):
        try:
            read = read_filled_form(workspace, opened.case, data, where, name_differs=name_differs)
            dated.append((read.sheet.session, place, where, data))
        except SessionkitError as error:
            taken[place] = FormTaken(where, Taken.REFUSED, notes=(str(error),))
    case = opened.case
    ids: dict[int, str] = {}
    for _, place, where, data in sorted(dated, key=_when):
        # Read again: what an earlier form left is known by now, and a later form may speak of it.
        try:
            form = read_filled_form(workspace, case, data, where, name_differs=name_differs)
            known, session = _known(case, form)
            notes = form.notes if known is None else _told(known, session)
            if known is None:
                done = _taken_in(workspace, case, form)
                case = done.case
                notes += tuple(each.sentence for each in done.not_yet)
        except SessionkitError as error:
            taken[place] = FormTaken(where, Taken.REFUSED, notes=(str(error),))
            continue
        ids[place] = session.id
        taken[place] = FormTaken(where, known or Taken.IMPORTED, notes=notes)
    if case is not opened.case:
        case = save_case(workspace, opened, case).case
    return tuple(
        replace(each, number=case.session_of(ids[place]).number) if place in ids else each
        for place, each in sorted(taken.items())
    )


def forms_in(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files to import: those named, and the text files of folders named, by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(each for each in path.iterdir() if each.suffix in (".md", ".txt"))
        else:
            found.append(path)
    return tuple(found)


def _when(dated: tuple[Session, int, str, bytes]) -> tuple[object, ...]:
    when = dated[0].when
    starts = when.starts.isoformat() if when.starts is not None else ""
    return (when.day, starts, dated[1])


def _known(case: Case, form: FormRead) -> tuple[Taken | None, Session]:
    read = form.sheet.session
    for session in case.chain:
        if session.source is not None and session.source.digest == form.digest:
            return Taken.KNOWN, session
    same_day = [s for s in case.chain if s.when.day == read.when.day]
    for session in same_day:
        if _says_the_same(case, session, form):
            return Taken.KNOWN, session
    for session in same_day:
        if _same_exercises(session, read):
            return Taken.DIFFERS, session
    return None, read


def _says_the_same(case: Case, session: Session, form: FormRead) -> bool:
    ours = replace(sheet_of(case, session), name="", mentions=())
    theirs = replace(form.sheet, name="", mentions=())
    known = {(each.item, each.how, each.due) for each in case.handlings_in(session.id)}
    linked = all((each.item, each.how, each.due) in known for each in form.handlings)
    return linked and ours.without_ids() == theirs.without_ids()


def _same_exercises(one: Session, other: Session) -> bool:
    names = [{e.exercise.name.casefold() for e in s.exercises} for s in (one, other)]
    return names[0] == names[1] or bool(names[0] & names[1])


def _taken_in(workspace: Workspace, case: Case, form: FormRead) -> Completing:
    """The case with a form as a session; recorded, where it tells of a day that has come."""
    read = form.sheet.session
    session = replace(
        read,
        source=Source(form.digest, workspace.now),
        approach=following(case, read.id, read.approach),
    )
    written = with_raised(case.add_session(session), read.id, form, {})
    if session.record is None:
        return Completing(written)
    return complete(workspace, written, read.id)


def _told(taken: Taken, session: Session) -> tuple[str, ...]:
    if taken is not Taken.DIFFERS:
        return ()
    found = f"{session.name} has the same date and exercise and says something else; "
    if session.state is State.PLANNED:
        next_step = f"it is planned: `session record CASE FORM --session {session.number}`."
    else:
        next_step = "compare the two, then reopen and record it if this form is right."
    return (f"{found}nothing was changed. To go on, {next_step}",)
