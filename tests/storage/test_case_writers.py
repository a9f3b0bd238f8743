"""Many people save one case at once: real processes, some asleep for long, some killed."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sessionkit.domain.action import Action
from sessionkit.domain.case import Case
from sessionkit.domain.issue import Issue
from sessionkit.storage.case_store import CaseStore
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.generations import Generations
from tests.example_case import empty_case, unplanned_session
from tests.storage.bodies import AT
from tests.storage.many_writers import Plan, WithoutListingAgain, run_writers, tell

ID = empty_case().id
GIVEN = "numbers-given.txt"
"""Beside the case: which session was given which number when its save was acknowledged."""


class CaseSaver:
    """One worker's hold on a case: each save adds a session, an issue or an action.

    Two of four writers open the case afresh for every save, as commands do; the others go on from
    what they saved, as screens do.
    """

    store: type[CaseStore] = CaseStore

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.cases = self.store(disk, folder / "cases", Envelope(), Disk().token)
        self.opened = self.cases.open(ID)

    def save(self, entry: str) -> int:
        if int(entry[0]) % 2:
            self.opened = self.cases.open(ID)
        saved = self.cases.save(self.opened, _with(self.opened.case, entry), "w-isla", AT)
        self.opened = saved.opened
        for session in saved.case.sessions:
            if session.id == entry:
                tell(self.folder / GIVEN, f"{entry} {session.number}")
        return saved.number

    def entries(self) -> frozenset[str]:
        case = self.cases.open(ID).case
        issues, actions = {each.id for each in case.issues}, {each.id for each in case.actions}
        return frozenset({each.id for each in case.sessions} | issues | actions)

    def numbers(self) -> tuple[int, ...]:
        return self.cases.generations_of(ID).numbers()


class StoreWithoutListingAgain(CaseStore):
    """Cases saved without the listing after publishing."""

    def generations_of(self, case_id: str) -> Generations:
        found = super().generations_of(case_id)
        return WithoutListingAgain(
            found.disk, found.folder, found.suffix, found.kind, found.envelope
        )


class SaverWithoutListingAgain(CaseSaver):
    """Believes that what was published is the newest, without looking."""

    store = StoreWithoutListingAgain


def _with(case: Case, entry: str) -> Case:
    """A case with one thing added; where a killed save left it already, with that changed."""
    writer, save = (int(part) for part in entry.split("-"))
    session = f"{writer}-{save // 4 * 4}"
    match save % 4:
        case 1 | 3:
            issues = tuple(each for each in case.issues if each.id != entry)
            again = len(issues) < len(case.issues)
            return replace(case, issues=issues).raise_issues(
                Issue(entry, f"Raised as {entry}, {again=}", session)
            )
        case 2:
            actions = tuple(each for each in case.actions if each.id != entry)
            again = len(actions) < len(case.actions)
            return replace(case, actions=actions).agree_actions(
                Action(entry, f"Agreed as {entry}, {again=}", session)
            )
        case _:
            if any(each.id == entry for each in case.sessions):
                return case.changed(
                    entry,
                    lambda old: replace(unplanned_session(entry, text="Again."), number=old.number),
                )
            return case.add_session(unplanned_session(entry))


def made(folder: Path) -> CaseStore:
    (folder / "cases").mkdir()
    cases = CaseStore(Disk(), folder / "cases", Envelope(), Disk().token)
    cases.create(empty_case(), "w-isla", AT)
    return cases


def test_four_workers_saving_one_case_lose_nothing_and_no_session_is_renumbered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = made(tmp_path)
    outcome = run_writers("tests.storage.test_case_writers:CaseSaver", tmp_path, Plan())
    case = cases.open(ID).case
    with capsys.disabled():
        sys.stdout.write(f"\na case: {outcome.told()}; {len(case.sessions)} sessions\n")
    assert len(outcome.acknowledged) == 1_000
    assert not outcome.lost
    assert not outcome.gaps
    assert not outcome.doubles
    assert not outcome.leftovers
    assert outcome.paused >= 10, "too few were paused for this to show anything"
    assert outcome.killed >= 8, "too few were killed for this to show anything"
    found = {each.id: each.number for each in case.sessions}
    assert sorted(filter(None, found.values())) == list(range(1, len(case.sessions) + 1))
    for line in (tmp_path / GIVEN).read_text().split("\n")[:-1]:
        entry, number = line.split()
        assert found[entry] == int(number), "a number once given stays"
    assert not case.conflicts
    history = cases.history(ID)
    added = {each.object for each in history if each.what == "added"}
    assert added == {ID, *outcome.entries}
    assert len({each.id for each in history}) == len(history)
    assert cases.check(ID) == ()


def test_without_listing_again_after_publishing_acknowledged_saves_of_a_case_are_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(tmp_path)
    plan = Plan(saves=60, pauses=3, kills=0)
    saver = "tests.storage.test_case_writers:SaverWithoutListingAgain"
    outcome = run_writers(saver, tmp_path, plan)
    with capsys.disabled():
        sys.stdout.write(f"\na case, without listing again: {outcome.told()}\n")
    assert outcome.paused
    assert outcome.lost
