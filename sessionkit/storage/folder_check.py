"""What storage needs of a folder, tried for real.

Invariant: nothing is believed of a folder that was not tried in it, through the same seam as a
save; and nothing tried is left behind. Where a save could not refuse a number that is taken, no
workspace is kept.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path, PurePath

from sessionkit.domain.errors import NotFound, Refused
from sessionkit.storage.disk import (
    NO_HARD_LINKS,
    Disk,
    NewFile,
    StrPath,
    discard,
    in_plain_words,
    lay_down,
    sweep,
)

ENOUGH_BYTES = 100_000_000
"""Free space below which a person is told, in bytes."""
CLOCKS_APART_SECONDS = 300
"""How far the clocks of the machine and of the folder's file system may lie apart."""
FIRST_YEAR = 2025
"""No clock of this program's time shows an earlier year."""

_CONTENT = b"a few bytes to see what this folder can do\n"
_SUFFIX = ".probe"
_ELSEWHERE = "Choose a folder on this machine's own disk, or a share of your own server."

_PARTS = {
    "Dropbox": ("dropbox", "dropbox (*", "dropbox-*"),
    "OneDrive": ("onedrive", "onedrive - *", "onedrive-*", "skydrive"),
    "Google Drive": ("google drive", "googledrive", "googledrive-*"),
    "iCloud Drive": ("mobile documents", "icloud drive", "iclouddrive", "com~apple~clouddocs"),
    "Nextcloud": ("nextcloud", "nextcloud[0-9]*"),
    "ownCloud": ("owncloud", "owncloud[0-9]*"),
}
_MARKERS = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "OneDrive": (".849c9593-d756-4e56-8d6e-42412f2a707b",),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Nextcloud or ownCloud": (
        ".sync_*.db",
        "._sync_*.db",
        ".nextcloudsync.log",
        ".owncloudsync.log",
    ),
    "Syncthing": (".stfolder", ".stversions"),
}


@dataclass(frozen=True, slots=True)
class FolderFinding:
    """One thing that was tried in a folder, and what came of it."""

    ok: bool
    """Whether it is as storage needs it."""
    what: str
    """What was found, as a sentence."""
    advice: str
    """What to do about it; empty where it is well."""


_Try = Callable[[Disk, Path], FolderFinding]


def check_folder_of(
    disk: Disk, folder: StrPath, now: datetime | None = None
) -> tuple[FolderFinding, ...]:
    """Try everything storage needs of a folder.

    Args:
        disk: the seam.
        folder: an existing folder.
        now: the present moment by this machine's clock, with offset; without it the clocks are
            not compared.

    Raises:
        NotFound: where there is no such folder.
    """
    where = _existing(disk, folder)
    tries: tuple[_Try, ...] = (
        _makes_new_files,
        _refuses_taken_names,
        _syncs_names,
        _lists_at_once,
        _has_room,
        not_synchronised,
    )
    if now is not None:
        tries = (*tries, partial(_clocks_agree, now=now))
    findings = tuple(_tried(each, disk, where) for each in tries)
    with suppress(OSError):
        sweep(disk, where, _SUFFIX, disk.modified(where))
    return findings


def refuse_unfit_folder(disk: Disk, folder: StrPath) -> None:
    """Let only a folder pass in which a save cannot overwrite another.

    Raises:
        NotFound: where there is no such folder.
        Refused: where it has neither hard links nor a rename that refuses a taken name, or does not
            let us make files.
    """
    where = _existing(disk, folder)
    for attempt in (_makes_new_files, _refuses_taken_names):
        finding = _tried(attempt, disk, where)
        if not finding.ok:
            raise Refused(f"{folder} cannot hold a workspace. {finding.what}", finding.advice)


def not_synchronised(disk: Disk, folder: StrPath) -> FolderFinding:
    """Whether a folder is kept by a service that copies files between machines.

    Such a service moves and merges files by its own rules, behind the program's back.
    """
    service = _service_of(disk, folder)
    if service is None:
        return FolderFinding(True, "No file-synchronising service was seen to keep the folder.", "")
    return FolderFinding(
        False,
        f"The folder appears to be kept by {service}; folders kept by file-synchronising services "
        "are not supported.",
        f"{_ELSEWHERE} Copies worked on apart are joined with `case merge`.",
    )


def refuse_synchronised(disk: Disk, folder: StrPath) -> None:
    """Let only a folder pass that no service was seen to copy between machines.

    Raises:
        Refused: where one was seen; the folder need not be there yet.
    """
    finding = not_synchronised(disk, folder)
    if not finding.ok:
        raise Refused(finding.what, finding.advice)


def _existing(disk: Disk, folder: StrPath) -> Path:
    if not disk.exists(folder):
        raise NotFound(f"There is no folder {folder}.", "Make it first, or name another.")
    return Path(folder)


def _tried(attempt: _Try, disk: Disk, folder: Path) -> FolderFinding:
    try:
        return attempt(disk, folder)
    except OSError as error:
        words = in_plain_words(error)
        return FolderFinding(False, f"Trying the folder failed: {words}.", _ELSEWHERE)


@contextmanager
def _probe(disk: Disk, folder: Path) -> Iterator[NewFile]:
    file = lay_down(disk, folder / disk.temporary_name(_SUFFIX), _CONTENT)
    disk.close(file)
    try:
        yield file
    finally:
        discard(disk, file, closed=True)


def _makes_new_files(disk: Disk, folder: Path) -> FolderFinding:
    with _probe(disk, folder) as file:
        if disk.read(file.path) != _CONTENT:
            return FolderFinding(False, "A file read back is not what was written.", _ELSEWHERE)
        with suppress(FileExistsError):
            disk.close(disk.create(file.path))
            return FolderFinding(False, "A file that exists was made a second time.", _ELSEWHERE)
    return FolderFinding(True, "Files are made, written through to the disk and read back.", "")


def _refuses_taken_names(disk: Disk, folder: Path) -> FolderFinding:
    means, refused = "hard links", _link_refuses(disk, folder)
    if refused is None:
        means, refused = "a rename that refuses it", _rename_refuses(disk, folder)
    if refused:
        return FolderFinding(True, f"A taken name is refused, by {means}.", "")
    return FolderFinding(
        False,
        "It has neither hard links nor a rename that refuses a taken name, so that two people "
        "saving at once could overwrite each other.",
        _ELSEWHERE,
    )


def _link_refuses(disk: Disk, folder: Path) -> bool | None:
    """Nothing where there are no hard links: only then does a save try the rename."""
    with _probe(disk, folder) as first, _probe(disk, folder) as second:
        third = folder / disk.temporary_name(_SUFFIX)
        try:
            disk.link(first.path, third)
            return _is_refused(partial(disk.link, first.path, second.path))
        except OSError as error:
            if error.errno not in NO_HARD_LINKS:
                raise
            return None
        finally:
            _take_away(disk, third)


def _rename_refuses(disk: Disk, folder: Path) -> bool:
    with _probe(disk, folder) as first, _probe(disk, folder) as second:
        third = folder / disk.temporary_name(_SUFFIX)
        try:
            disk.rename(first.path, third)
            return _is_refused(partial(disk.rename, third, second.path))
        except OSError as error:
            if error.errno not in NO_HARD_LINKS:
                raise
            return False
        finally:
            _take_away(disk, third)


def _is_refused(attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except FileExistsError:
        return True
    return False


def _take_away(disk: Disk, path: Path) -> None:
    with suppress(OSError):
        disk.unlink(path)


def _syncs_names(disk: Disk, folder: Path) -> FolderFinding:
    if disk.sync_folder(folder) or os.name == "nt":
        return FolderFinding(True, "Names are written through to the disk.", "")
    return FolderFinding(
        False,
        "Names cannot be written through to the disk: after a power cut the last save may be gone.",
        _ELSEWHERE,
    )


def _lists_at_once(disk: Disk, folder: Path) -> FolderFinding:
    with _probe(disk, folder) as file:
        seen = Path(file.path).name in disk.names(folder)
    if seen:
        return FolderFinding(True, "A new file is seen in the folder at once.", "")
    return FolderFinding(
        False,
        "A new file is not seen in the folder at once, so that saves at the same time cannot be "
        "told apart.",
        _ELSEWHERE,
    )


def _has_room(disk: Disk, folder: Path) -> FolderFinding:
    free = disk.free(folder)
    what = f"{free // 1_000_000:,} MB are free."
    if free >= ENOUGH_BYTES:
        return FolderFinding(True, what, "")
    return FolderFinding(False, what, f"Make room: keep {ENOUGH_BYTES // 1_000_000} MB free.")


def _clocks_agree(disk: Disk, folder: Path, now: datetime) -> FolderFinding:
    with _probe(disk, folder) as file:
        apart = abs(disk.modified(file.path) - now.timestamp())
    if now.year < FIRST_YEAR:
        what = f"This machine's clock says {now:%d %b %Y}, which cannot be."
        return FolderFinding(False, what, "Set the clock.")
    if apart > CLOCKS_APART_SECONDS:
        what = f"The clocks of this machine and of the folder lie {apart / 60:.0f} minutes apart."
        return FolderFinding(False, what, "Set the clock that is wrong.")
    return FolderFinding(True, "The clocks of this machine and of the folder agree.", "")


def _service_of(disk: Disk, folder: StrPath) -> str | None:
    paths = [Path(folder).absolute(), Path(disk.resolve(folder))]
    for path in dict.fromkeys(paths):
        found = _service_in_path(path) or _service_by_marker(disk, path)
        if found is not None:
            return found
    return None


def _service_in_path(path: PurePath) -> str | None:
    for part in path.parts:
        for service, patterns in _PARTS.items():
            if any(fnmatchcase(part.casefold(), pattern) for pattern in patterns):
                return service
    return None


def _service_by_marker(disk: Disk, path: Path) -> str | None:
    for folder in (path, *path.parents):
        try:
            names = disk.names(folder)
        except OSError:
            continue
        for service, patterns in _MARKERS.items():
            if any(fnmatchcase(name.casefold(), each) for each in patterns for name in names):
                return service
    return None
