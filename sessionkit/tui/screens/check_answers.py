"""Check your answers: everything said about a session, with a way to change each.

Invariant: what is missing stands at the top and leads to its field; a record is completed from here
alone, and only when nothing is missing.
"""

from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessionkit.domain.case import Case
from sessionkit.domain.lack import Lack
from sessionkit.tui.commands import Command
from sessionkit.tui.page import Page
from sessionkit.tui.paint.answers import Answer, answers
from sessionkit.tui.paint.plain import row, words
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
        self._session = form.session
        self._lacks = lacks
        self._answers = answers(case, form)

    def heading(self) -> str:
        """Which session."""
        name = self._case.session_of(self._session).name.lower()
        return f"{self._case.reference} · check your answers · {name}"

    def body(self) -> ComposeResult:
        """What is missing, then every answer."""
        yield RowList(*self._options(), id="answers", markup=False)

    def _options(self) -> list[Option | None]:
        rows: list[Option | None] = []
        if self._lacks:
            title = Content.styled(
                "There is a problem          nothing has been lost", "bold $error"
            )
            rows.append(Option(title, disabled=True))
            rows += [
                Option(row(f"  {each.sentence}"), id=f"missing {each.field}")
                for each in self._lacks
            ]
            rows.append(None)
        else:
            rows += [Option(Content.styled("Complete the record", "bold"), id="complete"), None]
        return [*rows, *(Option(_shown(each), id=each.field) for each in self._answers)]

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
        self.query_one(OptionList).action_select()

    def action_complete(self) -> None:
        """Complete the record."""
        if self._lacks:
            self.tell("Something must still be said; Enter on it goes there.")
            return
        self.dismiss(Answered.COMPLETE)


def _shown(answer: Answer) -> Content:
    label = Content.styled(f"{answer.label:<12}", "$quiet")
    return Content("").join([label, words(answer.text or "(nothing)"), Content("   Change")])
