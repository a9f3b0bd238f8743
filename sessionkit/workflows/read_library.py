"""The exercises and programmes a team can use: the shipped ones, with its own laid over them.

Invariant: a card that cannot be read never stops the program; its problems are told by `library
check`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sessionkit.library.cards import Library, LibraryFolder, read_library
from sessionkit.locations import shipped_exercises

if TYPE_CHECKING:
    from sessionkit.workflows.open_workspace import Workspace


CAUTION: Final = (
    "The cards are no substitute for training or an accredited programme; "
    "have them checked before use."
)
"""Said wherever cards are listed."""


def library_of(workspace: Workspace) -> Library:
    """The library of a workspace."""
    return library_with(workspace.folder.exercises)


@lru_cache(maxsize=4)
def library_with(own: Path | None) -> Library:
    """The shipped library with a team's own folder laid over it.

    Args:
        own: the team's own cards; nothing for the shipped ones alone.
    """
    shipped = LibraryFolder(shipped_exercises(), shipped=True)
    folders = (shipped,) if own is None else (shipped, LibraryFolder(own, shipped=False))
    return read_library(folders)
