"""What storage needs of a folder is tried in it, and what is wrong is said with what to do."""

import errno
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from sessionkit.domain.errors import NotFound, Refused
from sessionkit.storage.disk import Disk, Operation, StrPath
from sessionkit.storage.folder_check import (
    FolderFinding,
    check_folder_of,
    not_synchronised,
    refuse_unfit_folder,
)
from tests.storage.faulty_disk import Fail, FaultyDisk, NeitherDisk, NoLinksDisk, names_in

_T = TypeVar("_T")


class CannotSyncFolders(Disk):
    def sync_folder(self, folder: StrPath) -> bool:
        return False


class ListsLate(Disk):
    def names(self, folder: StrPath) -> tuple[str, ...]:
        return ()


class AlmostFull(Disk):
    def free(self, folder: StrPath) -> int:
        return 3_000_000


class OverwritesOnLink(Disk):
    """Links and renames take the place of what stands there."""

    def link(self, source: StrPath, target: StrPath) -> None:
        Path(target).write_bytes(Path(source).read_bytes())

    def rename(self, source: StrPath, target: StrPath) -> None:
        Path(source).replace(target)


class OverwritesOnLinkOnly(Disk):
    """Links take the place of what stands there; renames do not, but a save links."""

    def link(self, source: StrPath, target: StrPath) -> None:
        Path(target).write_bytes(Path(source).read_bytes())


class MakesTwice(Disk):
    def step(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        if operation == "create":
            Path(path).unlink(missing_ok=True)
        return act()


def now_of(folder: Path) -> datetime:
    """The present moment, as the folder's own file system has it."""
    (folder / "probe").touch()
    moment = datetime.fromtimestamp((folder / "probe").stat().st_mtime, UTC)
    (folder / "probe").unlink()
    return moment


def wrong(findings: tuple[FolderFinding, ...]) -> list[str]:
    assert all(bool(each.advice) is not each.ok for each in findings), "advice where it is needed"
    return [each.what for each in findings if not each.ok]


def test_an_ordinary_folder_is_fit_and_left_as_it_was(tmp_path: Path) -> None:
    findings = check_folder_of(Disk(), tmp_path, now_of(tmp_path))
    assert wrong(findings) == []
    assert len(findings) == 7
    assert not names_in(tmp_path)
    refuse_unfit_folder(Disk(), tmp_path)
    assert not names_in(tmp_path)


def test_a_folder_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        check_folder_of(Disk(), tmp_path / "none")
    with pytest.raises(NotFound):
        refuse_unfit_folder(Disk(), tmp_path / "none")


def test_a_rename_that_refuses_a_taken_name_will_do(tmp_path: Path) -> None:
    findings = check_folder_of(NoLinksDisk(), tmp_path)
    assert wrong(findings) == []
    assert any("a rename that refuses it" in each.what for each in findings)
    refuse_unfit_folder(NoLinksDisk(), tmp_path)
    assert not names_in(tmp_path)


@pytest.mark.parametrize(
    "disk",
    [NeitherDisk(), OverwritesOnLink(), OverwritesOnLinkOnly()],
    ids=["neither", "overwrites", "overwrites on link"],
)
def test_a_folder_where_a_save_could_overwrite_another_is_refused(
    tmp_path: Path, disk: Disk
) -> None:
    (what,) = wrong(check_folder_of(disk, tmp_path))
    assert "overwrite each other" in what
    with pytest.raises(Refused, match="neither hard links nor a rename") as caught:
        refuse_unfit_folder(disk, tmp_path)
    assert caught.value.hint
    assert not names_in(tmp_path)


def test_a_folder_in_which_nothing_may_be_made_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="only be read"):
        refuse_unfit_folder(FaultyDisk(2, Fail(errno.EROFS)), tmp_path)


@pytest.mark.parametrize(
    ("disk", "words"),
    [
        (CannotSyncFolders(), "power cut"),
        (ListsLate(), "not seen in the folder at once"),
        (AlmostFull(), "3 MB are free"),
        (MakesTwice(), "made a second time"),
    ],
    ids=["sync", "list", "room", "exclusive"],
)
def test_what_a_folder_lacks_is_named(tmp_path: Path, disk: Disk, words: str) -> None:
    findings = wrong(check_folder_of(disk, tmp_path))
    assert any(words in what for what in findings)


def test_clocks_that_lie_apart_are_named(tmp_path: Path) -> None:
    late = now_of(tmp_path) + timedelta(hours=2)
    (what,) = wrong(check_folder_of(Disk(), tmp_path, late))
    assert "120 minutes apart" in what
    (what,) = wrong(check_folder_of(Disk(), tmp_path, datetime(1980, 1, 1, tzinfo=UTC)))
    assert "01 Jan 1980" in what


def test_whatever_operation_fails_is_a_finding_and_leaves_nothing(tmp_path: Path) -> None:
    counting = FaultyDisk()
    check_folder_of(counting, tmp_path)
    for at in range(2, len(counting.operations) + 1):
        disk = FaultyDisk(at, Fail(errno.EIO))
        check_folder_of(disk, tmp_path)
        disk.bury()
        check_folder_of(Disk(), tmp_path)
        assert not names_in(tmp_path), f"operation {at}"


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("Dropbox/team", "Dropbox"),
        ("Dropbox (Council)/team", "Dropbox"),
        ("OneDrive - Council/team", "OneDrive"),
        ("CloudStorage/OneDrive-Council/team", "OneDrive"),
        ("CloudStorage/GoogleDrive-isla@example.org/My Drive", "Google Drive"),
        ("Google Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/team", "iCloud Drive"),
        ("Nextcloud/team", "Nextcloud"),
        ("ownCloud2/team", "ownCloud"),
    ],
)
def test_a_folder_inside_one_kept_by_a_service_is_named_by_its_path(
    tmp_path: Path, path: str, service: str
) -> None:
    folder = tmp_path / path
    folder.mkdir(parents=True)
    finding = not_synchronised(Disk(), folder)
    assert not finding.ok
    assert service in finding.what
    assert "not supported" in finding.what
    assert finding in check_folder_of(Disk(), folder)


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".sync_1f2e3d.db", "Nextcloud"),
        ("._sync_1f2e3d.db", "ownCloud"),
        (".stfolder", "Syncthing"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_a_folder_below_a_services_marker_is_named(
    tmp_path: Path, marker: str, service: str
) -> None:
    folder = tmp_path / "team" / "cases"
    folder.mkdir(parents=True)
    assert not_synchronised(Disk(), folder).ok
    (tmp_path / marker).touch()
    assert service in not_synchronised(Disk(), folder).what


def test_a_link_into_a_services_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "team").mkdir(parents=True)
    (tmp_path / "team").symlink_to(tmp_path / "Dropbox" / "team")
    assert "Dropbox" in not_synchronised(Disk(), tmp_path / "team").what


@pytest.mark.parametrize("name", ["dropboxes", "on", "my onedrive notes", "sync", "google"])
def test_a_folder_that_is_only_called_something_like_it_is_not_named(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()
    assert not_synchronised(Disk(), tmp_path / name).ok
