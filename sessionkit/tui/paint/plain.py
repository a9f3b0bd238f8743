"""Words on their way to the screen.

Invariant: whatever comes in, what goes out holds no character that steers a terminal and is never
read as markup.
"""

from typing import Final

from textual.content import Content

from sessionkit.domain.text import make_safe, one_line

CURSOR: Final = ">"
"""Stands before the row the cursor is on, in every list and in every text with a cursor."""


def words(text: str, style: str = "") -> Content:
    """Text as it stands, line ends included."""
    return Content.styled(make_safe(text).text, style) if style else Content(make_safe(text).text)


def row(text: str, style: str = "") -> Content:
    """Text on one line, whatever line ends it has."""
    return words(one_line(make_safe(text).text), style)


def broken(text: str, width: int) -> list[Content]:
    """Text on as many lines of so many cells as it needs, whatever line ends it has."""
    return [each.rstrip() for each in row(text).wrap(max(width, 1))] or [Content("")]


def joined(*parts: Content | str) -> Content:
    """Pieces one after the other."""
    return Content("").join(part if isinstance(part, Content) else words(part) for part in parts)


def fitted(text: str, width: int) -> str:
    """Text on one line in so many cells: cut with an ellipsis or filled with spaces."""
    line = Content(one_line(make_safe(text).text))
    if line.cell_length > width:
        line = line.truncate(width, ellipsis=True)
    return line.plain + " " * max(0, width - line.cell_length)
