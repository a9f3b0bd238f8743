"""The index: what lists across cases show, kept so that no case need be opened for them.

Invariant: the index is a cache and nothing rests on it. It may be deleted at any time; absent,
damaged or of another format it counts as empty and is made again from the cases. Each line names
its generation, and is believed only while that is the highest in the case's folder.

Every listing pays for what this module imports: the standard library's json and the seam for files,
and nothing of the domain but its errors. Its types are named tuples for the same reason: a frozen
dataclass takes ten times as long to define.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from sessionkit.domain.errors import DamagedData, Refused
from sessionkit.storage.disk import Disk, in_plain_words, sweep, write_over

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sessionkit.storage.envelope import Envelope
    from sessionkit.storage.light_envelope import LightEnvelope

FORMAT: Final = 2
"""The format of the file; another one is not read but made again."""

_KIND: Final = "index"
_SUFFIX: Final = ".json"
_GENERATION: Final = ".case"
_DIGITS: Final = 8


class LastSession(NamedTuple):
    """The latest session that has a record."""

    number: int
    """Its place in the chain."""
    on: date
    """The day it was held, or was to be held."""
    state: str
    """The word of its `State`: being written up, recorded."""


class NextSession(NamedTuple):
    """The session that is planned next."""

    number: int
    """Its place in the chain."""
    on: date
    """The day it is planned for."""


class IndexedNeed(NamedTuple):
    """One thing a case needs of somebody, on whatever day: `sessionkit.continuity.need.Need`."""

    kind: str
    """The word of its `NeedKind`."""
    on: date | None
    """Its day."""
    starts: datetime | None
    """When the session starts, with offset."""
    session: int | None
    """Number of the session."""
    item: str
    """Id of the issue, action or conflict."""
    words: str
    """What there is to say."""
    step: int | None
    """The step of the case's programme."""
    approach: str
    """How the session follows the one before."""
    state: str
    """Where the session, issue or action stands."""
    who: str
    """Who is to do it."""


class IndexEntry(NamedTuple):
    """One case, as a list shows it."""

    id: str
    """Id of the case; the name of its folder."""
    generation: int
    """The generation it was read from."""
    name: str
    """The participant's name."""
    reference: str
    """The team's reference."""
    workers: tuple[str, ...]
    """Names of the co-workers who run it now."""
    sessions: int
    """How many sessions it has, planned ones included."""
    last: LastSession | None
    """The latest session that has a record; empty where there is none."""
    next: NextSession | None
    """The session planned next; empty where none is planned."""
    open_items: int
    """How many unmet aims, issues and actions want something."""
    conflicts: int
    """How many fields hold two people's values."""
    needs: tuple[IndexedNeed, ...] = ()
    """What the case needs of somebody, on whatever day."""
    rules: int = 0
    """A checksum of the settings its needs were worked out with."""


class Freshness(NamedTuple):
    """How an index stands to the cases there are; ids of cases."""

    current: frozenset[str]
    """Their lines can be believed."""
    refresh: tuple[str, ...]
    """New, changed or not readable in passing: these have to be opened."""
    gone: tuple[str, ...]
    """In the index, and no longer there."""


class Index:
    """One worker's index.

    Args:
        disk: the seam.
        path: the file, `index/<worker id>.json`.
        envelope: what its bytes pass through: the light one, or one that seals.
    """

    def __init__(self, disk: Disk, path: Path, envelope: Envelope | LightEnvelope) -> None:
        self._disk = disk
        self._path = path
        self._envelope = envelope

    def read(self) -> tuple[IndexEntry, ...]:
        """The lines as they were written; none where the file is absent, damaged or another's."""
        try:
            opened = self._envelope.unwrap(self._disk.read(self._path), self._path.name)
            if (opened.kind, opened.format) != (_KIND, FORMAT):
                return ()
            return tuple(_entry(each) for each in json.loads(opened.body))
        except (OSError, DamagedData, ValueError, TypeError, KeyError, RecursionError):
            return ()

    def write(self, entries: Iterable[IndexEntry]) -> None:
        """Keep the lines for the next listing; where the disk refuses, nothing is lost but time."""
        body = json.dumps([_as_json(each) for each in entries], separators=(",", ":"))
        raw = self._envelope.wrap(_KIND, FORMAT, body.encode("ascii"))
        folder = self._path.parent
        with suppress(OSError):
            with suppress(FileExistsError):
                self._disk.make_folder(folder)
            write_over(self._disk, folder, self._path.name, raw)
            sweep(self._disk, folder, _SUFFIX, self._disk.modified(self._path))


def stale(disk: Disk, entries: Iterable[IndexEntry], cases: Path) -> Freshness:
    """Compare an index with the cases there are, by number alone: no case is opened.

    Args:
        disk: the seam.
        entries: the index.
        cases: the folder the cases stand in.

    Raises:
        Refused: where that folder cannot be listed.
    """
    known = {each.id: each.generation for each in entries}
    highest = _highest_numbers(disk, cases)
    current = frozenset(id for id, number in highest.items() if number and known.get(id) == number)
    return Freshness(
        current,
        tuple(id for id in highest if id not in current),
        tuple(sorted(id for id in known if id not in highest)),
    )


def _highest_numbers(disk: Disk, cases: Path) -> dict[str, int]:
    """The highest generation of each case; 0 where its folder cannot be listed."""
    try:
        names = disk.names(cases)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Refused(f"The cases cannot be listed: {in_plain_words(error)}.") from error
    found = {name: _highest_number(disk, cases / name) for name in names if _is_id(name)}
    return {id: number for id, number in found.items() if number is not None}


def _highest_number(disk: Disk, folder: Path) -> int | None:
    """The highest generation in a folder, readable or not; None where it is no case."""
    try:
        return _highest(disk.names(folder))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        # Opening the case will say what is wrong with it; passing over it would hide it.
        return 0


def _highest(names: tuple[str, ...]) -> int | None:
    for name in reversed(names):
        stem = name.removesuffix(_GENERATION)
        if stem != name and len(stem) == _DIGITS and stem.isascii() and stem.isdigit():
            return int(stem)
    return None


def _is_id(name: str) -> bool:
    """Whether a folder's name can be a case's id; a copy somebody made by hand is no case."""
    return name.isascii() and name.replace("-", "").replace("_", "").isalnum()


def _as_json(entry: IndexEntry) -> dict[str, object]:
    last, following = entry.last, entry.next
    return {
        **entry._asdict(),
        "last": last and [last.number, last.on.isoformat(), last.state],
        "next": following and [following.number, following.on.isoformat()],
        "needs": [_need_as_json(each) for each in entry.needs],
    }


def _need_as_json(need: IndexedNeed) -> list[object]:
    kind, on, starts, *rest = need
    return [kind, on and on.isoformat(), starts and starts.isoformat(), *rest]


def _entry(value: dict[str, object]) -> IndexEntry:
    return IndexEntry(
        _text(value["id"]),
        _count(value["generation"]),
        _text(value["name"]),
        _text(value["reference"]),
        tuple(_text(each) for each in _items(value["workers"])),
        _count(value["sessions"]),
        None if value["last"] is None else _last(*_items(value["last"])),
        None if value["next"] is None else _next(*_items(value["next"])),
        _count(value["open_items"]),
        _count(value["conflicts"]),
        tuple(_need(*_items(each)) for each in _items(value["needs"])),
        _count(value["rules"]),
    )


def _need(
    kind: object, on: object, starts: object, session: object, item: object, *rest: object
) -> IndexedNeed:
    words, step, approach, state, who = rest
    return IndexedNeed(
        _text(kind),
        None if on is None else date.fromisoformat(_text(on)),
        None if starts is None else _moment(starts),
        None if session is None else _count(session),
        _text(item),
        _text(words),
        None if step is None else _count(step),
        _text(approach),
        _text(state),
        _text(who),
    )


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


def _last(number: object, on: object, state: object) -> LastSession:
    return LastSession(_count(number), date.fromisoformat(_text(on)), _text(state))


def _next(number: object, on: object) -> NextSession:
    return NextSession(_count(number), date.fromisoformat(_text(on)))


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(value)
    return value
