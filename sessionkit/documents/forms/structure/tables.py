"""Tables in a form: the lines they take up and the cells of their rows.

Invariant: every word between the first and the last line of a table stands in one of its cells.
Only the lines and bars that draw the table are dropped. Whether a table carries the form is decided
by its first cells (`sections`); any other table stays text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sessionkit.documents.forms.structure.source import Line, joined, marker, paragraphs


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table."""

    lines: tuple[Line, ...]
    """Its lines; those a converter wrapped are joined."""

    @property
    def text(self) -> str:
        """Its words, as Markdown."""
        return "\n".join(line.text for line in self.lines).strip(" \n")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    """The number of its first line."""
    cells: tuple[Cell, ...]
    """From left to right."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the source."""

    first: int
    """Index of its first line."""
    end: int
    """Index of the line after its last."""
    rows: tuple[Row, ...]
    """From top to bottom, a header row like any other."""


Reader = Callable[[tuple[Line, ...], int], Table | None]
"""Reads the table whose first line has that index, if there is one."""


def tables_of(lines: tuple[Line, ...], readers: tuple[Reader, ...]) -> Iterator[Table]:
    """The tables of a text, from top to bottom."""
    index = 0
    while index < len(lines):
        found = next((table for read in readers if (table := read(lines, index))), None)
        if found is not None:
            yield found
        index = found.end if found is not None else index + 1


# --- pipe tables ---------------------------------------------------------------------------------

_PIPE: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_DELIMITER: Final = re.compile(r" *\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *")
_BREAK: Final = re.compile(r" *<br */?> *", re.IGNORECASE)


def pipe_table(lines: tuple[Line, ...], first: int) -> Table | None:
    """A table whose cells stand between bars, each row on one line."""
    end = first
    while end < len(lines) and _PIPE.search(lines[end].text):
        end += 1
    rows = tuple(
        Row(line.number, tuple(_pipe_cell(line, each) for each in between_bars(line.text)))
        for line in lines[first:end]
        if not _DELIMITER.fullmatch(line.text)
    )
    return Table(first, end, rows) if rows else None


def between_bars(text: str) -> list[str]:
    """What stands between the bars of a line; an escaped bar is part of a cell."""
    bared = _PIPE.sub(lambda bar: f"{bar[1]}\0", text).strip(" ")
    return bared.removeprefix("\0").removesuffix("\0").split("\0")


def _pipe_cell(line: Line, text: str) -> Cell:
    parts = _BREAK.sub("\n", text).strip(" ").split("\n")
    cut = (Line(line.number, part, len(part), place > 0) for place, part in enumerate(parts))
    return Cell(tuple(cut))


# --- grid tables ---------------------------------------------------------------------------------

_BORDER: Final = re.compile(r" *\+(?:[-=:]{2,}\+)+ *")
_PART_BORDER: Final = re.compile(r"[ |+]*\+[-=:]{2,}\+[ |+=:-]*")
"""A border that some cells reach across."""


def grid_table(lines: tuple[Line, ...], first: int) -> Table | None:
    """A table drawn with `+---+` round every cell."""
    if not _BORDER.fullmatch(lines[first].text):
        return None
    end = first
    while end < len(lines) and lines[end].text.lstrip(" ")[:1] in ("+", "|"):
        end += 1
    rows: list[Row] = []
    row: list[Line] = []
    for line in lines[first:end]:
        if not (_BORDER.fullmatch(line.text) or _PART_BORDER.fullmatch(line.text)):
            row.append(line)
        elif row:
            rows.append(_grid_row(row))
            row = []
    if row:
        rows.append(_grid_row(row))
    return Table(first, end, tuple(rows))


def _grid_row(lines: list[Line]) -> Row:
    split = [between_bars(line.text) for line in lines]
    width = len(split[0])
    columns: list[list[Line]] = [[] for _ in range(width)]
    for line, parts in zip(lines, split, strict=True):
        whole = [*parts[: width - 1], "|".join(parts[width - 1 :])]
        for column, part in zip(columns, whole, strict=False):
            column.append(Line(line.number, part.removeprefix(" ").rstrip(" "), len(part)))
    return Row(lines[0].number, tuple(rewrapped(column) for column in columns))


def rewrapped(lines: list[Line]) -> Cell:
    """A cell whose lines were broken to the width of its column."""
    out: list[Line] = []
    for stretch in paragraphs(lines):
        if out:
            out.append(Line(stretch[0].number, "", 0))
        item: list[Line] = []
        for line in stretch:
            if item and marker(line) and not item[-1].goes_on:
                out += _whole(item)
                item = []
            item.append(line)
        out += _whole(item)
    return Cell(tuple(out))


def _whole(lines: list[Line]) -> list[Line]:
    indent = " " * lines[0].indent
    return [Line(lines[0].number, indent + part, len(part)) for part in joined(lines).split("\n")]
