"""Rows of a table that carry the form: labels, and what stands beside them.

Invariant: a cell is a label only where one can stand: in the first place of a row, or after the
value of another label. What stands beside a label is never taken for one.
"""

from collections.abc import Iterator
from dataclasses import replace

from sessionkit.documents.forms.structure.headings import Also, also_named, heading_named
from sessionkit.documents.forms.structure.labels import Label, Style, split_label
from sessionkit.documents.forms.structure.source import Line, stripped
from sessionkit.documents.forms.structure.tables import Cell, Row, Table


def labels_in(table: Table) -> list[Label]:
    """The headings of the form a table has."""
    found = []
    for row in table.rows:
        for label, _ in entries(row):
            if isinstance(label, Label):
                found.append(label)
    return found


def entries(row: Row) -> Iterator[tuple[Label | Also | None, tuple[Line, ...]]]:
    """What a row says: labels with what stands beside them; other words come with no label."""
    label: Label | Also | None = None
    value: tuple[Line, ...] = ()
    waiting = False
    for cell in row.cells:
        found = None if waiting and label is not None else _cell_label(cell)
        if found is not None:
            if label is not None or value:
                yield label, value
            label, value = found
            waiting = not value
        elif cell.text:
            value = (*value, *cell.lines)
            waiting = False
        else:
            waiting = False
    if label is not None or value:
        yield label, value


def _cell_label(cell: Cell) -> tuple[Label | Also, tuple[Line, ...]] | None:
    said = stripped(cell.lines)
    if not said:
        return None
    first = said[0]
    if whole := heading_named(cell.text.replace("\n", " ")):
        return Label(whole, cell.text.replace("\n", " "), Style.TABLE), ()
    if found := split_label(first.text, heading_named):
        rest = (replace(first, text=found[2]),) if found[2] else ()
        return Label(found[0], found[1], Style.TABLE), (*rest, *said[1:])
    if also := split_label(first.text, also_named):
        rest = (replace(first, text=also[2]),) if also[2] else ()
        return also[0], (*rest, *said[1:])
    return None
