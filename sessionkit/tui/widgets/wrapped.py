"""A field of one line that is shown whole, on as many rows as it needs.

Invariant: what stands in the field is never cut on the screen.
"""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Offset, Size
from textual.strip import Strip
from textual.widgets._input import Selection

from sessionkit.tui.widgets.line import Line


class Wrapped(Line):
    """A line that breaks between words where it is longer than the field.

    Its height is `auto` in the stylesheet of the screen it stands on.
    """

    _broken_as: tuple[str, int] = ("", -1)
    """The text and the width that the rows were found for."""
    _broken: tuple[tuple[int, int], ...] = ((0, 0),)
    _laid = 0
    """How many rows it was given room for."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the text needs."""
        self._laid = len(self._breaks(width))
        return self._laid

    def _watch_value(self, value: str) -> None:
        # In place of the toolkit's: nothing here is validated, completed or scrolled sideways.
        if self._laid != len(self._breaks(self.size.width)):
            self.refresh(layout=True)
        self.post_message(self.Changed(self, value))
        if self._initial_value:
            self.cursor_position = len(value)
            self._initial_value = False
        else:
            # Takes the cursor back into a text that became shorter.
            self.selection = self.selection

    def render_line(self, y: int) -> Strip:
        """One row of the text, with the cursor where it stands on it."""
        width = self.size.width
        rows = self._breaks(width)
        if not self.value or y >= len(rows):
            return super().render_line(y)
        start, end = rows[y]
        text = Text(self.value[start:end], end="")
        if self.has_focus:
            self._mark(text, start, end, last=y == len(rows) - 1)
        segments = self.app.console.render(text, self.app.console_options.update_width(width + 1))
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)

    def _mark(self, text: Text, start: int, end: int, *, last: bool) -> None:
        """Selection and cursor, as far as they lie on this row."""
        low, high = sorted(self.selection)
        if low < high:
            style = self.get_component_rich_style("input--selection")
            text.stylize(style, max(0, low - start), max(0, min(high, end) - start))
        at = self.cursor_position
        if self._cursor_visible and (start <= at < end or (last and at >= end)):
            if at >= end:
                text.pad_right(1)
            style = self.get_component_rich_style("input--cursor")
            text.stylize(style, at - start, at - start + 1)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor stands on the screen."""
        x, y, _, _ = self.content_region
        row, column = self._place(self.cursor_position)
        return Offset(x + column, y + row)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        event.prevent_default()
        x, y = event.get_content_offset_capture(self)
        rows = self._breaks(self.size.width)
        start, end = rows[max(0, min(y, len(rows) - 1))]
        at = start
        while at < end and cell_len(self.value[start : at + 1]) <= x:
            at += 1
        self.selection = Selection.cursor(at)

    def _place(self, position: int) -> tuple[int, int]:
        rows = self._breaks(self.size.width)
        row = next((n for n, (_, end) in enumerate(rows) if position < end), len(rows) - 1)
        return row, cell_len(self.value[rows[row][0] : position])

    def _breaks(self, width: int) -> tuple[tuple[int, int], ...]:
        """Start and end of each row in the text; one cell is left for the cursor."""
        if self._broken_as != (self.value, width):
            self._broken = tuple(_rows(self.value, max(1, width - 1)))
            self._broken_as = (self.value, width)
        return self._broken


def _rows(text: str, room: int) -> Iterator[tuple[int, int]]:
    start = used = 0
    for at, each in enumerate(text):
        used += cell_len(each)
        if used <= room:
            continue
        space = text.rfind(" ", start, at)
        stop = space + 1 if space >= start else max(at, start + 1)
        yield start, stop
        start = stop
        used = cell_len(text[start : at + 1])
    yield start, len(text)
