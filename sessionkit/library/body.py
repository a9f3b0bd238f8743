"""The Markdown of a card or programme, cut at its level-2 headings.

Invariant: nothing a person wrote is lost in silence. Headings of another level, headings made by a
line of dashes, and two headings of the same words are named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from sessionkit.library.problem import FileProblems
    from sessionkit.library.source import Source


def _parser() -> MarkdownIt:
    """A parser of blocks; words are taken apart only where a card needs them, which is faster."""
    parser = MarkdownIt("commonmark", {"html": False}).use(front_matter_plugin)
    parser.core.ruler.disable("inline")
    parser.inline.ruler.disable(["entity", "image", "html_inline", "autolink"])
    return parser


_PARSER: Final = _parser()

_WORDS: Final = ("text", "text_special", "code_inline")
"""Inline tokens that carry words; the others are marks around them or breaks between them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link among words."""

    text: str
    """Its words."""
    target: str
    """What it points to."""


@dataclass(frozen=True, slots=True)
class Section:
    """A level-2 heading and what stands under it."""

    heading: str
    """The heading's words."""
    line: int
    """The line of the heading, counted from 1."""
    text: str
    """What stands under it, as written."""
    blocks: tuple[Token, ...]
    """The same, as Markdown's blocks."""


@dataclass(frozen=True, slots=True)
class Body:
    """One file's Markdown, taken apart."""

    front_matter: str | None
    """The lines between the two lines of dashes; nothing where there is no closed block."""
    about: str
    """What stands before the first level-2 heading, as written."""
    about_line: int
    """The line on which that begins, counted from 1."""
    before: tuple[Token, ...]
    """The same, as Markdown's blocks."""
    sections: tuple[Section, ...]
    """The level-2 headings in order, none twice."""
    references: dict[str, Any]
    """Links defined elsewhere in the file, as the parser keeps them."""

    def section(self, heading: str) -> Section | None:
        """The section with that heading, whatever its case."""
        same = (each for each in self.sections if each.heading.casefold() == heading.casefold())
        return next(same, None)

    def words(self, inline: Token) -> tuple[str, tuple[Link, ...]]:
        """The words of a paragraph on one line, without the marks of Markdown, and its links."""
        return _words(inline.content, self.references)


def read_body(source: Source, problems: FileProblems) -> Body:
    """Take a file's Markdown apart.

    Args:
        source: the file.
        problems: where to note headings that would be lost.
    """
    references: dict[str, Any] = {}
    tokens = _PARSER.parse(source.text, references)
    head = tokens[0] if tokens and tokens[0].type == "front_matter" else None
    starts = [at for at, token in enumerate(tokens) if _is_heading(token, "##")]
    bounds = [line_of(tokens[at]) - 1 for at in starts] + [len(source.lines)]
    first = _end_of(head) if head else 0
    while first < bounds[0] and not source.lines[first].strip():
        first += 1
    sections = [
        _section(source, tokens[at:until], bound, references)
        for at, until, bound in zip(starts, [*starts, len(tokens)][1:], bounds[1:], strict=True)
    ]
    if head is not None:  # without it the keys themselves may look like headings
        _refuse_other_headings(tokens, problems)
    return Body(
        front_matter=head.content if head else None,
        about=source.between(first, bounds[0]),
        about_line=first + 1,
        before=tuple(tokens[(1 if head else 0) : starts[0] if starts else len(tokens)]),
        sections=_each_once(sections, problems),
        references=references,
    )


def line_of(token: Token) -> int:
    """The line on which a block begins, counted from 1."""
    return token.map[0] + 1 if token.map else 1


def _end_of(token: Token) -> int:
    return token.map[1] if token.map else 0


def _is_heading(token: Token, *marks: str) -> bool:
    return token.type == "heading_open" and token.level == 0 and token.markup in marks


def _section(
    source: Source, tokens: Sequence[Token], bound: int, references: dict[str, Any]
) -> Section:
    heading, _ = _words(tokens[1].content, references)
    text = source.between(_end_of(tokens[0]), bound)
    return Section(heading, line_of(tokens[0]), text, tuple(tokens[3:]))


def _each_once(sections: Sequence[Section], problems: FileProblems) -> tuple[Section, ...]:
    found: dict[str, Section] = {}
    for each in sections:
        if not each.heading:
            problems.add((each.line, 1), "this heading has no words")
        elif each.heading.casefold() in found:
            said = f"the heading “{each.heading}” stands twice; make it one section"
            problems.add((each.line, 1), said)
        else:
            found[each.heading.casefold()] = each
    return tuple(found.values())


def _refuse_other_headings(tokens: Sequence[Token], problems: FileProblems) -> None:
    for token in tokens:
        if _is_heading(token, "#", "="):
            said = "the title belongs in the front matter; headings here begin with ##"
            problems.add((line_of(token), 1), said)
        elif _is_heading(token, "-"):
            said = "a line of dashes makes this a heading; begin it with ## or leave a line empty"
            problems.add((line_of(token), 1), said)


def _words(content: str, references: dict[str, Any]) -> tuple[str, tuple[Link, ...]]:
    tokens: list[Token] = []
    _PARSER.inline.parse(content, _PARSER, references, tokens)
    words, links, opened = "", [], []
    for token in tokens:
        if token.type == "link_open":
            opened.append((str(token.attrs.get("href", "")), len(words)))
        elif token.type == "link_close":
            target, start = opened.pop()
            links.append(Link(words[start:].strip(), target))
        elif token.type in _WORDS:
            words += token.content
        elif token.type in ("softbreak", "hardbreak"):
            words += " "
    return words.strip(), tuple(links)
