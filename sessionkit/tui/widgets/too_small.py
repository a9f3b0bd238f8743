"""What stands over a screen whose window is too small to work in.

Invariant: nothing under it is taken away: the cursor stays where it was, and typing is kept.
"""

from textual.geometry import Size
from textual.widgets import Static

SMALLEST = (60, 20)
"""Columns and rows below which nothing is shown but that the window is too small."""


class TooSmall(Static):
    """Says that the window is too small, and is seen only then."""

    DEFAULT_CSS = """
    TooSmall {
        layer: over;
        width: 100%;
        height: 100%;
        padding: 1 2;
        color: $foreground;
        background: $background;
        visibility: hidden;
    }
    """

    def __init__(self) -> None:
        super().__init__(
            f"sessionkit needs {SMALLEST[0]} columns and {SMALLEST[1]} rows. "
            "Make the window larger; nothing typed is lost.",
            markup=False,
        )

    def cover(self, size: Size) -> None:
        """Cover the screen, or not.

        Args:
            size: columns and rows of the window.
        """
        width, height = size
        self.visible = width < SMALLEST[0] or height < SMALLEST[1]
