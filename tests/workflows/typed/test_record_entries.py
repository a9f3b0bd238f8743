"""Entries of the plan as they are typed into a record, and written into its case."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.case_merge import merge_cases
from sessionkit.domain.plan_entry import Agreement, PlanSource
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.plain import as_plain, from_plain
from sessionkit.workflows.typed.reading import FormProblems
from sessionkit.workflows.typed.record import TypedPassage, TypedRecord
from sessionkit.workflows.typed.record_entries import TypedEntryHere, entries_here
from sessionkit.workflows.typed.record_rows import add_entry, entry_from, without_row
from sessionkit.workflows.typed.record_writing import written_record
from tests.conftest import CommandLine
from tests.small_case import counted_ids
from tests.workflows.typed.test_record import begun, form_of, happened, typed

TOLD = "He came early.\n\nI walk past the park\nwhen I am angry.\n\nThen we stopped."
QUIET = TypedEntryHere("e1", "warning-signs", "I go quiet", "agrees", "Aye", "said", (), "")


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def with_entry(form: TypedRecord, row: TypedEntryHere = QUIET) -> TypedRecord:
    return replace(form, entries=(*form.entries, row))


def test_an_entry_names_its_session_and_the_passage_it_is_taken_from(workspace: Workspace) -> None:
    form = happened(typed(workspace, begun()), "He goes quiet.")
    passage = form.happened[0].id
    case = written_record(workspace, begun(), with_entry(form, replace(QUIET, passage=passage)))
    (entry,) = case.plan
    assert entry.sources == (PlanSource(form.session, passage),)
    assert (entry.agreement, entry.agreement_words) == (Agreement.AGREES, "Aye")
    assert (entry.made, entry.made_by) == (workspace.today, workspace.acting.name)


def test_an_entry_whose_passage_was_taken_out_stands_for_the_session(workspace: Workspace) -> None:
    form = with_entry(typed(workspace, begun()), replace(QUIET, passage="gone"))
    (entry,) = written_record(workspace, begun(), form).plan
    assert entry.sources == (PlanSource(form.session),)


def test_a_saved_entry_opens_as_the_row_it_was_written_from(workspace: Workspace) -> None:
    form = with_entry(typed(workspace, begun()))
    case = written_record(workspace, begun(), form)
    again = typed(workspace, case)
    assert again.entries == (QUIET,)
    assert written_record(workspace, case, again) == case


def test_a_blank_row_makes_no_entry_and_half_a_row_is_refused(workspace: Workspace) -> None:
    form = add_entry(typed(workspace, begun()), counted_ids())
    assert not written_record(workspace, begun(), form).plan
    with pytest.raises(FormProblems) as refused:
        written_record(workspace, begun(), with_entry(form, replace(QUIET, text=" ")))
    assert [each.field for each in refused.value.problems] == ["entries/e1/text"]
    bare = replace(QUIET, section="", agreement="")
    with pytest.raises(FormProblems) as refused:
        written_record(workspace, begun(), with_entry(form, bare))
    found = [each.field for each in refused.value.problems]
    assert found == ["entries/e1/section", "entries/e1/agreement"]


def test_a_saved_entry_stays_in_the_plan_when_its_row_is_gone_or_emptied(
    workspace: Workspace,
) -> None:
    case = written_record(workspace, begun(), with_entry(typed(workspace, begun())))
    form = typed(workspace, case)
    assert written_record(workspace, case, without_row(form, "e1")).plan == case.plan
    with pytest.raises(FormProblems, match="says something"):
        written_record(workspace, case, replace(form, entries=(replace(QUIET, text=""),)))


def test_one_that_was_withdrawn_is_no_row_and_stays_withdrawn(workspace: Workspace) -> None:
    case = written_record(workspace, begun(), with_entry(typed(workspace, begun())))
    gone = case.with_entry(case.plan[0].withdraw("He says it is not so.", workspace.today, "Tom"))
    form = typed(workspace, gone)
    assert not entries_here(gone, form.session)
    assert not form.entries
    assert written_record(workspace, gone, form).plan == gone.plan


def test_two_workers_who_add_an_entry_each_keep_both(workspace: Workspace) -> None:
    case = begun()
    mine = written_record(workspace, case, with_entry(typed(workspace, case)))
    other = replace(QUIET, id="e2", text="No sleep")
    theirs = written_record(workspace, case, with_entry(typed(workspace, case), other))
    merged = merge_cases(case, mine, theirs)
    assert {each.text for each in merged.plan} == {"I go quiet", "No sleep"}
    assert not merged.conflicts


def test_a_draft_kept_before_entries_were_asked_for_reads_as_the_record_stands(
    workspace: Workspace,
) -> None:
    case = written_record(workspace, begun(), with_entry(typed(workspace, begun())))
    stands = typed(workspace, case)
    former = {name: each for name, each in as_plain(stands).items() if name != "entries"}
    assert from_plain(TypedRecord, former, stands) == stands


# -- from a passage -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 0, "He came early."),
        (20, 20, "I walk past the park\nwhen I am angry."),
        (len(TOLD), len(TOLD), "Then we stopped."),
        (15, 15, ""),
        (18, 27, "walk past"),
        (27, 18, "walk past"),
        (3, 22, "came early.\n\nI walk"),
    ],
)
def test_what_is_selected_or_the_paragraph_at_the_cursor_is_taken(
    start: int, end: int, words: str
) -> None:
    form = entry_from(form_of(TOLD), "happened", "p", start, end, counted_ids())
    assert (form.entries[-1].text, form.entries[-1].passage) == (words, "p")
    assert form.happened == form_of(TOLD).happened


@settings(max_examples=50)
@given(st.text("ab \n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_what_is_taken_stands_in_the_passage(text: str, start: int, end: int) -> None:
    form = entry_from(form_of(text), "happened", "p", start, end, counted_ids())
    assert form.entries[-1].text in text


def test_an_entry_is_kept_back_as_its_passage_is_and_not_agreed_by_it() -> None:
    marks = ("third party", "in confidence", "agreed")
    marked = replace(form_of(TOLD), happened=(TypedPassage("p", TOLD, marks),))
    form = entry_from(marked, "happened", "p", 0, 0, counted_ids())
    assert form.entries[-1].marks == ("third party", "in confidence")
