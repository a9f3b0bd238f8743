"""One work sheet of the library, read from its file.

Invariant: a sheet stands as it was written; every drawing it asks for is one that ships with the
program, because a drawing goes into a printed page as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sessionkit.domain.worksheet import Worksheet, drawing_in
from sessionkit.library.body import line_of, read_body
from sessionkit.library.front_matter import read_front_matter
from sessionkit.library.problem import START

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from markdown_it.token import Token

    from sessionkit.library.body import Body
    from sessionkit.library.problem import FileProblems, Place
    from sessionkit.library.source import Source

KEYS: Final = ("title",)
"""The front matter of a work sheet: this key and no others."""
DRAWINGS: Final = "drawings"
"""The folder of drawings in the folder of shipped work sheets."""


def read_drawings(folder: Path) -> dict[str, str]:
    """The drawings that ship, by name."""
    return {each.stem: each.read_text("utf-8") for each in sorted(folder.glob("*.svg"))}


def read_worksheet(
    sheet: str,
    source: Source,
    problems: FileProblems,
    drawings: Mapping[str, str],
    *,
    shipped: bool,
) -> Worksheet | None:
    """The work sheet a file describes; nothing where something is wrong with it.

    Args:
        sheet: its id.
        source: the file.
        problems: where to note what is wrong.
        drawings: the drawings there are, by name.
        shipped: whether the sheet came with the program.
    """
    body = read_body(source, problems)
    front = read_front_matter(body.front_matter, KEYS, source, problems)
    if front is None:
        return None
    title = front.text("title")
    text = source.between(body.about_line - 1, len(source.lines))
    if not text.strip():
        problems.add(START, "there is nothing on the sheet; write below the second line of dashes")
    asked_for = dict(_asked_for(body))
    for name, place in asked_for.items():
        if name not in drawings:
            known = ", ".join(drawings) or "none"
            problems.add(place, f"there is no drawing “{name}”; there are: {known}")
    if problems.keep_it_out:
        return None
    found = tuple((name, drawings[name]) for name in asked_for)
    return Worksheet(sheet, title, text, found, shipped)


def _asked_for(body: Body) -> Iterator[tuple[str, Place]]:
    for token in _blocks(body):
        name = drawing_in(token.info) if token.type == "fence" else ""
        if name:
            yield name, (line_of(token), 1)


def _blocks(body: Body) -> Iterator[Token]:
    yield from body.before
    for section in body.sections:
        yield from section.blocks
