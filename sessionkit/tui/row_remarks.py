"""What is wrong with a form, said where it stands and no longer than it stands.

Invariant: every problem stands at its field, or at the row it is part of where that field has no
line of its own; it goes as soon as somebody types into the field.
"""

from typing import TypeVar

from sessionkit.tui.fields_page import FieldsPage
from sessionkit.tui.form_words import problems_said
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.form_row import FormRow

F = TypeVar("F")


class RemarksAtRows(FieldsPage[F]):
    """A screen of fields, some of which stand side by side in one row."""

    def _remark(self) -> None:
        super()._remark()
        by_themselves = {each.field.path for each in self.query(FieldRow)}
        rest = {path: text for path, text in self.remarks().items() if path not in by_themselves}
        for row in self.query(FormRow):
            row.remark("\n".join(text for path, text in rest.items() if row.holds(path)))

    def typed(self, path: str) -> None:
        """What was wrong with a field is being mended, and is not said beside what is new."""
        left = tuple(each for each in self._problems if each.field != path)
        if left == self._problems:
            return
        self._problems = left
        self._remark()
        if not self._says_day(path):
            self.tell(problems_said(left) if left else "")

    def _says_day(self, path: str) -> bool:
        """Whether the line that tells has something newer to say of this field."""
        rows, name = path.partition("/")[0], path.rpartition("/")[2]
        return f"{rows}/{name}" in self.DAYS or name in self.DAYS
