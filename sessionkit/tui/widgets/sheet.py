"""A pane to read headed blocks in: a session's form, a front sheet.

Invariant: the text is whole and can be selected; from the open things in it one key leads to where
each began and one to where it went. The pane asks, the page answers.
"""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Spacing
from textual.message import Message
from textual.widgets import Static

from sessionkit.continuity.blocks import Block
from sessionkit.domain.handling import ItemRef
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.blocks import Painted, painted
from sessionkit.tui.paint.plain import row
from sessionkit.tui.widgets.discreet import Discreet

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk


class Wish(Enum):
    """What is asked about something that is open."""

    BEGAN = "began"
    """Go where it began."""
    WENT = "went"
    """Go where it went."""
    TRACK = "track"
    """Show its track."""
    SAY = "say"
    """Say what became of it."""


class Asked(Message):
    """Something is asked about an aim, issue or action.

    Args:
        item: which.
        wish: what.
    """

    def __init__(self, item: ItemRef, wish: Wish) -> None:
        super().__init__()
        self.item = item
        self.wish = wish


class Left(Message):
    """The pane is to be left again."""


class Sheet(Discreet, Commanded, VerticalScroll, can_focus=True):
    """Headed blocks, wrapped, to be scrolled."""

    HERE: ClassVar[tuple[Command, ...]] = ()
    DEFAULT_CSS = """
    Sheet { height: 1fr; border-left: blank; padding: 0 1 0 0; }
    Sheet { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Sheet:focus { border-left: outer $accent; }
    Sheet > Static { height: auto; text-wrap: nowrap; background: $background; }
    Sheet > .title { dock: top; padding: 0 0 1 2; text-style: bold; }
    """

    app: "Desk"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self._title = ""
        self._sheet = Painted((), ())
        self._width = 0
        self._title_rows = 2
        self._is_laid = False
        self._wanted: Callable[[ItemRef], bool] | None = None
        """Which open thing the cursor is to go to, once the text is laid out."""
        self.at: int | None = None
        """Which of the open things the cursor is on; none while it is on none."""

    def compose(self) -> ComposeResult:
        """What it is, which stays in sight, and the text."""
        yield Static(classes="title", markup=False)
        yield Static(classes="text", markup=False)

    def show(self, title: str, blocks: tuple[Block, ...]) -> None:
        """Show blocks, from the top unless they are what stood here already."""
        if title != self._title:
            self.at = None
            self.scroll_home(animate=False, immediate=True)
        self._title, self._blocks = title, blocks
        self._lay()

    def on_resize(self, event: events.Resize) -> None:
        """Another width wraps otherwise; the open thing under the cursor stays in sight."""
        if self.scrollable_content_region.width != self._width:
            self._lay()
        self.call_later(self._keep_in_sight)

    def private_changed(self) -> None:
        """Show the steps, or the titles again."""
        self._lay()

    @property
    def item(self) -> ItemRef | None:
        """The open thing under the cursor."""
        places = self._sheet.places
        return places[self.at].item if self.at is not None and self.at < len(places) else None

    def _lay(self) -> None:
        self._width = self.scrollable_content_region.width
        self._is_laid = bool(self._width)
        if not self._is_laid:
            # On a tab that is not shown; the size that comes with it lays it out.
            return
        self._sheet = painted(self._blocks, self._width, private=self.app.private)
        if self.at is not None and self.at >= len(self._sheet.places):
            self.at = None
        self._draw()
        self._seek()

    def _draw(self) -> None:
        title = [part.rstrip() for part in row(self._title).wrap(max(self._width - 2, 1))]
        self._title_rows = len(title) + 1
        self.query_one(".title", Static).update(Content("\n").join(title))
        self.query_one(".text", Static).update(self._sheet.with_cursor(self.at))

    def action_item(self, by: int) -> None:
        """To the next or former thing that is open."""
        places = self._sheet.places
        if not places:
            return
        self.at = (0 if by > 0 else -1) if self.at is None else self.at + by
        self.at %= len(places)
        self._draw()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self.at is None or self.at >= len(self._sheet.places):
            return
        place = self._sheet.places[self.at]
        self.scroll_to_region(
            Region(0, place.first + self._title_rows, 1, place.last - place.first + 1),
            spacing=Spacing(self._title_rows, 0, 0, 0),
            animate=False,
            immediate=True,
        )

    def go_to_one(self, wanted: Callable[[ItemRef], bool]) -> None:
        """Put the cursor on the first open thing that is wanted; nowhere where none is."""
        self._wanted = wanted
        if self._is_laid:
            self._seek()

    def _seek(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        found = (n for n, each in enumerate(self._sheet.places) if wanted(each.item))
        at = next(found, None)
        if at is not None:
            self.at = None if at == 0 else at - 1
            self.action_item(1)


class SessionSheet(Sheet):
    """The form of a session, with a cursor on what is open in it."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("tab,j", "item(1)", "Next open", "Go to the next open item"),
        Command("shift+tab,k", "item(-1)", "Former", "Go to the open item before", False),
        Command("b", "began", "Began", "Go to the session where the open item began"),
        Command("g", "went", "Went", "Go to the session where the open item went"),
        Command("t", "track", "Track", "Show the open item's track through the sessions"),
        Command("enter", "say", "Say", "Say what became of the open item"),
        Command("escape,left", "leave", "Chain", "Go back to the chain"),
    )

    def action_leave(self) -> None:
        """Back to the chain."""
        self.post_message(Left())

    def action_began(self) -> None:
        """Where it began."""
        self._ask(Wish.BEGAN)

    def action_went(self) -> None:
        """Where it went."""
        self._ask(Wish.WENT)

    def action_track(self) -> None:
        """Its track."""
        self._ask(Wish.TRACK)

    def action_say(self) -> None:
        """What became of it."""
        self._ask(Wish.SAY)

    def _ask(self, wish: Wish) -> None:
        if self.item is None:
            # The one key stands for the first of them where none was gone to.
            self.action_item(1)
        if self.item is not None:
            self.post_message(Asked(self.item, wish))


class FrontPane(Sheet):
    """The front sheet."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("e", "edit", "Edit", "Change the front sheet"),
        Command("g", "goals", "Goals", "Add a goal, or change one"),
        Command("b", "before", "Before", "Add or change work done before the first session"),
        Command("s", "steps", "Steps", "Choose the steps of the programme"),
    )

    class Wanted(Message):
        """A part is to be changed.

        Args:
            what: `front`, `goals`, `before` or `steps`.
        """

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def action_edit(self) -> None:
        """Change the front sheet."""
        self.post_message(self.Wanted("front"))

    def action_goals(self) -> None:
        """Add or change a goal."""
        self.post_message(self.Wanted("goals"))

    def action_before(self) -> None:
        """Add or change work done before the first session."""
        self.post_message(self.Wanted("before"))

    def action_steps(self) -> None:
        """Choose the steps."""
        self.post_message(self.Wanted("steps"))
