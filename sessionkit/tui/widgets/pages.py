"""A long text to read: wrapped, scrolled and searched, however many lines it has.

Invariant: every character of the text can be reached, and only the rows on the screen are painted;
a new width keeps the place that was being read.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar, Final

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.dialogs.ask_line import AskLine
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.field import Told

_ONE_CELL: Final = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""Texts whose every character is one cell wide: nearly all there are."""
_FOUND: Final = "bold underline reverse"
"""How words that were searched for are told apart, in colour or without."""


class Pages(Commanded, ScrollView, can_focus=True):
    """A text to read; `show` puts it in."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("slash", "find", "Find", "Find words in the text"),
        Command("n", "find_next", "Next", "Go to the next place the words stand at", False),
        Command("N", "find_before", "Before", "Go to the place before", False),
        Command("space", "page_down", "Page down", "Read on by a page", False),
    )
    DEFAULT_CSS = """
    Pages {
        background: $background; color: $foreground; overflow-x: hidden; overflow-y: scroll;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._rows: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._width = 0
        self._wanted = ""
        self._found: list[tuple[int, int]] = []
        self._at = -1

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    @property
    def row_count(self) -> int:
        """How many rows it takes at the present width."""
        return len(self._rows)

    def show(self, text: str) -> None:
        """Show a text from its start; a former search is done again in it."""
        self._text = text
        self._wrap(max(1, self._width or self.scrollable_content_region.width))
        self._found = _places(text, self._wanted)
        self._at = -1
        self.scroll_to(0, 0, animate=False)
        self.refresh()

    # -- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        if number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        pieces = [
            words(self._text[start:end], _FOUND if hit else "")
            for start, end, hit in self._pieces(*self._rows[number])
        ]
        line = Content("").join(pieces)
        strips = Visual.to_strips(self, line, width, 1, self.visual_style)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """A row in pieces: what was searched for and what was not."""
        at = start
        first = bisect_right(self._found, (start, 0))
        for begin, stop in self._found[max(0, first - 1) :]:
            if begin >= end:
                break
            if stop <= start:
                continue
            if begin > at:
                yield at, begin, False
            yield max(at, begin), min(stop, end), True
            at = min(stop, end)
        if at < end:
            yield at, end, False

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width, and stay where was being read."""
        width = self.scrollable_content_region.width
        if width == self._width or width < 1:
            return
        top = min(self.scroll_offset.y, len(self._rows) - 1)
        reading = self._rows[top][0] if top > 0 else 0
        self._wrap(width)
        self.scroll_to(0, self._row_of(reading), animate=False)

    def _wrap(self, width: int) -> None:
        self._width = width
        self._rows = wrapped(self._text, width)
        self._starts = [start for start, _ in self._rows]
        self.virtual_size = Size(width, len(self._rows))

    def _row_of(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)

    # -- scrolling: at once, for whoever holds a key down ---------------------------------------

    def action_scroll_up(self) -> None:
        """A row up."""
        self.scroll_relative(y=-1, animate=False)

    def action_scroll_down(self) -> None:
        """A row down."""
        self.scroll_relative(y=1, animate=False)

    def action_page_up(self) -> None:
        """A page up, less a row."""
        self.page(-1)

    def action_page_down(self) -> None:
        """A page down, less a row."""
        self.page(1)

    def action_scroll_home(self) -> None:
        """To the first row."""
        self.scroll_to(0, 0, animate=False)

    def action_scroll_end(self) -> None:
        """To the last row."""
        self.scroll_to(0, self.max_scroll_y, animate=False)

    def page(self, by: int) -> None:
        """Read on by a page, or back."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    # -- finding ------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Ask what to find."""
        self.app.push_screen(AskLine("Find", self._wanted), self._asked)

    def _asked(self, wanted: str | None) -> None:
        if wanted is not None:
            self.find(wanted)

    def find(self, wanted: str) -> None:
        """Mark every place some words stand at, and go to the first from here on."""
        self._wanted = wanted
        self._found = _places(self._text, wanted)
        top = min(self.scroll_offset.y, len(self._rows) - 1)
        here = self._rows[top][0] if top > 0 else 0
        self._at = bisect_right(self._found, (here, -1)) - 1
        self.refresh()
        self._go(1)

    def action_find_next(self) -> None:
        """The next place."""
        self._go(1)

    def action_find_before(self) -> None:
        """The place before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if not self._wanted:
            return
        if not self._found:
            self.post_message(Told(f"“{self._wanted}” does not stand in it."))
            return
        self._at = (self._at + by) % len(self._found)
        row = self._row_of(self._found[self._at][0])
        self.scroll_to(0, max(0, row - self.size.height // 3), animate=False)
        self.post_message(
            Told(f"“{self._wanted}”: {self._at + 1} of {len(self._found)}; n goes on.")
        )


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """A text in rows of so many cells: where in the text each begins and ends.

    Broken at spaces where there are any; the space it is broken at is on no row.
    """
    rows: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        one_cell = line.isascii() or _ONE_CELL.fullmatch(line) is not None
        if len(line) <= width and (one_cell or Content(line).cell_length <= width):
            rows.append((at, end))
        else:
            rows += _broken(text, at, end, width, one_cell)
        at = end + 1
    return rows


def _broken(text: str, at: int, end: int, width: int, one_cell: bool) -> Iterator[tuple[int, int]]:
    while True:
        full = min(end, at + width) if one_cell else _reach(text, at, end, width)
        if full >= end:
            yield at, end
            return
        space = text.rfind(" ", at, full + 1)
        if space <= at or text[at:space].isspace():
            yield at, full
            at = full
        else:
            yield at, space
            at = space + 1


def _reach(text: str, at: int, end: int, width: int) -> int:
    """How far a row reaches; at least one character, or nothing would ever be shown."""
    used = 0
    for place in range(at, end):
        used += _cells(text[place])
        if used > width:
            return max(place, at + 1)
    return end


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    return Content(character).cell_length


def _places(text: str, wanted: str) -> list[tuple[int, int]]:
    if not wanted:
        return []
    # A row may have been broken where the words have a space.
    pattern = r"\s+".join(re.escape(word) for word in wanted.split())
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []
