"""Single file operations do what they say, for their owner alone, and never over another's file."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from sessionkit.storage.disk import (
    Disk,
    NewFile,
    discard,
    give_name,
    in_plain_words,
    lay_down,
    sweep,
    write_over,
)
from sessionkit.storage.system import NO_REFUSING_RENAME, STALE_SECONDS
from tests.storage.faulty_disk import Fail, FaultyDisk, NeitherDisk, NoLinksDisk, names_in


class ThreeBytesAtATime(Disk):
    """A disk that never takes more than three bytes in one go."""

    def write_some(self, file: NewFile, data: memoryview) -> int:
        return super().write_some(file, data[:3])


class TakesNothing(Disk):
    """A disk that takes nothing and says nothing."""

    def write_some(self, file: NewFile, data: memoryview) -> int:
        return 0


def written(disk: Disk, path: Path, data: bytes) -> None:
    disk.close(lay_down(disk, path, data))


@pytest.mark.parametrize("size", [0, 1, 4_096, 1_000_003])
def test_what_is_written_is_read(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    written(Disk(), tmp_path / "file", data)
    assert Disk().read(tmp_path / "file") == data
    assert Disk().read_head(tmp_path / "file", 100) == data[:100]
    assert Disk().size(tmp_path / "file") == size


def test_a_write_that_takes_only_a_part_goes_on_with_the_rest(tmp_path: Path) -> None:
    written(ThreeBytesAtATime(), tmp_path / "file", b"twenty bytes of text")
    assert (tmp_path / "file").read_bytes() == b"twenty bytes of text"


def test_a_write_that_takes_nothing_is_an_error_and_not_a_loop(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="output error"):
        written(TakesNothing(), tmp_path / "file", b"text")
    assert not (tmp_path / "file").exists()


def test_making_writing_and_syncing_are_operations_of_their_own(tmp_path: Path) -> None:
    disk = FaultyDisk()
    written(disk, tmp_path / "file", b"text")
    done = [operation for operation, _ in disk.operations]
    assert done == ["create", "hold", "write", "sync", "close"]


@pytest.mark.parametrize("operation", range(1, 6))
def test_an_operation_that_a_signal_interrupts_is_done_again(
    tmp_path: Path, operation: int
) -> None:
    disk = FaultyDisk(operation, Fail(errno.EINTR))
    file = lay_down(disk, tmp_path / "file", b"text")
    give_name(disk, file, tmp_path / "named")
    assert (tmp_path / "named").read_bytes() == b"text"
    assert names_in(tmp_path) == ["named"]


def test_a_signal_that_never_ceases_is_an_error_and_not_a_loop(tmp_path: Path) -> None:
    class AlwaysInterrupted(Disk):
        def write_some(self, file: NewFile, data: memoryview) -> int:
            raise InterruptedError(errno.EINTR, "again")

    with pytest.raises(InterruptedError):
        written(AlwaysInterrupted(), tmp_path / "file", b"text")


def test_files_and_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Disk().make_folder(tmp_path / "folder")
        written(Disk(), tmp_path / "folder" / "file", b"text")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "folder").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "folder" / "file").stat().st_mode) == 0o600


def test_a_taken_name_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"theirs")
    (tmp_path / "mine").write_bytes(b"mine")
    disk = Disk()
    with pytest.raises(FileExistsError):
        disk.create(tmp_path / "taken")
    with pytest.raises(FileExistsError):
        disk.link(tmp_path / "mine", tmp_path / "taken")
    with pytest.raises(FileExistsError):
        disk.rename(tmp_path / "mine", tmp_path / "taken")
    with pytest.raises(FileExistsError):
        disk.make_folder(tmp_path / "taken")
    assert (tmp_path / "taken").read_bytes() == b"theirs"
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_rename_to_a_free_name_moves_the_file(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"text")
    Disk().rename(tmp_path / "old", tmp_path / "new")
    assert names_in(tmp_path) == ["new"]


def test_a_rename_of_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Disk().rename(tmp_path / "old", tmp_path / "new")


def test_nothing_is_read_or_made_through_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"text")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError, match="symbolic"):
        Disk().read(tmp_path / "link")
    with pytest.raises(FileExistsError):
        Disk().create(tmp_path / "dangling")
    assert not (tmp_path / "nowhere").exists()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="directory") as caught:
        Disk().read(tmp_path / "pipe")
    assert in_plain_words(caught.value) == "it is not an ordinary file"


def test_open_files_are_not_handed_on_to_other_programs(tmp_path: Path) -> None:
    file = Disk().create(tmp_path / "file")
    assert not os.get_inheritable(file.handle)
    Disk().close(file)


def test_names_are_listed_in_order(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).touch()
    assert Disk().names(tmp_path) == ("a", "b", "c")
    assert Disk().exists(tmp_path / "a")
    assert not Disk().exists(tmp_path / "d")
    assert not Disk().exists(tmp_path / "a" / "d")


def test_a_folder_can_be_synced_and_its_free_space_told(tmp_path: Path) -> None:
    assert Disk().sync_folder(tmp_path)
    assert Disk().free(tmp_path) > 0


@pytest.mark.parametrize("disk", [Disk(), NoLinksDisk()], ids=["hard links", "no hard links"])
def test_a_name_is_given_once(tmp_path: Path, disk: Disk) -> None:
    give_name(disk, lay_down(disk, tmp_path / "one.part", b"one"), tmp_path / "named")
    with pytest.raises(FileExistsError):
        give_name(disk, lay_down(disk, tmp_path / "two.part", b"two"), tmp_path / "named")
    assert (tmp_path / "named").read_bytes() == b"one"
    assert names_in(tmp_path) == ["named"]


def test_no_name_is_given_where_a_taken_one_cannot_be_refused(tmp_path: Path) -> None:
    disk = NeitherDisk()
    with pytest.raises(OSError, match="supported") as caught:
        give_name(disk, lay_down(disk, tmp_path / "one.part", b"one"), tmp_path / "named")
    assert caught.value.errno == NO_REFUSING_RENAME
    assert not names_in(tmp_path)


@pytest.mark.parametrize("at", range(1, 5))
def test_what_could_not_be_laid_down_leaves_nothing(tmp_path: Path, at: int) -> None:
    disk = FaultyDisk(at, Fail(errno.ENOSPC))
    with suppress(OSError):
        discard(disk, lay_down(disk, tmp_path / "file", b"text"))
    assert not names_in(tmp_path)
    disk.bury()


def test_a_cache_is_replaced_whole(tmp_path: Path) -> None:
    for data in (b"former, and longer", b"new"):
        write_over(Disk(), tmp_path, "index.json", data)
        assert (tmp_path / "index.json").read_bytes() == data
    assert names_in(tmp_path) == ["index.json"]


def test_a_cache_whose_folder_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_over(Disk(), tmp_path / "gone", "index.json", b"new")


def test_only_what_nobody_holds_is_swept(tmp_path: Path) -> None:
    held = Disk().create(tmp_path / "held.case.part")
    written(Disk(), tmp_path / "left.case.part", b"half")
    written(Disk(), tmp_path / "left.toml.part", b"of something else")
    sweep(Disk(), tmp_path, ".case", 0.0)
    assert names_in(tmp_path) == ["held.case.part", "left.toml.part"]
    Disk().close(held)
    sweep(Disk(), tmp_path, ".case", 0.0)
    assert names_in(tmp_path) == ["left.toml.part"]


def test_where_there_are_no_locks_only_what_is_old_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", no_locks)
    written(Disk(), tmp_path / "left.case.part", b"half")
    now = Disk().modified(tmp_path / "left.case.part")
    sweep(Disk(), tmp_path, ".case", now + 60)
    assert names_in(tmp_path) == ["left.case.part"]
    sweep(Disk(), tmp_path, ".case", now + STALE_SECONDS + 60)
    assert not names_in(tmp_path)


def test_a_failure_while_sweeping_is_left_for_the_next_time(tmp_path: Path) -> None:
    for name in ("a.case.part", "b.case.part"):
        written(Disk(), tmp_path / name, b"half")
    sweep(FaultyDisk(2, Fail(errno.EIO)), tmp_path, ".case", 0.0)
    assert names_in(tmp_path) == ["a.case.part"]
    sweep(FaultyDisk(1, Fail(errno.EIO)), tmp_path, ".case", 0.0)
    assert names_in(tmp_path) == ["a.case.part"]


def test_temporary_names_differ_and_say_what_they_are_to_become() -> None:
    names = {Disk().temporary_name(".case") for _ in range(100)}
    assert len(names) == 100
    assert all(name.endswith(".case.part") for name in names)


def test_an_error_without_words_of_its_own_is_told_in_the_systems() -> None:
    assert in_plain_words(OSError(errno.EXDEV, "Cross-device link")) == "cross-device link"
    assert in_plain_words(OSError("odd")) == "odd"
