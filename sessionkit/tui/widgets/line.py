"""A field of one line.

Invariant: what is pasted passes the door and keeps all its words, on one line.
"""

from typing import ClassVar

from textual import events
from textual.widgets import Input

from sessionkit.domain.text import make_safe, one_line
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.widgets.field import Field, Told, Typed
from sessionkit.workflows.typed.fields import Value


class Line(Commanded, Field, Input):
    """One line of text; Enter goes on to the next field.

    Args:
        path: its place in the form.
        value: what stands in it.
        hint: what to write there, shown while it is empty.
    """

    HERE: ClassVar = (
        Command("down", "take_suggestion", "Take it", "Take what the field suggests", False),
    )

    def __init__(
        self,
        path: str,
        value: str = "",
        hint: str = "",
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(
            one_line(make_safe(value).text),
            id=id,
            classes="field",
            compact=True,
            select_on_focus=False,
        )
        self.path = path
        self._stood = one_line(make_safe(value).text)
        """What the page knows to stand here."""
        self.suggestion = ""
        """What ↓ writes where nothing stands yet."""
        self.along: Line | None = None
        """The field whose suggestion is taken with this one's, such as the place with the time."""
        self._hint = make_safe(hint).text
        self.placeholder = self._hint
        self.border_subtitle = None

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.value)

    def show(self, value: Value) -> None:
        """Put a text in; what differs by outer spaces alone is left as it is being typed."""
        text = make_safe(str(value)).text
        if one_line(self.value) != one_line(text):
            with self.prevent(Input.Changed):
                self.value = self._stood = one_line(text)
            self.fold_row()

    def suggest(self, text: str) -> None:
        """Say what ↓ would write; the mark before it says that it does not stand there yet."""
        self.suggestion = make_safe(text).text
        self.placeholder = f"↓ {self.suggestion}" if self.suggestion else self._hint

    def action_take_suggestion(self) -> None:
        """Write what is suggested, or go on where something stands already."""
        if not self.take():
            self.screen.focus_next()
        elif self.along is not None:
            self.along.take()

    def take(self) -> bool:
        """Write what is suggested where nothing stands; whether that was so."""
        if not self.suggestion or self.value:
            return False
        self.value = self.suggestion
        self.cursor_position = len(self.value)
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the page, where it is not what it put in: a text of two lines stands here as one."""
        event.stop()
        if event.value != self._stood:
            self._stood = event.value
            self.post_message(Typed(self.path, event.value))

    async def action_submit(self) -> None:
        """Go on to the next field, at once: what is typed next belongs there."""
        self.screen.focus_next()

    def _on_paste(self, event: events.Paste) -> None:
        safe = make_safe(event.text)
        event.text = one_line(safe.text)
        if safe.replaced:
            self.post_message(Told(safe.notice()))
