"""Adding rows to a typed record, taking them away, and marking passages.

Invariant: a mark falls on whole paragraphs and on no others; splitting a passage for it loses no
word of it.
"""

from dataclasses import replace
from typing import Any, TypeVar, cast

from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.domain.ids import NewId
from sessionkit.domain.passage import Mark
from sessionkit.workflows.typed.fields import row_of
from sessionkit.workflows.typed.not_held import TypedNotHeld
from sessionkit.workflows.typed.record import (
    TypedAction,
    TypedDeed,
    TypedIssue,
    TypedMade,
    TypedPassage,
    TypedRecord,
    TypedResult,
    TypedStep,
    blank_passage,
)
from sessionkit.workflows.typed.record_entries import TypedEntryHere

Form = TypeVar("Form", TypedRecord, TypedNotHeld)

_ROWS = (
    "exercises", "results", "issues", "actions", "made", "entries", "follow_ups", "enforcement",
)  # fmt: skip
_PASSAGES = ("content", "happened", "view", "words")
_LISTED = ("made", "follow_ups", "enforcement")
"""Rows that nothing in the case rests on."""
_FOLLOWED = {"results": ItemKind.AIM, "issues": ItemKind.ISSUE, "actions": ItemKind.ACTION}
"""Rows that are followed from session to session once they are saved."""


def add_issue(form: TypedRecord, new_id: NewId) -> TypedRecord:
    """The form with a blank row for one more issue."""
    return replace(form, issues=(*form.issues, TypedIssue(new_id(), "", False, ())))


def add_action(form: TypedRecord, new_id: NewId) -> TypedRecord:
    """The form with a blank row for one more action."""
    return replace(form, actions=(*form.actions, TypedAction(new_id(), "", "", "", ())))


def add_made(form: TypedRecord, new_id: NewId) -> TypedRecord:
    """The form with a blank row for one more thing that was made."""
    return replace(form, made=(*form.made, TypedMade(new_id(), "", "", "", "")))


def add_entry(form: TypedRecord, new_id: NewId) -> TypedRecord:
    """The form with a blank row for one more entry of the plan."""
    blank = TypedEntryHere(new_id(), "", "", "", "", "", (), "")
    return replace(form, entries=(*form.entries, blank))


def entry_from(
    form: TypedRecord, field: str, id: str, start: int, end: int, new_id: NewId
) -> TypedRecord:
    """The form with an entry of the plan in the words of a passage.

    What keeps the passage from a reader keeps the entry; that the participant agreed to the passage
    does not say that it may stand in the plan.

    Args:
        form: the form.
        field: the part the passage stands in: content, happened or view.
        id: id of the passage.
        start: where the words begin in its text, counted from 0; with `end`, a caret, for the
            paragraph it is in.
        end: where they end, the character there not included.
        new_id: new random ids.
    """
    passage = cast("TypedPassage", row_of(form, field, id))
    low, high = min(start, end), max(start, end)
    if low == high:
        within = (each for each in _paragraphs(passage.text) if each[0] <= low <= each[1])
        low, high = next(within, (low, low))
    marks = tuple(each for each in passage.marks if each != Mark.AGREED.value)
    words = passage.text[low:high].strip()
    entry = TypedEntryHere(new_id(), "", words, "", "", "", marks, id)
    return replace(form, entries=(*form.entries, entry))


def add_result(form: TypedRecord, new_id: NewId) -> TypedRecord:
    """The form with a blank row for an aim that was agreed in the session itself."""
    id = new_id()
    return replace(form, results=(*form.results, TypedResult(id, id, "", "", "", "")))


def add_follow_up(form: Form, new_id: NewId) -> Form:
    """The form with a blank row for one more follow-up."""
    return replace(form, follow_ups=(*form.follow_ups, TypedDeed(new_id(), "", "")))


def add_enforcement(form: Form, new_id: NewId) -> Form:
    """The form with a blank row for one more step of enforcement."""
    return replace(form, enforcement=(*form.enforcement, TypedStep(new_id(), "", "", "")))


def without_row(form: Form, id: str) -> Form:
    """The form without a row; a part with no passage left keeps a blank one to type in.

    What the session did with things left open has no rows to take away: a turn is set back to
    nothing. A saved issue or action stands in the case, though its row is gone.
    """
    changed: dict[str, object] = {}
    for field in (*_ROWS, *_PASSAGES):
        rows = getattr(form, field, ())
        kept = tuple(each for each in rows if each.id != id)
        if len(kept) < len(rows):
            blank = (blank_passage(form.session, field),) if field in _PASSAGES else ()
            changed[field] = kept or blank
    return _changed(form, changed)


def why_it_stays(case: Case, form: TypedRecord, rows: str, id: str) -> str:
    """Why a row is not taken out; nothing where it may be.

    Args:
        case: the case as it was saved.
        form: the record as it is typed.
        rows: which rows it is one of.
        id: its id.
    """
    if rows in _LISTED:
        return ""
    if rows == "entries":
        saved = any(each.id == id for each in case.plan)
        return "It stands in the plan already; there w withdraws it with a reason." if saved else ""
    if rows not in _FOLLOWED:
        return "The cursor is in no aim, issue, action, plan entry or thing made."
    try:
        case.words_of(ItemRef(_FOLLOWED[rows], id))
    except NotFound:
        return ""
    return "It stands in the case already; say what became of it instead."


def mark_passage(
    form: Form, field: str, id: str, start: int, end: int, mark: str, new_id: NewId
) -> Form:
    """The form with a mark put on the paragraphs a span touches, or taken off them.

    They become a passage of their own; the first of the passages that come of it keeps the id.
    Where the span touches every paragraph, the passage stays whole. A span that lies between
    paragraphs marks nothing.

    Args:
        form: the form.
        field: the part the passage stands in: content, happened, view or words.
        id: id of the passage.
        start: where the span begins in its text, counted from 0; a caret where it is also the end.
        end: where it ends, the character there not included.
        mark: value of a `Mark`.
        new_id: new random ids.
    """
    rows: list[TypedPassage] = []
    for row in getattr(form, field):
        of_span = _split(row, min(start, end), max(start, end), mark) if row.id == id else (row,)
        rows += of_span[:1]
        rows += (replace(each, id=new_id()) for each in of_span[1:])
    return _changed(form, {field: tuple(rows)})


def _split(row: TypedPassage, start: int, end: int, mark: str) -> tuple[TypedPassage, ...]:
    """A passage as up to three: before, marked, after; their ids are all the same yet."""
    spans = _paragraphs(row.text)
    touched = [
        place
        for place, (first, last) in enumerate(spans)
        if (first <= start <= last if start == end else first < end and last > start)
    ]
    if not touched and spans:
        return (row,)
    low, high = (touched[0], touched[-1] + 1) if touched else (0, 0)
    marked = _toggled(row.marks, mark)
    if (low, high) == (0, len(spans)):
        return (replace(row, marks=marked),)
    parts = ((spans[:low], row.marks), (spans[low:high], marked), (spans[high:], row.marks))
    return tuple(
        replace(row, text=row.text[these[0][0] : these[-1][1]], marks=marks)
        for these, marks in parts
        if these
    )


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends; blank lines stand between them."""
    spans: list[tuple[int, int]] = []
    place = 0
    follows = False
    for each in text.split("\n"):
        after = place + len(each)
        if each.strip(" "):
            first = spans.pop()[0] if follows else place
            spans.append((first, after))
        follows = bool(each.strip(" "))
        place = after + 1
    return spans


def _toggled(marks: tuple[str, ...], mark: str) -> tuple[str, ...]:
    wanted = {*marks} ^ {Mark(mark).value}
    return tuple(each.value for each in Mark if each.value in wanted)


def _changed(form: Form, changed: dict[str, object]) -> Form:
    return cast("Form", replace(cast("Any", form), **changed)) if changed else form
