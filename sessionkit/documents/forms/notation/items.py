"""Lists as people type them: items with what is indented under them.

Invariant: a line that ends in a hard break belongs together with the next, whatever that says; so
text that was written as one paragraph is never taken apart. Every word of the lines stands in some
item.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeVar

from sessionkit.documents.forms.structure.source import Line, is_wrapped, joined, marker
from sessionkit.documents.markdown_text import unescape


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said in a section: a list item, a line or a paragraph."""

    line: int
    """Number of its first line."""
    source: str
    """Its Markdown, without the marker of the list and on one line but for hard breaks."""
    details: tuple["Item", ...] = ()
    """What is listed, indented, under it."""

    @property
    def text(self) -> str:
        """What it says, without its details."""
        return unescape(self.source)


_BOLD: Final = r"(?:\*\*|__|\*|_)?"
_KEY: Final = re.compile(
    rf"{_BOLD}(?P<key>[A-Za-z][A-Za-z'’/ -]*(?: ?\([A-Za-z ]+\))?){_BOLD} ?: ?{_BOLD}(?P<rest>.*)",
    re.DOTALL,
)
_TICKED: Final = re.compile(r" *(?:\[[xX]\]|☑|☒) ")
_UNFINISHED: Final = re.compile(r"[,;(]$|\b(?:and|or|the|a|of|to|with)$")


def split_key(source: str) -> tuple[str, str]:
    """A label such as `Issue` in lower case, and what stands after its colon; no label is empty."""
    found = _KEY.fullmatch(source)
    if found is None:
        return "", source
    return re.sub(" +", " ", found["key"]).strip(" ").lower(), found["rest"].strip(" ")


def read_items(
    lines: Iterable[Line], begins: Callable[[str], bool] = lambda source: False
) -> tuple[Item, ...]:
    """The items of a section.

    Args:
        lines: what stands in it.
        begins: whether a line without a marker begins an item by what it says.
    """
    gatherer = _Gatherer(begins)
    for line in lines:
        gatherer.take(line)
    return gatherer.finished()


class _Gatherer:
    """Puts lines together to items, from top to bottom."""

    def __init__(self, begins: Callable[[str], bool]) -> None:
        self.begins = begins
        self.items: list[list[list[Line]]] = []
        """Each item: its own lines first, then those of each detail."""
        self.listed = False
        self.indent = 0
        self.last: Line | None = None

    def take(self, line: Line) -> None:
        before, self.last = self.last, line
        if before is not None and before.goes_on:
            self.items[-1][-1].append(line)
        elif line.is_blank or line.is_rule:
            self.last = None if before is None else Line(line.number, "", 0)
        elif found := marker(line):
            self.take_listed(Line(line.number, found[1], line.width), found[0])
        elif before is None or _TICKED.match(line.text) or self.begins(line.text.strip(" ")):
            self.begin(line, listed=False)
        elif before.is_blank:
            self.take_paragraph(line)
        elif self.listed and line.indent > self.indent + 1:
            self.items[-1][-1].append(line)
        else:
            self.follow(line)

    def take_listed(self, line: Line, indent: int) -> None:
        if self.items and self.listed and indent > self.indent + 1:
            self.items[-1].append([line])
        else:
            self.begin(line, listed=True)
            self.indent = indent

    def begin(self, line: Line, listed: bool) -> None:
        self.items.append([[line]])
        self.listed = listed

    def take_paragraph(self, line: Line) -> None:
        """A paragraph: more of a list item where it is indented, else an item of its own."""
        if not self.listed or line.indent <= self.indent + 1:
            self.begin(line, listed=False)
            return
        said = self.items[-1][-1]
        said[-1] = replace(said[-1], text=f"{said[-1].text}\\")
        said += [replace(line, text="\\"), line]

    def follow(self, line: Line) -> None:
        """A line right under another: more of it where that one was broken, else its own item."""
        said = self.items[-1][-1]
        text = line.text.lstrip(" ")
        if line.is_broken_off:
            goes_on = _UNFINISHED.search(said[-1].text) is not None
        else:
            goes_on = bool(
                text[:1].islower() or _UNFINISHED.search(said[-1].text) or is_wrapped((*said, line))
            )
        if goes_on:
            said.append(line)
        else:
            self.begin(line, listed=False)

    def finished(self) -> tuple[Item, ...]:
        return tuple(
            Item(own[0].number, joined(own), tuple(Item(d[0].number, joined(d)) for d in details))
            for own, *details in self.items
        )


def write_item(marker: str, source: str, details: Iterable[tuple[str, str]] = ()) -> str:
    """A list item that is read back as it is.

    Args:
        marker: such as `- ` or `2. `.
        source: what it says, as one paragraph of Markdown.
        details: what is listed under it: labels, and what they say, as Markdown.
    """
    pad = " " * len(marker)
    first, *more = source.split("\n")
    lines = [f"{marker}{first}".rstrip(" "), *(f"{pad}{line}" for line in more)]
    lines += [write_item(f"{pad}- ", f"{label}: {said}") for label, said in details]
    return "\n".join(lines)


# --- details -------------------------------------------------------------------------------------


def details_of(item: Item, keys: frozenset[str]) -> tuple[str, dict[str, list[Item]]]:
    """The text of an item and its details by key; details with no such key are part of the text."""
    text = item.text
    found: dict[str, list[Item]] = {}
    for detail in item.details:
        key, rest = split_key(detail.source)
        if key in keys:
            found.setdefault(key, []).append(Item(detail.line, rest))
        else:
            text += f"\n- {detail.text}"
    return text, found


Choice = TypeVar("Choice", bound=Enum)

_SEPARATOR: Final = r" *(?:[:;,.–—-] *)?"


def begins_with(
    source: str, choices: Iterable[Choice], others: dict[str, Choice] | None = None
) -> tuple[Choice, str] | None:
    """The choice a text begins with, and the words after it.

    Args:
        source: such as `partly met: two of four`.
        choices: known by their values; longer ones are tried first.
        others: further words for some of them.
    """
    words: dict[str, Choice] = {**(others or {}), **{str(each.value): each for each in choices}}
    for word in sorted(words, key=len, reverse=True):
        found = re.match(rf"{re.escape(word)}(?![A-Za-z0-9]){_SEPARATOR}", source, re.IGNORECASE)
        if found:
            return words[word], source[found.end() :]
    return None
