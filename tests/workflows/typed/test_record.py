"""A record is typed in fields, and what stands in them is what the case says afterwards."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.aim import Result
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.case import Case
from sessionkit.domain.case_merge import merge_cases
from sessionkit.domain.dates import When
from sessionkit.domain.errors import Refused
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.passage import Mark, Passage
from sessionkit.domain.people import WhoKind
from sessionkit.domain.plain import to_plain
from sessionkit.domain.record import HeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.reading import FormProblems
from sessionkit.workflows.typed.record import (
    TypedPassage,
    TypedRecord,
    record_form,
    unplanned_record,
)
from sessionkit.workflows.typed.record_rows import (
    add_action,
    add_enforcement,
    add_follow_up,
    add_issue,
    add_result,
    mark_passage,
    without_row,
)
from sessionkit.workflows.typed.record_turns import TypedTurn
from sessionkit.workflows.typed.record_writing import (
    completed,
    lacking,
    next_suggested,
    written_record,
)
from tests.conftest import CommandLine
from tests.example_case import example_case
from tests.small_case import (
    ISLA,
    ROWAN,
    TOM,
    action,
    aim,
    counted_ids,
    day,
    handled,
    held,
    issue,
    planned,
    with_sessions,
)


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def begun() -> Case:
    """Session 1 left things; session 2 is planned with an aim, an exercise and people."""
    second = planned(2, "Name three people", card="network")
    assert second.plan is not None
    second = replace(second, plan=replace(second.plan, present=(ISLA, TOM, ROWAN)))
    case = with_sessions(held(1, aim("Keep the diary", Result.NOT_MET)), second)
    case = case.raise_issues(issue(1, "Sleeps badly"), issue(1, "A new bus route", risk=True))
    return case.agree_actions(action(1, "Ring the housing office"))


def typed(workspace: Workspace, case: Case, session: str = "s2") -> TypedRecord:
    return record_form(workspace, case, session)


def record_of(case: Case, session: str = "s2") -> HeldRecord:
    record = case.session_of(session).held
    assert record is not None
    return record


def turned(form: TypedRecord, id: str, how: str, why: str = "", due: str = "") -> TypedRecord:
    assert id in {each.id for each in form.turns}
    row = TypedTurn(id, how, why, due)
    return replace(form, turns=tuple(row if each.id == id else each for each in form.turns))


def happened(form: TypedRecord, text: str) -> TypedRecord:
    return replace(form, happened=(replace(form.happened[0], text=text),))


def problems(workspace: Workspace, case: Case, form: TypedRecord) -> list[str]:
    with pytest.raises(FormProblems) as raised:
        written_record(workspace, case, form)
    return [each.field for each in raised.value.problems]


# -- opening and writing ------------------------------------------------------------------------


@pytest.mark.parametrize("place", [0, 2, 3])
def test_opening_a_record_and_writing_it_untouched_changes_nothing(
    workspace: Workspace, place: int
) -> None:
    case = example_case()
    session = case.sessions[place]
    if session.state is State.RECORDED:
        case = case.reopen_record(session.id)
    form = record_form(workspace, case, session.id)
    started = case.start_recording(session.id) if session.state is State.PLANNED else case
    assert written_record(workspace, case, form) == started
    assert record_form(workspace, started, session.id) == form


def test_untouched_small_records_change_nothing_whatever_was_done_with_what_was_left(
    workspace: Workspace,
) -> None:
    case = begun()
    for how, item, kind in (
        (How.CARRIED, "Ring the housing office", ItemKind.ACTION),
        (How.DROPPED, "Sleeps badly", ItemKind.ISSUE),
        (How.TAKEN_UP, "A new bus route", ItemKind.ISSUE),
        (How.REOPENED, "Sleeps badly", ItemKind.ISSUE),
    ):
        case = case.handle(handled(kind, item, how, 2))
        form = typed(workspace, case)
        assert written_record(workspace, case, form) == case.start_recording("s2")


def test_a_recorded_session_is_not_written_over(workspace: Workspace) -> None:
    case = example_case()
    form = record_form(workspace, case, case.sessions[0].id)
    with pytest.raises(Refused, match="is recorded"):
        written_record(workspace, case, form)


def test_the_plans_text_is_in_place(workspace: Workspace) -> None:
    first = example_case().sessions[0].id
    case = example_case().changed(first, lambda each: replace(each, record=None))
    form = record_form(workspace, case, first)
    assert form.venue == "Room 2"
    assert form.present == "Isla Muir, Tom Baird, Rowan Calder"
    assert [each.text for each in form.results] == [
        "Draw the pen picture",
        "Name three people who help",
    ]
    assert form.content[0].text.startswith("10 min, Tom Baird: Look again at the chart")
    assert [each.title for each in form.exercises] == ["Pen picture"]


def test_every_part_of_the_outcome_has_a_place_to_type_in(workspace: Workspace) -> None:
    form = typed(workspace, begun())
    assert [len(rows) for rows in (form.content, form.happened, form.view)] == [1, 1, 1]
    assert form.happened == typed(workspace, begun()).happened


def test_what_is_typed_is_what_the_record_says(workspace: Workspace) -> None:
    case = begun()
    form = happened(typed(workspace, case), "  He came.\n\nHe stayed. ")
    form = replace(
        form,
        when="tue 3 mar 2026 14:00 to 15:00",
        came="late",
        came_words="The bus",
        present="Tom, Isla Muir, Ailsa Calder (sister)",
        results=(replace(form.results[0], result="partly met", words="Two of them"),),
        exercises=(replace(form.exercises[0], decision="repeat", why="Rushed"),),
        next="10 mar 2pm",
        next_venue="Room 2",
    )
    record = record_of(written_record(workspace, case, form))
    assert record.when.show() == "Tue 3 Mar 2026, 14:00 to 15:00"
    assert [(each.kind, each.name) for each in record.present] == [
        (WhoKind.WORKER, "Tom Baird"),
        (WhoKind.WORKER, "Isla Muir"),
        (WhoKind.OTHER, "Ailsa Calder (sister)"),
    ]
    assert record.present[1] == ISLA
    assert record.happened[0].text == "He came.\n\nHe stayed."
    assert record.view == ()
    assert (record.aims[0].result, record.aims[0].aim.id) == (
        Result.PARTLY_MET,
        "Name three people",
    )
    at = datetime(2026, 3, 10, 14, tzinfo=UTC)
    assert record.next == Appointment(When(at.date(), at), "Room 2")


def test_somebody_with_a_comma_in_the_name_stays_one_person(workspace: Workspace) -> None:
    sister = replace(ROWAN, kind=WhoKind.OTHER, name="Calder, Ailsa (sister, Perth)")
    case = begun().start_recording("s2")
    case = case.write_record("s2", replace(record_of(case), present=(ISLA, sister)))
    form = typed(workspace, case)
    changed = written_record(workspace, case, replace(form, present=f"{form.present}, Tom Baird"))
    assert record_of(changed).present[:2] == (ISLA, sister)
    assert len(record_of(changed).present) == 3


def test_a_session_nobody_planned_is_written_up_as_a_new_one(workspace: Workspace) -> None:
    form = unplanned_record(workspace, begun())
    assert form.when == "Tue 3 Mar 2026"
    assert form.present == "Isla Muir, Tom Baird, Rowan Calder"
    assert (form.exercises, form.results) == ((), ())
    assert "Sleeps badly" in {each.id for each in form.turns}
    form = turned(happened(form, "He rang and came by."), "Sleeps badly", "settled")
    case = written_record(workspace, begun(), form)
    assert len(case.sessions) == 3
    assert record_of(case, form.session).happened[0].text == "He rang and came by."
    again = record_form(workspace, case, form.session)
    assert written_record(workspace, case, again) == case


def test_characters_that_steer_a_terminal_become_marks(workspace: Workspace) -> None:
    form = happened(typed(workspace, begun()), "He said \x1b[2Jno\u202e.")
    record = record_of(written_record(workspace, begun(), replace(form, venue="Room\x07 2")))
    assert record.happened[0].text == "He said ␛[2Jno⟦U+202E⟧."
    assert record.venue == "Room␇ 2"


# -- problems -----------------------------------------------------------------------------------


def test_everything_that_cannot_be_read_names_its_field_at_once(workspace: Workspace) -> None:
    form = add_enforcement(
        add_follow_up(add_action(typed(workspace, begun()), lambda: "n"), lambda: "f"), lambda: "e"
    )
    form = replace(
        form,
        when="the day after",
        came="maybe",
        next="soon",
        actions=(replace(form.actions[0], what="Write", due="some day"),),
        follow_ups=(replace(form.follow_ups[0], what="Rang", when="then"),),
        enforcement=(replace(form.enforcement[0], words="By letter"),),
    )
    form = turned(form, "Sleeps badly", "done")
    form = turned(form, "Ring the housing office", "dropped")
    assert problems(workspace, begun(), form) == [
        "when",
        "came",
        "follow_ups/f/when",
        "enforcement/e/step",
        "next",
        "actions/n/due",
        "turns/Sleeps badly/how",
        "turns/Ring the housing office/why",
    ]


def test_an_empty_time_and_two_answers_about_what_comes_next_are_problems(
    workspace: Workspace,
) -> None:
    form = replace(typed(workspace, begun()), when=" ", next="tomorrow", no_next_because="Moved")
    assert problems(workspace, begun(), form) == ["when", "next"]


def test_words_beside_an_empty_field_are_asked_about_and_not_let_fall(
    workspace: Workspace,
) -> None:
    form = add_result(typed(workspace, begun()), lambda: "r1")
    assert written_record(workspace, begun(), form) == begun().start_recording("s2")
    form = replace(form, results=(form.results[0], replace(form.results[1], words="Half of it")))
    form = turned(form, "Sleeps badly", "", "Sleeps now")
    assert problems(workspace, begun(), form) == ["results/r1/text", "turns/Sleeps badly/how"]


def test_why_there_is_no_next_appointment_may_be_said_instead(workspace: Workspace) -> None:
    form = replace(typed(workspace, begun()), no_next_because="He starts work first")
    record = record_of(written_record(workspace, begun(), form))
    assert record.next == NoAppointment("He starts work first")


# -- finishing ----------------------------------------------------------------------------------


def test_finishing_names_what_is_missing_by_its_field(workspace: Workspace) -> None:
    case = begun()
    form = replace(typed(workspace, case), present="Isla Muir")
    fields = [
        "came",
        "results/Name three people/result",
        "happened",
        "next",
        "alone_because",
    ]
    assert [each.field for each in lacking(workspace, case, form)] == fields
    with pytest.raises(FormProblems) as raised:
        completed(workspace, case, form)
    assert [each.field for each in raised.value.problems] == fields


def test_a_record_with_nothing_missing_is_finished_by_who_acts(workspace: Workspace) -> None:
    case = begun()
    form = happened(typed(workspace, case), "He named three.")
    form = replace(
        form,
        came="attended",
        next="next tue 14:00",
        results=(replace(form.results[0], result="met"),),
    )
    done = completed(workspace, case, form)
    assert done.session_of("s2").state is State.RECORDED
    finished = record_of(done).completed
    assert finished is not None
    assert (finished.by, finished.at) == (workspace.acting.id, workspace.now)


# -- issues, actions and aims -------------------------------------------------------------------


def test_issues_and_actions_are_raised_changed_and_never_removed(workspace: Workspace) -> None:
    form = add_issue(typed(workspace, begun()), lambda: "i1")
    form = add_action(form, lambda: "a1")
    form = add_issue(form, lambda: "blank")
    form = replace(
        form,
        issues=(replace(form.issues[0], text="He lost his key", risk=True), form.issues[1]),
        actions=(replace(form.actions[0], what="Write it down", who="Rowan", due="10 mar"),),
    )
    case = written_record(workspace, begun(), form)
    assert case.issue("i1").risk_information
    assert case.action("a1").is_participants
    assert "blank" not in {each.id for each in case.issues}
    form = typed(workspace, case)
    marked = replace(form.issues[0], text="He lost both keys", risk=False, marks=("third party",))
    again = written_record(workspace, case, replace(form, issues=(marked,)))
    assert again.issue("i1").text == "He lost both keys"
    assert again.issue("i1").risk_information
    assert again.issue("i1").marks == (Mark.THIRD_PARTY,)
    gone = without_row(without_row(form, "i1"), "a1")
    assert written_record(workspace, case, gone) == case
    emptied = replace(form, issues=(replace(form.issues[0], text=" "),))
    assert written_record(workspace, case, emptied) == case


def test_an_aim_agreed_in_the_session_is_judged_with_the_others(workspace: Workspace) -> None:
    form = add_result(typed(workspace, begun()), lambda: "r1")
    added = replace(form.results[1], text="Ring Ailsa", result="met")
    case = written_record(workspace, begun(), replace(form, results=(form.results[0], added)))
    assert [(each.aim.text, each.result) for each in record_of(case).aims] == [
        ("Name three people", None),
        ("Ring Ailsa", Result.MET),
    ]


# -- what earlier sessions left -----------------------------------------------------------------


def test_a_turn_is_told_as_done_in_this_session_and_on_its_day(workspace: Workspace) -> None:
    form = turned(typed(workspace, begun()), "Ring the housing office", "done")
    form = turned(form, "Sleeps badly", "dropped", "Sleeps now")
    form = turned(form, "Keep the diary", "carried", "Not yet", "10 mar")
    case = written_record(workspace, begun(), form)
    told = {each.item.id: each for each in case.handlings}
    assert {id: (each.how, each.session, each.on) for id, each in told.items()} == {
        "Ring the housing office": (How.DONE, "s2", day(2).day),
        "Sleeps badly": (How.DROPPED, "s2", day(2).day),
        "Keep the diary": (How.CARRIED, "s2", day(2).day),
    }
    again = typed(workspace, case)
    assert {each.id: each.how for each in again.turns} == {
        "Keep the diary": "carried",
        "Sleeps badly": "dropped",
        "A new bus route": "",
        "Ring the housing office": "done",
    }
    assert written_record(workspace, case, again) == case
    changed = written_record(workspace, case, turned(again, "Sleeps badly", "settled"))
    assert [each.how for each in changed.handlings if each.item.id == "Sleeps badly"] == [
        How.SETTLED
    ]


def test_a_turn_taken_back_takes_away_only_what_this_session_did(workspace: Workspace) -> None:
    earlier = handled(ItemKind.ACTION, "Ring the housing office", How.CARRIED, 1)
    before = begun().handle(earlier)
    form = turned(typed(workspace, before), "Ring the housing office", "done")
    case = written_record(workspace, before, form)
    assert len(case.handlings) == 2
    back = turned(typed(workspace, case), "Ring the housing office", "")
    assert written_record(workspace, case, back).handlings == (earlier,)


def test_what_the_session_took_up_as_an_aim_is_judged_there_but_risk_is_settled_in_words(
    workspace: Workspace,
) -> None:
    case = begun()
    for item in ("Sleeps badly", "A new bus route"):
        case = case.handle(handled(ItemKind.ISSUE, item, How.TAKEN_UP, 2, aim="Name three people"))
    ids = {each.id for each in typed(workspace, case).turns}
    assert "Sleeps badly" not in ids
    one = begun().handle(
        handled(ItemKind.ISSUE, "A new bus route", How.TAKEN_UP, 2, aim="Name three people")
    )
    assert "A new bus route" in {each.id for each in typed(workspace, one).turns}


def test_two_workers_who_do_one_thing_at_once_do_it_once(workspace: Workspace) -> None:
    form = turned(typed(workspace, begun()), "Ring the housing office", "done")
    one = written_record(workspace, begun(), form)
    other = written_record(workspace, begun(), form)
    assert len(merge_cases(begun(), one, other).handlings) == 1


# -- passages -----------------------------------------------------------------------------------

MARKED = Passage("p2", "Ailsa told us.", (Mark.IN_CONFIDENCE,))


def with_passages(*parts: Passage) -> Case:
    case = begun().start_recording("s2")
    return case.write_record("s2", replace(record_of(case), happened=parts))


def test_marks_stay_where_they_are_when_another_passage_is_edited(workspace: Workspace) -> None:
    case = with_passages(Passage("p1", "He came."), MARKED)
    form = typed(workspace, case)
    edited = (replace(form.happened[0], text="He came late."), form.happened[1])
    record = record_of(written_record(workspace, case, replace(form, happened=edited)))
    assert record.happened == (Passage("p1", "He came late."), MARKED)


def test_the_paragraphs_a_mark_falls_on_become_a_passage_of_their_own(
    workspace: Workspace,
) -> None:
    form = happened(typed(workspace, begun()), "One.\n\nTwo\nstill two.\n\n\nThree.")
    id = form.happened[0].id
    marked = mark_passage(form, "happened", id, 8, 8, "agreed", counted_ids("new"))
    assert marked.happened == (
        TypedPassage(id, "One.", ()),
        TypedPassage("new0001", "Two\nstill two.", ("agreed",)),
        TypedPassage("new0002", "Three.", ()),
    )
    whole = mark_passage(marked, "happened", "new0001", 0, 3, "third party", counted_ids())
    assert whole.happened[1].marks == ("third party", "agreed")
    off = mark_passage(whole, "happened", "new0001", 0, 99, "agreed", counted_ids())
    assert off.happened[1] == TypedPassage("new0001", "Two\nstill two.", ("third party",))


@settings(max_examples=50)
@given(st.text("ab \n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_no_line_is_lost_or_moved_by_marking(text: str, start: int, end: int) -> None:
    form = form_of(text)
    marked = mark_passage(form, "happened", "p", start, end, "agreed", counted_ids())
    lines = [x for row in marked.happened for x in row.text.split("\n") if x.strip(" ")]
    assert lines == [x for x in text.split("\n") if x.strip(" ")]
    assert sum(1 for row in marked.happened if row.marks) <= 1


def form_of(text: str) -> TypedRecord:
    parts = (TypedPassage("p", text, ()),)
    return TypedRecord(
        *("s", "", "", "", "", "", "", ""), (), (), (), parts, (), (), (), *("", ""),
        (), (), (), (), (), *("", "", "", ""),
    )  # fmt: skip


def test_the_last_passage_taken_away_leaves_a_place_to_type_in(workspace: Workspace) -> None:
    form = typed(workspace, with_passages(MARKED))
    assert [each.text for each in without_row(form, "p2").happened] == [""]


def test_two_workers_who_begin_one_record_keep_both_texts_in_one(workspace: Workspace) -> None:
    case = begun()
    one = written_record(workspace, case, happened(typed(workspace, case), "Isla saw this."))
    two = happened(typed(workspace, case), "Tom saw that.")
    two = replace(two, view=(replace(two.view[0], text="Tom thinks so."),))
    merged = merge_cases(case, one, written_record(workspace, case, two))
    assert len(merged.sessions) == 2
    told = str(to_plain(merged))
    assert "Isla saw this." in told
    assert "Tom saw that." in told
    record = record_of(merged)
    assert len(record.happened) == 1
    assert [each.text for each in record.view] == ["Tom thinks so."]


# -- the next appointment -----------------------------------------------------------------------


def test_the_next_appointment_is_suggested_at_the_same_time_by_the_clock(
    desk: CommandLine,
) -> None:
    zone = ZoneInfo("Europe/London")
    now = datetime(2026, 3, 24, 9, tzinfo=zone)
    workspace = open_workspace(desk.workspace, lambda: now, counted_ids("aa"), "Isla Muir")
    form = replace(typed(workspace, begun()), when="tue 24 mar 2026 14:00 to 15:00")
    assert next_suggested(workspace, begun(), form) == "Tue 31 Mar 2026, 14:00 to 15:00"
    assert next_suggested(workspace, begun(), form, 2) == "Tue 7 Apr 2026, 14:00 to 15:00"
    skipped = replace(form, when="sun 22 mar 2026 01:30")
    assert next_suggested(workspace, begun(), skipped) == "Sun 29 Mar 2026"
    assert next_suggested(workspace, begun(), replace(form, when="24 mar")) == "Tue 31 Mar 2026"
    assert not next_suggested(workspace, begun(), replace(form, when="soon"))


def test_the_approach_and_source_of_a_session_are_left_alone(workspace: Workspace) -> None:
    case = example_case()
    session: Session = case.sessions[0]
    case = case.reopen_record(session.id)
    form = replace(record_form(workspace, case, session.id), learning="He sees it now.")
    changed = written_record(workspace, case, form).session_of(session.id)
    assert (changed.approach, changed.source, changed.plan) == (
        session.approach,
        session.source,
        session.plan,
    )
