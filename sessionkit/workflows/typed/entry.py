"""One entry of the relapse prevention plan, as it is typed.

Invariant: an entry is made and changed by the words of the trade alone (revised, gone through,
mentioned again), so that nothing it said is written over; what stands in the fields about whether
the participant agrees is about the words that stand beside it.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.passage import Mark
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry, PlanSource
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.plan_entries import recorded_session, section_of
from sessionkit.workflows.typed.reading import Reading, line, prose
from sessionkit.workflows.typed.record import mark_words
from sessionkit.workflows.typed.record_parts import marks_read


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is known of a new entry before anything is typed."""

    section: str = ""
    """Id of the section it is added to; empty where none was chosen."""
    session: int | None = None
    """Number of the session one is at."""
    replaces: str = ""
    """Id of the entry whose place it is to take; empty where it takes none's."""


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """An entry of the plan, as it stands in the fields of a form."""

    id: str
    """Id of the entry, one that is yet to be made included."""
    section: str
    """Id of its section."""
    text: str
    """What it says."""
    session: str
    """Number of the session it comes from; asked for a new one only."""
    again: str
    """Number of a session that mentioned it again; blank as the form opens."""
    agreement: str
    """Value of `Agreement`; empty while it was not gone through."""
    agreement_words: str
    """What the participant said of it."""
    founded: str
    """Value of `Founded`; empty while it has not been said."""
    marks: tuple[str, ...]
    """Values of `Mark`."""


class SaidOfEntry(Protocol):
    """Fields in which is said what the participant makes of an entry, and how it is founded."""

    @property
    def agreement(self) -> str:
        """Value of `Agreement`."""
        ...

    @property
    def agreement_words(self) -> str:
        """What the participant said of it."""
        ...

    @property
    def founded(self) -> str:
        """Value of `Founded`."""
        ...


def entry_form(case: Case, entry: str, new: NewEntry) -> TypedEntry:
    """An entry as its form opens: as it stands, or blank where the case has none of it."""
    old = _entry(case, entry)
    if old is None:
        section = new.section
        return TypedEntry(entry, section, "", _number(case, new.session), "", "", "", "", ())
    return TypedEntry(
        entry,
        old.section,
        old.text,
        "",
        "",
        old.agreement.value if old.agreement is not None else "",
        old.agreement_words,
        old.founded.value if old.founded is not None else "",
        mark_words(old.marks),
    )


def reworded(case: Case, form: TypedEntry) -> TypedEntry:
    """The form with what was said of the former words taken away, where the words are other ones.

    Where the participant has agreed to the new words as well, that is said in the form anew.
    """
    old = _entry(case, form.id)
    stood = entry_form(case, form.id, NewEntry())
    if old is None or prose(form.text) == old.text:
        return form
    if (form.agreement, form.agreement_words) != (stood.agreement, stood.agreement_words):
        return form
    marks = tuple(each for each in form.marks if each != Mark.AGREED.value)
    return replace(form, agreement="", agreement_words="", marks=marks)


def written_entry(workspace: Workspace, case: Case, form: TypedEntry, new: NewEntry) -> Case:
    """The case with an entry as it is typed, made or changed; with the one it takes the place of.

    Raises:
        FormProblems: where it says nothing, stands in no section or comes from no session that
            has a record, or words of the participant's stand without whether he agrees.
        Refused: where it, or the one it is to take the place of, is no longer part of the plan.
    """
    old = _entry(case, form.id)
    stood = entry_form(case, form.id, new)
    if form == stood:
        return case
    reading = Reading(workspace, case)
    made = _made(workspace, reading, case, form, new) if old is None else None
    changed = _changed(workspace, reading, case, form, old) if old is not None else made
    reading.check()
    if changed is None:
        return case
    if old is None and new.replaces:
        former = next(each for each in case.plan if each.id == new.replaces)
        case = case.with_entry(former.give_way(form.id, workspace.today))
    return case.with_entry(changed)


def _made(
    workspace: Workspace, reading: Reading, case: Case, form: TypedEntry, new: NewEntry
) -> PlanEntry | None:
    text = prose(form.text)
    if not text:
        reading.refuse("text", "An entry of the plan says something.", "Write it in a few words.")
    section = section_read(workspace, reading, "section", form.section)
    source = _source(reading, case, "session", form.session, needed=True)
    agreement, said, founded = said_read(reading, "", form)
    marks = marks_read(reading, "marks", form.marks)
    if reading.problems or source is None:
        return None
    today, by = workspace.today, workspace.acting.name
    return PlanEntry(form.id, section, text, today, by, (source,), agreement, said, founded, marks)


def _changed(
    workspace: Workspace, reading: Reading, case: Case, form: TypedEntry, old: PlanEntry
) -> PlanEntry | None:
    marks = marks_read(reading, "marks", form.marks)
    stood = entry_form(case, form.id, NewEntry())
    if replace(form, marks=stood.marks) == stood:
        # One that left the plan still stands in the record, and is marked there.
        return replace(old, marks=marks)
    text = old.text if form.text == old.text else prose(form.text)
    if not text:
        hint = "On the Plan tab w withdraws an entry, with the reason."
        reading.refuse("text", "An entry of the plan says something.", hint)
        return None
    section = section_read(workspace, reading, "section", form.section, old.section)
    again = _source(reading, case, "again", form.again)
    agreement, said, founded = said_read(reading, "", form)
    if reading.problems:
        return None
    new = old.revise(text, workspace.today, workspace.acting.name)
    if again is not None:
        new = new.mention(again)
    return replace(
        new,
        section=section,
        agreement=agreement,
        agreement_words=said,
        founded=founded,
        marks=marks,
    )


def section_read(
    workspace: Workspace, reading: Reading, field: str, typed: str, old: str = ""
) -> str:
    """The id of a section; that it stands in none is noted.

    Args:
        workspace: whose plans have the sections.
        reading: takes the problems.
        field: the field.
        typed: what stands in it.
        old: the section it stood in, which the workspace may no longer have.
    """
    if typed and typed == old:
        return old
    if not typed:
        reading.refuse(field, "It is not said in which section it stands.", "Choose one.")
        return old
    try:
        return section_of(dict(workspace.settings.plan_sections), typed)
    except SessionkitError as error:
        reading.refuse(field, error.message, error.hint)
        return old


def said_read(
    reading: Reading, at: str, form: SaidOfEntry
) -> tuple[Agreement | None, str, Founded | None]:
    """Whether the participant agrees, what they said of it, and how well founded it is.

    Args:
        reading: takes the problems.
        at: where the fields stand, with a stroke at its end; empty where they are no row's.
        form: what was typed.
    """
    agreement = reading.one_of(f"{at}agreement", Agreement, form.agreement)
    founded = reading.one_of(f"{at}founded", Founded, form.founded)
    said = prose(form.agreement_words)
    if said and agreement is None:
        hint = "Say that as well: agrees, does not agree, could not say."
        message = "What the participant says of an entry stands with whether they agree."
        reading.refuse(f"{at}agreement", message, hint)
    return agreement, said, founded


def _source(
    reading: Reading, case: Case, field: str, typed: str, *, needed: bool = False
) -> PlanSource | None:
    written = line(typed)
    if not written and not needed:
        return None
    number = written.removeprefix("S").removeprefix("s")
    if not number.isdecimal():
        reading.refuse(field, "The session is given by its number.", "Write it: 14.")
        return None
    try:
        return PlanSource(recorded_session(case, int(number)).id)
    except SessionkitError as error:
        reading.refuse(field, error.message, error.hint)
        return None


def _number(case: Case, number: int | None) -> str:
    """The session an entry is likely to come from: the one one is at, or the latest recorded."""
    at = next((each for each in case.sessions if number and each.number == number), None)
    chosen = at if at is not None and at.record is not None else case.last_recorded
    return str(chosen.number) if chosen is not None and chosen.number is not None else ""


def _entry(case: Case, id: str) -> PlanEntry | None:
    return next((each for each in case.plan if each.id == id), None)
