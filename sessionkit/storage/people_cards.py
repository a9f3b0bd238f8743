"""The people of a workspace: one card each, `people/<id>.toml`.

Invariant: a worker's id is the name of their card, and is taken from nowhere else. A name stands
for one person or for nobody: where it could be several, they are named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sessionkit.domain.errors import NotFound, Refused, UnknownWorker, WrongUse
from sessionkit.domain.people import Worker, name_words, same_name
from sessionkit.storage.disk import in_plain_words
from sessionkit.storage.settings_file import FORMAT
from sessionkit.storage.toml_file import TomlFile, read_toml, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sessionkit.storage.disk import Disk

_KEYS: Final = ("name", "job_title", "left")
_SUFFIX: Final = ".toml"
_LONGEST_ID: Final = 64
_ALIKE: Final = 0.7
_ADD: Final = "`worker add` adds somebody; `worker list` shows who there is."


def all_workers(disk: Disk, folder: Path) -> tuple[Worker, ...]:
    """Everybody, by name; those who left as well.

    Raises:
        WrongUse: where a card is not understood; the message names its line.
        DamagedData: where a card is damaged.
        Refused: where a card cannot be read.
    """
    found = (worker_of(id, read_card(disk, folder, id)) for id in _ids(disk, folder))
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def find_worker(disk: Disk, folder: Path, named: str) -> Worker:
    """The worker of an id, a name or a part of a name; see `find_by_name`."""
    wanted = named.strip()
    if wanted in _ids(disk, folder):
        return worker_of(wanted, read_card(disk, folder, wanted))
    return find_by_name(all_workers(disk, folder), wanted)


def find_by_name(workers: Iterable[Worker], named: str) -> Worker:
    """The one worker a name stands for: the whole name, its words in any order, or a part of it.

    Of several whom it fits equally well, the one who has not left is meant.

    Raises:
        WrongUse: where it could be several; they are named.
        UnknownWorker: where it is nobody; who has a name like it is said.
    """
    everybody = tuple(workers)
    ways: tuple[Callable[[str, str], bool], ...] = (_is_written, same_name, _is_part)
    for fits in ways:
        found = [each for each in everybody if fits(named, each.name)]
        if found:
            return _only(found, named)
    near = _like(everybody, named)
    raise UnknownWorker(
        f"There is no worker “{shown(named)}” in this workspace.",
        f"Did you mean {near}?" if near else "",
        _ADD,
    )


def read_card(disk: Disk, folder: Path, id: str) -> TomlFile:
    """The card of that id.

    Raises:
        NotFound: where there is none.
    """
    # Asked of the listing: a file system blind to case would give one person two ids.
    if id in _ids(disk, folder):
        try:
            return read_toml(disk, card_path(folder, id), card_name(id))
        except FileNotFoundError:
            pass
    raise NotFound(f"There is no worker with the id {shown(id)}.", _ADD)


def worker_of(id: str, file: TomlFile) -> Worker:
    """The worker a card speaks of.

    Raises:
        WrongUse: naming line and key, where a key is unknown or its value is not of its kind.
    """
    if file.format() <= FORMAT:
        file.check_keys(_KEYS)
    return Worker(
        id,
        file.text_of("name", "", needed=True),
        file.text_of("job_title", ""),
        file.day("left"),
    )


def card_path(folder: Path, id: str) -> Path:
    """Where a card stands."""
    return folder / f"{id}{_SUFFIX}"


def card_name(id: str) -> str:
    """What messages call a card."""
    return f"people/{id}{_SUFFIX}"


def is_id(text: str) -> bool:
    """Whether a text can be a worker's id, and so the name of a file."""
    plain = text.replace("-", "").replace("_", "")
    return plain.isascii() and plain.isalnum() and len(text) <= _LONGEST_ID


def _ids(disk: Disk, folder: Path) -> tuple[str, ...]:
    try:
        names = disk.names(folder)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Refused(f"people/ cannot be read: {in_plain_words(error)}.") from error
    stems = (name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))
    return tuple(stem for stem in stems if is_id(stem))


def _is_written(named: str, name: str) -> bool:
    return named.casefold() == name.casefold()


def _is_part(named: str, name: str) -> bool:
    part = " ".join(name_words(named))
    return part != "" and part in " ".join(name_words(name))


def _only(found: list[Worker], named: str) -> Worker:
    here = [each for each in found if each.left is None] or found
    if len(here) == 1:
        return here[0]
    could_be = ", ".join(f"{each.name} (id {each.id})" for each in here)
    raise WrongUse(
        f"“{shown(named)}” could be {len(here)} workers: {could_be}.",
        "Write more of the name, or the id.",
    )


def _like(workers: tuple[Worker, ...], named: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is nobody

    names = {word: each.name for each in workers for word in name_words(each.name)}
    names |= {each.name.casefold(): each.name for each in workers}
    near = get_close_matches(named.casefold(), names, 3, _ALIKE)
    return " or ".join(dict.fromkeys(names[each] for each in near))
