"""Which work sheet to print, and for whom.

Invariant: the participant's copy is told apart from the workers' before it is printed.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.domain.worksheet import Worksheet
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import row, words
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.workflows.print_worksheet import WantedSheet


class ChooseSheet(Dialog[WantedSheet]):
    """Chooses among the work sheets of a card.

    Args:
        sheets: the sheets.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "choose", "Print", "Print the copy the cursor is on"),
        Command("escape", "cancel", "Cancel", "Go back without printing"),
    )

    def __init__(self, sheets: tuple[Worksheet, ...]) -> None:
        super().__init__()
        self._wanted = tuple(
            WantedSheet(each.id, own_copy) for each in sheets for own_copy in (False, True)
        )
        self._titles = {each.id: each.title for each in sheets}

    def content(self) -> ComposeResult:
        """Each sheet, once for the workers and once for the participant."""
        yield Static(words("Print which work sheet?", "bold"))
        yield Static(
            words(
                "A page to open in a browser and print. The participant's copy names neither the "
                "exercise nor the agency."
            ),
            classes="quiet",
        )
        yield RowList(
            *(Option(row(self._said(each))) for each in self._wanted), markup=False, compact=True
        )

    def _said(self, wanted: WantedSheet) -> str:
        whose = "the participant’s copy" if wanted.own_copy else "the workers’ copy"
        return f"{self._titles[wanted.sheet]}: {whose}"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self.dismiss(self._wanted[event.option_index])

    def action_choose(self) -> None:
        """The one the cursor is on."""
        self.query_one(OptionList).action_select()
