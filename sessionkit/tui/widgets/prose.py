"""A field of many lines.

Invariant: what is pasted or comes back from an editor passes the door; Tab leaves the field.
"""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.widgets import TextArea

from sessionkit.domain.text import field_text, make_safe
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.editor import edited
from sessionkit.tui.widgets.field import Field, Told, Typed
from sessionkit.workflows.typed.fields import Value

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk


class Prose(Commanded, Field, TextArea):
    """A text of any length.

    Args:
        path: its place in the form.
        value: what stands in it.
    """

    HERE: ClassVar = (
        Command("ctrl+o", "edit", "Editor", "Write this field in your own editor", False),
    )

    def __init__(self, path: str, value: str = "", *, id: str | None = None) -> None:
        super().__init__(
            make_safe(value).text,
            id=id,
            soft_wrap=True,
            tab_behavior="focus",
            classes="field",
            compact=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
        )
        self.path = path

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.text)

    def show(self, value: Value) -> None:
        """Put a text in; what differs by outer blanks alone is left as it is being typed."""
        text = make_safe(str(value)).text
        if field_text(self.text) == field_text(text):
            return
        at = self.cursor_location
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self.move_cursor(at)

    @property
    def span(self) -> tuple[int, int]:
        """What is selected, or where the cursor is, in characters from the start."""
        start, end = self.selection
        places = sorted((self._place(start), self._place(end)))
        return places[0], places[1]

    def _place(self, at: tuple[int, int]) -> int:
        row, column = at
        return sum(len(each) + 1 for each in self.text.split("\n")[:row]) + column

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the page."""
        event.stop()
        self.post_message(Typed(self.path, self.text))

    async def action_edit(self) -> None:
        """Write the text in the editor the machine names."""
        if not cast("Desk", self.app).workspace.settings.editor:
            self._tell("The team's settings do not allow an editor of one's own.")
            return
        text = edited(self.app, self.text)
        if text is not None:
            safe = make_safe(text)
            self.replace(safe.text.rstrip("\n"), (0, 0), self.document.end)
            self._tell(safe.notice())

    async def _on_paste(self, event: events.Paste) -> None:
        safe = make_safe(event.text)
        event.text = safe.text
        self._tell(safe.notice())

    def _tell(self, notice: str) -> None:
        if notice:
            self.post_message(Told(notice))
