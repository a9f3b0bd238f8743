"""Changing a TOML file that people write by hand as well, and putting a new one in place.

Invariant: only the values that changed are touched; comments, order, layout and line ends stay.
What is about to be written is read back first, and where it does not say what was meant, nothing is
written. A file is there whole or not at all, and a new one never takes the place of another.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from sessionkit.domain.errors import Refused, SaveFailed, WrongUse
from sessionkit.storage.disk import give_name, in_plain_words, lay_down, sweep, write_over
from sessionkit.storage.toml_file import parsed
from sessionkit.storage.toml_list import relisted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sessionkit.storage.disk import Disk
    from sessionkit.storage.toml_file import TomlFile

_KEY: Final = "key"


def with_values(file: TomlFile, changes: Mapping[str, object]) -> str:
    """The text of a file with some values changed.

    Args:
        file: as it was read.
        changes: new values by key; None takes a key away, a frozenset is a list in any order.

    Raises:
        Refused: where the text cannot be changed without harm.
    """
    try:
        document = tomlkit.parse(file.text)
        for key, value in changes.items():
            _set(document, key, value)
        text = _same_line_ends(file.text, tomlkit.dumps(document))
        found = parsed(text, file.where)
    except (TOMLKitError, RecursionError, WrongUse) as error:
        raise _not_changed(file.where) from error
    meant = {**file.values, **changes}
    if not all(_says(found.pop(key, None), value) for key, value in meant.items()) or found:
        raise _not_changed(file.where)
    return text


def as_toml(value: object) -> str:
    """A value as it is written in TOML."""
    return tomlkit.item(_plain(value)).as_string()


def put_new(disk: Disk, path: Path, text: str) -> None:
    """Write a file that was not there.

    Raises:
        FileExistsError: where it is there already.
        OSError: where it cannot be written.
    """
    temporary = path.parent / disk.temporary_name(path.suffix)
    give_name(disk, lay_down(disk, temporary, text.encode()), path)
    disk.sync_folder(path.parent)


def put_in_place(disk: Disk, path: Path, where: str, text: str) -> None:
    """Write a file over its former state.

    Raises:
        SaveFailed: where that fails; the file stands whole, as it was or as it was to be.
    """
    try:
        write_over(disk, path.parent, path.name, text.encode())
    except OSError as error:
        raise SaveFailed(
            f"{where} could not be written: {in_plain_words(error)}. It stands as it was, or as it "
            "was to be.",
            "Mend that, look at it, and try again.",
        ) from error
    with suppress(OSError):
        sweep(disk, path.parent, path.suffix, disk.modified(path))


def _set(document: tomlkit.TOMLDocument, key: str, value: object) -> None:
    former: Any = document.get(key)
    if value is None:
        document.pop(key, None)
    elif isinstance(former, Array):
        document[key] = _relisted(former, value)
    else:
        document[key] = _plain(value)


def _relisted(former: Array, value: object) -> Any:
    wanted: Any = _plain(value)
    if isinstance(value, frozenset):
        there = [each for each in former.unwrap() if each in value]
        wanted = [*dict.fromkeys(there), *(each for each in wanted if each not in there)]
    text = relisted(former.as_string(), wanted, _read_item, as_toml)
    return tomlkit.parse(f"{_KEY} = {text}")[_KEY]


def _read_item(text: str) -> object:
    return parsed(f"{_KEY} = {text}", _KEY)[_KEY]


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _says(found: object, meant: object) -> bool:
    if isinstance(meant, frozenset):
        return isinstance(found, list) and frozenset(found) == meant
    return found == meant


def _same_line_ends(former: str, text: str) -> str:
    if "\r\n" in former and not re.search(r"(?<!\r)\n", former):
        return re.sub(r"(?<!\r)\n", "\r\n", text)
    return text


def _not_changed(where: str) -> Refused:
    return Refused(
        f"{where} could not be changed without harm to what stands in it; it stands as it was.",
        "Change it by hand, in any editor.",
    )
