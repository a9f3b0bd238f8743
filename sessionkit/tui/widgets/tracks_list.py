"""The threads of a case, each with its track: the open ones first, the oldest at the top.

Invariant: a row names kind, age and where the thread stands in words; what is settled stands apart.
"""

import asyncio
from typing import ClassVar, Final

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessionkit.continuity.marks import RISK_MARK
from sessionkit.continuity.tracks import Track, drawn
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import fitted, words
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.tui.widgets.sheet import Asked, Wish

_WIDE: Final = 100


class TracksList(Commanded, RowList):
    """Every thread as a row."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter,t", "open", "Open", "Show the thread and say what became of it"),
        Command("b", "began", "Began", "Go to the session where it began"),
        Command("g", "went", "Went", "Go to the session where it went"),
    )

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._tracks: tuple[Track, ...] = ()
        self._painted: tuple[object, ...] = ()

    async def show(self, tracks: tuple[Track, ...]) -> None:
        """Show threads, open ones first as they come; no key waits while many are drawn."""
        self._tracks = tracks
        width = self.scrollable_content_region.width
        if width and (tracks, width) != self._painted:
            options = await asyncio.to_thread(_options_of, tracks, width)
            if (tracks, width) == (self._tracks, self.scrollable_content_region.width):
                self._put(options, width)
                return
        self._paint()

    def on_resize(self, event: events.Resize) -> None:
        """Another width wants other rows."""
        self._paint()

    def _paint(self) -> None:
        width = self.scrollable_content_region.width
        if not width or (self._tracks, width) == self._painted:
            return
        self._put(_options_of(self._tracks, width), width)

    def _put(self, options: list[Option | None], width: int) -> None:
        before = self.highlighted_option
        self._painted = (self._tracks, width)
        self.set_options(options)
        there = {option.id for option in self.options}
        if before is not None and before.id in there:
            self.highlighted = self.get_option_index(before.id or "")
        elif any(not option.disabled for option in self.options):
            self.action_first()

    @property
    def track(self) -> Track | None:
        """The thread under the cursor."""
        chosen = self.highlighted_option
        return next((t for t in self._tracks if chosen and t.root.id == chosen.id), None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click on a row."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Show it."""
        self._ask(Wish.TRACK)

    def action_began(self) -> None:
        """Where it began."""
        self._ask(Wish.BEGAN)

    def action_went(self) -> None:
        """Where it went."""
        self._ask(Wish.WENT)

    def _ask(self, wish: Wish) -> None:
        if self.track is not None:
            item = self.track.tip if wish is Wish.BEGAN else self.track.root
            self.post_message(Asked(item, wish))


def _options_of(tracks: tuple[Track, ...], width: int) -> list[Option | None]:
    open_ = [each for each in tracks if each.state.is_open]
    settled = [each for each in tracks if not each.state.is_open]
    head = f"Threads: {len(open_)} open, {len(settled)} settled"
    order = "oldest first"
    title = f" {fitted(head, max(width - len(order) - 2, 1))} {order}"
    options: list[Option | None] = [Option(words(title, "bold"), disabled=True)]
    options += [_option(each, width) for each in open_]
    if settled:
        options += [None, Option(words(" Settled", "bold"), disabled=True)]
        options += [_option(each, width) for each in settled]
    return options


def _option(each: Track, width: int) -> Option:
    mark = RISK_MARK if each.risk_information and each.state.is_open else " "
    state = "" if each.state.value == "open" else each.state.value
    lead = f" {mark} {each.age:>9}  {each.kind.value:<6}  "
    room = max(width * (2 if width >= _WIDE else 1) // 5, 18)
    line = f"{drawn(each, room):<{room}}"
    said = f"{each.words} ({state})" if state else each.words
    text = fitted(said, max(width - len(lead) - len(line) - 3, 8))
    return Option(_styled(f"{lead}{text}  {line}", each), id=each.root.id)


def _styled(text: str, each: Track) -> Content:
    return words(text) if each.state.is_open else words(text, "italic")
