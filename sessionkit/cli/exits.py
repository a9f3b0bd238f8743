"""Exit codes: what a script can rely on.

Invariant: every way the command line ends is one of these, and only `run.main` ends it.
"""

from enum import IntEnum

from sessionkit.domain.errors import (
    DamagedData,
    NotFound,
    Refused,
    SessionkitError,
    WrongUse,
)


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    """Done."""
    ATTENTION = 1
    """Done, and something needs attention: see stderr."""
    WRONG_USE = 2
    """The command, an option or a form could not be understood; nothing was done."""
    NOT_FOUND = 3
    """No such case, session, worker, exercise or workspace."""
    REFUSED = 4
    """Understood and not done: locked, not allowed, in conflict, or the system would not."""
    DAMAGED = 5
    """Damaged data was found."""


_CODES: tuple[tuple[type[SessionkitError], ExitCode], ...] = (
    (WrongUse, ExitCode.WRONG_USE),
    (NotFound, ExitCode.NOT_FOUND),
    (Refused, ExitCode.REFUSED),
    (DamagedData, ExitCode.DAMAGED),
)


def code_of(error: SessionkitError) -> ExitCode:
    """The exit code of an error."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.WRONG_USE)
