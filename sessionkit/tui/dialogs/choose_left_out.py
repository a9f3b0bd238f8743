"""Choosing what is put into a document that would be left out, with the reason.

Invariant: nothing is put in without a reason; each thing is shown with its words before it is
ticked; going back changes nothing.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.domain.text import make_safe, one_line
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.ask_line import Entered, LastLine
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.left_out import Offered
from sessionkit.tui.paint.plain import joined, row, words
from sessionkit.tui.widgets.field import Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is put in."""

    items: frozenset[str]
    """Ids of things, and names of parts."""
    because: str
    """Why; empty where nothing is put in."""


class ChooseLeftOut(Dialog[Chosen]):
    """What is put into one document for one reader.

    Args:
        offered: what can be put in.
        reader: for whom the document is.
        chosen: what is put in already.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("space,x", "tick", "Tick", "Put in what the cursor is on, or leave it out"),
        Command("ctrl+s", "answer", "Done", "Lay the document out with what is ticked"),
        Command("escape", "cancel", "Cancel", "Leave the document as it was"),
    )

    def __init__(self, offered: tuple[Offered, ...], reader: str, chosen: Chosen) -> None:
        super().__init__()
        self._offered = offered
        self._reader = reader
        self._ticked = set(chosen.items)
        self._because = chosen.because

    def content(self) -> ComposeResult:
        """The list, the words of what the cursor is on, the reason."""
        yield Static(words(f"Put in for the reader {self._reader}", "bold"))
        yield Static(words("What is ticked, and why, is kept with the case."), classes="quiet")
        rows = (Option(self._row(each), id=each.id) for each in self._offered)
        yield RowList(*rows, markup=False, compact=True)
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(id="words", markup=False)
        yield FieldRow("Because", LastLine("because", self._because, "why it is put in"))

    def _row(self, each: Offered) -> Content:
        box = "[x] " if each.id in self._ticked else "[ ] "
        what = Content.styled(f"{each.what}: ", "$quiet")
        return joined(Content(box), what, row(each.words))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """All the words of what the cursor is on, and why it is left out."""
        event.stop()
        each = next(each for each in self._offered if each.id == event.option_id)
        self.query_one("#words", Static).update(
            joined(words(each.words), words(f"\n({each.why})", "$quiet"))
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row ticks it."""
        event.stop()
        self.action_tick()

    def on_typed(self, event: Typed) -> None:
        """The reason as it is typed."""
        event.stop()
        self._because = str(event.value)
        self.query_one(FieldRow).remark("")

    def on_entered(self, event: Entered) -> None:
        """Enter in the reason."""
        event.stop()
        self.action_answer()

    def action_tick(self) -> None:
        """Tick, or take the tick away."""
        listed = self.query_one(OptionList)
        if listed.highlighted is None:
            return
        each = self._offered[listed.highlighted]
        self._ticked ^= {each.id}
        listed.replace_option_prompt(each.id, self._row(each))

    def action_answer(self) -> None:
        """Put in what is ticked, where it is said why."""
        because = one_line(make_safe(self._because).text)
        if self._ticked and not because:
            reason = self.query_one(FieldRow)
            reason.remark("Error: say why it is put in; the reason is kept with the case.")
            reason.field.focus()
            return
        self.dismiss(Chosen(frozenset(self._ticked), because if self._ticked else ""))
