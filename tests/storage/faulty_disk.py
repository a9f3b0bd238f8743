"""Disks that fail, die or lose what was not written through, at an operation of a test's choosing.

A disk is given the number of the operation at which something happens (from 1) and what happens.
Run once with a plain `FaultyDisk()` to learn from `operations` how many there are.
"""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeVar

from sessionkit.storage.disk import Disk, NewFile, Operation, StrPath

_T = TypeVar("_T")

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EINTR)
"""What a disk answers when it will not."""


def names_in(folder: Path) -> list[str]:
    """The names in a folder, in order."""
    return sorted(path.name for path in folder.iterdir())


class Killed(BaseException):
    """The process died here. Nothing of it runs on; its disk does nothing any more."""


class When(Enum):
    """At which moment of an operation the process dies."""

    BEFORE = "before"
    WITHIN = "within"
    """A write has taken half of what it was given; any other operation is done whole."""
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Kill:
    """The process dies."""

    when: When
    for_real: bool = False
    """End this very process at once, for tests that run it as a process of its own."""

    def __str__(self) -> str:
        return f"killed {self.when.value}"


@dataclass(frozen=True, slots=True)
class Fail:
    """The operation answers with an error."""

    number: int
    """An errno."""
    done: bool = False
    """Whether it did what it was told all the same."""

    def __str__(self) -> str:
        return f"{errno.errorcode[self.number]}{' though done' if self.done else ''}"


KILLS = tuple(Kill(when) for when in When)
FAILURES = (*(Fail(number) for number in ERRORS), Fail(errno.EIO, done=True))
FAULTS: tuple[Kill | Fail, ...] = (*KILLS, *FAILURES)


class FaultyDisk(Disk):
    """Counts operations, and at one of them fails or kills."""

    def __init__(self, at: int = 0, fault: Kill | Fail | None = None) -> None:
        self.at = at
        self.fault = fault
        self.operations: list[tuple[Operation, str]] = []
        """What was done, with the name of the file or folder."""
        self.dead = False
        self._torn = False
        self._open: set[int] = set()

    def step(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        if self.dead:
            raise Killed
        self.operations.append((operation, Path(path).name))
        fault = self.fault if len(self.operations) == self.at else None
        if isinstance(fault, Kill):
            return self._killed(fault, operation, path, act)
        if isinstance(fault, Fail):
            if fault.done:
                self._done(operation, path, act)
            raise OSError(fault.number, os.strerror(fault.number), path)
        return self._done(operation, path, act)

    def write_some(self, file: NewFile, data: memoryview) -> int:
        return super().write_some(file, data[: len(data) // 2] if self._torn else data)

    def close(self, file: NewFile) -> None:
        super().close(file)
        self._open.discard(file.handle)

    def bury(self) -> None:
        """Do what the system does when a process dies: close its files and drop its locks."""
        for handle in self._open:
            with suppress(OSError):
                os.close(handle)
        self._open.clear()

    def _done(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        result = act()
        if operation == "create" and isinstance(result, int):
            self._open.add(result)
        return result

    def _killed(self, fault: Kill, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        if fault.when is not When.BEFORE:
            self._torn = fault.when is When.WITHIN
            with suppress(OSError):
                self._done(operation, path, act)
        if fault.for_real:
            os._exit(9)
        self.dead = True
        raise Killed


class PowerCutDisk(FaultyDisk):
    """Remembers what was not written through, and loses it when the power is cut.

    A file that was written and not synced is empty afterwards; a name that was given and whose
    folder was not synced is gone.
    """

    def __init__(self, at: int = 0, fault: Kill | Fail | None = None) -> None:
        super().__init__(at, fault)
        self._unsynced_files: set[int] = set()
        self._unsynced_names: set[Path] = set()

    def cut_the_power(self, folder: Path) -> None:
        """The machine stops; what comes back is what lies on the medium."""
        self.bury()
        for name in self._unsynced_names:
            name.unlink(missing_ok=True)
        for path in folder.iterdir():
            if path.stat().st_ino in self._unsynced_files:
                path.write_bytes(b"")

    def _done(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        result = super()._done(operation, path, act)
        where = Path(path)
        if operation == "write":
            self._unsynced_files.add(where.stat().st_ino)
        elif operation == "sync":
            self._unsynced_files.discard(where.stat().st_ino)
        elif operation in {"link", "rename"}:
            self._unsynced_names.add(where)
        elif operation == "sync_folder":
            self._unsynced_names = {each for each in self._unsynced_names if each.parent != where}
        return result


class NoLinksDisk(FaultyDisk):
    """A file system without hard links, such as many a memory stick has."""

    def link(self, source: StrPath, target: StrPath) -> None:
        self._do("link", os.fspath(target), _not_offered)


class NeitherDisk(NoLinksDisk):
    """A file system with neither hard links nor a rename that refuses a taken name."""

    def rename(self, source: StrPath, target: StrPath) -> None:
        self._do("rename", os.fspath(target), _no_such_rename)


class InterruptingDisk(Disk):
    """Calls a function once, just before a chosen operation: what others do meanwhile.

    Afterwards it does as the disk `then` does.
    """

    def __init__(
        self, operation: Operation, meanwhile: Callable[[], object], then: Disk | None = None
    ) -> None:
        self._operation = operation
        self._meanwhile: Callable[[], object] | None = meanwhile
        self._then = then or Disk()

    def step(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        if self._meanwhile is None:
            return self._then.step(operation, path, act)
        if operation == self._operation:
            meanwhile, self._meanwhile = self._meanwhile, None
            meanwhile()
        return act()


class UnreadableDisk(Disk):
    """One file cannot be read, for the moment."""

    def __init__(self, name: str) -> None:
        self._name = name

    def step(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        if operation in {"read", "read_head"} and path.endswith(self._name):
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return act()


class FailingDisk(Disk):
    """An operation fails, the first time or always."""

    def __init__(self, operation: Operation, *, always: bool = False) -> None:
        self._operation: Operation | None = operation
        self._always = always

    def step(self, operation: Operation, path: str, act: Callable[[], _T]) -> _T:
        if operation == self._operation:
            self._operation = operation if self._always else None
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return act()


def _not_offered() -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def _no_such_rename() -> None:
    raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
