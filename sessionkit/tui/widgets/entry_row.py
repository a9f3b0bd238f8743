"""An entry of the relapse prevention plan in the record it is made from.

Invariant: it asks for the section and the words; whether the participant agrees and how well
founded it is are one key each, and nothing of it has to be said before it is known.
"""

from textual.app import ComposeResult
from textual.widget import Widget

from sessionkit.tui.widgets.choice import Choice
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.form_row import FormRow
from sessionkit.tui.widgets.marks import Marks
from sessionkit.tui.widgets.plan_words import AGREEMENTS, FOUNDED, SectionChoice
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.wrapped import Wrapped
from sessionkit.workflows.typed.record_entries import TypedEntryHere


class EntryRow(FormRow[TypedEntryHere]):
    """An entry of the plan: where it stands, what it says, what the participant says of it.

    Args:
        row: the row as it opens.
        titles: title of each section of the plan by its id.
    """

    ROWS = "entries"
    DEFAULT_CSS = "EntryRow TextArea { min-height: 2; max-height: 8; }"

    def __init__(self, row: TypedEntryHere, titles: dict[str, str]) -> None:
        super().__init__(row)
        self._titles = titles

    def compose(self) -> ComposeResult:
        """Section, words, agreement with its words, how well founded, marks."""
        path, row = self.path, self.typed
        self._agreement = Choice(f"{path}/agreement", AGREEMENTS, row.agreement)
        self._words = Wrapped(f"{path}/agreement_words", row.agreement_words, "in their words")
        self._said = FieldRow("", self._words)
        self.fold()
        yield FieldRow("Section", SectionChoice(f"{path}/section", self._titles, row.section))
        yield FieldRow("  says", Prose(f"{path}/text", row.text))
        yield FieldRow("  agrees", self._agreement)
        yield self._said
        yield FieldRow("  founded", Choice(f"{path}/founded", FOUNDED, row.founded))
        yield FieldRow("  marks", Marks(f"{path}/marks", row.marks))

    def fold(self) -> None:
        """Words belong to whether they agree."""
        self._said.fold(not (self._agreement.is_filled or self._words.is_filled))

    def wanted(self, answered: str) -> Widget | None:
        """What the participant said of it."""
        return self._words if answered == "agreement" and self._agreement.is_filled else None
