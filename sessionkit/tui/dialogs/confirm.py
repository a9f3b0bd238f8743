"""Making sure, before what cannot be undone.

Invariant: nothing is done by the key that comes to hand first: the answer the cursor stands on is
to leave things as they are.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import row, words
from sessionkit.tui.widgets.row_list import RowList


class Confirm(Dialog[bool]):
    """Whether something is to be done that cannot be undone.

    Args:
        question: what would be done, and to what.
        deed: the same in two or three words, such as “Write over it”.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "choose", "Choose", "Answer with the row the cursor is on"),
        Command("y", "yes", "Yes", "Do it"),
        Command("n", "no", "No", "Leave things as they are"),
        Command("escape", "cancel", "Cancel", "Go back without answering"),
    )

    def __init__(self, question: str, deed: str) -> None:
        super().__init__()
        self._question = question
        self._deed = deed

    def content(self) -> ComposeResult:
        """The question and the two answers."""
        yield Static(words(self._question, "bold"))
        yield RowList(
            Option(row("No, leave it"), id="no"),
            Option(row(self._deed), id="yes"),
            markup=False,
            compact=True,
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self.dismiss(event.option_id == "yes")

    def action_choose(self) -> None:
        """The row the cursor is on."""
        self.query_one(OptionList).action_select()

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(False)
