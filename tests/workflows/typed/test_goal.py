"""A goal is typed as it stands; one that ends says where it stands."""

from dataclasses import replace
from datetime import date

import pytest

from sessionkit.domain.goal import Goal
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.goal import TypedGoal, goal_form, written_goal
from sessionkit.workflows.typed.reading import FormProblems
from tests.conftest import CommandLine
from tests.example_case import example_case
from tests.small_case import counted_ids, empty_case


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def fields_of(raised: pytest.ExceptionInfo[FormProblems]) -> list[str]:
    return [each.field for each in raised.value.problems]


def test_opening_and_writing_a_goal_untouched_changes_nothing(workspace: Workspace) -> None:
    case = example_case()
    ended = Goal("g9", "Ended once", ended=date(2026, 2, 1))
    for each in (case, case.with_goal(ended)):
        for goal in each.goals:
            assert written_goal(workspace, each, goal_form(workspace, each, goal.id)) == each


def test_a_form_with_nothing_in_it_sets_no_goal(workspace: Workspace) -> None:
    case = empty_case()
    form = goal_form(workspace, case, "g1")
    assert form == TypedGoal("g1", "", "", "", "", "", "")
    assert written_goal(workspace, case, replace(form, what="  \n")) == case


def test_what_is_typed_is_what_the_goal_says(workspace: Workspace) -> None:
    form = replace(
        goal_form(workspace, empty_case(), "g1"),
        what="Leave early\x1b",
        how="By ringing",
        reviewed_by="What others see",
        by_when="30 sep",
    )
    (goal,) = written_goal(workspace, empty_case(), form).goals
    assert goal == Goal("g1", "Leave early␛", "By ringing", "What others see", date(2026, 9, 30))


def test_a_goal_that_has_a_day_and_no_words_is_told_at_its_words(workspace: Workspace) -> None:
    form = replace(goal_form(workspace, empty_case(), "g1"), by_when="next year")
    with pytest.raises(FormProblems) as raised:
        written_goal(workspace, empty_case(), form)
    assert fields_of(raised) == ["by_when", "what"]


def test_a_goal_that_ends_says_where_it_stands_and_stays(workspace: Workspace) -> None:
    case = empty_case().with_goal(Goal("g1", "Leave early"))
    form = replace(goal_form(workspace, case, "g1"), ended="today")
    with pytest.raises(FormProblems) as raised:
        written_goal(workspace, case, form)
    assert fields_of(raised) == ["where_it_stands"]
    (goal,) = written_goal(workspace, case, replace(form, where_it_stands="Reached")).goals
    assert (goal.ended, goal.where_it_stands) == (date(2026, 3, 3), "Reached")


def test_the_words_of_a_goal_are_not_taken_away(workspace: Workspace) -> None:
    case = empty_case().with_goal(Goal("g1", "Leave early"))
    with pytest.raises(FormProblems) as raised:
        written_goal(workspace, case, replace(goal_form(workspace, case, "g1"), what=""))
    assert fields_of(raised) == ["what"]
