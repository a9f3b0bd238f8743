"""A case is as before a save or as after it, whichever operation of the save fails or is killed."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.errors import SaveFailed
from sessionkit.storage.case_store import OpenCase
from tests.example_case import empty_case, example_case
from tests.storage.bodies import AT
from tests.storage.case_desk import adding, made, numbers, save, store
from tests.storage.faulty_disk import FAULTS, Fail, FaultyDisk, Kill, Killed

ID = example_case().id


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of eleven generations, so that the next save prunes one."""
    folder = tmp_path_factory.mktemp("prepared")
    opened = made(folder, example_case())
    for number in range(2, 12):
        opened = save(folder, opened, adding(opened, f"s{number}")).opened
    return folder


def copied(prepared: Path, folder: Path, meanwhile: str) -> Path:
    """The case once more, to which somebody has added a session since it was opened."""
    shutil.copytree(prepared, folder)
    if meanwhile:
        opened = store(folder).open(ID)
        save(folder, opened, adding(opened, meanwhile))
    return folder


def saved_with(folder: Path, opened: OpenCase, disk: FaultyDisk) -> str:
    """Save over a faulty disk what was changed before others saved; what became of it."""
    try:
        saved = save(folder, opened, adding(opened, "mine"), disk)
    except SaveFailed:
        return "failed"
    except Killed:
        return "killed"
    finally:
        disk.bury()
    assert "mine" in numbers(saved.case)
    return "saved"


@pytest.mark.parametrize("meanwhile", ["", "theirs"])
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_case_is_as_before_or_as_after_whatever_operation_of_a_save_goes_wrong(
    prepared: Path, tmp_path: Path, fault: Kill | Fail, meanwhile: str
) -> None:
    opened = store(prepared).open(ID)
    counting = FaultyDisk()
    saved_with(copied(prepared, tmp_path / "counted", meanwhile), opened, counting)
    assert len(counting.operations) > 15
    for at in range(1, len(counting.operations) + 1):
        folder = copied(prepared, tmp_path / str(at), meanwhile)
        before = store(folder).open(ID).case
        ended = saved_with(folder, opened, FaultyDisk(at, fault))
        _check(folder, before, ended, f"operation {at}")
        shutil.rmtree(folder)


def _check(folder: Path, before: Case, ended: str, where: str) -> None:
    after = store(folder).open(ID)
    added = set(numbers(after.case)) - set(numbers(before))
    assert added in (set(), {"mine"}), where
    assert ended != "saved" or added, where
    assert added or after.case == before, where
    assert sorted(filter(None, numbers(after.case).values())) == [
        *range(1, len(after.case.sessions) + 1)
    ]
    assert store(folder).check(ID) == (), where
    next_one = save(folder, after, adding(after, "next"))
    assert set(numbers(next_one.case)) == {*numbers(after.case), "next"}, where
    assert not list(folder.rglob("*.part")), where
    told = [each.object for each in store(folder).history(ID) if each.table == "sessions"]
    assert sorted(told) == sorted(numbers(next_one.case)), where


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_case_is_made_whole_or_not_at_all(tmp_path: Path, fault: Kill | Fail) -> None:
    counting = FaultyDisk()
    (tmp_path / "counted").mkdir()
    store(tmp_path / "counted", counting).create(empty_case(), "w-isla", AT)
    for at in range(1, len(counting.operations) + 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        disk = FaultyDisk(at, fault)
        with suppress(SaveFailed, Killed):
            store(folder, disk).create(empty_case(), "w-isla", AT)
        disk.bury()
        for id in store(folder).case_ids():
            assert store(folder).open(id).case == empty_case(), f"operation {at}"
