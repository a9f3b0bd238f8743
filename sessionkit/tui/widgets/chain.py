"""The chain of a case: a row a session, in order.

Invariant: rows are painted once for a width and moving through them paints none again; whoever
listens is told once for each session that is come to.
"""

from typing import ClassVar

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessionkit.continuity.chain_rows import ChainRow
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.chain import chain_row, number_width
from sessionkit.tui.widgets.row_list import RowList


class Chain(Commanded, RowList):
    """Every session as a row."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter,right", "read", "Read", "Go into the session, to read it"),
    )

    class CameTo(Message):
        """Another session is under the cursor.

        Args:
            session: its id.
        """

        def __init__(self, session: str) -> None:
            super().__init__()
            self.session = session

    class Read(Message):
        """The session under the cursor is to be read."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._rows: tuple[ChainRow, ...] = ()
        self._private = False
        self._year = 0
        self._painted: tuple[object, ...] = ()
        self.at: str = ""
        """Id of the session under the cursor; empty where there is none."""

    def show(self, rows: tuple[ChainRow, ...], at: str, private: bool, year: int) -> None:
        """Show sessions.

        Args:
            rows: the sessions.
            at: id of the one the cursor is to stand on.
            private: whether other people may see the screen.
            year: the present one.
        """
        self._rows, self._private, self._year = rows, private, year
        self.at = at if any(each.session == at for each in rows) else ""
        if not self.at and rows:
            self.at = rows[-1].session
        self._paint()

    def on_resize(self, event: events.Resize) -> None:
        """Another width wants other rows."""
        self._paint()

    def _paint(self) -> None:
        width = self.scrollable_content_region.width
        wanted = (self._rows, self._private, self._year, width)
        if not width or wanted == self._painted:
            self._go_to(self.at)
            return
        self._painted = wanted
        many = number_width(self._rows)
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(
                Option(chain_row(each, width, self._private, self._year, many), id=each.session)
                for each in self._rows
            )
        self._go_to(self.at)

    def _go_to(self, session: str) -> None:
        place = next((n for n, each in enumerate(self._rows) if each.session == session), None)
        if place is not None and place < self.option_count:
            with self.prevent(OptionList.OptionHighlighted):
                self.highlighted = place

    def come_to(self, session: str) -> None:
        """Put the cursor on a session."""
        self.at = session
        self._go_to(session)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option_id and event.option_id != self.at:
            self.at = event.option_id
            self.post_message(self.CameTo(self.at))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click on a row."""
        event.stop()
        self.action_read()

    def action_read(self) -> None:
        """Go into the session."""
        if self.at:
            self.post_message(self.Read())
