"""Rows of a form that come and go: aims, actions, issues, lines of content.

Invariant: a row that stays keeps its widget, and with it the cursor and what is being typed.
"""

from collections.abc import Callable, Sequence

from textual.containers import Vertical
from textual.widget import Widget

from sessionkit.workflows.typed.fields import Row


class Rows(Vertical):
    """The rows of one name.

    Args:
        rows: the rows as the form opens.
        make: makes the widget of a row.
    """

    DEFAULT_CSS = "Rows { height: auto; }"

    def __init__(
        self, rows: Sequence[Row], make: Callable[[Row], Widget], *, id: str | None = None
    ) -> None:
        self._make = make
        self._widgets = {each.id: make(each) for each in rows}
        super().__init__(*self._widgets.values(), id=id)

    async def lay(self, rows: Sequence[Row]) -> None:
        """Bring the widgets into line with the rows."""
        wanted = [each.id for each in rows]
        gone = [id for id in self._widgets if id not in wanted]
        for id in gone:
            await self._widgets.pop(id).remove()
        for place, each in enumerate(rows):
            if each.id not in self._widgets:
                self._widgets[each.id] = self._make(each)
                await self.mount(
                    self._widgets[each.id], before=place if place < len(self.children) else None
                )
            elif self.children[place] is not self._widgets[each.id]:
                self.move_child(self._widgets[each.id], before=place)

    def row(self, id: str) -> Widget:
        """The widget of a row."""
        return self._widgets[id]
