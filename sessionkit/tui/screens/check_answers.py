"""Check your answers: everything said about a session, with a way to change each.

Invariant: what is missing stands at the top and leads to its field; a record is completed from here
alone, and only when nothing is missing.
"""

from collections.abc import Iterator
from enum import Enum
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessionkit.domain.case import Case
from sessionkit.domain.lack import Lack
from sessionkit.tui.commands import Command
from sessionkit.tui.page import Page
from sessionkit.tui.paint.answers import Answer, answer_row, answers, lack_row
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.workflows.typed.record import TypedRecord


class Answered(Enum):
    """What was decided."""

    COMPLETE = "complete"
    """Complete the record as it stands."""


class CheckAnswers(Page[Answered | str]):
    """All answers of a record; answers `COMPLETE`, or the field to change.

    Args:
        case: the case.
        form: what was answered.
        lacks: what must still be said.
    """

    CSS_PATH = "check_answers.tcss"
    ABOUT = "Everything said about the session. Enter goes back to a row to change it."
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "change", "Change", "Change the answer the cursor is on"),
        Command("f2", "complete", "Complete", "Complete the record"),
        Command("escape", "back", "Back", "Go back to the form"),
    )

    def __init__(self, case: Case, form: TypedRecord, lacks: tuple[Lack, ...]) -> None:
        super().__init__()
        self._case = case
        self._form = form
        self._lacks = lacks

    def heading(self) -> str:
        """Which session."""
        name = self._case.session_of(self._form.session).name.lower()
        return f"{self._case.reference} · check your answers · {name}"

    def body(self) -> ComposeResult:
        """What is missing, then every answer."""
        yield AnswerList(id="answers", markup=False)

    def on_mount(self) -> None:
        """Show them."""
        self._show()

    def private_changed(self) -> None:
        """Call the exercises by their steps, or by their titles again."""
        super().private_changed()
        self._show()

    def _show(self) -> None:
        sections = dict(self.app.workspace.settings.plan_sections)
        said = answers(self._case, self._form, sections, private=self.app.private)
        self.query_one(AnswerList).show(self._lacks, said)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        chosen = event.option_id or ""
        if chosen == "complete":
            self.action_complete()
        else:
            self.dismiss(chosen.removeprefix("missing "))

    def action_change(self) -> None:
        """Change the answer the cursor is on."""
        self.query_one(AnswerList).action_select()

    def action_complete(self) -> None:
        """Complete the record."""
        if self._lacks:
            self.tell("Something must still be said; Enter on it goes there.")
            return
        self.dismiss(Answered.COMPLETE)


class AnswerList(RowList):
    """What is missing or that nothing is, then every answer."""

    _lacks: tuple[Lack, ...] = ()
    _answers: tuple[Answer, ...] = ()
    _laid: tuple[object, ...] = ()

    def show(self, lacks: tuple[Lack, ...], said: tuple[Answer, ...]) -> None:
        """Show what is missing and what was said."""
        self._lacks, self._answers = lacks, said
        self._lay()

    def on_resize(self, event: events.Resize) -> None:
        """Another width breaks the answers otherwise."""
        self._lay()

    def _lay(self) -> None:
        # A row begins with a cell for the cursor.
        width = self.scrollable_content_region.width - 1
        if width < 1 or self._laid == (self._lacks, self._answers, width):
            return
        self._laid = (self._lacks, self._answers, width)
        at = self.highlighted
        self.set_options(self._rows(width))
        if at is None:
            self.action_first()
        else:
            self.highlighted = at

    def _rows(self, width: int) -> Iterator[Option | None]:
        if self._lacks:
            title = "There is a problem          nothing has been lost"
            yield Option(Content.styled(title, "bold $error"), disabled=True)
        else:
            yield Option(Content.styled("Complete the record", "bold"), id="complete")
        for lack in self._lacks:
            yield Option(lack_row(lack.sentence, width), id=f"missing {lack.field}")
        yield None
        for answer in self._answers:
            yield Option(answer_row(answer, width), id=answer.field)
