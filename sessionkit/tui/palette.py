"""The command palette: every action that can be done here, with its key.

Invariant: it lists what `commands_at` gives and nothing else, so it cannot drift from the keys.
"""

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from sessionkit.tui.commands import Command, commands_at
from sessionkit.tui.widgets.row_list import RowList


class _Found(CommandList, RowList, can_focus=False):
    """What was found, with the mark all lists have before the row the cursor is on."""


class Palette(CommandPalette):
    """The toolkit's palette, with our kind of list in it."""

    def compose(self) -> ComposeResult:
        """What the toolkit puts there, but for the list."""
        for each in super().compose():
            yield _Found() if isinstance(each, CommandList) else each


class Deeds(Provider):
    """What can be done at the place the palette was called from."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for command, run in self._all():
            yield DiscoveryHit(_title(command), run, help=f"{command.help}.")

    async def search(self, query: str) -> Hits:
        """What fits what was typed."""
        matcher = self.matcher(query)
        for command, run in self._all():
            score = matcher.match(f"{command.label} {command.help}")
            if score > 0:
                yield Hit(score, _title(command), run, help=f"{command.help}.")

    def _all(self) -> Iterator[tuple[Command, "partial[Coroutine[Any, Any, bool]]"]]:
        node: DOMNode = self.focused or self.screen
        for command in commands_at(node):
            yield command, partial(self.app.run_action, command.deed, _place(node, command))


def _title(command: Command) -> str:
    return f"{command.label}  {command.keys}"


def _place(node: DOMNode, command: Command) -> DOMNode:
    """Where a command was declared: the method that does it stands there."""
    for each in node.ancestors_with_self:
        if any(command in kind.__dict__.get("HERE", ()) for kind in type(each).__mro__):
            return each
    return node
