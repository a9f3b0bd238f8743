"""What every command starts from: where the workspace is, who works, and the present moment.

Invariant: the workspace is opened when a command first needs it, and once; commands that need none
(help, `library list`) never touch it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sessionkit.cli import say
from sessionkit.domain.errors import WrongUse
from sessionkit.locations import workspace_from

if TYPE_CHECKING:
    from datetime import datetime

    from sessionkit.workflows.open_workspace import Workspace


Screens = Callable[["Path | None", "str | None"], int]
"""Opens the terminal UI on a workspace, for a worker, and says how it ended."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What came over standard input and is not saved yet."""

    what: str
    """What it is for, such as `record for DEMO-1`."""
    data: bytes
    """The bytes as they came."""


@dataclass(slots=True)
class Desk:
    """The options of the program, and what is opened with them."""

    clock: Callable[[], datetime]
    """The present moment, with offset."""
    new_id: Callable[[], str]
    """New random ids."""
    environ: Mapping[str, str]
    """The environment."""
    screens: Screens | None = None
    """Opens the terminal UI; nothing where there is none to be had."""
    workspace: str | None = None
    """The option --workspace."""
    worker: str | None = None
    """The option --as, or SESSIONKIT_WORKER."""
    debug: bool = False
    """The option --debug."""
    damage: bool = False
    """Whether damaged data was found on the way."""
    unsaved: Unsaved | None = None
    """What was typed and is not saved."""
    was_read: bool = False
    """Whether standard input was read."""
    command: click.Context | None = field(default=None, repr=False)
    """The command that asked for the workspace, or was not understood."""
    _open: Workspace | None = field(default=None, repr=False)

    @property
    def path(self) -> Path:
        """The folder of the workspace."""
        return workspace_from(self.workspace, self.environ)

    def open_screens(self, path: Path | None) -> int:
        """Open the terminal UI and wait until it is left.

        Raises:
            WrongUse: where there is no terminal to show it on.
        """
        if self.screens is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise WrongUse(
                "The screens need a terminal, and this is none.",
                "Every step has a command: `sessionkit --help` lists them.",
            )
        return self.screens(path, self.worker)

    def open(self) -> Workspace:
        """The open workspace."""
        self.command = click.get_current_context(silent=True) or self.command
        if self._open is None:
            from sessionkit.workflows.open_workspace import open_workspace  # noqa: PLC0415 - slow

            self._open = open_workspace(self.path, self.clock, self.new_id, self.worker)
        return self._open

    def open_to_write(self) -> Workspace:
        """The open workspace, with somebody acting; says who where nobody was named."""
        workspace = self.open()
        acting = workspace.acting
        if not self.worker and len(workspace.folder.workers()) > 1:
            say.note(f"Working as {acting.name}; --as names somebody else.")
        return workspace


pass_desk = click.make_pass_decorator(Desk)
