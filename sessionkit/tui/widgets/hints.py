"""The last row of every screen: what can be done here, and with which key.

Invariant: it names commands that are there, at most seven, the nearest first; help stands last and
is never crowded out.
"""

from textual.content import Content
from textual.widget import Widget

from sessionkit.tui.commands import Command, commands_at

MOST = 7
"""How many it names at most."""


class Hints(Widget):
    """The footer."""

    DEFAULT_CSS = """
    Hints { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """

    def render(self) -> Content:
        """As many as there is room for."""
        node = self.screen.focused or self.screen
        shown = [each for each in commands_at(node) if each.shown]
        last = [each for each in shown if each.deed == "help"]
        others = [each for each in shown if each.deed != "help"]
        pieces = [_piece(each) for each in (*others[: MOST - 1], *last)]
        while len(pieces) > 1 and _width(pieces) > self.size.width:
            pieces.pop(-2)
        return Content("  ").join(pieces)


def _piece(command: Command) -> Content:
    key = command.keys.split(" or ")[0]
    return Content("").join(
        [Content.styled(key, "bold $footer-key-foreground"), Content(f" {command.label}")]
    )


def _width(pieces: list[Content]) -> int:
    return sum(each.cell_length for each in pieces) + 2 * (len(pieces) - 1)
