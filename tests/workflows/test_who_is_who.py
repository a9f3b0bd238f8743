"""One reference, one case; one name, one person; a pair is two people who work here."""

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import TypeVar

import pytest

from sessionkit.cli.exits import ExitCode
from sessionkit.domain.attention import DoneNeedsAttention
from sessionkit.domain.errors import SessionkitError, WrongUse
from sessionkit.storage.case_store import CaseStore
from sessionkit.storage.workspace_folder import WorkspaceFolder
from sessionkit.workflows.change_case import case_id
from sessionkit.workflows.new_case import new_case
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.workers import add_worker
from tests.conftest import CommandLine
from tests.small_case import counted_ids

_Made = TypeVar("_Made")


def at_once(*acts: Callable[[], object]) -> list[SessionkitError]:
    """Do several things at the same time; what they were refused with, or needs attention."""
    told: list[SessionkitError] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
        except SessionkitError as error:
            told.append(error)

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def opened(desk: CommandLine, prefix: str) -> Workspace:
    return open_workspace(desk.workspace, lambda: desk.now, counted_ids(prefix), "Isla Muir")


def meeting(act: Callable[..., _Made]) -> Callable[..., _Made]:
    """An act both of two writers stand before when either of them does it."""
    barrier = Barrier(2)

    def met(*given: object, **named: object) -> _Made:
        barrier.wait(10)
        return act(*given, **named)

    return met


def two_cases(desk: CommandLine, patch: pytest.MonkeyPatch) -> list[SessionkitError]:
    one, other = opened(desk, "aa"), opened(desk, "bb")
    with patch.context() as patched:
        patched.setattr(CaseStore, "create", meeting(CaseStore.create))
        return at_once(
            lambda: new_case(one, "Rowan Calder", "SAME-1"),
            lambda: new_case(other, "Ellis Sorley", "same-1"),
        )


def test_two_cases_opened_at_once_under_one_reference_are_told_with_both_ids(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = two_cases(desk, monkeypatch)
    assert told, "whoever was last has seen the other"
    ids = {each.name for each in (desk.workspace / "cases").iterdir()}
    assert len(ids) == 2
    for each in told:
        assert isinstance(each, DoneNeedsAttention)
        assert all(id in each.message for id in ids)


def test_a_reference_of_two_cases_opens_neither_and_names_both(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_cases(desk, monkeypatch)
    ids = [each["id"] for each in desk.done("case", "list", "--json").json()]
    ran = desk("case", "show", "SAME-1")
    assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
    assert all(id in ran.err for id in ids)
    assert {desk.done("case", "show", id, "--json").json()["id"] for id in ids} == set(ids)


def test_needing_attention_ends_with_its_code_and_still_answers_with_the_id(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened(desk, "bb")
    real = CaseStore.create

    def just_before(store: CaseStore, *given: object) -> object:
        with monkeypatch.context() as back:
            back.setattr(CaseStore, "create", real)
            new_case(other, "Ellis Sorley", "SAME-1")
        return real(store, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(CaseStore, "create", just_before)
        ran = desk("case", "new", "--name", "Rowan Calder", "--reference", "SAME-1")
    assert ran.code is ExitCode.ATTENTION
    assert desk.done("case", "show", ran.out.strip(), "--json").json()["name"] == "Rowan Calder"


def test_an_id_is_preferred_over_a_reference_that_looks_like_it(case: CommandLine) -> None:
    (first,) = case.done("case", "list", "--json").json()
    case.done("case", "new", "--name", "Ellis Sorley", "--reference", first["id"])
    assert case_id(opened(case, "cc"), first["id"]) == first["id"]


@pytest.mark.parametrize("written", ["A  1", "a 1", " A 1 ", "A\t1"])
def test_a_reference_is_found_and_taken_however_it_is_written(
    desk: CommandLine, written: str
) -> None:
    made = desk.done("case", "new", "--name", "Rowan Calder", "--reference", "A 1").out.strip()
    assert case_id(opened(desk, "cc"), written) == made
    ran = desk("case", "new", "--name", "Ellis Sorley", "--reference", written)
    assert ran.code is ExitCode.REFUSED


def test_one_name_added_twice_at_once_is_told_with_both_ids(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = opened(desk, "aa"), opened(desk, "bb")
    with monkeypatch.context() as patched:
        patched.setattr(WorkspaceFolder, "add_worker", meeting(WorkspaceFolder.add_worker))
        told = at_once(lambda: add_worker(one, "Sam Orr"), lambda: add_worker(other, "Sam  Orr"))
    ids = {
        path.stem for path in Path(desk.workspace, "people").iterdir() if "Sam" in path.read_text()
    }
    assert len(ids) == 2
    assert told
    assert all(isinstance(e, DoneNeedsAttention) and all(i in e.message for i in ids) for e in told)
    with pytest.raises(WrongUse) as refused:
        one.folder.find_worker("Sam Orr")
    assert all(id in str(refused.value) for id in ids)


NEW = ("case", "new", "--name", "Rowan Calder", "--reference", "R-1")


def test_a_pair_is_two_people(desk: CommandLine) -> None:
    ran = desk(*NEW, "--worker", "Isla Muir", "--worker", "Muir, Isla")
    assert ran.code is ExitCode.REFUSED
    assert "already" in ran.err
    assert desk.done("case", "list", "--json").json() == []


@pytest.mark.parametrize("option", ["--worker", "--supervising-officer"])
def test_somebody_of_the_case_does_not_join_it_again_or_hold_its_order(
    case: CommandLine, option: str
) -> None:
    before = case.done("case", "show", "DEMO-1", "--json").json()["workers"]
    assert case("case", "edit", "DEMO-1", option, "Isla Muir").code is ExitCode.REFUSED
    assert case.done("case", "show", "DEMO-1", "--json").json()["workers"] == before


def test_who_left_the_case_may_come_back_to_it(case: CommandLine) -> None:
    case.done("case", "edit", "DEMO-1", "--leaves", "Tom Baird")
    case.done("case", "edit", "DEMO-1", "--worker", "Tom Baird")
    workers = case.done("case", "show", "DEMO-1", "--json").json()["workers"]
    assert [each["until"] for each in workers if each["name"] == "Tom Baird"][-1] is None


def test_who_has_left_the_team_is_not_appointed(desk: CommandLine) -> None:
    desk.done("case", "new", "--name", "Ellis Sorley", "--reference", "R-0")
    desk.done("worker", "leave", "Tom Baird")
    for command in (
        (*NEW, "--worker", "Tom Baird"),
        ("case", "edit", "R-0", "--worker", "Tom Baird"),
    ):
        ran = desk(*command)
        assert ran.code is ExitCode.REFUSED
        assert "has left the team" in ran.err


def test_who_has_left_the_team_does_not_act_and_may_still_read(case: CommandLine) -> None:
    case.done("worker", "leave", "Tom Baird")
    case.worker = "Tom Baird"
    ran = case("case", "edit", "DEMO-1", "--flag", "two workers at home visits")
    assert ran.code is ExitCode.REFUSED
    assert "has left the team" in ran.err
    case.done("case", "show", "DEMO-1")


def test_who_leaves_next_week_works_until_then(case: CommandLine) -> None:
    case.done("worker", "leave", "Tom Baird", "--on", "2026-03-10")
    case.worker = "Tom Baird"
    case.done("case", "edit", "DEMO-1", "--flag", "two workers at home visits")
    (flag,) = case.done("case", "show", "DEMO-1", "--json").json()["front"]["flags"]
    assert flag["by"] == "Tom Baird"
