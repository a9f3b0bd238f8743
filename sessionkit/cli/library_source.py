"""Which library a command shows: the team's, or what ships where no workspace is named.

Invariant: a workspace that was named and cannot be found is told, never passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessionkit.domain.errors import NotFound, WrongUse
from sessionkit.workflows.read_library import library_with

if TYPE_CHECKING:
    from sessionkit.cli.desk import Desk
    from sessionkit.library.cards import Library


def library_at(desk: Desk) -> Library:
    """The library of the desk's workspace; the shipped one alone where there is none."""
    try:
        folder = desk.path
    except (NotFound, WrongUse):
        if desk.workspace:
            raise
        return library_with(None)
    return library_with(folder / "exercises")
