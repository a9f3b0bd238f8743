"""A field whose value is one of a few words, each one key away.

Invariant: the chosen word is told apart by a mark, never by colour alone; a key that chooses also
goes on, so that a form is filled by answering.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.widgets.field import Field, Typed
from sessionkit.workflows.typed.fields import Value

_GAP = "  "
_CHOSEN = "•"
"""Stands where the key of a word stood, once the word is chosen."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the words."""

    key: str
    """The letter that chooses it."""
    value: str
    """What is written in the form."""
    label: str
    """What is shown."""


class Choice(Commanded, Field, Widget, can_focus=True):
    """A few words of which one may be chosen.

    Args:
        path: its place in the form.
        options: the words, in order.
        value: the one chosen; empty while none is.
        goes_on: whether choosing goes on to the next field.
    """

    HERE: ClassVar = (
        Command("left", "step(-1)", "Before", "Choose the one before", False),
        Command("right,space", "step(1)", "Next one", "Choose the next one", False),
        Command("enter,down", "go_on", "Go on", "Go on to the next field", False),
        Command("up", "go_back", "Go back", "Go back to the field before", False),
        Command("backspace,delete", "clear", "Clear", "Choose none of them", False),
    )
    DEFAULT_CSS = """
    Choice {
        height: auto;
        &:focus { background: $panel; }
    }
    """

    def __init__(
        self,
        path: str,
        options: tuple[Option, ...],
        value: str = "",
        *,
        goes_on: bool = True,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id, classes="field")
        self.path = path
        self.options = options
        self.value = value
        self.goes_on = goes_on

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.value)

    def show(self, value: Value) -> None:
        """Mark a word as chosen."""
        self.value = str(value)
        self.refresh(layout=True)
        self.fold_row()

    def render(self) -> Content:
        """Every word with its key, the chosen one marked."""
        rows = self._rows(self.size.width)
        return Content("\n").join(
            [Content(_GAP).join([self._shown(each) for each in row]) for row in rows]
        )

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the words need."""
        return len(self._rows(width))

    def on_key(self, event: events.Key) -> None:
        """Choose by letter."""
        chosen = next((each for each in self.options if each.key == event.key), None)
        if chosen is not None:
            event.stop()
            event.prevent_default()
            wanted = self.choose(chosen.value)
            if self.goes_on and wanted is not None:
                # It has only just unfolded, and the toolkit does not know its place yet.
                wanted.focus()
            elif self.goes_on:
                self.screen.focus_next()

    def on_click(self, event: events.Click) -> None:
        """Choose by pointing."""
        rows = self._rows(self.size.width)
        at = 0
        for each in rows[event.y] if event.y < len(rows) else ():
            end = at + self._shown(each).cell_length
            if at <= event.x < end:
                self.choose(each.value)
            at = end + len(_GAP)

    def choose(self, value: str) -> Widget | None:
        """Choose a word and tell the page; the field to go on to, where that is not the next."""
        # Its row folds at once: the next key may come before the page has heard.
        self.show(value)
        self.post_message(Typed(self.path, value))
        row = self.form_row
        return row.wanted(self.path.rpartition("/")[2]) if row is not None else None

    def action_step(self, by: int) -> None:
        """Choose the word before or after."""
        values = [each.value for each in self.options]
        at = values.index(self.value) + by if self.value in values else (0 if by > 0 else -1)
        self.choose(values[at % len(values)])

    def action_clear(self) -> None:
        """Choose none."""
        self.choose("")

    def action_go_on(self) -> None:
        """The next field."""
        self.screen.focus_next()

    def action_go_back(self) -> None:
        """The field before."""
        self.screen.focus_previous()

    def _shown(self, option: Option) -> Content:
        chosen = option.value == self.value
        style = "bold" if chosen else ""
        text = f"({_CHOSEN if chosen else option.key}) {option.label}"
        return Content.styled(text, style) if style else Content(text)

    def _rows(self, width: int) -> list[list[Option]]:
        """The words in rows of so many cells, none of them broken."""
        rows: list[list[Option]] = [[]]
        used = 0
        for each in self.options:
            length = self._shown(each).cell_length
            if rows[-1] and used + length > width:
                rows.append([])
                used = 0
            rows[-1].append(each)
            used += length + len(_GAP)
        return rows
