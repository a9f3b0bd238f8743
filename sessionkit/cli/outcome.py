"""What was met on the way to an answer: damage, conflicts, a case that opens for reading only.

Invariant: damage that was found is told and ends the command with the exit code for it, even where
the last good generation gave the answer; a conflict ends it with the one for attention.
"""

from __future__ import annotations

from collections.abc import Iterable

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk
from sessionkit.cli.exits import ExitCode
from sessionkit.domain.case import Case
from sessionkit.workflows.change_case import Changed, open_case


def opened(desk: Desk, named: str) -> Case:
    """The case of a reference or id, to be looked at; tells of damage."""
    found = open_case(desk.open(), named)
    tell_damage(str(each) for each in found.damaged)
    if found.read_only:
        say.note(found.read_only)
    return found.case


def told(changed: Changed) -> ExitCode:
    """Tell of what a save met; the exit code that follows from conflicts."""
    tell_damage(changed.damaged)
    if not changed.conflicts:
        return ExitCode.DONE
    reference = changed.case.reference
    many = len(changed.conflicts)
    say.note(
        f"{'One field' if many == 1 else f'{many} fields'} of {reference} held something else "
        f"already. Both are kept; `case conflicts {reference}` shows them."
    )
    return ExitCode.ATTENTION


def tell_damage(sentences: Iterable[str]) -> None:
    """Tell of damaged generations; the command ends with the exit code for damage."""
    for sentence in sentences:
        say.note(f"{sentence} The last good one was opened; nothing saved before it is lost.")
        desk = click.get_current_context().find_object(Desk)
        assert desk is not None
        desk.damage = True
