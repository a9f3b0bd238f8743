"""What every screen has in common: its heading, what is told, and what can be done.

Invariant: an unsealed workspace says so on every screen; a window too small to work in says so
instead of breaking; a message stays until something else is done.
"""

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from sessionkit.domain.errors import SessionkitError
from sessionkit.tui.answering import AnswersOnce
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.discreet import Discreet
from sessionkit.tui.widgets.field import Told
from sessionkit.tui.widgets.heading import Heading
from sessionkit.tui.widgets.hints import Hints
from sessionkit.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk

Answer = TypeVar("Answer")


class Page(Commanded, AnswersOnce[Answer | None]):
    """A screen of sessionkit.

    A subclass gives its `body`, its `heading` and, in `HERE`, what can be done on it.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("escape", "back", "Back", "Go back; nothing typed is lost"),
    )
    ABOUT: ClassVar[str] = ""
    """What the screen is for, in a sentence or two; help shows it."""

    app: "Desk"
    _told = ""
    """What was told last."""

    def body(self) -> ComposeResult:
        """What stands between heading and footer."""
        raise NotImplementedError

    def heading(self) -> str:
        """What the screen is about, for the left of its first row."""
        return "sessionkit"

    def compose(self) -> ComposeResult:
        """Heading, body, what is told, what can be done."""
        with Vertical(id="page"):
            yield Heading()
            yield from self.body()
            yield Static(id="told", markup=False)
            yield Hints()
        yield TooSmall()

    def on_mount(self) -> None:
        """Say what the screen is about, and before it is laid out how wide it is."""
        self._say_width(self.app.size.width)
        self.retitle()

    def on_screen_resume(self) -> None:
        """Say what came of the screen that was left."""
        if self.app.to_tell:
            self.tell(self.app.to_tell)
            self.app.to_tell = ""

    def private_changed(self) -> None:
        """Other people may see the screen from now on, or no longer; it may lie under another."""
        self.retitle()
        for each in self.query("*"):
            if isinstance(each, Discreet):
                each.private_changed()

    def retitle(self, remark: str = "") -> None:
        """Say anew what the screen is about.

        Args:
            remark: what to say in place of who works, such as when a draft was kept.
        """
        right = remark or self.app.standing()
        self.query_one(Heading).say(self.heading(), right, self.app.unsealed)

    def tell(self, text: str) -> None:
        """Say something that stays until something else is said."""
        self._told = text
        if self.is_mounted:
            told = self.query_one("#told", Static)
            told.update(words(text))
            told.display = bool(text)

    def tell_more(self, text: str) -> None:
        """Say something beside what was told last."""
        self.tell(f"{self._told} {text}".strip())

    def tell_error(self, error: SessionkitError) -> None:
        """Say what went wrong and what to do next."""
        self.tell(f"Error: {error.message}" + (f"\n{error.hint}" if error.hint else ""))

    def on_told(self, event: Told) -> None:
        """What a field wants the person to read."""
        event.stop()
        self.tell(event.text)

    def on_resize(self, event: events.Resize) -> None:
        """Wide enough for more, or for less."""
        self.query_one(TooSmall).cover(event.size)
        self._say_width(event.size.width)

    def _say_width(self, width: int) -> None:
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width < NARROW, "-narrow")

    def on_descendant_focus(self) -> None:
        """Other things can be done elsewhere on the screen."""
        self.query_one(Hints).refresh()

    async def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss(None)


NARROW = 76
"""Columns below which what is read has the whole width."""
WIDE = 110
"""Columns from which a screen shows a third column, or words for marks."""
