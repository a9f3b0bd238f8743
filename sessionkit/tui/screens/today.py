"""What needs me: the home screen.

Invariant: nothing is shown of other people than a reference and a surname.
"""

from textual.app import ComposeResult
from textual.widgets import Static

from sessionkit.tui.page import Page


class Today(Page[None]):
    """Home."""

    def body(self) -> ComposeResult:
        """Nothing yet."""
        yield Static("home")
