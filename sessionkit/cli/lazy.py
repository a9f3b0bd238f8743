"""Groups of commands that are imported when they are called.

Invariant: a listing does not pay for what an export needs; a group's table names every command.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands stand in modules of their own.

    Args:
        commands_in: by name of the command, its `module:attribute` within `sessionkit.cli`.
    """

    def __init__(self, *args: Any, commands_in: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._commands_in = commands_in

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands there are."""
        return sorted(self._commands_in)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """One command, imported now."""
        if name not in self._commands_in:
            return None
        module, attribute = self._commands_in[name].split(":")
        found: click.Command = getattr(import_module(f"sessionkit.cli.{module}"), attribute)
        return found
