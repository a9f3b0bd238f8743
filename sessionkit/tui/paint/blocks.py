"""Headed blocks, such as a session's form, as rows of so many cells to be read in a pane.

Invariant: every word of every line is there, wrapped and never cut; what is still open has its
rows named, so that a cursor can go from one to the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from sessionkit.continuity.blocks import Block, Line, LineKind
from sessionkit.domain.handling import ItemRef
from sessionkit.domain.text import make_safe
from sessionkit.tui.paint.plain import CURSOR
from sessionkit.tui.paint.private import hidden

_MARGIN: Final = 2
"""Cells left of everything, for the cursor."""
_LABEL: Final = 10
"""Cells of a short heading or lead, with the space after it."""
_NARROWEST: Final = 24
"""Cells below which text is not indented any further."""
_ASIDE: Final = frozenset({LineKind.FACT, LineKind.TEXT, LineKind.EXERCISE, LineKind.NOTE})
"""Kinds of line that may stand beside their heading; prose stands under it."""
_ITEMS: Final = frozenset({LineKind.AIM, LineKind.ISSUE, LineKind.RISK, LineKind.ACTION})
_CURSOR: Final = "$chosen on $chosen-under"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something that is still open stands."""

    item: ItemRef
    """The aim, issue or action."""
    first: int
    """Its first row."""
    last: int
    """Its last row."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Blocks as rows."""

    rows: tuple[Content, ...]
    """Every row, none wider than was asked for."""
    places: tuple[Place, ...]
    """What is still open, in order."""

    def with_cursor(self, at: int | None) -> Content:
        """The rows as one text, the open thing of that place marked; none for no number."""
        rows = list(self.rows)
        if at is not None and at < len(self.places):
            place = self.places[at]
            for n in range(place.first, place.last + 1):
                mark = f"{CURSOR} " if n == place.first else "  "
                rows[n] = Content(mark + rows[n].plain[_MARGIN:]).stylize(f"bold {_CURSOR}")
        return Content("\n").join(rows)


def painted(
    blocks: tuple[Block, ...], width: int, flowing: bool = False, private: bool = False
) -> Painted:
    """Blocks as rows of at most so many cells.

    Args:
        blocks: the blocks.
        width: the cells there are.
        flowing: whether they are read from top to bottom, such as a card: no cells are left for a
            cursor, every heading stands over its lines, and an aim that nothing leads has a dot.
        private: whether other people may see the screen.
    """
    margin = 0 if flowing else _MARGIN
    rows: list[Content] = []
    places: list[Place] = []
    before = False
    for block in hidden(blocks) if private else blocks:
        beside = not flowing and _stands_beside(block) and _has_room(margin, width)
        if rows and not (beside and before):
            rows.append(Content(""))
        if not beside:
            heading = make_safe(block.heading.upper()).text
            rows += [
                _indented(part, margin)
                for part in _fitting(Content.styled(heading, "bold"), width - margin)
            ]
        _block(block, beside, (margin, width), rows, places)
        before = beside
    return Painted(tuple(rows), tuple(places))


def _stands_beside(block: Block) -> bool:
    """Whether a block may stand beside its heading."""
    return len(block.heading) < _LABEL and all(line.kind in _ASIDE for line in block.lines)


def _has_room(indent: int, width: int) -> bool:
    """Whether text may stand under its beginning, past a label."""
    return width - indent - _LABEL >= _NARROWEST


def _block(
    block: Block, beside: bool, room: tuple[int, int], rows: list[Content], places: list[Place]
) -> None:
    margin, width = room
    under = 0
    for n, line in enumerate(block.lines):
        first = len(rows)
        indent = margin + (_LABEL if beside else 0)
        if line.kind is LineKind.NOTE:
            rows.extend(_note(line, indent + (under or _MARGIN), width))
        elif line.kind is LineKind.AIM and not line.lead and not margin:
            rows.extend(_wrapped("· ", "", line.text, 0, width, hangs=True))
        else:
            hangs = line.kind in _ITEMS and len(line.lead) < _LABEL and _has_room(indent, width)
            under = _LABEL if hangs else 0
            rows.extend(_line(line, indent, width))
        if beside and n == 0 and len(rows) > first:
            label = Content.styled(f"{block.heading:<{_LABEL}}", "bold")
            before = Content(" " * margin)
            rows[first] = Content("").join([before, label, rows[first][indent:]])
        if line.item is not None:
            places.append(Place(line.item, first, len(rows) - 1))


def _line(line: Line, indent: int, width: int) -> Iterator[Content]:
    match line.kind:
        case LineKind.SUBHEADING:
            yield from _wrapped("", "", line.text, indent, width, "underline")
        case LineKind.AIM | LineKind.ISSUE | LineKind.RISK | LineKind.ACTION:
            hangs = len(line.lead) < _LABEL and _has_room(indent, width)
            lead = f"{line.lead:<{_LABEL}}" if hangs else f"{line.lead}  " if line.lead else ""
            yield from _wrapped(lead, "bold", line.text, indent, width, hangs=hangs)
        case LineKind.CONTENT | LineKind.EXERCISE:
            lead = f"{line.lead}  " if line.lead else ""
            yield from _wrapped(lead, "$quiet", line.text, indent, width)
        case _:
            between = ": " if line.lead and line.text else ""
            yield from _wrapped(f"{line.lead}{between}", "$quiet", line.text, indent, width)


def _note(line: Line, indent: int, width: int) -> Iterator[Content]:
    between = ": " if line.lead and line.text else ""
    yield from _wrapped(f"{line.lead}{between}", "$quiet", line.text, indent, width, "$quiet")


def _wrapped(
    lead: str,
    lead_style: str,
    text: str,
    indent: int,
    width: int,
    style: str = "",
    hangs: bool = False,
) -> Iterator[Content]:
    """A lead and a text, wrapped; with `hangs`, under the beginning of the text."""
    safe_lead = make_safe(lead).text.replace("\n", " ")
    lines = make_safe(text).text.split("\n")
    head = Content.styled(safe_lead, lead_style) if lead_style else Content(safe_lead)
    first = Content.styled(lines[0], style) if style else Content(lines[0])
    hang = head.cell_length if hangs else 0
    room = max(width - indent - hang, 1)
    if hang:
        for n, part in enumerate(_fitting(first, room)):
            yield _indented(
                Content("").join([head if not n else Content(" " * hang), part]), indent
            )
    else:
        for part in _fitting(Content("").join([head, first]), room):
            yield _indented(part, indent)
    for each in lines[1:]:
        rest = Content.styled(each, style) if style else Content(each)
        for part in _fitting(rest, room):
            yield _indented(part, indent + hang)


def _fitting(text: Content, room: int) -> list[Content]:
    return [part.rstrip() for part in text.expand_tabs().wrap(room)] or [Content("")]


def _indented(text: Content, by: int) -> Content:
    return Content("").join([Content(" " * by), text])
