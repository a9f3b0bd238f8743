"""The last row of every screen: what can be done here, and with which key.

Invariant: it names commands that are there and would be done now, at most seven, the nearest first;
the way back and help stand last and are never crowded out.
"""

from textual.content import Content
from textual.widget import Widget

from sessionkit.tui.commands import Command, commands_at

MOST = 7
"""How many it names at most."""
_LAST = ("back", "cancel", "help")
"""The deeds that stand last, in this order."""


class Hints(Widget):
    """The footer."""

    DEFAULT_CSS = """
    Hints { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """

    def render(self) -> Content:
        """As many as there is room for."""
        node = self.screen.focused or self.screen
        typing = node.check_consume_key("a", "a")
        shown = [each for each in commands_at(node) if each.shown and not (typing and each.is_sign)]
        last = [each for each in shown if each.deed in _LAST]
        others = [each for each in shown if each.deed not in _LAST]
        pieces = [_piece(each) for each in others[: MOST - len(last)]]
        ends = [_piece(each) for each in sorted(last, key=lambda each: _LAST.index(each.deed))]
        while pieces and _width([*pieces, *ends]) > self.size.width:
            pieces.pop()
        while len(ends) > 1 and _width(ends) > self.size.width:
            ends.pop(0)
        return Content("  ").join([*pieces, *ends])


def _piece(command: Command) -> Content:
    key = command.keys.split(" or ")[0]
    return Content("").join(
        [Content.styled(key, "bold $footer-key-foreground"), Content(f" {command.label}")]
    )


def _width(pieces: list[Content]) -> int:
    return sum(each.cell_length for each in pieces) + 2 * (len(pieces) - 1)
