"""A part of a form that is folded away until it is wanted.

Invariant: its heading says what is in it while it is folded; unfolding loses nothing.
"""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import AwaitMount, Widget

from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import row


class FoldHead(Commanded, Widget, can_focus=True):
    """The heading of a fold."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter,space,right", "turn", "Unfold", "Unfold this part, or fold it away"),
        Command("down", "go_on", "Go on", "Go on to the next field", False),
        Command("up", "go_back", "Go back", "Go back to the field before", False),
    )
    DEFAULT_CSS = """
    FoldHead {
        height: 1; color: $quiet; border-left: blank;
        &:focus {
            color: $foreground;
            text-style: bold;
            background: $panel;
            border-left: outer $accent;
        }
    }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.summary = ""

    def render(self) -> Content:
        """Title and summary, with a mark for folded or not."""
        parent = self.parent
        mark = "▾" if isinstance(parent, Fold) and parent.is_open else "▸"
        rest = f": {self.summary}" if self.summary else ""
        return row(f"{mark} {self.title}{rest}")

    def on_click(self) -> None:
        """Fold by pointing."""
        self.action_turn()

    def action_turn(self) -> None:
        """Unfold, or fold away."""
        if isinstance(self.parent, Fold):
            self.parent.turn(not self.parent.is_open)

    def action_go_on(self) -> None:
        """The next field."""
        self.screen.focus_next()

    def action_go_back(self) -> None:
        """The field before."""
        self.screen.focus_previous()


class Unfolded(Message):
    """A part was unfolded for the first time, and its fields are there now."""


class Fold(Vertical):
    """A folded part.

    Args:
        title: what it is.
        rows: what stands in it.
        make: makes what stands in it when it is first unfolded, so that a form with much folded
            away opens at once.
        holds: names of the fields and rows that `make` makes.
    """

    DEFAULT_CSS = """
    Fold { height: auto; }
    Fold > .inside { height: auto; display: none; padding: 0 0 0 1; }
    Fold.-open > .inside { display: block; }
    """

    def __init__(
        self,
        title: str,
        *rows: Widget,
        make: Callable[[], Iterable[Widget]] | None = None,
        holds: tuple[str, ...] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._rows = rows
        self._make = make
        self._made: AwaitMount | None = None
        self.holds = holds

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self.has_class("-open")

    def compose(self) -> ComposeResult:
        """Heading and content."""
        yield FoldHead(self._title)
        with Vertical(classes="inside"):
            yield from self._rows

    def turn(self, unfolded: bool) -> None:
        """Unfold it or fold it away."""
        if unfolded and self._make is not None:
            make, self._make = self._make, None
            self._made = self.query_one(".inside", Vertical).mount_all(make())
            self.call_after_refresh(self.post_message, Unfolded())
        self.set_class(unfolded, "-open")
        self.query_one(FoldHead).refresh()

    async def unfold(self) -> None:
        """Unfold it, and wait until every field in it is there."""
        self.turn(True)
        if self._made is not None:
            await self._made

    def summarise(self, text: str) -> None:
        """Say what is in it."""
        head = self.query_one(FoldHead)
        if head.summary != text:
            head.summary = text
            head.refresh()
