"""What the command line says: the answer on stdout, everything else on stderr.

Invariant: no control character reaches a terminal from anybody's text, and a listing as JSON is an
array of objects in a stable order.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click


def answer(text: str) -> None:
    """The answer itself, on stdout."""
    click.echo(_safe(text))


def note(text: str) -> None:
    """Anything else, on stderr."""
    click.echo(_safe(text), err=True)


def notes(texts: Iterable[str], where: str = "") -> None:
    """Several remarks, on stderr, each after the name of what it is about."""
    for text in texts:
        note(f"{where}: {text}" if where else text)


def as_json(value: Sequence[Mapping[str, Any]] | Mapping[str, Any]) -> None:
    """A listing or an object as JSON, on stdout; every character that is not ASCII is escaped."""
    click.echo(json.dumps(value, indent=2))


def columns(rows: Sequence[Sequence[str]]) -> None:
    """Rows in aligned columns, on stdout; the last column runs free."""
    if not rows:
        return
    flat = [[" ".join(_safe(cell).split()) for cell in row] for row in rows]
    widths = [max(len(row[place]) for row in flat) for place in range(len(flat[0]) - 1)]
    for row in flat:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]).rstrip())


def _safe(text: str) -> str:
    """Text with visible marks for what a terminal must not get."""
    if all(line.isprintable() for line in text.split("\n")):
        return text
    from sessionkit.domain.text import make_safe  # noqa: PLC0415 - listings seldom need it

    return make_safe(text).text
