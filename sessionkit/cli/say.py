"""What the command line says: the answer on stdout, everything else on stderr.

Invariant: no control character reaches a terminal from anybody's text, and a listing as JSON is an
array of objects in a stable order. A reader who stops reading stops nothing that is being done: the
rest of what is said goes nowhere.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

import click


def answer(text: str) -> None:
    """The answer itself, on stdout."""
    _said(_safe(text))


def exactly(data: bytes) -> None:
    """Bytes as they are, on stdout; where a terminal is to show them, what is safe of them."""
    if sys.stdout.isatty():
        answer(data.decode("utf-8", "backslashreplace").rstrip("\r\n"))
    else:
        _said(data)


def note(text: str) -> None:
    """Anything else, on stderr."""
    _said(_safe(text), err=True)


def notes(texts: Iterable[str], where: str = "") -> None:
    """Several remarks, on stderr, each after the name of what it is about."""
    for text in texts:
        note(f"{where}: {text}" if where else text)


def as_json(value: Sequence[Mapping[str, Any]] | Mapping[str, Any]) -> None:
    """A listing or an object as JSON, on stdout; every character that is not ASCII is escaped."""
    _said(json.dumps(value, indent=2))


def columns(rows: Sequence[Sequence[str]]) -> None:
    """Rows in aligned columns, on stdout; the last column runs free."""
    if not rows:
        return
    flat = [[" ".join(_safe(cell).split()) for cell in row] for row in rows]
    widths = [max(len(row[place]) for row in flat) for place in range(len(flat[0]) - 1)]
    for row in flat:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        _said("  ".join([*cells, row[-1]]).rstrip())


def nobody_reads(stream: TextIO) -> None:
    """Let what is still to be said there go nowhere: whoever read it has stopped."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _said(text: str | bytes, err: bool = False) -> None:
    try:
        click.echo(text, err=err, nl=isinstance(text, str))
    except BrokenPipeError:
        nobody_reads(sys.stderr if err else sys.stdout)


def _safe(text: str) -> str:
    """Text with visible marks for what a terminal must not get."""
    if all(line.isprintable() for line in text.split("\n")):
        return text
    from sessionkit.domain.text import make_safe  # noqa: PLC0415 - listings seldom need it

    return make_safe(text).text
