"""Generations: what is saved stays, what is damaged is named, and nobody is overwritten."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sessionkit.domain.errors import DamagedData, NotFound, Refused, SaveFailed
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.generation import NOTHING_YET, Generation, Stamp
from sessionkit.storage.generations import KEEP, Generations
from tests.storage.faulty_disk import (
    Fail,
    FailingDisk,
    FaultyDisk,
    UnreadableDisk,
    names_in,
)
from tests.storage.many_writers import ToyThing

Harm = Callable[[bytes], bytes]

HARMS: dict[str, Harm] = {
    "emptied": lambda _: b"",
    "truncated": lambda raw: raw[:-1],
    "cut within its first line": lambda raw: raw[:20],
    "one bit flipped": lambda raw: raw[:-3] + bytes([raw[-3] ^ 1]) + raw[-2:],
    "a byte added": lambda raw: raw + b"\n",
    "of another kind": lambda _: Envelope().wrap("group", 1, b"{}"),
}


def generations(folder: Path, disk: Disk | None = None) -> Generations:
    return Generations(disk or Disk(), folder / "thing", ".toy", "toy", Envelope())


def never(_: Generation | None) -> bytes:
    raise AssertionError("nothing was to be made")


def damage(folder: Path, number: int, harm: Harm) -> None:
    path = generations(folder).path(number)
    path.write_bytes(harm(path.read_bytes()))


def toy_of(folder: Path, saves: int) -> ToyThing:
    toy = ToyThing(folder, Disk())
    for number in range(1, saves + 1):
        assert toy.save(f"save {number}") == number
    return toy


def test_what_was_saved_opens_again(tmp_path: Path) -> None:
    saved = generations(tmp_path).publish(NOTHING_YET, 3, lambda _: b"a body")
    newest = generations(tmp_path).newest()
    assert (saved.number, saved.body) == (1, b"a body")
    assert (newest.number, newest.format, newest.body) == (1, 3, b"a body")
    assert newest.stamp == saved.stamp
    assert newest.damaged == ()


def test_files_are_named_by_number_and_nothing_else_is_taken_for_one(tmp_path: Path) -> None:
    toy_of(tmp_path, 2)
    folder = tmp_path / "thing"
    for name in ("3.toy", "000000003.toy", "00000000.toy", "00000004.case", "00000005.toy.part"):
        (folder / name).write_bytes(b"")
    for name in ("-0000003.toy", "٠٠٠٠٠٠٠٣.toy", "0000000³.toy", ".toy", "inbox"):
        (folder / name).write_bytes(b"")
    assert generations(tmp_path).numbers() == (1, 2)
    assert (folder / "00000002.toy").exists()
    assert generations(tmp_path).name(123_456_789) == "123456789.toy"


def test_where_nothing_was_saved_nothing_is_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        generations(tmp_path).newest()
    (tmp_path / "thing").mkdir()
    with pytest.raises(NotFound):
        generations(tmp_path).newest()
    with pytest.raises(NotFound):
        generations(tmp_path).check()
    assert generations(tmp_path).numbers() == ()


def test_nobody_merges_where_nobody_else_saved(tmp_path: Path) -> None:
    seen: list[Generation | None] = []

    def make(newer: Generation | None) -> bytes:
        seen.append(newer)
        return b"again"

    store = generations(tmp_path)
    first = store.publish(NOTHING_YET, 1, lambda _: b"first")
    second = store.publish(first.stamp, 1, make)
    opened = generations(tmp_path).newest()
    generations(tmp_path).publish(opened.stamp, 1, make)
    assert seen == [None, None]
    assert second.number == 2


def test_a_number_that_came_to_mean_something_else_is_not_taken_for_the_base(
    tmp_path: Path,
) -> None:
    store = generations(tmp_path)
    first = store.publish(NOTHING_YET, 1, lambda _: b"first")
    second = store.publish(first.stamp, 1, lambda _: b"second, moved away by hand")
    store.path(2).rename(tmp_path / "moved")
    store.publish(first.stamp, 1, lambda _: b"another second")
    saved = store.publish(second.stamp, 1, lambda newer: newer.body if newer else b"overwritten")
    assert saved.body == b"another second"
    assert saved.number == 3


def test_numbers_do_not_go_back_when_files_are_moved_away(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 3)
    for number in (2, 3):
        toy.generations.path(number).unlink()
    assert toy.save("next") == 4
    assert toy.entries() == {"save 1", "save 2", "save 3", "next"}, "what the writer has, stands"


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_damaged_newest_generation_is_named_and_the_last_good_one_opens(
    tmp_path: Path, harm: Harm
) -> None:
    toy_of(tmp_path, 3)
    damage(tmp_path, 3, harm)
    newest = generations(tmp_path).newest()
    assert newest.number == 2
    assert [(each.number, each.name) for each in newest.damaged] == [(3, "00000003.toy")]
    assert "00000003.toy" in str(newest.damaged[0])
    assert generations(tmp_path).check() == newest.damaged


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_the_save_after_a_damaged_generation_takes_the_next_number(
    tmp_path: Path, harm: Harm
) -> None:
    toy_of(tmp_path, 3)
    damage(tmp_path, 3, harm)
    damaged = (tmp_path / "thing" / "00000003.toy").read_bytes()
    toy = ToyThing(tmp_path, Disk())
    assert toy.save("mine") == 4
    assert toy.entries() == {"save 1", "save 2", "mine"}
    assert (tmp_path / "thing" / "00000003.toy").read_bytes() == damaged


def test_a_writer_whose_base_was_damaged_meanwhile_saves_all_it_has(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 3)
    damage(tmp_path, 3, HARMS["truncated"])
    assert toy.save("mine") == 4
    assert toy.entries() == {"save 1", "save 2", "save 3", "mine"}


def test_where_all_are_damaged_all_are_named(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 2)
    for number in (1, 2):
        damage(tmp_path, number, HARMS["emptied"])
    with pytest.raises(DamagedData, match=r"00000002\.toy .* 00000001\.toy"):
        generations(tmp_path).newest()
    assert len(generations(tmp_path).check()) == 2
    assert toy.generations.publish(NOTHING_YET, 1, lambda newer: b"[]").number == 3


@pytest.mark.parametrize("make", ["folder", "pipe", "link"])
def test_what_is_no_file_is_named_and_keeps_nobody_waiting(tmp_path: Path, make: str) -> None:
    toy_of(tmp_path, 2)
    path = generations(tmp_path).path(3)
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(generations(tmp_path).path(1))
    newest = generations(tmp_path).newest()
    assert (newest.number, [each.number for each in newest.damaged]) == (2, [3])
    assert ToyThing(tmp_path, Disk()).save("mine") == 4


def test_what_cannot_be_read_for_the_moment_is_named_but_never_saved_past(tmp_path: Path) -> None:
    toy_of(tmp_path, 2)
    disk = UnreadableDisk("00000002.toy")
    newest = generations(tmp_path, disk).newest()
    assert (newest.number, len(newest.damaged)) == (1, 1)
    assert "input/output error" in str(newest.damaged[0])
    with pytest.raises(SaveFailed, match="input/output error"):
        generations(tmp_path, disk).publish(newest.stamp, 1, never)
    assert generations(tmp_path).numbers() == (1, 2)


def test_a_folder_that_may_not_be_listed_is_refused_in_plain_words(tmp_path: Path) -> None:
    toy_of(tmp_path, 1)
    with pytest.raises(Refused, match="not permitted"):
        generations(tmp_path, FaultyDisk(1, Fail(errno.EACCES))).newest()
    with pytest.raises(Refused, match="not permitted"):
        generations(tmp_path, FaultyDisk(1, Fail(errno.EACCES))).check()


def test_ten_generations_are_kept(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 25)
    assert toy.numbers() == tuple(range(16, 26))
    assert KEEP == 10


def test_pruning_leaves_damaged_generations_for_a_person(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 9)
    damage(tmp_path, 4, HARMS["one bit flipped"])
    for number in range(10, 26):
        toy.save(f"save {number}")
    assert toy.numbers() == (4, *range(16, 26))
    assert [each.number for each in toy.generations.check()] == [4]


def test_generations_that_are_found_damaged_do_not_count_among_the_ten(tmp_path: Path) -> None:
    toy_of(tmp_path, 12)
    for number in range(8, 13):
        damage(tmp_path, number, HARMS["emptied"])
    ToyThing(tmp_path, Disk()).save("mine")
    assert generations(tmp_path).numbers() == tuple(range(3, 14))


def test_what_making_raises_is_passed_on_and_nothing_is_written(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 1)

    def make(_: Generation | None) -> bytes:
        raise Refused("not this")

    with pytest.raises(Refused, match="not this"):
        toy.generations.publish(toy.stamp, 1, make)
    assert names_in(tmp_path / "thing") == ["00000001.toy"]


def test_a_folder_that_is_gone_is_not_made_again_by_a_later_save(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 1)
    (tmp_path / "thing").rename(tmp_path / "moved")
    with pytest.raises(SaveFailed, match="no longer there"):
        toy.save("mine")
    assert not (tmp_path / "thing").exists()


def test_pruning_that_fails_fails_no_save(tmp_path: Path) -> None:
    toy = toy_of(tmp_path, 10)
    toy.generations.disk = FailingDisk("unlink", always=True)
    assert toy.save("mine") == 11
    assert toy.numbers() == tuple(range(1, 12))


def test_a_stamp_keeps_the_body_out_of_sight() -> None:
    assert "secret" not in repr(Generation(1, 1, b"secret", Stamp(1, b"secret")))


def test_finding_the_newest_number_loads_only_light_modules() -> None:
    program = (
        "import sys; before = set(sys.modules)\n"
        "from sessionkit.storage.disk import Disk\n"
        "from sessionkit.storage.generations import Generations\n"
        "Generations(Disk(), '.', '.case', 'case', None).numbers()\n"
        "print(*sorted(set(sys.modules) - before))\n"
    )
    order = [sys.executable, "-c", program]
    root = Path(__file__).parents[2]
    done = subprocess.run(order, cwd=root, check=True, capture_output=True, text=True)
    heavy = {"hashlib", "tempfile", "ctypes", "shutil", "random", "secrets", "json", "datetime"}
    loaded = set(done.stdout.split())
    assert "sessionkit.storage.generations" in loaded
    assert not loaded & heavy
    assert not {name for name in loaded if name.startswith("sessionkit.domain.")} - {
        "sessionkit.domain.errors"
    }
