"""A list in a TOML file, written anew with other items.

Invariant: no remark a person wrote in it is lost, but the one behind an item that is taken out. It
is done here because tomlkit, asked to add an item to a list whose last one has a remark and no
comma behind it, puts the comma into the remark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PIECES: Final = re.compile(
    r'''"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*|\n|[^\s,"'\#]+''',
    re.DOTALL,
)
_INDENT: Final = "    "


@dataclass(slots=True)
class _Row:
    """An item with what a person wrote about it."""

    raw: str = ""
    """The item as it is written; empty for the end of the list."""
    above: list[str] = field(default_factory=list)
    """Remarks on lines of their own before it."""
    behind: str = ""
    """The remark on its line."""


def relisted(
    source: str,
    wanted: Sequence[object],
    read: Callable[[str], object],
    write: Callable[[object], str],
) -> str:
    """A list as it is to be written.

    Args:
        source: the list as it is written, from bracket to bracket.
        wanted: its new items, in order.
        read: the value of one item as it is written.
        write: how a value is written.
    """
    rows = _rows(source)
    end = rows.pop()
    kept = _kept(rows, end, {read(row.raw): row for row in reversed(rows)}, wanted)
    new = [kept.pop(each) if each in kept else _Row(write(each)) for each in wanted]
    if "\n" not in source:
        return f"[{', '.join(row.raw for row in new)}]"
    lines = [line for row in new for line in (*row.above, f"{row.raw}, {row.behind}".rstrip())]
    return "\n".join(["[", *(_INDENT + line for line in (*lines, *end.above)), "]"])


def _rows(source: str) -> list[_Row]:
    """The items, and last a row for the end of the list."""
    rows = [_Row()]
    on_this_line = False
    for piece in _PIECES.findall(source[1:-1]):
        if piece == "\n":
            on_this_line = False
        elif not piece.startswith("#"):
            rows[-1].raw = piece
            rows.append(_Row())
            on_this_line = True
        elif on_this_line:
            rows[-2].behind = piece.rstrip()
        else:
            rows[-1].above.append(piece.rstrip())
    return rows


def _kept(
    rows: list[_Row], end: _Row, by_value: dict[object, _Row], wanted: Sequence[object]
) -> dict[object, _Row]:
    """The rows that stay; a remark above one that goes moves on to the next that stays."""
    kept = {value: row for value, row in by_value.items() if value in wanted}
    staying = {id(row) for row in kept.values()}
    moving: list[str] = []
    for row in (*rows, end):
        if row is end or id(row) in staying:
            row.above[:0] = moving
            moving = []
        else:
            moving += row.above
    return kept
