"""A section of a card as it is read on a screen, and where its links lead.

Invariant: every word stands, in its order; only the marks of Markdown are gone. A screen has
another width than the file, so that a paragraph is one line here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sessionkit.library.body import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from sessionkit.library.body import Body, Section
    from sessionkit.library.problem import Place

_MARKED: Final = re.compile(r"[*_`\\\[<\n]")
"""What words must hold for Markdown to mean more by them than they say."""
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
"""How a link begins that leads out of the library, or to a place on the same page."""


def lines_of(section: Section, body: Body) -> tuple[str, ...]:
    """A line for each paragraph and each entry of a list."""
    return tuple(_lines(section, body))


def links_of(section: Section, body: Body) -> Iterator[tuple[Place, str]]:
    """Where each link of a section stands, and the file it names."""
    for token in section.blocks:
        if token.type == "inline" and "[" in token.content:
            for link in body.words(token)[1]:
                if not _ELSEWHERE.match(link.target):
                    yield (line_of(token), 1), link.target


def _lines(section: Section, body: Body) -> Iterator[str]:
    lists: list[int | None] = []
    lead = ""
    for token in section.blocks:
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
                lead = "  " * len(lists)
            case "list_item_open":
                lead = "  " * (len(lists) - 1) + _mark(lists)
            case "fence" | "code_block":
                yield from token.content.rstrip("\n").split("\n")
            case "inline":
                yield lead + _words(token, body)
                lead = "  " * len(lists)


def _mark(lists: list[int | None]) -> str:
    number = lists[-1]
    if number is None:
        return "- "
    lists[-1] = number + 1
    return f"{number}. "


def _words(token: Token, body: Body) -> str:
    # Most paragraphs have no mark in them, and taking one apart takes its time.
    return body.words(token)[0] if _MARKED.search(token.content) else token.content
