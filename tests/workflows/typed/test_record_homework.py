"""What the participant took on to do is asked about first, and need not be answered."""

from dataclasses import replace

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.handling import How
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.record import record_form
from sessionkit.workflows.typed.record_turns import homework_in, others_in
from sessionkit.workflows.typed.record_writing import lacking, written_record
from tests.conftest import CommandLine
from tests.small_case import ROWAN, action, counted_ids, held, issue, planned, with_sessions


@pytest.fixture
def workspace(desk: CommandLine) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids("aa"), "Isla Muir")


def left_open() -> Case:
    case = with_sessions(held(1), planned(2)).raise_issues(issue(1, "Sleeps badly"))
    his = replace(action(1, "Draw the map"), who=ROWAN)
    return case.agree_actions(action(1, "Ring the housing office"), his)


def test_homework_is_parted_from_what_else_was_left(workspace: Workspace) -> None:
    case = left_open()
    turns = record_form(workspace, case, "s2").turns
    assert [each.id for each in homework_in(case, turns)] == ["Draw the map"]
    others = {each.id for each in others_in(case, turns)}
    assert others == {"Sleeps badly", "Ring the housing office"}


def test_homework_nobody_asked_about_is_no_lack_and_stays_open(workspace: Workspace) -> None:
    case = left_open()
    form = record_form(workspace, case, "s2")
    assert not [each for each in lacking(workspace, case, form) if "turns" in each.field]
    assert written_record(workspace, case, form).handlings == ()


def test_homework_said_to_be_done_stays_where_it_was_asked_about(workspace: Workspace) -> None:
    case = left_open()
    form = record_form(workspace, case, "s2")
    (row,) = homework_in(case, form.turns)
    said = replace(row, how="done")
    form = replace(form, turns=tuple(said if each == row else each for each in form.turns))
    after = written_record(workspace, case, form)
    assert [(each.item.id, each.how) for each in after.handlings] == [("Draw the map", How.DONE)]
    assert homework_in(after, record_form(workspace, after, "s2").turns) == (said,)
