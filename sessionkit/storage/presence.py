"""Who has a case open just now: a courtesy, and nothing rests on it.

Invariant: presence never stops work: what the disk refuses, what is damaged and what a newer
program wrote are passed over without a word. One small file a running program, whose random name
says nothing about anybody, holds ids and one number and no text of a record.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sessionkit.domain.errors import DamagedData, WrongUse
from sessionkit.storage.disk import Disk, StrPath, sweep, write_over
from sessionkit.storage.envelope import Envelope

SUFFIX: Final = ".here"
"""How the files end."""
FORMAT: Final = 1
"""The format they are written in; one of another format is passed over."""
FRESH: Final = timedelta(seconds=45)
"""How long somebody counts as present after they last said so."""
STALE: Final = timedelta(hours=1)
"""How old a file is when it is taken away: its program ended without clearing it."""

_KIND: Final = "presence"


@dataclass(frozen=True, slots=True)
class Present:
    """One running program with a case open."""

    worker: str
    """Id of the worker."""
    case: str
    """Id of the case."""
    doing: str
    """What is being done with it, in the program's own word."""
    session: int | None
    """Number of the session it is about; empty where it is about none that has a number."""
    at: datetime
    """When it was last said, with offset."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise WrongUse("The time somebody was present at has no offset.")


class PresenceBoard:
    """What the programs running on a workspace tell each other.

    Args:
        disk: the seam.
        folder: where the files stand; made when the first is written.
        envelope: what their bytes pass through.
        name: a random id of this running program.
    """

    def __init__(self, disk: Disk, folder: StrPath, envelope: Envelope, name: str) -> None:
        self._disk = disk
        self._folder = Path(folder)
        self._envelope = envelope
        self._own = f"{name}{SUFFIX}"

    def say(self, entry: Present) -> None:
        """Say what is being done here, in place of what was said before."""
        raw = self._envelope.wrap(_KIND, FORMAT, _encoded(entry))
        with suppress(OSError):
            with suppress(FileExistsError):
                self._disk.make_folder(self._folder)
            write_over(self._disk, self._folder, self._own, raw)
            self._tidy(self._disk.modified(self._folder / self._own))

    def clear(self) -> None:
        """Say nothing any more."""
        with suppress(OSError):
            self._disk.unlink(self._folder / self._own)

    def others(self, case_id: str, now: datetime) -> tuple[Present, ...]:
        """What other running programs do with a case just now, the longest silent first.

        Args:
            case_id: the case.
            now: the present moment, with offset.
        """
        read = (self._read(name) for name in self._names() if name != self._own)
        found = [
            each
            for each in read
            # A clock that runs ahead of ours makes nobody present for ever.
            if each is not None and each.case == case_id and -STALE <= now - each.at <= FRESH
        ]
        return tuple(sorted(found, key=lambda each: each.at))

    def _names(self) -> tuple[str, ...]:
        try:
            names = self._disk.names(self._folder)
        except OSError:
            return ()
        return tuple(name for name in names if name.endswith(SUFFIX))

    def _read(self, name: str) -> Present | None:
        try:
            opened = self._envelope.unwrap(self._disk.read(self._folder / name), name)
            if (opened.kind, opened.format) != (_KIND, FORMAT):
                return None
            return _decoded(opened.body)
        except (OSError, DamagedData, WrongUse, ValueError, TypeError, KeyError, RecursionError):
            return None

    def _tidy(self, now: float) -> None:
        """Take away what programs left behind that ended without a word.

        Args:
            now: the present moment by the file system's own clock.
        """
        sweep(self._disk, self._folder, SUFFIX, now)
        for name in self._names():
            path = self._folder / name
            with suppress(OSError):
                if now - self._disk.modified(path) > STALE.total_seconds():
                    self._disk.unlink(path)


def _encoded(entry: Present) -> bytes:
    told = {
        "worker": entry.worker,
        "case": entry.case,
        "doing": entry.doing,
        "session": entry.session,
        "at": entry.at.isoformat(),
    }
    return json.dumps(told, sort_keys=True).encode("ascii")


def _decoded(body: bytes) -> Present:
    told = json.loads(body)
    worker, case, doing = (told[name] for name in ("worker", "case", "doing"))
    session = told["session"]
    if not all(isinstance(each, str) for each in (worker, case, doing)):
        raise TypeError(told)
    if session is not None and type(session) is not int:
        raise TypeError(session)
    return Present(worker, case, doing, session, datetime.fromisoformat(told["at"]))
