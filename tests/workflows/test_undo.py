"""Undoing a save: former values go back, what was added stays, and others' work stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sessionkit.domain.aim import Aim
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.state import State
from sessionkit.workflows.change_case import save_case
from sessionkit.workflows.prior_work import left_by
from sessionkit.workflows.undo_save import Undone, undo, undo_last
from tests.small_case import (
    DONE,
    action,
    empty_case,
    handled,
    held,
    issue,
    planned,
    with_sessions,
)
from tests.workflows.rooms import Room, file_of, ordered, room

Change = Callable[[Case], Case]


def after(tmp_path: Path, case: Case, *changes: Change) -> tuple[Room, Case, Case]:
    """A workspace where Isla made these changes in one save; the case before and after."""
    team = room(tmp_path)
    before = team.keeps(case).case
    saved = team.saves("Isla Muir", lambda now: _all(now, changes))
    return team, before, saved.case


def _all(case: Case, changes: tuple[Change, ...]) -> Case:
    for change in changes:
        case = change(case)
    return case


def undone(tmp_path: Path, case: Case, *changes: Change) -> tuple[Case, Undone]:
    team, before, saved = after(tmp_path, case, *changes)
    return before, undo(team.at_desk(), before, saved)


def test_a_field_goes_back_and_the_history_tells_both_changes(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, empty_case(), ordered("two years"))
    found = undo(team.at_desk(), before, saved)
    assert found.changed.case == before
    assert (found.put_back, found.stays, found.changed.number) == (True, (), 3)
    assert [each.number for each in team.at_desk().cases.history("case1")][-2:] == [2, 3]


def test_a_record_that_was_begun_goes_back_to_planned(tmp_path: Path) -> None:
    before, found = undone(
        tmp_path, with_sessions(planned(1, "an aim")), lambda case: case.start_recording("s1")
    )
    assert found.changed.case.session(1).state is State.PLANNED
    assert found.changed.case == before


def test_a_record_that_was_completed_goes_back_to_being_written_up(tmp_path: Path) -> None:
    writing = with_sessions(planned(1, "an aim")).start_recording("s1")
    before, found = undone(tmp_path, writing, lambda case: case.complete_record("s1", DONE))
    assert found.changed.case.session(1).state is State.WRITING_UP
    assert found.changed.case == before


def test_a_plan_goes_back_row_by_row(tmp_path: Path) -> None:
    def another_aim(case: Case) -> Case:
        plan = case.session(1).plan
        assert plan is not None
        aims = (*plan.aims[1:], Aim("new", "A new aim"))
        return case.change_plan("s1", replace(plan, venue="home", aims=aims), None)

    before, found = undone(tmp_path, with_sessions(planned(1, "one", "two")), another_aim)
    assert found.changed.case == before


def test_sessions_issues_and_actions_that_were_added_stay_and_are_named(tmp_path: Path) -> None:
    team, before, saved = after(
        tmp_path,
        with_sessions(held(1)),
        lambda case: case.add_session(replace(planned(2), number=None)),
        lambda case: case.raise_issues(issue(1, "one"), issue(1, "two")),
        lambda case: case.agree_actions(action(1, "ring")),
        ordered("two years"),
    )
    found = undo(team.at_desk(), before, saved)
    case = found.changed.case
    assert (case.sessions, case.issues, case.actions) == (
        saved.sessions,
        saved.issues,
        saved.actions,
    )
    assert case.front == before.front
    assert found.stays == (
        "Session 2 stays; cancel it if it was a mistake (`session not-held`).",
        "2 issues stay; drop them with a reason if need be (`issue drop`).",
        "1 action stays; drop it with a reason if need be (`action drop`).",
    )


def test_where_all_of_a_save_stays_nothing_is_saved(tmp_path: Path) -> None:
    team, before, saved = after(
        tmp_path, with_sessions(held(1)), lambda case: case.raise_issues(issue(1, "one"))
    )
    found = undo(team.at_desk(), before, saved)
    assert (found.put_back, found.changed.number) == (False, 2)


def test_risk_information_is_never_unmarked(tmp_path: Path) -> None:
    start = with_sessions(held(1)).raise_issues(issue(1, "a walk"))
    _, found = undone(
        tmp_path, start, lambda case: case.raise_issues(issue(1, "a walk", risk=True))
    )
    assert found.changed.case.issue("a walk").risk_information
    assert any("Risk information stays" in each for each in found.stays)


SETTLED = handled(ItemKind.ISSUE, "a walk", How.SETTLED, 1)


def with_issue() -> Case:
    return with_sessions(held(1), planned(2)).raise_issues(issue(1, "a walk"))


def test_what_was_decided_is_taken_back(tmp_path: Path) -> None:
    before, found = undone(tmp_path, with_issue(), lambda case: case.handle(SETTLED))
    assert found.changed.case == before


def test_what_was_decided_stays_where_more_was_decided_since(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, with_issue(), lambda case: case.handle(SETTLED))
    again = handled(ItemKind.ISSUE, "a walk", How.REOPENED, 2)
    team.saves("Tom Baird", lambda case: case.handle(again))
    found = undo(team.at_desk(), before, saved)
    assert found.changed.case.handlings == (SETTLED, again)
    assert found.stays == (
        "What was decided about something earlier stays: more came of it since.",
    )


def taken_up(session: int, aim: str) -> Change:
    how = handled(ItemKind.ISSUE, "a walk", How.TAKEN_UP, session, aim=aim)
    return lambda case: case.handle(how)


def test_what_was_decided_in_a_session_that_stays_stays_with_it(tmp_path: Path) -> None:
    new = replace(planned(3, "another way"), number=None)
    _, found = undone(
        tmp_path, with_issue(), lambda case: case.add_session(new), taken_up(3, "another way")
    )
    assert [each.aim for each in found.changed.case.handlings] == ["another way"]
    assert found.stays == ("Session 3 stays; cancel it if it was a mistake (`session not-held`).",)


def with_aim(case: Case) -> Case:
    plan = case.session(2).plan
    assert plan is not None
    return case.change_plan("s2", replace(plan, aims=(Aim("another way", "another way"),)), None)


def test_an_aim_that_took_something_up_goes_with_what_it_took_up(tmp_path: Path) -> None:
    before, found = undone(tmp_path, with_issue(), with_aim, taken_up(2, "another way"))
    assert found.changed.case == before


def test_an_aim_that_is_in_a_record_by_now_keeps_what_it_took_up(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, with_issue(), with_aim, taken_up(2, "another way"))
    team.saves("Tom Baird", lambda case: case.start_recording("s2"))
    found = undo(team.at_desk(), before, saved)
    case = found.changed.case
    assert [aim.text for aim in case.session(2).aims] == ["another way"]
    assert [each.aim for each in case.handlings] == ["another way"]
    assert [each.path for each in found.changed.conflicts] == [("sessions", "s2", "plan")]


def test_a_decision_that_a_change_of_plan_took_away_comes_back_with_its_aim(tmp_path: Path) -> None:
    start = taken_up(2, "another way")(with_aim(with_issue()))
    plan = with_issue().session(2).plan
    assert plan is not None
    before, found = undone(tmp_path, start, lambda case: case.change_plan("s2", plan, None))
    assert found.changed.case == before


def test_what_others_changed_since_stands(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, empty_case(), ordered("two years"))
    team.saves("Tom Baird", lambda case: replace(case, reference="DEMO-7"))
    found = undo(team.at_desk(), before, saved)
    assert (found.changed.case.reference, found.changed.case.front.order) == ("DEMO-7", "")


def test_a_field_others_changed_since_stands_and_the_former_value_is_kept_beside_it(
    tmp_path: Path,
) -> None:
    team, before, saved = after(tmp_path, replace_order("one"), ordered("two"))
    team.saves("Tom Baird", ordered("three"))
    found = undo(team.at_desk(), before, saved)
    assert found.changed.case.front.order == "three"
    (conflict,) = found.changed.conflicts
    assert (conflict.theirs, conflict.mine) == ("three", "one")


def replace_order(order: str) -> Case:
    return ordered(order)(empty_case())


def test_a_record_somebody_wrote_in_since_stays_and_is_named(tmp_path: Path) -> None:
    team, before, saved = after(
        tmp_path, with_sessions(planned(1)), lambda case: case.start_recording("s1")
    )

    def written(case: Case) -> Case:
        record = case.session(1).held
        assert record is not None
        return case.write_record("s1", replace(record, venue="home"))

    team.saves("Tom Baird", written)
    found = undo(team.at_desk(), before, saved)
    assert found.changed.case.session(1).held is not None
    assert found.stays == ("The record of session 1 stays; it was written in since.",)


# --- work done before -----------------------------------------------------------------------


PRIOR = PriorWork("p1", "A thinking skills programme", date(2026, 1, 6), "Tom Baird")
ITS_STAY = "Work done before stays: issues began with it. `prior change` changes its words."


def prior(*left: str, period: str = "") -> Change:
    return lambda case: case.with_prior(replace(PRIOR, period=period), left_by("p1", left))


def test_work_done_before_that_left_nothing_is_taken_back_and_comes_again(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, with_sessions(held(1)), prior())
    found = undo_last(team.at_desk(), "DEMO-1")
    assert (found.changed.case, found.stays) == (before, ())
    assert undo_last(team.at_desk(), "DEMO-1").changed.case == saved


def test_work_done_before_stays_with_the_issues_that_began_with_it(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, empty_case(), prior("The evenings"), ordered("two"))
    found = undo(team.at_desk(), before, saved)
    case = found.changed.case
    assert (case.prior, case.issues) == (saved.prior, saved.issues)
    assert case.front == before.front
    assert found.stays == (
        ITS_STAY,
        "1 issue stays; drop it with a reason if need be (`issue drop`).",
    )


def test_work_done_before_stays_where_somebody_said_since_what_it_left(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, empty_case(), prior())
    team.saves("Tom Baird", prior("The evenings"))
    found = undo(team.at_desk(), before, saved)
    case = found.changed.case
    assert case.origin(case.issues[0].session) == PRIOR
    assert (found.stays, found.put_back) == ((ITS_STAY,), False)


def test_work_done_before_that_was_changed_since_stays_as_it_was_changed(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, empty_case(), prior())
    team.saves("Tom Baird", prior(period="in spring"))
    found = undo(team.at_desk(), before, saved)
    assert [each.period for each in found.changed.case.prior] == ["in spring"]
    assert found.stays == ("Work done before stays; it was changed since.",)


def test_what_was_said_of_work_done_before_goes_back_and_more_that_it_left_stays(
    tmp_path: Path,
) -> None:
    start = prior("The evenings")(empty_case())
    before, found = undone(tmp_path, start, prior("The letters", period="in spring"))
    assert found.changed.case.prior == before.prior
    assert [each.text for each in found.changed.case.issues] == ["The evenings", "The letters"]
    assert found.stays == ("1 issue stays; drop it with a reason if need be (`issue drop`).",)


def test_work_taken_back_while_somebody_says_what_it_left_is_there_again(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, empty_case(), prior())
    opened = team.at_desk("Tom Baird").cases.open("case1")
    assert not undo(team.at_desk(), before, saved).changed.case.prior
    save_case(team.at_desk("Tom Baird"), opened, prior("The evenings")(opened.case))
    case = team.at_desk().cases.open("case1").case
    assert case.prior == (PRIOR,)
    assert [each.session for each in case.issues] == ["p1"]


# --- the last save ------------------------------------------------------------------------------


def test_the_last_save_is_undone_and_undoing_again_puts_it_back(tmp_path: Path) -> None:
    team, before, saved = after(tmp_path, empty_case(), ordered("two years"))
    assert undo_last(team.at_desk(), "DEMO-1").changed.case == before
    assert undo_last(team.at_desk(), "DEMO-1").changed.case == saved


def test_the_last_save_of_somebody_else_is_undone_only_where_that_is_said(tmp_path: Path) -> None:
    team, before, _ = after(tmp_path, empty_case(), ordered("two years"))
    with pytest.raises(Refused, match="Isla Muir made it"):
        undo_last(team.at_desk("Tom Baird"), "DEMO-1")
    assert undo_last(team.at_desk("Tom Baird"), "DEMO-1", anyones=True).changed.case == before


def test_only_what_the_last_save_changed_is_undone_where_it_was_merged(tmp_path: Path) -> None:
    team = room(tmp_path)
    opened = team.keeps(with_sessions(planned(1)))
    team.saves("Tom Baird", ordered("two years"))
    isla = team.at_desk()
    mine = opened.case.set_approach("s1", Approach(ApproachKind.REPEAT, "he asked"))
    isla.cases.save(opened, mine, isla.acting.id, isla.now)
    case = undo_last(team.at_desk(), "DEMO-1").changed.case
    assert (case.front.order, case.session(1).approach) == ("two years", None)


def test_there_is_nothing_to_undo_before_the_first_save(tmp_path: Path) -> None:
    team = room(tmp_path)
    team.keeps(empty_case())
    with pytest.raises(Refused, match="no save"):
        undo_last(team.at_desk(), "DEMO-1")


def test_where_the_generation_between_is_damaged_everybody_who_saved_since_is_asked(
    tmp_path: Path,
) -> None:
    team = room(tmp_path)
    team.keeps(empty_case())
    team.saves("Tom Baird", ordered("two years"))
    team.saves("Isla Muir", lambda case: replace(case, opened=date(2026, 1, 2)))
    file_of(team, 2).write_bytes(b"")
    with pytest.raises(Refused, match="Tom Baird"):
        undo_last(team.at_desk(), "DEMO-1")
