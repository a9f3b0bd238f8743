"""What is marked, for readers of an export: each mark a box and one key away.

Invariant: a mark is drawn as put on or not, `[x]` or `[ ]`, and never told by shade alone.
"""

from typing import ClassVar, Final

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from sessionkit.domain.passage import Mark
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.widgets.field import Field, Typed
from sessionkit.workflows.typed.fields import Value

_GAP: Final = "  "
_KEYS: Final = {Mark.THIRD_PARTY: "t", Mark.IN_CONFIDENCE: "c", Mark.AGREED: "a"}


class Marks(Commanded, Field, Widget, can_focus=True):
    """The marks on something, put on and taken off.

    Args:
        path: its place in the form.
        value: the words of the marks that are on it.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("t", "third_party", "Third party", "Mark it as about another person, or not"),
        Command("c", "in_confidence", "In confidence", "Mark it as told in confidence, or not"),
        Command("a", "agreed", "Agreed", "Mark it as agreed to by the participant, or not"),
        Command("enter,down", "go_on", "Go on", "Go on to the next field", False),
        Command("up", "go_back", "Go back", "Go back to the field before", False),
    )
    DEFAULT_CSS = """
    Marks { height: auto; color: $foreground; background: $background;
        &:focus { background: $panel; } }
    """

    def __init__(self, path: str, value: tuple[str, ...] = ()) -> None:
        super().__init__(classes="field")
        self.path = path
        self.value = value

    @property
    def is_filled(self) -> bool:
        """Whether anything is marked."""
        return bool(self.value)

    def show(self, value: Value) -> None:
        """Draw the marks anew."""
        self.value = value if isinstance(value, tuple) else ()
        self.refresh()

    def render(self) -> Content:
        """A box, the word and its key for each mark, as many to a row as there is room for."""
        return Content("\n").join(
            Content(_GAP.join(map(self._box, row))) for row in self._rows(self.size.width)
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the boxes need."""
        return len(self._rows(width))

    def on_click(self, event: events.Click) -> None:
        """Put a mark on or take it off by pointing."""
        rows = self._rows(self.size.width)
        at = 0
        for mark in rows[event.y] if event.y < len(rows) else ():
            end = at + len(self._box(mark))
            if at <= event.x < end:
                self._turn(mark)
            at = end + len(_GAP)

    def action_third_party(self) -> None:
        """About another person, or not."""
        self._turn(Mark.THIRD_PARTY)

    def action_in_confidence(self) -> None:
        """Told in confidence, or not."""
        self._turn(Mark.IN_CONFIDENCE)

    def action_agreed(self) -> None:
        """Agreed to, or not."""
        self._turn(Mark.AGREED)

    def action_go_on(self) -> None:
        """The next field."""
        self.screen.focus_next()

    def action_go_back(self) -> None:
        """The field before."""
        self.screen.focus_previous()

    def _turn(self, mark: Mark) -> None:
        wanted = {*self.value} ^ {mark.value}
        self.show(tuple(each.value for each in Mark if each.value in wanted))
        self.post_message(Typed(self.path, self.value))

    def _box(self, mark: Mark) -> str:
        return f"[{'x' if mark.value in self.value else ' '}] {mark.value} ({_KEYS[mark]})"

    def _rows(self, width: int) -> list[list[Mark]]:
        """The marks in rows of so many cells, none of them broken."""
        rows: list[list[Mark]] = [[]]
        used = 0
        for mark in Mark:
            length = len(self._box(mark))
            if rows[-1] and used + length > width:
                rows.append([])
                used = 0
            rows[-1].append(mark)
            used += length + len(_GAP)
        return rows
