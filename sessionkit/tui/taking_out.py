"""Taking rows out of a form, and putting back what was taken out last.

Invariant: a row that is taken out is not lost before another is.
"""

from typing import TypeVar

from sessionkit.tui.commands import commands_at
from sessionkit.tui.fields_page import FieldsPage
from sessionkit.workflows.typed.fields import Row, rows_of, with_row

F = TypeVar("F")


class TakesOut(FieldsPage[F]):
    """A screen of fields with rows that can be taken out; it has the deed `put_back`."""

    _taken_out: tuple[str, int, Row] | None = None
    """What was taken out last: of which rows, from which place, and the row."""

    async def take_out(self, kind: str, id: str, without: F) -> None:
        """Take a row out.

        Args:
            kind: which rows it is one of.
            id: its id.
            without: the form without it.
        """
        rows = rows_of(self.form, kind)
        place = next(n for n, each in enumerate(rows) if each.id == id)
        self._taken_out = (kind, place, rows[place])
        await self.put(without)
        key = next(each.keys for each in commands_at(self) if each.deed == "put_back")
        self.tell(f"Taken out. {key} puts it back.")

    async def action_put_back(self) -> None:
        """Put back what was taken out last."""
        if self._taken_out is None:
            self.tell("Nothing was taken out since this was opened.")
            return
        kind, place, row = self._taken_out
        self._taken_out = None
        await self.put(with_row(self.form, kind, place, row))
        self.tell("It stands there again.")
