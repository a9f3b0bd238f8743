"""Asking for one line.

Invariant: an answer that will not do is told at the field and stays there to be mended; going back
answers nothing.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from sessionkit.domain.text import make_safe, one_line
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.field import Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.line import Line


class Entered(Message):
    """Enter was pressed in the last field of a form."""


class LastLine(Line):
    """The last field of a form, in which Enter answers instead of going on."""

    async def action_submit(self) -> None:
        """Say that the form is filled."""
        self.post_message(Entered())


class AskLine(Dialog[str]):
    """A question that is answered in one line.

    Args:
        question: what is asked.
        value: what stands in the field at first.
        hint: what to write there, shown under the question.
        check: gives what is wrong with an answer; nothing where it will do.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "answer", "Answer", "Answer with what stands in the field"),
        Command("escape", "cancel", "Cancel", "Go back without answering"),
    )

    def __init__(
        self,
        question: str,
        value: str = "",
        hint: str = "",
        check: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._hint = hint
        self._check = check

    def content(self) -> ComposeResult:
        """The question, what to write, the field."""
        yield Static(words(self._question, "bold"))
        if self._hint:
            yield Static(words(self._hint), classes="quiet")
        yield FieldRow("", LastLine("answer", self._value), tall=True)

    def on_typed(self, event: Typed) -> None:
        """What was wrong may be mended now."""
        event.stop()
        self._value = str(event.value)
        self.query_one(FieldRow).remark("")

    def on_entered(self, event: Entered) -> None:
        """Enter in the field."""
        event.stop()
        self.action_answer()

    def action_answer(self) -> None:
        """Answer, where the answer will do."""
        answer = one_line(make_safe(self._value).text)
        wrong = self._check(answer) if self._check is not None else ""
        if wrong:
            self.query_one(FieldRow).remark(f"Error: {wrong}")
        else:
            self.dismiss(answer)
