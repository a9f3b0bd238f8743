"""Which of two days is meant: what is said while it is typed is what is saved."""

from dataclasses import replace
from datetime import date

import pytest

from sessionkit.tui.form_words import DAYS as DAYS_SAID
from sessionkit.tui.form_words import day_said
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.days import DAYS, DAYS_OF_A_PLAN, meant_in
from sessionkit.workflows.typed.plan import next_plan, written_plan
from sessionkit.workflows.typed.reading import Reading
from tests.conftest import CommandLine
from tests.small_case import counted_ids, empty_case

FEBRUARY, APRIL = "10 feb", "10 apr"
"""A month before today, and after it: Tuesday 3 March 2026."""


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


@pytest.mark.parametrize("field", DAYS)
def test_a_day_is_read_as_it_was_said_while_it_was_typed(workspace: Workspace, field: str) -> None:
    rows, _, name = field.rpartition("/")
    path = f"{rows}/r1/{name}" if rows else field
    for text in (FEBRUARY, APRIL):
        said = day_said(workspace, text, DAYS_SAID[field])
        day, when = Reading(workspace).day(path, text), Reading(workspace).when(path, text)
        assert when is not None
        assert (said, day) == (f"{text}: {when.show()}", when.day)


@pytest.mark.parametrize(
    ("path", "text", "year"),
    [
        ("actions/a1/due", FEBRUARY, 2027),
        ("left/a1/due", FEBRUARY, 2027),
        ("order_until", FEBRUARY, 2027),
        ("enforcement/e1/on", APRIL, 2025),
        ("follow_ups/f1/when", APRIL, 2025),
        ("ended", APRIL, 2025),
        ("when", FEBRUARY, 2026),
        ("when", APRIL, 2026),
    ],
)
def test_what_is_to_be_done_lies_ahead_and_what_was_done_behind(
    workspace: Workspace, path: str, text: str, year: int
) -> None:
    day = Reading(workspace).day(path, text)
    assert day == date(year, 2 if text == FEBRUARY else 4, 10)


def test_a_session_is_planned_ahead(workspace: Workspace) -> None:
    form = replace(next_plan(workspace, empty_case()), when=FEBRUARY)
    (session,) = written_plan(workspace, empty_case(), form).sessions
    assert session.when.day == date(2027, 2, 10)
    assert meant_in(DAYS_OF_A_PLAN, "left/a1/due") == "future"


def test_a_field_of_which_nobody_said_which_day_is_meant_is_not_read_as_one(
    workspace: Workspace,
) -> None:
    with pytest.raises(KeyError):
        meant_in(DAYS, "venue")
    with pytest.raises(KeyError):
        Reading(workspace).day("actions/a1/since", FEBRUARY)
