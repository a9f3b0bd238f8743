"""Where a form comes from: a file, or standard input.

Invariant: what was typed into standard input and could not be saved is kept as a draft, however the
command failed, and the message says where.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, Unsaved
from sessionkit.domain.errors import NotFound, SessionkitError, WrongUse

STDIN = "-"
"""Stands for standard input in place of a file name."""

_LARGEST = 4_000_000
"""Bytes; the record of years of sessions is smaller."""

_TAKING = ("form", "forms")
"""Parameters of commands that name a form, or standard input."""


def read_bytes(named: str) -> bytes:
    """The bytes of a form; those of standard input are unsaved until somebody says otherwise.

    Raises:
        NotFound: where there is no such file.
        WrongUse: where it cannot be read, or standard input holds nothing.
    """
    if named == STDIN:
        return _typed()
    try:
        path = Path(named)
        if path.exists() and (not path.is_file() or path.stat().st_size > _LARGEST):
            raise WrongUse(f"{named} is no form: not a file, or far too large to be one.")
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {named}.") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no file can have that name"
        raise WrongUse(f"{named} cannot be read: {why}.") from None


@contextmanager
def kept_on_failure(desk: Desk, named: str, data: bytes, what: str) -> Iterator[None]:
    """Keep what came over standard input as a draft, unless it is saved within.

    The keeping itself is done where the program ends, which every failure comes past.
    """
    if named == STDIN:
        desk.unsaved = Unsaved(what, data)
    yield
    desk.unsaved = None


def keep_unsaved(desk: Desk, arguments: tuple[str, ...]) -> None:
    """Keep what was typed and is not saved, and say where.

    Args:
        desk: the command's desk.
        arguments: what was typed after the program's name.
    """
    unsaved = desk.unsaved or _unread(desk, arguments)
    if unsaved is None:
        return
    desk.unsaved = None
    from sessionkit.workflows.keep_draft import keep_typed, kept_by_nobody  # noqa: PLC0415

    try:
        try:
            workspace = desk.open()
        except (NotFound, WrongUse):
            # Nobody of that name: what was typed is kept all the same, for everybody to find.
            desk.worker = None
            workspace = kept_by_nobody(desk.open())
        name = keep_typed(workspace, unsaved.what, unsaved.data)
    except SessionkitError as error:
        say.note(f"What was typed could not be kept: {error.message}")
        return
    say.note(f"What was typed is kept: `draft show {name}` prints it.")
    if not _is_utf8(unsaved.data):
        say.note("It is not UTF-8; it is kept, and printed, byte for byte.")


def called(named: str) -> str:
    """What to call a form in messages."""
    return "standard input" if named == STDIN else Path(named).name


def _typed() -> bytes:
    context = click.get_current_context(silent=True)
    desk = context.find_object(Desk) if context is not None else None
    if desk is not None:
        desk.was_read = True
    data: bytes = sys.stdin.buffer.read()
    if not data.strip():
        raise WrongUse("Standard input holds no form.", "`sessionkit form` prints a blank one.")
    if context is not None and desk is not None:
        desk.unsaved = Unsaved(_what(context), data)
    return data


def _unread(desk: Desk, arguments: tuple[str, ...]) -> Unsaved | None:
    """What waits in standard input for a command that failed before it came to reading it."""
    context = desk.command
    if desk.was_read or context is None or sys.stdin is None or sys.stdin.isatty():
        return None
    if not any(each.name in _TAKING for each in context.command.params):
        return None
    known = [context.params[name] for name in _TAKING if name in context.params]
    # What was not understood at all has no parameters yet: it is looked for as it was typed.
    named = known[0] if known else arguments
    if STDIN not in ((named,) if isinstance(named, str) else named or ()):
        return None
    data: bytes = sys.stdin.buffer.read()
    return Unsaved(_what(context), data) if data.strip() else None


def _what(context: click.Context) -> str:
    case = context.params.get("case")
    return f"{context.info_name} for {case}" if case else str(context.info_name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
