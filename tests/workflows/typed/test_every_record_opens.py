"""The record of every session of the demo opens, and written as it opened it changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.state import State
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.list_cases import cases_to_name
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.typed.record import record_or_new
from sessionkit.workflows.typed.record_turns import ref_of
from sessionkit.workflows.typed.record_writing import written_record
from tests.conftest import TUESDAY
from tests.small_case import counted_ids


@pytest.fixture
def workspace(told_demo: Path) -> Workspace:
    return open_workspace(told_demo, lambda: TUESDAY, counted_ids("aa"))


def cases(workspace: Workspace) -> Iterator[Case]:
    for entry in cases_to_name(workspace):
        yield open_case(workspace, entry.id).case


def test_the_demo_has_cases_with_work_done_before_and_sessions_of_every_state(
    workspace: Workspace,
) -> None:
    told = list(cases(workspace))
    assert len(told) == 4
    assert any(case.issues_of(prior.id) for case in told for prior in case.prior)
    assert {session.state for case in told for session in case.sessions} == set(State)


def test_the_record_of_every_session_opens_and_of_one_that_is_not_there_yet(
    workspace: Workspace,
) -> None:
    for case in cases(workspace):
        for session in (*(each.id for each in case.sessions), "new"):
            form = record_or_new(workspace, case, session)
            assert form.session == session
            assert all(case.words_of(ref_of(case, turn.id)) for turn in form.turns)


def test_written_as_it_opened_a_record_that_is_open_or_planned_changes_no_word(
    workspace: Workspace,
) -> None:
    for case in cases(workspace):
        for session in case.sessions:
            if session.state is State.RECORDED or session.not_held is not None:
                continue
            form = record_or_new(workspace, case, session.id)
            written = written_record(workspace, case, form)
            assert record_or_new(workspace, written, session.id) == form
