"""A page being written from a template: what it writes, and the shape it means to have.

Invariant: headings, tables and links come into a document through the functions here and by no
other way, so that the shape found in the finished document can be held against the shape meant.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from sessionkit.documents.markdown_text import (
    escape_block,
    escape_inline,
    escape_paragraph,
)
from sessionkit.documents.record_view import WorkedOn
from sessionkit.documents.session_view import Marked, SessionRef, StoryLine
from sessionkit.domain.errors import WrongUse

_DEEPEST: Final = 6
_CLOSING: Final = re.compile(r"(?<=\s)#+$")
"""Signs at the end of a heading that would be read as its end and not shown."""
_ESCAPED: Final = r"\\\g<0>"
_SESSION: Final = re.compile(r"Session [1-9][0-9]*|The new session")


class Written(str):
    """Markdown as it is to stand: written by the program, with people's text in it escaped."""

    __slots__ = ()


def finished(value: object) -> str:
    """What `{{ }}` in a template writes: our own Markdown as it is, anything else escaped."""
    if isinstance(value, Written):
        return value
    if isinstance(value, Marked):
        return _marks(value, " ") + escape_inline(value.text)
    return escape_inline(str(value))


def block(text: str | Marked) -> Written:
    """A text as paragraphs, for a place of its own; its marks on a line before."""
    words = text.text if isinstance(text, Marked) else text
    return Written(_marks(text, "\\\n") + escape_block(words))


def item(text: str | Marked, inside: int = 2) -> Written:
    """A text of one or more lines in a list item whose words begin `inside` columns in."""
    words = text.text if isinstance(text, Marked) else text
    laid_out = escape_paragraph(words).replace("\n", "\n" + " " * inside)
    return Written(_marks(text, " ") + laid_out)


def _quoted(said: Marked, inside: int) -> str:
    return f"{_marks(said, ' ')}“{item(said.text, inside)}”"


def _marks(text: str | Marked, then: str) -> str:
    return f"*({text.marks})*{then}" if isinstance(text, Marked) and text.marks else ""


def anchor(name: str) -> str:
    """The name of the place a session's heading makes: “Session 6” is `session-6`."""
    return name.lower().replace(" ", "-")


def names_a_session(words: str) -> bool:
    """Whether these are the fixed words of a session's heading, which links lead to."""
    return _SESSION.fullmatch(words) is not None


@dataclass(slots=True)
class Page:
    """The shape a document means to have, noted while it is written."""

    sessions: frozenset[str]
    """Names of the sessions that have a heading here and can be linked to."""
    headings: list[tuple[int, str]] = field(default_factory=list)
    """Level and words of each heading, in order."""
    tables: list[tuple[int, int]] = field(default_factory=list)
    """Columns and rows of each table, in order, the head not counted."""

    def heading(self, level: int, words: str) -> Written:
        """A heading.

        Args:
            level: 1 for the title to 6.
            words: what it says, in one line.

        Raises:
            WrongUse: there is no such level, or the words are none or several lines.
        """
        if not 1 <= level <= _DEEPEST:
            raise WrongUse(f"There is no heading of level {level}.", "Use 1 to 6.")
        if not words.strip() or "\n" in words:
            raise WrongUse("A heading has words, in one line.")
        self.headings.append((level, words))
        return Written(f"{'#' * level} {_CLOSING.sub(_ESCAPED, escape_inline(words))}")

    def link(self, to: SessionRef) -> Written:
        """The name of a session, as a link where this document has it."""
        if to.name in self.sessions:
            return Written(f"[{to.name}](#{anchor(to.name)})")
        return Written(escape_inline(to.name))

    def links(self, worked: tuple[WorkedOn, ...]) -> Written:
        """The sessions that worked on a step, each with what was decided for it."""
        decided = (f" ({escape_inline(one.what)})" if one.what else "" for one in worked)
        links = (self.link(one.session) for one in worked)
        return Written(
            ", ".join(f"{link}{words}" for link, words in zip(links, decided, strict=True))
        )

    def story(self, line: StoryLine, inside: int = 4) -> Written:
        """A step in a story: “Taken up in Session 9: met”.

        Args:
            line: the step.
            inside: in which column the words of the list item begin that it stands in.
        """
        parts = [escape_inline(line.words)]
        parts += [f" {self.link(line.session)}"] if line.session is not None else []
        parts += [f", {_quoted(line.said, inside)}"] if line.said is not None else []
        parts += [f", {escape_inline(line.day)}"] if line.day else []
        parts += [f": {escape_inline(line.then)}"] if line.then else []
        parts += [f" ({item(line.why, inside)})"] if line.why else []
        return Written("".join(parts))

    def table(self, *heads: str) -> Written:
        """The head of a table; its rows follow, a line each."""
        self.tables.append((len(heads), 0))
        return Written(f"{self._cells(heads)}\n|{' --- |' * len(heads)}")

    def row(self, *cells: object) -> Written:
        """A row of the table begun last.

        Raises:
            WrongUse: no table is begun, or it has another number of columns.
        """
        if not self.tables or self.tables[-1][0] != len(cells):
            raise WrongUse(
                f"A row of {len(cells)} cells belongs to no table here.",
                "Begin the table with table(...), with a head for every cell.",
            )
        columns, rows = self.tables[-1]
        self.tables[-1] = (columns, rows + 1)
        return self._cells(cells)

    @staticmethod
    def _cells(cells: tuple[object, ...]) -> Written:
        return Written(f"| {' | '.join(finished(cell) for cell in cells)} |")
