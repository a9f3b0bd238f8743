"""What the operating system is asked for, and how it answers, where systems differ.

Invariant: files are made for their owner alone (0600), never reached through a symbolic link, and
not handed on to child processes. Only `Disk` calls what does something here.
"""

from __future__ import annotations

import errno
import os
import stat
import sys

if sys.platform != "win32":
    import fcntl

NO_REFUSING_RENAME = errno.ENOTSUP
"""How `Disk.rename` answers where the system knows no rename that refuses a taken name."""
STALE_SECONDS = 86_400.0
"""Age of a temporary file that nobody can still be writing, where the system knows no locks."""

_EXTRA = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
# A pipe or device under a record's name must answer, not keep the program waiting for a writer.
_READ = os.O_RDONLY | _EXTRA | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _EXTRA


def create(path: str) -> int:
    """The descriptor of a new, empty file; FileExistsError where the name is taken."""
    return os.open(path, _CREATE, 0o600)


def read(path: str, at_most: int | None) -> bytes:
    """The bytes of an ordinary file, or the first so many."""
    handle = os.open(path, _READ)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        wanted = found.st_size + 1 if at_most is None else at_most
        return _read_handle(handle, wanted, at_most is None)
    finally:
        os.close(handle)


def _read_handle(handle: int, wanted: int, to_the_end: bool) -> bytes:
    parts: list[bytes] = []
    while wanted > 0 and (part := os.read(handle, wanted)):
        parts.append(part)
        wanted = max(wanted - len(part), 65_536 if to_the_end else 0)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def sync(handle: int) -> None:
    """Come back when what was written lies on the medium."""
    if sys.platform == "darwin":
        # There fsync comes back while the bytes still lie in the drive's own memory.
        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(handle)
    else:
        os.fsync(handle)


def sync_folder(folder: str) -> bool:
    """Come back when the names lie on the medium; False where that is not offered."""
    if sys.platform == "win32":
        return False
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
        return False
    finally:
        os.close(handle)
    return True


def free(folder: str) -> int:
    """Bytes that can still be written there."""
    if sys.platform == "win32":
        import shutil  # noqa: PLC0415 - slow to load, and asked for by the folder check only

        return shutil.disk_usage(folder).free
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def hold(handle: int) -> None:
    """Lock an open file, so that others see that its writer lives."""
    if sys.platform != "win32":
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def abandoned(path: str, now: float) -> bool:
    """Whether no living process holds the file."""
    if sys.platform == "win32":
        # Windows itself refuses to unlink a file that is open.
        return True
    handle = os.open(path, os.O_RDWR | _EXTRA | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return now - os.fstat(handle).st_mtime > STALE_SECONDS
    finally:
        os.close(handle)
    return True


def rename_refusing(source: str, target: str) -> None:
    """Give a file another name; FileExistsError where that name is taken."""
    if sys.platform == "win32":
        os.rename(source, target)  # noqa: PTH104 - here it refuses a taken name; no Path needed
        return
    import ctypes  # noqa: PLC0415 - slow to load, and needed only where there are no hard links

    here = ctypes.CDLL(None, use_errno=True)
    old, new = os.fsencode(source), os.fsencode(target)
    if hasattr(here, "renameat2"):
        at_working_folder, no_replace = -100, 1
        failed = here.renameat2(at_working_folder, old, at_working_folder, new, no_replace)
    elif hasattr(here, "renamex_np"):
        exclusive = 4
        failed = here.renamex_np(old, new, exclusive)
    else:
        raise OSError(NO_REFUSING_RENAME, os.strerror(NO_REFUSING_RENAME), target)
    if failed:
        number = ctypes.get_errno()
        if number in {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}:
            number = NO_REFUSING_RENAME
        raise OSError(number, os.strerror(number), source, None, target)
