"""Reading a filled form: bytes in, a sheet in the terms of its case out.

Invariant: text passes the door here, once; what was replaced at the door, what was not understood
and what could not be matched is all told.
"""

import hashlib
from dataclasses import dataclass

from sessionkit.documents.forms import read_form as read_sheet
from sessionkit.domain.case import Case
from sessionkit.domain.handling import Handling
from sessionkit.domain.sheet import Sheet
from sessionkit.domain.text import decode_bytes, make_safe
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.place_sheet import check_name, place
from sessionkit.workflows.read_library import library_of


@dataclass(frozen=True, slots=True)
class FormRead:
    """A form, read and placed."""

    sheet: Sheet
    """In the terms of its case."""
    handlings: tuple[Handling, ...]
    """Links to what earlier sessions left."""
    notes: tuple[str, ...]
    """What a person should look at: lines not understood, names and exercises not matched."""
    digest: str
    """SHA-256 of the text, by which the same source is recognised."""


def read_filled_form(
    workspace: Workspace,
    case: Case,
    data: bytes,
    where: str,
    as_plan: bool = False,
    name_differs: bool = False,
) -> FormRead:
    """Read a filled Appendix 1 form for a case.

    Args:
        workspace: the team's store.
        case: the case it is for.
        data: the form as it lies on disk or came through the door.
        where: what to call it in messages.
        as_plan: whether it is a plan rather than a record.
        name_differs: whether a form naming another person is known to be this one's.

    Raises:
        WrongUse: where it is no form, has no readable date, or its encoding cannot be decided.
        Refused: where it names another person.
    """
    decoded = decode_bytes(data, where)
    safe = make_safe(decoded.text)
    reading = read_sheet(
        safe.text,
        today=workspace.today,
        zone=workspace.zone,
        new_id=workspace.new_id,
        as_plan=as_plan,
    )
    check_name(case, reading.sheet, name_differs)
    placed = place(workspace, case, reading.sheet, library_of(workspace))
    told = (safe.notice(),) if safe.replaced else ()
    lines = tuple(f"line {note.line}: {note.message}" for note in reading.notes)
    digest = hashlib.sha256(safe.text.encode()).hexdigest()
    return FormRead(placed.sheet, placed.handlings, (*told, *lines, *placed.notes), digest)
