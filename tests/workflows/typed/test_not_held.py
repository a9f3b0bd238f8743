"""A session that was not held is typed as such; put off, its plan goes with it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused
from sessionkit.domain.handling import How
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.state import State
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.not_held import (
    TypedNotHeld,
    not_held_form,
    not_held_lacking,
    written_not_held,
)
from sessionkit.workflows.typed.reading import FormProblems
from sessionkit.workflows.typed.record import unplanned_record
from sessionkit.workflows.typed.record_rows import add_follow_up, mark_passage
from sessionkit.workflows.typed.record_writing import written_record
from tests.conftest import CommandLine
from tests.example_case import example_case
from tests.small_case import counted_ids, day, missed, planned, with_sessions


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def one_planned() -> Case:
    return with_sessions(planned(1, "Name three people", "Keep the diary", card="network"))


def put_off(workspace: Workspace, case: Case, to: str = "10 mar 2026 14:00") -> TypedNotHeld:
    form = not_held_form(workspace, case, "s1")
    return replace(form, code="put off", asked_by="Rowan Calder", why="In hospital", put_off_to=to)


def record_of(case: Case, session: str = "s1") -> NotHeldRecord:
    record = case.session_of(session).not_held
    assert record is not None
    return record


def test_opening_and_writing_it_untouched_changes_nothing(workspace: Workspace) -> None:
    case = example_case()
    missed = case.sessions[1].id
    case = case.reopen_record(missed)
    form = not_held_form(workspace, case, missed)
    assert written_not_held(workspace, case, form, False) == case


def test_a_planned_session_opens_with_its_plan(workspace: Workspace) -> None:
    case = one_planned()
    form = not_held_form(workspace, case, "s1")
    assert form.when == day(1).show()
    written = written_not_held(workspace, case, form, False)
    assert written == case.write_record("s1", NotHeldRecord(day(1)))
    assert not_held_form(workspace, written, "s1") == form


def test_what_is_typed_is_what_the_record_says(workspace: Workspace) -> None:
    case = one_planned()
    form = add_follow_up(not_held_form(workspace, case, "s1"), lambda: "f1")
    form = replace(
        form,
        code="absent, unacceptable",
        present="Tom",
        words=(replace(form.words[0], text="Nobody came\x1b."),),
        follow_ups=(replace(form.follow_ups[0], what="Isla rang", when="6 jan 2026 16:10"),),
        no_next_because="Recalled",
    )
    form = mark_passage(form, "words", form.words[0].id, 0, 2, "in confidence", lambda: "n")
    done = written_not_held(workspace, case, form, True)
    record = record_of(done)
    assert done.session_of("s1").state is State.RECORDED
    assert record.code is NotHeldCode.ABSENT_UNACCEPTABLE
    assert [each.name for each in record.present] == ["Tom Baird"]
    assert record.words[0].text == "Nobody came␛."
    (deed,) = record.follow_ups
    assert (deed.on, deed.at and f"{deed.at:%H:%M}") == (day(1).day, "16:10")


def test_a_follow_up_without_a_day_was_done_on_the_day_of_the_session(
    workspace: Workspace,
) -> None:
    form = add_follow_up(not_held_form(workspace, one_planned(), "s1"), lambda: "f1")
    form = replace(form, follow_ups=(replace(form.follow_ups[0], what="Wrote"),))
    case = written_not_held(workspace, one_planned(), form, False)
    assert record_of(case).follow_ups[0].on == day(1).day


def test_a_session_put_off_moves_its_plan_with_its_aims(workspace: Workspace) -> None:
    case = one_planned()
    changed = written_not_held(workspace, case, put_off(workspace, case), True)
    successor = changed.session_of(record_of(changed).successor)
    assert successor.when.show() == "Tue 10 Mar 2026, 14:00"
    assert [each.text for each in successor.aims] == ["Name three people", "Keep the diary"]
    assert [each.exercise.card for each in successor.exercises] == ["network"]
    assert [(each.item.id, each.how, each.aim) for each in changed.handlings] == [
        (old.id, How.TAKEN_UP, new.id)
        for old, new in zip(case.sessions[0].aims, successor.aims, strict=True)
    ]


def test_a_session_put_off_again_moves_the_one_in_its_place(workspace: Workspace) -> None:
    case = one_planned()
    first = written_not_held(workspace, case, put_off(workspace, case), False)
    form = not_held_form(workspace, first, "s1")
    assert form.put_off_to == "Tue 10 Mar 2026, 14:00"
    assert written_not_held(workspace, first, form, False) == first
    again = written_not_held(workspace, first, replace(form, put_off_to="12 mar 10:00"), False)
    assert len(again.sessions) == 2
    successor = again.session_of(record_of(again).successor)
    assert successor.when.show() == "Thu 12 Mar 2026, 10:00"
    assert len(again.handlings) == 2


def test_finishing_names_what_is_missing_by_its_field(workspace: Workspace) -> None:
    case = one_planned()
    form = replace(not_held_form(workspace, case, "s1"), code="absent, acceptable")
    fields = ["why", "follow_ups", "next"]
    assert [each.field for each in not_held_lacking(workspace, case, form)] == fields
    with pytest.raises(FormProblems) as raised:
        written_not_held(workspace, case, form, True)
    assert [each.field for each in raised.value.problems] == fields


def test_what_cannot_be_read_names_its_field(workspace: Workspace) -> None:
    case = one_planned()
    form = replace(put_off(workspace, case, "when he is out"), when="", next="later")
    with pytest.raises(FormProblems) as raised:
        written_not_held(workspace, case, form, False)
    assert [each.field for each in raised.value.problems] == ["when", "next", "put_off_to"]


def test_a_session_written_up_as_held_is_not_written_over(workspace: Workspace) -> None:
    case = example_case()
    form = not_held_form(workspace, case, case.sessions[2].id)
    with pytest.raises(Refused, match="being written up as held"):
        written_not_held(workspace, case, form, False)


def test_a_record_of_one_held_in_which_nothing_was_said_keeps_its_day_and_place(
    workspace: Workspace,
) -> None:
    case = one_planned()
    opened = replace(unplanned_record(workspace, case), when="2 mar 2026", venue="Room 2")
    case = written_record(workspace, case, opened)
    form = not_held_form(workspace, case, opened.session)
    assert (form.when, form.venue) == ("Mon 2 Mar 2026", "Room 2")
    form = replace(form, code="cancelled by us", asked_by="Isla", why="A slip")
    form = replace(form, no_next_because="Nothing was agreed")
    done = written_not_held(workspace, case, form, finish=True)
    assert record_of(done, opened.session).venue == "Room 2"
    assert done.session_of(opened.session).state is State.RECORDED


def test_a_session_is_not_put_off_to_a_day_before_its_own(workspace: Workspace) -> None:
    case = one_planned()
    before = day(1).day - timedelta(days=1)
    with pytest.raises(FormProblems) as raised:
        written_not_held(workspace, case, put_off(workspace, case, before.isoformat()))
    (problem,) = raised.value.problems
    assert problem.field == "put_off_to"
    assert "lies before the session's own day, Tue 6 Jan 2026" in problem.message


def test_a_session_can_be_put_off_to_another_time_of_its_own_day(workspace: Workspace) -> None:
    case = one_planned()
    to = f"{day(1).day.isoformat()} 16:00"
    changed = written_not_held(workspace, case, put_off(workspace, case, to))
    assert changed.session_of(record_of(changed).successor).when.day == day(1).day


def test_a_session_put_off_once_more_has_another_in_its_place_where_the_first_was_cancelled(
    workspace: Workspace,
) -> None:
    case = one_planned()
    first = written_not_held(workspace, case, put_off(workspace, case))
    there = first.session_of(record_of(first).successor)
    # As after undoing it, and cancelling the session that stayed.
    first = replace(first, sessions=(case.sessions[0], missed(there)))
    again = written_not_held(workspace, first, put_off(workspace, first, "17 mar 2026"))
    assert record_of(again).successor not in {"s1", there.id}
    assert again.session_of(there.id) == missed(there)
