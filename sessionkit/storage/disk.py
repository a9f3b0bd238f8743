"""Every file operation the program makes, one small method each.

Invariant: nothing that is kept is touched except through `Disk.step`, so that a test can fail or
kill the program before, within and after any single operation. Nothing here overwrites a file but
`replace`, which is for caches, settings and drafts, never for a generation of a record.

An operation interrupted by a signal is done again; a write that took only a part goes on with the
rest. Nothing acknowledged ever rests on a temporary file, so that sweeping one too many costs its
writer one more try and nothing else.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from sessionkit.storage import system

_T = TypeVar("_T")

StrPath = str | os.PathLike[str]

Operation = Literal[
    "read",
    "read_head",
    "names",
    "make_folder",
    "create",
    "hold",
    "write",
    "sync",
    "close",
    "link",
    "rename",
    "replace",
    "unlink",
    "sync_folder",
    "stat",
    "abandoned",
    "free",
    "resolve",
]
"""The names of the single operations, as a test sees them."""

NO_HARD_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}
)
"""How file systems answer that know no hard links."""
NOT_A_FILE = frozenset({errno.ELOOP, errno.EISDIR})
"""How a name answers that stands for something other than a file, and will tomorrow as well."""
PART = ".part"
"""Ends the name of every temporary file."""

_INTERRUPTED_AT_MOST = 100
_SWEPT_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file being written, open and held by this process."""

    path: str
    """Where it stands."""
    handle: int
    """Its open descriptor."""


class Disk:
    """The one seam through which every file operation goes."""

    def step(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        """Do one operation. Tests override this, and nothing else.

        Args:
            operation: which one it is.
            path: the file or folder it is about.
            act: does it.
        """
        return act()

    def _do(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        for _ in range(_INTERRUPTED_AT_MOST):
            try:
                return self.step(operation, path, act)
            except InterruptedError:
                continue
        raise InterruptedError(errno.EINTR, os.strerror(errno.EINTR), path)

    def token(self) -> str:
        """Sixteen random characters for the name of a temporary file."""
        return os.urandom(8).hex()

    def temporary_name(self, suffix: str) -> str:
        """A new name for a temporary file that is to become one ending in `suffix`."""
        return f"{self.token()}{suffix}{PART}"

    def read(self, path: StrPath) -> bytes:
        """All bytes of a file."""
        where = os.fspath(path)
        return self._do("read", where, lambda: system.read(where, None))

    def read_head(self, path: StrPath, size: int) -> bytes:
        """The first `size` bytes of a file, or all where it is shorter."""
        where = os.fspath(path)
        return self._do("read_head", where, lambda: system.read(where, size))

    def names(self, folder: StrPath) -> tuple[str, ...]:
        """The names in a folder, in order."""
        where = os.fspath(folder)
        return self._do("names", where, lambda: tuple(sorted(os.listdir(where))))

    def make_folder(self, path: StrPath) -> None:
        """Make one folder for its owner alone; FileExistsError where the name is taken."""
        where = os.fspath(path)
        self._do("make_folder", where, lambda: os.mkdir(where, 0o700))

    def create(self, path: StrPath) -> NewFile:
        """Make a new, empty file and hold it; FileExistsError where the name is taken."""
        where = os.fspath(path)
        file = NewFile(where, self._do("create", where, lambda: system.create(where)))
        # Holding is a courtesy to those who sweep: a swept file costs its writer one more try.
        with suppress(OSError):
            self._do("hold", where, lambda: system.hold(file.handle))
        return file

    def write(self, file: NewFile, data: bytes) -> None:
        """Write all of `data`, in as many goes as the system takes."""
        left = memoryview(data)
        while left:
            taken = self._do("write", file.path, partial(self.write_some, file, left))
            if taken <= 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO), file.path)
            left = left[taken:]

    def write_some(self, file: NewFile, data: memoryview) -> int:
        """Write what the system takes in one go; the number of bytes it took."""
        return os.write(file.handle, data)

    def sync(self, file: NewFile) -> None:
        """Come back when what was written lies on the medium."""
        self._do("sync", file.path, lambda: system.sync(file.handle))

    def close(self, file: NewFile) -> None:
        """Let go of a file."""
        # Not done again when interrupted: the descriptor is gone, its number may be another's.
        self.step("close", file.path, lambda: os.close(file.handle))

    def link(self, source: StrPath, target: StrPath) -> None:
        """Give a file a second name; FileExistsError where that name is taken."""
        old, new = os.fspath(source), os.fspath(target)
        self._do("link", new, lambda: os.link(old, new))

    def rename(self, source: StrPath, target: StrPath) -> None:
        """Give a file another name; FileExistsError where that name is taken.

        Raises:
            OSError: with errno `NO_REFUSING_RENAME` where the system cannot refuse a taken name.
        """
        old, new = os.fspath(source), os.fspath(target)
        self._do("rename", new, lambda: system.rename_refusing(old, new))

    def replace(self, source: StrPath, target: StrPath) -> None:
        """Put a file in the place of another at once. For caches, settings and drafts only."""
        old, new = os.fspath(source), os.fspath(target)
        self._do("replace", new, lambda: os.replace(old, new))

    def unlink(self, path: StrPath) -> None:
        """Take a name away."""
        where = os.fspath(path)
        self._do("unlink", where, lambda: os.unlink(where))

    def sync_folder(self, folder: StrPath) -> bool:
        """Come back when a folder's names lie on the medium; False where that is not offered."""
        where = os.fspath(folder)
        return self._do("sync_folder", where, lambda: system.sync_folder(where))

    def exists(self, path: StrPath) -> bool:
        """Whether the name is there, whatever it stands for."""
        try:
            self._stat(path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def size(self, path: StrPath) -> int:
        """Bytes of a file."""
        return self._stat(path).st_size

    def modified(self, path: StrPath) -> float:
        """When a file was last written, by its file system's own clock: seconds since 1970."""
        return self._stat(path).st_mtime

    def free(self, folder: StrPath) -> int:
        """Bytes that can still be written there."""
        where = os.fspath(folder)
        return self._do("free", where, lambda: system.free(where))

    def resolve(self, path: StrPath) -> str:
        """The absolute path with every symbolic link followed."""
        where = os.fspath(path)
        return self._do("resolve", where, lambda: os.path.realpath(where))

    def abandoned(self, path: StrPath, now: float) -> bool:
        """Whether nobody is writing a temporary file any more.

        Args:
            path: the temporary file.
            now: the present moment by the same file system's clock, as `modified` gives it.
        """
        where = os.fspath(path)
        return self._do("abandoned", where, lambda: system.abandoned(where, now))

    def _stat(self, path: StrPath) -> os.stat_result:
        where = os.fspath(path)
        return self._do("stat", where, lambda: os.lstat(where))


def lay_down(disk: Disk, path: StrPath, data: bytes) -> NewFile:
    """Write a new file to the medium; it comes back open, so that no sweeping takes it.

    Nothing of it is left where that fails, as far as the disk still answers.
    """
    file = disk.create(path)
    try:
        disk.write(file, data)
        disk.sync(file)
    except BaseException:
        discard(disk, file)
        raise
    return file


def discard(disk: Disk, file: NewFile, *, closed: bool = False) -> None:
    """Close a temporary file and take its name away, as far as the disk lets us."""
    if not closed:
        with suppress(OSError):
            disk.close(file)
    # What cannot be taken away now is swept by a later save.
    with suppress(OSError):
        disk.unlink(file.path)


def give_name(disk: Disk, file: NewFile, target: StrPath) -> None:
    """Give a file that was laid down the name that counts, and take its temporary one away.

    By a hard link, or where there are none by a rename that refuses a taken name.

    Raises:
        FileExistsError: where the name is taken.
        FileNotFoundError: where somebody swept the file, or its folder is gone.
        OSError: where the system refuses; nothing of the temporary file is left, and it is possible
            that the name was given all the same.
    """
    closed = False
    try:
        try:
            disk.link(file.path, target)
        except OSError as error:
            if error.errno not in NO_HARD_LINKS:
                raise
            closed = True
            with suppress(OSError):
                disk.close(file)
            disk.rename(file.path, target)
    finally:
        discard(disk, file, closed=closed)


def write_over(disk: Disk, folder: StrPath, name: str, data: bytes) -> None:
    """Put a file in place whole, over a former one. For caches, settings and drafts only.

    Whoever is killed within leaves the former file or the new one, never a mixture.

    Args:
        disk: the seam.
        folder: where the file stands.
        name: its name; the end of it, from the last full stop, names its temporary files.
        data: all it is to hold.
    """
    where = Path(folder)
    suffix = Path(name).suffix
    for _ in range(_SWEPT_AT_MOST):
        file = lay_down(disk, where / disk.temporary_name(suffix), data)
        if _moved_over(disk, file, where / name):
            break
    else:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(where))
    disk.sync_folder(where)


def _moved_over(disk: Disk, file: NewFile, target: Path) -> bool:
    with suppress(OSError):
        disk.close(file)
    try:
        disk.replace(file.path, target)
    except FileNotFoundError:
        # Once closed nobody holds it, and somebody's sweeping may have taken it: write it again.
        return False
    except OSError:
        discard(disk, file, closed=True)
        raise
    return True


def sweep(disk: Disk, folder: StrPath, suffix: str, now: float) -> None:
    """Take away the temporary files of writers who died; a failure is left for the next time.

    A living writer's file is known by the lock its writer holds, which the system drops when he
    dies, however he dies. Should one be swept all the same (a file system that does not pass locks
    between machines), its writer finds it gone when he puts it in place, and writes it again.
    """
    where = Path(folder)
    ending = suffix + PART
    try:
        left = [name for name in disk.names(where) if name.endswith(ending)]
    except OSError:
        return
    for name in left:
        path = where / name
        try:
            if disk.abandoned(path, now):
                disk.unlink(path)
        except OSError:
            continue


def in_plain_words(error: OSError) -> str:
    """What the system said, in words a worker can act on."""
    return _WORDS.get(error.errno or 0) or (error.strerror or str(error)).lower()


_WORDS = {
    errno.ENOSPC: "there is no space left on the disk",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EACCES: "it is not permitted there",
    errno.EPERM: "it is not permitted there",
    errno.EROFS: "the disk can only be read, not written to",
    errno.EIO: "the disk reported an input/output error",
    errno.ENOENT: "the folder is no longer there",
    errno.ENOTDIR: "part of the path is a file, not a folder",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.EINTR: "it was interrupted again and again",
    errno.ENOTSUP: "the disk knows neither hard links nor a rename that refuses a taken name",
    errno.ELOOP: "it is a symbolic link, not a file",
    errno.EISDIR: "it is not an ordinary file",
}
