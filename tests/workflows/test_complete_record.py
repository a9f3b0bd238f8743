"""A record is completed only of a day that has come, however it was written up."""

from dataclasses import replace
from pathlib import Path

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused
from sessionkit.domain.record import Completed
from sessionkit.domain.state import State
from sessionkit.workflows.complete_record import complete
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.not_held import (
    not_held_form,
    not_held_lacking,
    written_not_held,
)
from sessionkit.workflows.typed.reading import FormProblems
from sessionkit.workflows.typed.record import record_form
from sessionkit.workflows.typed.record_writing import completed, lacking
from tests.small_case import planned, with_sessions
from tests.workflows.rooms import TUESDAY, Room, room

NEXT_YEAR = "5 Mar 2027"


@pytest.fixture
def team(tmp_path: Path) -> Room:
    return room(tmp_path)


@pytest.fixture
def workspace(team: Room) -> Workspace:
    return team.at_desk()


def case() -> Case:
    return with_sessions(planned(1, "Name three people"))


def test_a_record_is_completed_by_who_acts_and_now(workspace: Workspace) -> None:
    done = complete(workspace, case().start_recording("s1"), "s1")
    assert done.not_yet == ()
    session = done.case.session_of("s1")
    assert session.state is State.RECORDED
    assert session.held is not None
    assert session.held.completed == Completed(TUESDAY, workspace.acting.id)


def test_a_plan_is_no_record_to_complete(workspace: Workspace) -> None:
    with pytest.raises(Refused):
        complete(workspace, case(), "s1")


def test_a_record_typed_of_a_day_to_come_is_told_at_its_day_and_not_completed(
    workspace: Workspace,
) -> None:
    form = replace(record_form(workspace, case(), "s1"), when=NEXT_YEAR)
    first = lacking(workspace, case(), form)[0]
    assert (first.field, "has not come yet" in first.sentence) == ("when", True)
    with pytest.raises(FormProblems) as refused:
        completed(workspace, case(), form)
    assert refused.value.problems[0].field == "when"


def test_a_session_typed_as_missed_on_a_day_to_come_is_told_at_the_reason_and_not_completed(
    workspace: Workspace,
) -> None:
    form = not_held_form(workspace, case(), "s1")
    form = replace(form, when=NEXT_YEAR, code="absent, unacceptable")
    first = not_held_lacking(workspace, case(), form)[0]
    assert (first.field, "Nobody has missed" in first.sentence) == ("code", True)
    with pytest.raises(FormProblems) as refused:
        written_not_held(workspace, case(), form, finish=True)
    assert refused.value.problems[0].field == "code"
