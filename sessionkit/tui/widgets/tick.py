"""A box that is ticked or not.

Invariant: its state is drawn, `[x]` or `[ ]`, and never told by shade alone.
"""

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import row
from sessionkit.tui.widgets.field import Field, Typed
from sessionkit.workflows.typed.fields import Value


class Tick(Commanded, Field, Widget, can_focus=True):
    """Yes or no.

    Args:
        path: its place in the form.
        label: what is said by ticking it.
        value: whether it is ticked.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("space,x", "tick", "Tick", "Tick the box or take the tick away", False),
        Command("enter,down", "go_on", "Go on", "Go on to the next field", False),
        Command("up", "go_back", "Go back", "Go back to the field before", False),
    )
    DEFAULT_CSS = """
    Tick { height: 1; width: auto; &:focus { background: $panel; text-style: bold; } }
    """

    def __init__(self, path: str, label: str, value: bool = False) -> None:
        super().__init__(classes="field")
        self.path = path
        self.label = label
        self.value = value

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return self.value

    def show(self, value: Value) -> None:
        """Tick it or not."""
        self.value = bool(value)
        self.refresh()

    def render(self) -> Content:
        """The box with its label."""
        return Content("").join([Content("[x] " if self.value else "[ ] "), row(self.label)])

    def on_click(self) -> None:
        """Tick by pointing."""
        self.action_tick()

    def action_tick(self) -> None:
        """Tick it, or take the tick away."""
        self.show(not self.value)
        self.post_message(Typed(self.path, self.value))

    def action_go_on(self) -> None:
        """The next field."""
        self.screen.focus_next()

    def action_go_back(self) -> None:
        """The field before."""
        self.screen.focus_previous()
