"""What every dialog has in common.

Invariant: a dialog answers once; no answer means that it was cancelled and nothing was changed.
"""

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from sessionkit.tui.answering import AnswersOnce
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.widgets.hints import Hints
from sessionkit.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk

Answer = TypeVar("Answer")


class Dialog(Commanded, AnswersOnce[Answer | None], ModalScreen[Answer | None]):
    """A question over the screen that asks it.

    A subclass gives its `content`.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("escape", "cancel", "Cancel", "Go back without answering"),
        Command("f1", "help", "Help", "Say what can be done here"),
        Command("ctrl+q", "quit", "Leave", "Keep what was typed and leave the program", False),
    )
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background;
        & > #dialog {
            width: 90%; max-width: 100; height: auto; max-height: 90%;
            border: round $border; background: $background; padding: 0 1;
        }
        & > #dialog > VerticalScroll { height: auto; max-height: 1fr; }
        & > #dialog > Hints { dock: bottom; }
    }
    """

    app: "Desk"

    def content(self) -> ComposeResult:
        """What stands in the dialog."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The content, and what can be done."""
        with Vertical(id="dialog"):
            yield from self.content()
            yield Hints()
        yield TooSmall()

    def on_resize(self, event: events.Resize) -> None:
        """Too small to be answered in, or not."""
        self.query_one(TooSmall).cover(event.size)

    def on_descendant_focus(self) -> None:
        """Other things can be done elsewhere in the dialog."""
        self.query_one(Hints).refresh()

    def action_help(self) -> None:
        """Say what can be done in the dialog."""
        self.app.action_help()

    async def action_quit(self) -> None:
        """Keep what was typed below the dialog, and leave."""
        await self.app.action_quit()

    def action_cancel(self) -> None:
        """Go back without answering."""
        self.dismiss(None)
