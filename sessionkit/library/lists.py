"""The lists of a card or programme: its aims and its steps.

Invariant: under a heading that asks for a list stands that list and nothing else, each item one
paragraph; whatever else stands there is named, because no reader would ever see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sessionkit.library.body import Link, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from sessionkit.library.body import Body, Section
    from sessionkit.library.problem import FileProblems, Place
    from sessionkit.library.source import Source

_MARKS: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))?")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: a single paragraph."""

    place: Place
    """Where its words begin."""
    text: str
    """Its words on one line, without the marks of Markdown."""
    links: tuple[Link, ...]
    """The links in it."""


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads the lists of one file."""

    source: Source
    """The file."""
    body: Body
    """The same, taken apart."""
    problems: FileProblems
    """Where to note what is no such list."""

    def items(self, section: Section, *, numbered: bool) -> tuple[Item, ...]:
        """The list items of a section, in order.

        Args:
            section: where to look.
            numbered: whether it must be a numbered list; otherwise one with dashes.
        """
        wanted = "ordered_list_open" if numbered else "bullet_list_open"
        kind = "a numbered list (1. …)" if numbered else "a list with dashes (- …)"
        found: list[Item] = []
        for block in _apart(section.blocks):
            if block[0].type == wanted:
                found.extend(self._items_of(block))
            else:
                said = f"under “{section.heading}” only {kind} can stand"
                self.problems.add((line_of(block[0]), 1), said)
        return tuple(found)

    def _items_of(self, block: Sequence[Token]) -> Iterator[Item]:
        for item in _apart(block[1:-1]):
            first, *more = [*_apart(item[1:-1])] or [()]
            if not first:
                self.problems.add(self._place(item[0]), "this item is empty; write it or drop it")
            elif first[0].type != "paragraph_open":
                self.problems.add(self._place(first[0]), "an item must begin with words")
            else:
                yield Item(self._place(first[0]), *self.body.words(first[1]))
            for other in more:
                said = "an item can only be one paragraph; put it all in that"
                self.problems.add(self._place(other[0]), said)

    def _place(self, token: Token) -> Place:
        """Where the words of a block begin, after the marks of the list it stands in."""
        line = line_of(token)
        marks = _MARKS.match(self.source.lines[line - 1])
        return line, (marks.end() if marks else 0) + 1


def _apart(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Blocks one after the other, each with all that is inside it."""
    start, depth = 0, 0
    for at, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : at + 1]
            start = at + 1
