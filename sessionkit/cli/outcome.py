"""How a change that was saved is told.

Invariant: a save that found somebody else's change in the same field says so and ends with the exit
code for attention; so does one that found a damaged generation.
"""

from __future__ import annotations

from sessionkit.cli import say
from sessionkit.cli.exits import ExitCode
from sessionkit.workflows.change_case import Changed


def told(changed: Changed) -> ExitCode:
    """Tell of conflicts and damage; the exit code that follows from them."""
    reference = changed.case.reference
    for sentence in changed.damaged:
        say.note(f"{sentence} The last good one was opened; nothing saved before it is lost.")
    if changed.conflicts:
        say.note(
            f"Somebody else changed {_fields(len(changed.conflicts))} of {reference} at the same "
            f"time. Both are kept; `case conflicts {reference}` shows them."
        )
    return ExitCode.ATTENTION if changed.conflicts or changed.damaged else ExitCode.DONE


def _fields(many: int) -> str:
    return "one field" if many == 1 else f"{many} fields"
