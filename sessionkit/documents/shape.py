"""The shape of a finished document, held against the shape it means to have (DESIGN 5 rule 3).

Invariant: a document in which a second reading finds a heading, table, link, picture or HTML that
was not meant, or misses one that was, does not leave the program.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sessionkit.documents.page import Page, anchor
from sessionkit.domain.errors import Refused

_NEVER_MEANT: Final = {
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture",
    "code_block": "a block of code",
    "fence": "a block of code",
    "code_inline": "code",
    "blockquote_open": "a quotation",
    "ordered_list_open": "a numbered list",
    "hr": "a rule",
    "s_open": "struck out text",
}
"""What none of our documents has, by the parser's name for it."""

_OF_TABLES: Final = frozenset({"table_open", "tr_open", "th_open"})
_PIECES: Final = re.compile(r"\n(?=#{1,3} )")

_ADVICE: Final = (
    "Nothing was written. If the team has its own template, make headings with heading(), tables "
    "with table() and row(), links with link(); otherwise please report this."
)


@dataclass(slots=True)
class Found:
    """What reading a document finds."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    """Level and words of each heading."""
    tables: list[tuple[int, int]] = field(default_factory=list)
    """Columns and rows of each table."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Target and words of each link."""
    strange: list[str] = field(default_factory=list)
    """What none of our documents has, with its line."""
    texts: list[str] = field(default_factory=list)
    """The text of every paragraph, heading and cell."""


def check_shape(markdown: str, meant: Page) -> Found:
    """Read a finished document and hold its shape against what was meant.

    Raises:
        Refused: the shapes differ; the message says how, and quotes nothing.
    """
    found = _read(markdown)
    if found.strange:
        raise Refused(f"The document would hold {found.strange[0]} that is not meant.", _ADVICE)
    _compare("heading", found.headings, meant.headings)
    _compare("table", found.tables, meant.tables)
    targets = {f"#{anchor(words)}": words for _, words in meant.headings}
    for target, words in found.links:
        if targets.get(target) != words:
            raise Refused("The document would hold a link that is not meant.", _ADVICE)
    return found


def _compare(
    what: str, found: list[tuple[int, str]] | list[tuple[int, int]], meant: object
) -> None:
    if found == meant:
        return
    assert isinstance(meant, list)
    pairs = enumerate(zip(found, meant, strict=False), 1)
    place = next((n for n, (one, other) in pairs if one != other), min(len(found), len(meant)) + 1)
    raise Refused(
        f"The document would lose its shape at {what} {place}: {len(found)} of them are found, "
        f"{len(meant)} are meant.",
        _ADVICE,
    )


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    """A reader that knows more than we write, HTML included, so that it sees what others would."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _read(markdown: str) -> Found:
    """Read a document, a piece at a time: the tokens of a long record would fill the memory.

    A piece ends before a heading, which ends every paragraph, list and table that is open. What
    would reach over a heading (a fence, HTML, the target of a reference) is never meant and found
    in its own piece, so reading in pieces finds what reading the whole would.
    """
    found = Found()
    line = 1
    for piece in _PIECES.split(markdown):
        given: dict[str, object] = {}
        _read_piece(_reader().parse(piece, given), line, found)
        if given.get("references"):
            found.strange.append("a target of links")
        line += piece.count("\n") + 1
    return found


def _read_piece(tokens: list[Token], line: int, found: Found) -> None:
    level = 0
    for token in tokens:
        kind = token.type
        if kind in _NEVER_MEANT:
            at = f" at line {line + token.map[0]}" if token.map else ""
            found.strange.append(f"{_NEVER_MEANT[kind]}{at}")
        elif kind == "heading_open":
            level = int(token.tag[1:])
        elif kind == "inline":
            _read_inline(token, found)
            if level:
                found.headings.append((level, found.texts[-1]))
                level = 0
        elif kind in _OF_TABLES:
            columns, rows = found.tables.pop() if kind != "table_open" else (0, -1)
            found.tables.append((columns + (kind == "th_open"), rows + (kind == "tr_open")))


def _read_inline(token: Token, found: Found) -> None:
    children = token.children or []
    for place, child in enumerate(children):
        if child.type in _NEVER_MEANT:
            found.strange.append(_NEVER_MEANT[child.type])
        elif child.type == "link_open":
            found.links.append((str(child.attrGet("href")), "".join(_words(children[place + 1 :]))))
    found.texts.append("".join(_all_words(children)))


def _words(children: list[Token]) -> Iterator[str]:
    for child in children:
        if child.type == "link_close":
            return
        yield child.content


def _all_words(children: list[Token]) -> Iterator[str]:
    for child in children:
        yield "\n" if child.type in ("softbreak", "hardbreak") else child.content
