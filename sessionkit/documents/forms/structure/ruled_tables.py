"""Tables whose columns stand under dashes: the simple and multi-line tables of converters.

Invariant: a column ends at a space. Where a line of dashes cuts through a word, the whole word goes
to the column it began in, so that no word is ever cut.
"""

import re
from typing import Final

from sessionkit.documents.forms.structure.source import Line, paragraphs
from sessionkit.documents.forms.structure.tables import Cell, Row, Table, rewrapped

_COLUMNS: Final = re.compile(r" *-{2,}(?: +-{2,})+ *")
_WHOLE_LINE: Final = re.compile(r" *-{3,} *")


def ruled_table(lines: tuple[Line, ...], first: int) -> Table | None:
    """A table whose columns stand under dashes.

    Four shapes: a line across, a header, the dashes, rows between blank lines, a line across; the
    same without header; a header over dashes with one row a line, up to a blank line; and dashes,
    one row a line, dashes.
    """
    dashes = _dashes_of(lines, first)
    if dashes is None:
        return None
    starts = [found.start() for found in re.finditer("-+", lines[dashes].text)]
    closing = _closing(lines, dashes)
    if first == dashes - 1 and not _is_ruled(lines[first]):
        end = _first_blank(lines, dashes + 1)
        body = [(line,) for line in lines[dashes + 1 : end] if not _is_ruled(line)]
        return Table(first, end, _rows([(lines[first],), *body], starts))
    if closing is None:
        return None
    header = [lines[first + 1 : dashes]] if dashes > first else []
    return Table(
        first, closing + 1, _rows([*header, *_bodies(lines[dashes + 1 : closing])], starts)
    )


def _dashes_of(lines: tuple[Line, ...], first: int) -> int | None:
    """Index of the line of dashes that has the columns of the table beginning here."""
    if _COLUMNS.fullmatch(lines[first].text):
        return first
    if lines[first].is_blank:
        return None
    across = _WHOLE_LINE.fullmatch(lines[first].text) is not None
    for index in range(first + 1, len(lines)):
        if _COLUMNS.fullmatch(lines[index].text):
            return index
        if lines[index].is_blank or not across:
            return None
    return None


def _closing(lines: tuple[Line, ...], dashes: int) -> int | None:
    after = range(dashes + 1, len(lines))
    return next((index for index in after if _is_ruled(lines[index])), None)


def _first_blank(lines: tuple[Line, ...], start: int) -> int:
    after = range(start, len(lines))
    return next((index for index in after if lines[index].is_blank), len(lines))


def _is_ruled(line: Line) -> bool:
    return bool(_COLUMNS.fullmatch(line.text) or _WHOLE_LINE.fullmatch(line.text))


def _bodies(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The lines of each row: between blank lines, or one a row where there are none."""
    if any(line.is_blank for line in lines):
        return list(paragraphs(lines))
    return [(line,) for line in lines]


def _rows(bodies: list[tuple[Line, ...]], starts: list[int]) -> tuple[Row, ...]:
    return tuple(Row(body[0].number, _cells(body, starts)) for body in bodies if body)


def _cells(body: tuple[Line, ...], starts: list[int]) -> tuple[Cell, ...]:
    columns: list[list[Line]] = [[] for _ in starts]
    for line in body:
        for column, part in zip(columns, _cut(line.text, starts), strict=True):
            if part.strip(" "):
                column.append(Line(line.number, part.strip(" "), len(part)))
    return tuple(rewrapped(column) for column in columns)


def _cut(text: str, starts: list[int]) -> list[str]:
    cuts = [0]
    for start in starts[1:]:
        cut = min(start, len(text))
        while cuts[-1] < cut < len(text) and text[cut - 1] != " ":
            cut += 1
        cuts.append(max(cut, cuts[-1]))
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
