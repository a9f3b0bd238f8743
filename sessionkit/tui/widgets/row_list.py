"""Rows one goes through with a cursor: what every list of rows is made of.

Invariant: the row the cursor is on has a mark in its first cell, in colour or without, whether the
list has the focus or not; the mark never stands over a word. A list that becomes shorter or longer
keeps that row in sight.
"""

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widgets import OptionList

from sessionkit.tui.paint.plain import CURSOR


class RowList(OptionList):
    """A list of rows; each leaves its first cell free, by a space or by the padding of the row."""

    def render_line(self, y: int) -> Strip:
        """One line of the screen, with the mark where the row of the cursor begins."""
        strip = super().render_line(y)
        at = self.highlighted
        if at is None or self._index_to_line.get(at) != self.scroll_offset.y + y:
            return strip
        first = strip.crop(0, 1)
        if first.text != " ":
            return strip
        mark = Strip([Segment(CURSOR, each.style) for each in first], 1)
        return Strip.join([mark, strip.crop(1)])

    def on_resize(self, event: events.Resize) -> None:
        """Keep the row of the cursor in sight: messages come and go above and below the list."""
        # After the toolkit has forgotten how its rows were wrapped for the size before.
        self.call_later(self.scroll_to_highlight)
