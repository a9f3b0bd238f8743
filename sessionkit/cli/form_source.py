"""Where a form comes from: a file, or standard input.

Invariant: what was typed into standard input and could not be saved is kept as a draft, and the
message says where.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sessionkit.cli import say
from sessionkit.cli.desk import Desk
from sessionkit.domain.errors import NotFound, SessionkitError, WrongUse
from sessionkit.workflows.keep_draft import keep_typed

STDIN = "-"
"""Stands for standard input in place of a file name."""


def read_bytes(named: str) -> bytes:
    """The bytes of a form.

    Raises:
        NotFound: where there is no such file.
        WrongUse: where it cannot be read, or standard input holds nothing.
    """
    if named == STDIN:
        data = sys.stdin.buffer.read()
        if not data.strip():
            raise WrongUse("Standard input holds no form.", "`sessionkit form` prints a blank one.")
        return data
    try:
        return Path(named).read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {named}.") from None
    except OSError as error:
        raise WrongUse(f"{named} cannot be read: {error.strerror}.") from None


@contextmanager
def kept_on_failure(desk: Desk, named: str, data: bytes, what: str) -> Iterator[None]:
    """Keep what came over standard input as a draft where it could not be saved."""
    try:
        yield
    except SessionkitError:
        if named == STDIN:
            kept = keep_typed(desk.open(), what, data)
            say.note(f"What was typed is kept: `draft show {kept}` prints it.")
        raise


def called(named: str) -> str:
    """What to call a form in messages."""
    return "standard input" if named == STDIN else Path(named).name
