"""Headed blocks to read from top to bottom: a card, a session, a programme.

Invariant: they are painted as everywhere else, for the width there is.
"""

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widgets import Static

from sessionkit.continuity.blocks import Block
from sessionkit.tui.paint.blocks import painted
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.discreet import Discreet

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk


class Reading(Discreet, Static):
    """Headed blocks, as high as they are.

    Args:
        blocks: what is to be read.
    """

    DEFAULT_CSS = "Reading { height: auto; min-height: 1; }"

    app: "Desk"

    def __init__(self, blocks: tuple[Block, ...] = (), *, id: str | None = None) -> None:
        super().__init__(words(""), id=id, markup=False)
        self._blocks = blocks
        self._above = words("")
        self._width = 0

    def show(self, blocks: tuple[Block, ...], above: Content) -> None:
        """Show blocks.

        Args:
            blocks: what is to be read.
            above: what stands over them.
        """
        self._blocks, self._above = blocks, above
        self._lay()

    def say(self, text: str) -> None:
        """Say why there is nothing to read."""
        self.show((), words(text))

    def on_resize(self, event: events.Resize) -> None:
        """Another width wraps otherwise."""
        if self.content_size.width != self._width:
            self._lay()

    def private_changed(self) -> None:
        """Show the steps, or the titles again."""
        self._lay()

    def _rows(self) -> tuple[Content, ...]:
        return painted(self._blocks, self._width, flowing=True, private=self.app.private).rows

    def _lay(self) -> None:
        self._width = self.content_size.width
        rows = self._rows() if self._width else ()
        above = (self._above, words("")) if self._above.plain and rows else (self._above,)
        shown = (*above, *rows) if self._above.plain else rows
        self.update(Content("\n").join(shown))
