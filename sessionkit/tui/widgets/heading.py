"""The first two rows of every screen.

Invariant: until the workspace is sealed the second row says so, at every width.
"""

from textual.content import Content
from textual.widget import Widget

from sessionkit.tui.paint.plain import fitted, row

NOT_SEALED = "INVENTED PEOPLE ONLY: NOT SEALED"
"""Said on every screen until the workspace is sealed."""


class Heading(Widget):
    """What the screen is about, who works, which day it is."""

    DEFAULT_CSS = """
    Heading { height: 2; background: $background; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = ""
        self._right = ""
        self._unsealed = False

    def say(self, left: str, right: str, unsealed: bool) -> None:
        """Set what the heading says.

        Args:
            left: what the screen is about.
            right: who works, and the day.
            unsealed: whether the workspace may hold invented people only.
        """
        self._left, self._right, self._unsealed = left, right, unsealed
        self.refresh()

    def render(self) -> Content:
        """Both rows."""
        width = self.size.width
        right = row(self._right)
        room = max(10, width - right.cell_length - 4)
        first = Content(f" {fitted(self._left, room)}  ").stylize("bold")
        if right.cell_length + 14 > width:
            right = Content("")
        rule = "─" * width
        if self._unsealed:
            rule = f"── {NOT_SEALED} {'─' * max(0, width - len(NOT_SEALED) - 4)}"
        return Content("\n").join(
            [
                Content("").join([first, right]),
                Content.styled(rule, "$warning" if self._unsealed else "$rule"),
            ]
        )
