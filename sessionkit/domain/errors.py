"""What can go wrong, in words a worker can act on.

Invariant: every error the program raises on purpose is a `SessionkitError` with a message that says
what is wrong and where, and a hint that says what to do next. The command line turns the class into
an exit code; nothing below it prints or exits.
"""


class SessionkitError(Exception):
    """Something the person at the keyboard should be told.

    Args:
        message: what is wrong, and where.
        hint: what to do next; empty where the message already says it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class WrongUse(SessionkitError):
    """What was asked cannot be understood as it stands: a date, an option, a form."""


class NotOneDay(WrongUse):
    """Read as a day, and there is none or more than one; writing on does not mend it."""


class NotFound(SessionkitError):
    """No such case, session, worker, exercise or workspace."""


class UnknownWorker(NotFound):
    """Nobody of the workspace goes by a name.

    Args:
        message: which name.
        near: who may be meant, as a question; empty where nobody is called so nearly.
        add: how somebody is added on the command line; the screens have a key for it.
    """

    def __init__(self, message: str, near: str, add: str) -> None:
        super().__init__(message, f"{near} {add}".strip())
        self.near = near


class Refused(SessionkitError):
    """Understood, and not done: a rule of the record forbids it, or the system would not do it."""


class SaveFailed(Refused):
    """The record could not be written; the message says what was kept and where."""


class DamagedData(SessionkitError):
    """A stored file is not what was written; the message names it and what still opens."""
