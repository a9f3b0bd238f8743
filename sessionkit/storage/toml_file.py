"""Settings and cards that people write by hand as well: TOML, read with its lines.

Invariant: whatever cannot be understood is named with its file, its line and its key, and what to
write instead; nothing is guessed. Text comes in through the door (`sessionkit.domain.text`). Only a
plain file is read: a link, a folder or a pipe under the name is refused.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from sessionkit.domain.errors import DamagedData, Refused, WrongUse
from sessionkit.storage.disk import NOT_A_FILE, Disk, in_plain_words

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

FORMAT_KEY: Final = "format"
"""The key every such file has: the number of its format."""

_PLACE: Final = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_DAY: Final = "Write a day without quotes: 2026-12-25."
_RULE: Final = 'A line is a name, “=” and a value: team = "East team", session_minutes = 60.'
_KINDS: Final = {bool: "true or false", int: "a number", str: "text", list: "a list"}


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file as it was read."""

    where: str
    """What to call it in messages: its path inside the workspace."""
    text: str
    """All of it, without a byte-order mark."""
    values: dict[str, object]
    """What its top level says."""

    def format(self) -> int:
        """The number of its format.

        Raises:
            WrongUse: where it has none.
        """
        found = self.values.get(FORMAT_KEY)
        if type(found) is not int or found < 1:
            raise self.wrong(FORMAT_KEY, "the number of the file's format is missing", _FIRST_LINE)
        return found

    def check_keys(self, known: Collection[str]) -> None:
        """Refuse a key that has no meaning, so that a slip of the pen is not a silent default."""
        for key in self.values:
            if key != FORMAT_KEY and key not in known:
                raise self.wrong(key, "there is no such setting here", _known(key, known))

    def text_of(self, key: str, default: str, *, needed: bool = False) -> str:
        """A value that is text on one line."""
        return self._line(key, self.values.get(key, default), needed=needed)

    def number(self, key: str, default: int, least: int) -> int:
        """A value that is a whole number."""
        found = self.values.get(key, default)
        if type(found) is not int:
            hint = f"Write a whole number without quotes: {default}."
            raise self.wrong(key, f"a whole number is needed, not {_kind(found)}", hint)
        if found < least:
            raise self.wrong(key, f"{found} is too small", f"The least is {least}.")
        return found

    def flag(self, key: str, default: bool) -> bool:
        """A value that is true or false."""
        found = self.values.get(key, default)
        if type(found) is not bool:
            hint = f"Write it without quotes: {str(default).lower()}."
            raise self.wrong(key, f"true or false is needed, not {_kind(found)}", hint)
        return found

    def day(self, key: str) -> date | None:
        """A value that is a day; empty where the key is not there."""
        found = self.values.get(key)
        return None if found is None else self._day(key, found)

    def days(self, key: str) -> frozenset[date]:
        """A value that is a list of days."""
        return frozenset(self._day(key, each) for each in self._items(key, "2026-12-25"))

    def lines(self, key: str) -> tuple[str, ...]:
        """A value that is a list of texts."""
        items = self._items(key, '"court", "police"')
        return tuple(self._line(key, each, needed=True) for each in items)

    def wrong(self, key: str, what: str, hint: str) -> WrongUse:
        """The error about one key, with its line where that can be told."""
        line = self._line_number(key)
        place = f"{self.where}:{line}" if line else self.where
        return WrongUse(f"{place}: {shown(key)}: {what}.", hint)

    def _items(self, key: str, example: str) -> list[object]:
        found = self.values.get(key, [])
        if not isinstance(found, list):
            hint = f"Write a list, also where it has one item: {key} = [{example}]."
            raise self.wrong(key, f"a list is needed, not {_kind(found)}", hint)
        return found

    def _day(self, key: str, found: object) -> date:
        if isinstance(found, date) and not isinstance(found, datetime):
            return found
        said = shown(found) if isinstance(found, str | datetime) else _kind(found)
        raise self.wrong(key, f"a day is needed, not {said}", _DAY)

    def _line(self, key: str, found: object, *, needed: bool) -> str:
        if not isinstance(found, str):
            hint = f'Write it in double quotes: {key} = "…".'
            raise self.wrong(key, f"text is needed, not {_kind(found)}", hint)
        text = _through_the_door(found)
        if needed and not text:
            raise self.wrong(key, "there is no text", "Write it between the quotes.")
        return text

    def _line_number(self, key: str) -> int | None:
        name = re.escape(key)
        start = re.compile(rf"""\s*(?:\[+\s*)?(?:{name}|"{name}"|'{name}')\s*[=.\]]""")
        lines = self.text.split("\n")
        return next((number for number, each in enumerate(lines, 1) if start.match(each)), None)


_FIRST_LINE: Final = f"Put this at the top of the file: {FORMAT_KEY} = 1"


def read_toml(disk: Disk, path: Path, where: str) -> TomlFile:
    """Read one file.

    Args:
        disk: the seam.
        path: the file.
        where: what to call it in messages.

    Raises:
        FileNotFoundError: where it is not there; who asked knows what that means.
        WrongUse: where it is not TOML; the message names line and column.
        DamagedData: where it is empty or was written in part.
        Refused: where it is no plain file, or the system does not let us read it.
    """
    try:
        raw = disk.read(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _unreadable(where, error) from error
    _check_whole(raw, where)
    text = _decoded(raw, where)
    return TomlFile(where, text, parsed(text, where))


def _check_whole(raw: bytes, where: str) -> None:
    what = "" if raw.strip() else "it is empty"
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        what = "it holds zero bytes, as after a crash"
    if what:
        hint = "Put a copy of it back, or write it anew by hand."
        raise DamagedData(f"{where} is damaged: {what}.", hint)


def parsed(text: str, where: str) -> dict[str, object]:
    """What a text in TOML says.

    Raises:
        WrongUse: where it is not TOML; the message names line and column.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(text, where, str(error)) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, lists in lists without end: nobody means that.
        raise WrongUse(f"{where}: this is not understood as settings.", _RULE) from error


def shown(value: object) -> str:
    """A value as a message may show it: safe, on one line, not too long."""
    return _through_the_door(str(value))[:60] or "an empty name"


def _not_toml(text: str, where: str, said: str) -> WrongUse:
    found = _PLACE.search(said)
    if found is None or found[1] is None:
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    else:
        line, column = int(found[1]), int(found[2])
    what, hint = "this is not understood", _RULE
    if said.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")):
        what, hint = "this name stands there twice", "Take one of the two lines out."
    elif "date or datetime" in said:
        what, hint = "there is no such day or time", _DAY
    elif "Illegal character" in said or "invalid character" in said:
        what, hint = "a character stands here that may not", "Type the line again."
    return WrongUse(f"{where}:{line}:{column}: {what}.", hint)


def _unreadable(where: str, error: OSError) -> Refused:
    if error.errno in NOT_A_FILE:
        return Refused(
            f"{where} is a link, a folder or a pipe, not a plain file; it is not read.",
            "Put the file itself in its place.",
        )
    return Refused(f"{where} cannot be read: {in_plain_words(error)}.")


def _decoded(raw: bytes, where: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise WrongUse(
            f"{where}:{line}: this is not text in UTF-8.",
            "Save the file as plain text in UTF-8 and try again.",
        ) from error


def _through_the_door(text: str) -> str:
    # What is printable throughout needs no door, and listings need not load it.
    if not text.isprintable():
        from sessionkit.domain.text import make_safe  # noqa: PLC0415 - slow, and seldom needed

        text = make_safe(text).text
    return " ".join(text.split())


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "what stands there")


def _known(key: str, known: Collection[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only where a key is unknown

    near = get_close_matches(key.casefold(), known, 1)
    return f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
