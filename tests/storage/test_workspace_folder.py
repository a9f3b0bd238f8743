"""A workspace on disk: made whole or not at all, and never upon somebody's files."""

import errno
import os
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest

from sessionkit.domain.errors import NotFound, Refused, SaveFailed, SessionkitError
from sessionkit.domain.settings import Settings
from sessionkit.storage.disk import Disk
from sessionkit.storage.workspace_folder import SETTINGS, WorkspaceFolder
from tests.storage.faulty_disk import (
    FAULTS,
    Fail,
    FaultyDisk,
    InterruptingDisk,
    Kill,
    Killed,
    NeitherDisk,
    NoLinksDisk,
)
from tests.test_modules_loaded import beyond_the_standard_library, modules_loaded_by

OURS = Settings(
    team="East “team” \\ Invertay",
    participant="programme member",
    default_worker="w-isla",
    follow_up_days=1,
    write_up_days=3,
    contact_days=31,
    session_minutes=90,
    holidays=frozenset({date(2026, 12, 25), date(2027, 1, 1)}),
    guarded_words=("court", "der Bewährungshelfer"),
    plan_sections=(("signs", "Was mich warnt"), ("people", "People, and what they know: all")),
)
FOLDERS = {"people", "cases", "drafts", "exercises", "templates"}


def made(path: Path, settings: Settings = OURS, disk: Disk | None = None) -> WorkspaceFolder:
    folder = WorkspaceFolder(disk or Disk(), path)
    folder.create(settings)
    return folder


def names(path: Path) -> set[str]:
    return {each.name for each in path.iterdir()}


@pytest.mark.parametrize("settings", [Settings(), OURS], ids=["usual", "ours"])
def test_a_new_workspace_has_its_folders_and_the_settings_it_was_made_with(
    tmp_path: Path, settings: Settings
) -> None:
    folder = made(tmp_path / "teams" / "east", settings)
    assert names(folder.path) == FOLDERS | {SETTINGS}
    assert folder.settings() == settings
    assert folder.workers() == ()


def test_a_workspace_says_where_its_parts_stand(tmp_path: Path) -> None:
    folder = made(tmp_path / "east")
    where = (folder.people, folder.cases, folder.drafts, folder.exercises, folder.templates)
    assert {each.name for each in where} == FOLDERS
    assert all(each.is_dir() and each.parent == folder.path for each in where)
    assert folder.index == folder.path / "index"


def test_words_that_are_the_usual_ones_are_not_written_so_that_later_ones_count(
    tmp_path: Path,
) -> None:
    folder = made(tmp_path / "east", Settings())
    lines = (folder.path / SETTINGS).read_text("utf-8").split("\n")
    assert not [line for line in lines if line.startswith("guarded_words")]


def test_nobody_else_on_the_machine_can_look_into_a_new_workspace(tmp_path: Path) -> None:
    folder = made(tmp_path / "east")
    for each in (folder.path, *folder.path.iterdir()):
        assert not stat.S_IMODE(each.stat().st_mode) & 0o077, each.name


def test_an_empty_folder_becomes_a_workspace_also_when_it_holds_hidden_files(
    tmp_path: Path,
) -> None:
    (tmp_path / ".git").mkdir()
    assert made(tmp_path).settings() == OURS


def test_a_folder_that_holds_a_workspace_is_left_as_it_is(tmp_path: Path) -> None:
    before = made(tmp_path).path.joinpath(SETTINGS).read_bytes()
    with pytest.raises(Refused, match="holds a workspace already"):
        made(tmp_path, Settings())
    assert (tmp_path / SETTINGS).read_bytes() == before


def test_a_folder_with_files_in_it_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("ours")
    with pytest.raises(Refused, match=r"not empty: a\.txt, b\.txt, c\.txt …"):
        made(tmp_path)
    assert names(tmp_path) == {"a.txt", "b.txt", "c.txt", "d.txt"}


def test_a_folder_with_cases_but_no_settings_is_not_built_upon(tmp_path: Path) -> None:
    (tmp_path / "cases" / "0123").mkdir(parents=True)
    with pytest.raises(Refused, match="not empty: cases"):
        made(tmp_path)
    assert names(tmp_path) == {"cases"}


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "east").write_text("a letter")
    with pytest.raises(SaveFailed, match="is a file, not a folder"):
        made(tmp_path / "east")


def test_of_two_who_make_a_workspace_in_one_folder_at_once_one_does(tmp_path: Path) -> None:
    theirs = Settings(team="North")
    disk = InterruptingDisk("link", lambda: made(tmp_path, theirs))
    # The first link is the trying of the folder; theirs is whole before ours is put in place.
    with pytest.raises(Refused, match="holds a workspace already"):
        made(tmp_path, OURS, disk)
    assert WorkspaceFolder(Disk(), tmp_path).settings() == theirs


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_workspace_that_was_made_in_part_can_be_made_again(
    tmp_path: Path, fault: Kill | Fail
) -> None:
    counting = FaultyDisk()
    made(tmp_path / "counted" / "east", OURS, counting)
    assert len(counting.operations) > 20
    seen = set()
    for at in range(1, len(counting.operations) + 1):
        path = tmp_path / str(at) / "east"
        ended = made_with_a_fault(path, FaultyDisk(at, fault))
        folder = WorkspaceFolder(Disk(), path)
        if path.joinpath(SETTINGS).exists():
            assert folder.settings() == OURS, f"operation {at}"
        else:
            assert ended != "made", f"operation {at}"
            folder.create(OURS)
        assert folder.settings() == OURS, f"operation {at}"
        assert names(path) >= FOLDERS, f"operation {at}"
        seen.add(ended)
        shutil.rmtree(tmp_path / str(at))
    interrupted = isinstance(fault, Fail) and fault.number == errno.EINTR
    assert ("killed" if isinstance(fault, Kill) else "made" if interrupted else "failed") in seen


def made_with_a_fault(path: Path, disk: FaultyDisk) -> str:
    try:
        made(path, OURS, disk)
    except SessionkitError:
        return "failed"
    except Killed:
        return "killed"
    finally:
        disk.bury()
    return "made"


def test_a_disk_without_hard_links_holds_a_workspace(tmp_path: Path) -> None:
    assert made(tmp_path / "east", OURS, NoLinksDisk()).settings() == OURS


def test_a_disk_that_cannot_refuse_a_taken_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot hold a workspace"):
        made(tmp_path / "east", OURS, NeitherDisk())
    assert not (tmp_path / "east" / SETTINGS).exists()


@pytest.mark.parametrize("there", [True, False], ids=["empty folder", "no folder"])
def test_a_folder_that_is_no_workspace_is_not_found_and_says_how_to_make_one(
    tmp_path: Path, there: bool
) -> None:
    path = tmp_path if there else tmp_path / "nowhere"
    with pytest.raises(NotFound) as told:
        WorkspaceFolder(Disk(), path).settings()
    assert str(path) in told.value.message
    assert "sessionkit init" in told.value.hint


def test_settings_that_are_a_link_are_not_read(tmp_path: Path) -> None:
    folder = made(tmp_path / "east")
    elsewhere = (folder.path / SETTINGS).rename(tmp_path / "elsewhere.toml")
    (folder.path / SETTINGS).symlink_to(elsewhere)
    with pytest.raises(Refused, match="not a plain file"):
        folder.settings()
    with pytest.raises(Refused, match="not a plain file"):
        folder.write_settings(Settings())


def test_settings_that_are_a_pipe_do_not_keep_the_program_waiting(tmp_path: Path) -> None:
    folder = made(tmp_path / "east")
    (folder.path / SETTINGS).unlink()
    os.mkfifo(folder.path / SETTINGS)
    with pytest.raises(Refused, match="not a plain file"):
        folder.settings()


def test_reading_a_workspace_loads_nothing_that_only_writing_needs() -> None:
    loaded = modules_loaded_by("import sessionkit.storage.workspace_folder")
    assert "sessionkit.storage.workspace_folder" in loaded
    assert beyond_the_standard_library(loaded) == set()
    assert not loaded & {
        "sessionkit.domain.case",
        "sessionkit.domain.text",
        "sessionkit.storage.folder_check",
        "sessionkit.storage.workspace_writing",
        "difflib",
    }
