"""A save killed or failed at any operation leaves the thing as it was before, or as it is after.

And what was acknowledged earlier is there, what was left lying about is swept by later saves, and
the next save works.
"""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sessionkit.domain.errors import SaveFailed
from sessionkit.storage.disk import Disk
from tests.storage.faulty_disk import (
    FAULTS,
    KILLS,
    Fail,
    FaultyDisk,
    Kill,
    Killed,
    NeitherDisk,
    NoLinksDisk,
    PowerCutDisk,
    When,
)
from tests.storage.many_writers import ToyThing

EARLIER = frozenset({f"earlier {number}" for number in range(12)})
ROOT = Path(__file__).parents[2]
DISKS = (FaultyDisk, NoLinksDisk)

MakeDisk = Callable[[int, Kill | Fail | None], FaultyDisk]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thing of twelve saves, of which ten generations are there; the next save prunes one."""
    folder = tmp_path_factory.mktemp("prepared")
    thing = ToyThing(folder, Disk())
    for entry in sorted(EARLIER):
        thing.save(entry)
    return folder


def copied(prepared: Path, folder: Path) -> Path:
    shutil.copytree(prepared, folder)
    return folder


def operations_of_a_save(prepared: Path, folder: Path, disk: FaultyDisk, meanwhile: str) -> int:
    saved_with(copied(prepared, folder), disk, meanwhile)
    return len(disk.operations)


def saved_with(folder: Path, disk: FaultyDisk, meanwhile: str) -> str:
    """Open, let somebody else save, and save over the faulty disk; what became of it."""
    thing = ToyThing(folder, Disk())
    if meanwhile:
        ToyThing(folder, Disk()).save(meanwhile)
    thing.generations.disk = disk
    try:
        thing.save("mine")
    except SaveFailed:
        return "failed"
    except Killed:
        return "killed"
    finally:
        disk.bury()
    return "saved"


@pytest.mark.parametrize("meanwhile", ["", "theirs"])
@pytest.mark.parametrize("make_disk", DISKS)
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_save_is_whole_or_not_at_all_whatever_operation_goes_wrong(
    prepared: Path, tmp_path: Path, fault: Kill | Fail, make_disk: MakeDisk, meanwhile: str
) -> None:
    before = EARLIER | ({meanwhile} if meanwhile else set())
    many = operations_of_a_save(prepared, tmp_path / "counted", make_disk(0, None), meanwhile)
    assert many > 15
    seen = set()
    for at in range(1, many + 1):
        folder = copied(prepared, tmp_path / str(at))
        ended = saved_with(folder, make_disk(at, fault), meanwhile)
        after = ToyThing(folder, Disk())
        found = after.entries()
        assert found in (before, before | {"mine"}), f"operation {at}"
        assert ended != "saved" or "mine" in found, f"operation {at}"
        after.save("next")
        assert after.entries() == found | {"next"}, f"operation {at}"
        assert not list(folder.rglob("*.part")), f"operation {at}"
        seen.add(ended)
        shutil.rmtree(folder)
    assert ("killed" if isinstance(fault, Kill) else "saved") in seen


@pytest.mark.parametrize("fault", KILLS, ids=str)
def test_what_was_acknowledged_survives_a_power_cut_at_any_operation(
    prepared: Path, tmp_path: Path, fault: Kill
) -> None:
    many = operations_of_a_save(prepared, tmp_path / "counted", PowerCutDisk(), "")
    for at in range(1, many + 2):
        folder = copied(prepared, tmp_path / str(at))
        disk = PowerCutDisk(at, fault)
        ended = saved_with(folder, disk, "")
        disk.cut_the_power(folder / "thing")
        after = ToyThing(folder, Disk())
        assert after.entries() in (EARLIER, EARLIER | {"mine"}), f"operation {at}"
        assert not after.generations.newest().damaged, f"operation {at}"
        assert ended != "saved" or "mine" in after.entries(), f"operation {at}"


@pytest.mark.parametrize("when", [When.BEFORE, When.AFTER])
@pytest.mark.parametrize("at", [4, 6, 8, 10, 12])
def test_a_process_that_really_ends_within_a_save_leaves_it_whole_or_not_at_all(
    prepared: Path, tmp_path: Path, at: int, when: When
) -> None:
    folder = copied(prepared, tmp_path / "thing-that-is-saved")
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.storage.faulty_disk import FaultyDisk, Kill, When\n"
        "from tests.storage.many_writers import ToyThing, Disk\n"
        "thing = ToyThing(Path(sys.argv[1]), Disk())\n"
        "fault = Kill(When(sys.argv[3]), for_real=True)\n"
        "thing.generations.disk = FaultyDisk(int(sys.argv[2]), fault)\n"
        "thing.save('mine')\n"
    )
    order = [sys.executable, "-c", program, os.fspath(folder), str(at), when.value]
    assert subprocess.run(order, cwd=ROOT, check=False).returncode == 9
    after = ToyThing(folder, Disk())
    found = after.entries()
    assert found in (EARLIER, EARLIER | {"mine"})
    after.save("next")
    assert after.entries() == found | {"next"}
    assert not list(folder.rglob("*.part"))


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_first_save_of_a_new_thing_is_whole_or_not_at_all(
    tmp_path: Path, fault: Kill | Fail
) -> None:
    counting = FaultyDisk()
    ToyThing(tmp_path, counting).save("first")
    for at in range(1, len(counting.operations) + 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        thing = ToyThing(folder, Disk())
        thing.generations.disk = disk = FaultyDisk(at, fault)
        try:
            thing.save("first")
        except (SaveFailed, Killed):
            pass
        finally:
            disk.bury()
        after = ToyThing(folder, Disk())
        after.save("next")
        assert after.entries() in ({"next"}, {"first", "next"}), f"operation {at}"
        assert not list(folder.rglob("*.part")), f"operation {at}"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no space left"),
        (errno.EIO, "input/output error"),
        (errno.EACCES, "not permitted"),
        (errno.EROFS, "only be read"),
    ],
)
def test_a_failed_save_says_in_plain_words_what_the_disk_said(
    prepared: Path, tmp_path: Path, number: int, words: str
) -> None:
    thing = ToyThing(copied(prepared, tmp_path / "copy"), Disk())
    counting = FaultyDisk()
    thing.generations.disk = counting
    thing.save("first")
    for at, (operation, _) in enumerate(counting.operations, 1):
        if operation in {"create", "write", "sync", "link", "sync_folder"}:
            thing.generations.disk = FaultyDisk(at, Fail(number))
            with pytest.raises(SaveFailed, match=f"{words}.*What stood before still stands"):
                thing.save("mine")


def test_where_a_taken_number_cannot_be_refused_nothing_is_saved(
    prepared: Path, tmp_path: Path
) -> None:
    folder = copied(prepared, tmp_path / "copy")
    thing = ToyThing(folder, Disk())
    thing.generations.disk = NeitherDisk()
    with pytest.raises(SaveFailed, match="neither hard links nor a rename") as caught:
        thing.save("mine")
    assert "may stand" not in caught.value.message, "it is certain that nothing was saved"
    assert ToyThing(folder, Disk()).entries() == EARLIER
    assert not list(folder.rglob("*.part"))
