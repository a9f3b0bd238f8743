"""A case loses nothing, and a plan is frozen once recording has started."""

from dataclasses import replace

import pytest

from sessionkit.domain.aim import Result
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When
from sessionkit.domain.errors import NotFound, Refused, WrongUse
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.people import Participant, Role
from sessionkit.domain.plan import Plan
from tests.small_case import (
    FIRST,
    aim,
    empty_case,
    handled,
    held,
    issue,
    planned,
    with_sessions,
)

PLAN = Plan(When(FIRST, None, None))


def test_a_planned_session_gets_its_number_when_it_is_published_and_keeps_it() -> None:
    case = with_sessions(held(1), held(2)).plan_next("new", PLAN, None)
    assert case.session_of("new").number is None
    numbered = case.numbered()
    assert numbered.session_of("new").number == 3
    assert numbered.numbered() == numbered


def test_the_chain_goes_by_number_and_what_has_none_comes_last() -> None:
    case = replace(empty_case(), sessions=(held(3), held(1))).plan_next("new", PLAN, None)
    assert [session.number for session in case.chain] == [1, 3, None]


def test_a_plan_is_not_changed_once_recording_has_started() -> None:
    case = with_sessions(planned(1)).start_recording("s1")
    with pytest.raises(Refused, match="its plan stands as it was"):
        case.change_plan("s1", PLAN, None)


def test_changing_a_plan_replaces_what_it_decided_and_leaves_the_rest() -> None:
    case = with_sessions(held(1, aim("a", Result.NOT_MET)), held(2), planned(3))
    case = case.handle(
        handled(ItemKind.AIM, "a", How.LEFT, 2), handled(ItemKind.AIM, "a", How.LEFT, 3)
    )
    changed = case.change_plan("s3", PLAN, None, (handled(ItemKind.AIM, "a", How.CARRIED, 3),))
    assert [each.how for each in changed.handlings] == [How.LEFT, How.CARRIED]


def test_nothing_is_dropped_without_a_reason() -> None:
    with pytest.raises(WrongUse, match="reason for dropping this aim"):
        Handling("h", ItemRef(ItemKind.AIM, "a"), How.DROPPED, "s1", FIRST)


def test_a_handling_names_an_item_and_a_session_of_the_case() -> None:
    case = with_sessions(held(1))
    with pytest.raises(NotFound):
        case.handle(handled(ItemKind.ISSUE, "no such", How.LEFT, 1))
    with pytest.raises(NotFound):
        case.raise_issues(issue(1, "i")).handle(handled(ItemKind.ISSUE, "i", How.LEFT, 7))


def test_an_unknown_session_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="DEMO-1 has no session 9") as raised:
        with_sessions(held(1), held(2)).session(9)
    assert raised.value.hint == "It has sessions 1 to 2."


def test_a_goal_is_added_once_and_changed_in_its_place() -> None:
    case = empty_case().with_goal(Goal("g1", "one")).with_goal(Goal("g2", "two"))
    changed = case.with_goal(Goal("g1", "one, reached"))
    assert [goal.what for goal in changed.goals] == ["one, reached", "two"]


def test_a_case_needs_a_reference_and_a_name() -> None:
    with pytest.raises(WrongUse):
        Case("c", "", Participant("Rowan Calder"), FIRST)


def test_who_left_a_case_is_no_longer_in_their_role() -> None:
    case = empty_case()
    gone = replace(case.workers[0], until=FIRST)
    case = replace(case, workers=(gone, case.workers[1]))
    assert [worker.name for worker in case.in_role(Role.CO_WORKER)] == ["Tom Baird"]
