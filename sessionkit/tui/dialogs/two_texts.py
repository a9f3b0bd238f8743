"""Two people's texts of one field, side by side.

Invariant: nothing is chosen by itself; going back leaves both as they are.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import words
from sessionkit.workflows.typed.fields import Value


class TwoTexts(Dialog[Value]):
    """Which of two texts is to stand in a field.

    Args:
        field: what the field is called.
        mine: what stands in the form.
        theirs: what somebody else saved.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("m", "mine", "Mine", "Keep what you typed"),
        Command("t", "theirs", "Theirs", "Take what the other one wrote"),
        Command("escape", "cancel", "Decide later", "Leave both as they are"),
    )

    def __init__(self, field: str, mine: Value, theirs: Value) -> None:
        super().__init__()
        self._field = field
        self._mine = mine
        self._theirs = theirs

    def content(self) -> ComposeResult:
        """Both texts."""
        yield Static(words(f"You both changed “{self._field}”.", "bold"))
        with Horizontal(classes="texts"):
            for title, text in (("Yours", self._mine), ("Theirs", self._theirs)):
                with VerticalScroll():
                    yield Static(words(title, "bold underline"))
                    yield Static(words(in_words(text)))

    def action_mine(self) -> None:
        """Keep what was typed."""
        self.dismiss(self._mine)

    def action_theirs(self) -> None:
        """Take what the other one wrote."""
        self.dismiss(self._theirs)


class TwoTextsOrBoth(TwoTexts):
    """Which of two texts is to stand in a field that may hold both."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("b", "both", "Both", "Keep both texts, one after the other"),
    )

    def action_both(self) -> None:
        """Keep both."""
        self.dismiss(
            "\n\n".join(each for each in (in_words(self._theirs), in_words(self._mine)) if each)
        )


def in_words(value: Value) -> str:
    """What stands in a field, in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else ", ".join(value)
