"""The block of keys at the head of a card or programme.

Invariant: every key is known, stands once and has a value of its kind, or the place where that is
not so is named. Values stay the text that was typed: no numbers, no dates, no yes and no.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sessionkit.domain.text import make_safe
from sessionkit.library.problem import START, shown
from sessionkit.library.yaml_values import FIRST_LINE, Entries, Keys, Refused, Scalar, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection

    from sessionkit.library.problem import FileProblems
    from sessionkit.library.source import Source
    from sessionkit.library.yaml_values import Value

_FENCE: Final = re.compile(r"-{3,}[ \t]*")
_HEADING: Final = re.compile(r"#{2,6}[ \t]")


class FrontMatter:
    """The keys of one file; reading one notes what is wrong with its value."""

    __slots__ = ("_problems", "_values")

    def __init__(self, values: dict[str, Value], problems: FileProblems) -> None:
        self._values = values
        self._problems = problems

    def text(self, key: str) -> str:
        """The one-line text under a key; empty where there is none, with the reason noted."""
        value = self._values.get(key, Refused(START))
        if isinstance(value, Refused):
            return ""
        if not isinstance(value, Scalar):
            self._problems.add(value.place, f"'{key}' must be text, not a list or further keys")
            return ""
        return self._line(key, value)

    def words(
        self, key: str, known: Collection[str], *, may_be_empty: bool = False
    ) -> tuple[str, ...]:
        """The list of known words under a key, in the order it is written.

        Args:
            key: the key.
            known: the words it may hold.
            may_be_empty: whether `[]` is an answer.
        """
        value = self._values.get(key, Refused(START))
        if isinstance(value, Refused):
            return ()
        if not isinstance(value, Entries):
            empty = isinstance(value, Scalar) and not value.value.strip()
            said = "is empty; it must be" if empty else "must be"
            example = f"{key}: [{', '.join([*known][:2])}]"
            self._problems.add(value.place, f"'{key}' {said} a list, for instance {example}")
            return ()
        if not value.values and not may_be_empty:
            self._problems.add(value.place, f"'{key}' is empty; name one of: {', '.join(known)}")
        found: dict[str, None] = {}
        for each in value.values:
            self._word(key, each, known, found)
        return tuple(found)

    def refuse(self, key: str, said: str) -> None:
        """Note that what stands under a key cannot be.

        Args:
            key: a key with a value.
            said: what is wrong, to follow the key's name.
        """
        self._problems.add(self._values[key].place, f"'{key}' {said}")

    def _line(self, key: str, value: Scalar) -> str:
        written = value.value.strip()
        line = make_safe(written).text
        if not line:
            self._problems.add(value.place, f"'{key}' is empty; write its text after the colon")
        elif "\n" in line:
            self._problems.add(value.place, f"'{key}' has several lines; write it on one")
        elif line != written:
            said = f"'{key}' spells out a character that cannot be shown; take it out"
            self._problems.add(value.place, said)
        return line

    def _word(self, key: str, value: Value, known: Collection[str], found: dict[str, None]) -> None:
        if isinstance(value, Refused):
            return
        if not isinstance(value, Scalar):
            said = "must list single words, not further lists or keys"
        elif not value.value.strip():
            said = "has an empty entry; write a word or take it out"
        elif value.value not in known:
            said = f"knows no “{shown(value.value)}”{_near_or_all(value.value, known)}"
        elif value.value in found:
            said = f"names {value.value} twice; take one out"
        else:
            found[value.value] = None
            return
        self._problems.add(value.place, f"'{key}' {said}")


def read_front_matter(
    block: str | None, keys: Collection[str], source: Source, problems: FileProblems
) -> FrontMatter | None:
    """The keys of a file, or of none where the block cannot be read; what is wrong is noted.

    Nothing where the block is never closed: then no one can tell where the text begins.

    Args:
        block: the lines between the two lines of dashes, as the Markdown parser found them; nothing
            where it found none.
        keys: the keys the file must have; it may have no others.
        source: the file.
        problems: where to note what is wrong.
    """
    if not _FENCE.fullmatch(source.lines[0]):
        said = "there is no front matter; begin with a line ---, then the keys, then a line ---"
        problems.add(START, said)
        return FrontMatter({}, problems)
    if block is None:
        problems.add(START, "the front matter is never closed; end it with a line ---")
        return None
    lines = enumerate(block.split("\n"), FIRST_LINE)
    heading = next((number for number, line in lines if _HEADING.match(line)), 0)
    if heading:
        said = "a heading stands inside the front matter, which is not closed; put --- above it"
        problems.add((heading, 1), said)
        return None
    return FrontMatter(_read_keys(block, keys, problems), problems)


def _read_keys(block: str, keys: Collection[str], problems: FileProblems) -> dict[str, Value]:
    values: dict[str, Value] = {}
    root = read_yaml(block, problems)
    if root is None or isinstance(root, Refused):
        return values
    if not isinstance(root, Keys):
        problems.add(root.place, "the front matter must be lines of the form key: value")
        return values
    for key, value in root.pairs:
        _keep(key, value, keys, values, problems)
    for missing in (each for each in keys if each not in values):
        problems.add(START, f"the key '{missing}' is missing from the front matter")
    return values


def _keep(
    key: Value,
    value: Value,
    keys: Collection[str],
    values: dict[str, Value],
    problems: FileProblems,
) -> None:
    if not isinstance(key, Scalar):
        if not isinstance(key, Refused):
            problems.add(key.place, "a key must be one word")
    elif key.value not in keys:
        known = _near_or_all(key.value, keys)
        problems.add(key.place, f"the key '{shown(key.value)}' is unknown{known}")
    elif key.value in values:
        problems.add(key.place, f"the key '{key.value}' stands twice; take one out")
    else:
        values[key.value] = value


def _near_or_all(word: str, known: Collection[str]) -> str:
    if not known:
        return "; there is none yet"
    near = get_close_matches(word.casefold(), known, n=1)
    return f"; did you mean {near[0]}?" if near else f"; it may be one of: {', '.join(known)}"
