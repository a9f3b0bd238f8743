"""The plan's entries of a typed record, written into their case.

Invariant: an entry once saved is never taken out here; its words are written over only on the day
it was made, while the record it comes from is still being written.
"""

from dataclasses import replace

from sessionkit.domain.case import Case
from sessionkit.domain.passage import Mark
from sessionkit.domain.plan_entry import PlanEntry, PlanSource
from sessionkit.domain.record import HeldRecord
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.entry import said_read, section_read
from sessionkit.workflows.typed.reading import Reading, prose
from sessionkit.workflows.typed.record import TypedRecord
from sessionkit.workflows.typed.record_entries import TypedEntryHere, entries_here, entry_row
from sessionkit.workflows.typed.record_parts import marks_read, rows_read


def entries_read(
    workspace: Workspace, reading: Reading, case: Case, form: TypedRecord, record: HeldRecord
) -> tuple[PlanEntry, ...]:
    """The entries as they are typed.

    Args:
        workspace: whose plans have the sections; its day and who acts.
        reading: takes the problems.
        case: the case with the entries as they were.
        form: what was typed.
        record: the record as it is typed, for the passages there are.
    """
    passages = {each.id for each in (*record.content, *record.happened, *record.view)}

    def read(row: TypedEntryHere, old: PlanEntry | None) -> PlanEntry | None:
        if old is not None:
            return _changed(workspace, reading, row, old)
        said = (row.agreement, prose(row.agreement_words), row.founded, row.section)
        at, text = f"entries/{row.id}", prose(row.text)
        if not text:
            if any(said):
                hint = "Write it in a few words, or take the row out with Ctrl+Delete."
                reading.refuse(f"{at}/text", "The entry of the plan says nothing.", hint)
            return None
        section = section_read(workspace, reading, f"{at}/section", row.section)
        agreement, words, founded = said_read(reading, f"{at}/", row)
        marks = marks_read(reading, f"{at}/marks", row.marks)
        if reading.problems:
            return None
        source = PlanSource(form.session, row.passage if row.passage in passages else "")
        today, by = workspace.today, workspace.acting.name
        return PlanEntry(
            row.id, section, text, today, by, (source,), agreement, words, founded, marks
        )

    return rows_read(form.entries, entries_here(case, form.session), entry_row, read)


def with_entries(case: Case, entries: tuple[PlanEntry, ...]) -> Case:
    """The case with entries as they are said now; one that has no row any more stands as it was."""
    for each in entries:
        case = case.with_entry(each)
    return case


def _changed(
    workspace: Workspace, reading: Reading, row: TypedEntryHere, old: PlanEntry
) -> PlanEntry | None:
    at, opened = f"entries/{row.id}", entry_row(old)
    text = old.text if row.text == opened.text else prose(row.text)
    if not text:
        hint = "On the Plan tab of the case w withdraws an entry, with the reason."
        reading.refuse(f"{at}/text", "An entry of the plan says something.", hint)
        return None
    section = section_read(workspace, reading, f"{at}/section", row.section, old.section)
    agreement, words, founded = said_read(reading, f"{at}/", row)
    marks = marks_read(reading, f"{at}/marks", row.marks)
    if reading.problems:
        return None
    new = old.word_while_writing(text, workspace.today, workspace.acting.name)
    same = (row.agreement, row.agreement_words) == (opened.agreement, opened.agreement_words)
    if new.earlier != old.earlier and same:
        # What was said of the former words is not said of these.
        agreement, words = new.agreement, new.agreement_words
        marks = tuple(each for each in marks if each is not Mark.AGREED)
    return replace(
        new,
        section=section,
        agreement=agreement,
        agreement_words=words,
        founded=founded,
        marks=marks,
    )
