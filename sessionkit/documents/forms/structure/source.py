"""The lines of a form as they were typed, each with its number.

Invariant: a line keeps the number it has in the source, whatever is taken off or joined to it, so
that every note names a line the person can find. Of the text itself nothing is dropped here but
comments this program wrote.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

HINT: Final = "<!-- sessionkit: {} -->"
"""A hint in a blank form; the only comment that is dropped."""

_COMMENT: Final = re.compile(r" *<!-- *(?:sessionkit:(?:(?!-->).)*)?--> *")
"""A line with a hint, or with an empty comment such as converters put between two lists."""
_BULLET: Final = r"(?:[-*+•·‣▪●○–]|[0-9]{1,3}[.)]|[a-z]\)|\((?:[0-9]{1,3}|[a-z])\))"
_BOX: Final = r"(?:\[ ?\]|☐)"
_MARKER: Final = re.compile(rf"(?P<indent> *)(?:{_BULLET}(?: +{_BOX})?|{_BOX}) +(?=\S)")
"""What list items begin with, an empty box to tick included.

A capital with a full stop is none: “T. Baird” is a name.
"""
_BULLET_GLUED: Final = re.compile(r"(?P<indent> *)[•‣▪●](?=\S)")
_QUOTED: Final = re.compile(r" {0,3}> ?(?![0-9])")
_RULE: Final = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})")
_WRAPPED_AT: Final = range(70, 81)
"""Columns at which editors and converters break lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, or what is left of it."""

    number: int
    """Its number in the source, from 1."""
    text: str
    """What it says."""
    width: int
    """How wide it stood in the source: tells whether text was wrapped."""
    is_broken_off: bool = False
    """Whether somebody ended the line before it on purpose, as with `<br>` in a table."""

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        return not self.text.strip(" ")

    @property
    def goes_on(self) -> bool:
        """Whether it ends in a hard break, so that the next line belongs to it, come what may."""
        return (len(self.text) - len(self.text.rstrip("\\"))) % 2 == 1

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_rule(self) -> bool:
        """Whether it is a line drawn across the page."""
        return _RULE.fullmatch(self.text.rstrip(" ")) is not None


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a form that has passed the door, without the hints of a blank form."""
    typed = ("" if _COMMENT.fullmatch(each) else each for each in text.split("\n"))
    return tuple(Line(number, each, len(each)) for number, each in enumerate(typed, 1))


def marker(line: Line) -> tuple[int, str] | None:
    """How far a list item is indented and what stands after its marker; nothing for other lines."""
    found = _MARKER.match(line.text) or _BULLET_GLUED.match(line.text)
    return (len(found["indent"]), line.text[found.end() :]) if found else None


def stripped(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines without blank ones at either end."""
    kept = list(lines)
    while kept and kept[0].is_blank:
        del kept[0]
    while kept and kept[-1].is_blank:
        del kept[-1]
    return tuple(kept)


def unquoted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without quotation marks of Markdown, where every one has them.

    Converters make block quotations of indented paragraphs; nobody meant them as such.
    """
    said = [line for line in lines if not line.is_blank]
    if not said or not all(_QUOTED.match(line.text) for line in said):
        return lines
    return tuple(replace(line, text=_QUOTED.sub("", line.text)) for line in lines)


def paragraphs(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """The stretches between blank lines."""
    stretch: list[Line] = []
    for line in lines:
        if line.is_blank:
            if stretch:
                yield tuple(stretch)
            stretch = []
        else:
            stretch.append(line)
    if stretch:
        yield tuple(stretch)


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """Whether these lines are one text that an editor or converter broke to a width.

    It is, if no line had room for the first word of the next.
    """
    widest = max(line.width for line in lines)
    shortest = min(
        (
            line.width + 1 + len(following.text.lstrip(" ").split(" ")[0])
            for line, following in pairwise(lines)
        ),
        default=0,
    )
    return any(widest <= column < shortest for column in _WRAPPED_AT)


def joined(lines: Iterable[Line]) -> str:
    """Several lines as one: a space between them, but a line end where there is a hard break."""
    whole = ""
    goes_on = False
    for line in lines:
        text = line.text.strip(" ")
        whole += ("\n" if goes_on else " " if whole else "") + text
        goes_on = line.goes_on
    return whole
