"""Which mark to put on a passage.

Invariant: a mark says who may read the passage; it changes none of its words.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from sessionkit.domain.passage import Mark
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import words


class MarkPassage(Dialog[Mark]):
    """A mark to put on the passage, or to take off it."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("t", "third_party", "Third party", "It is about another person"),
        Command("c", "in_confidence", "In confidence", "It came from someone in confidence"),
        Command(
            "a", "agreed", "Agreed", "The participant agreed to it; it may go into his own copy"
        ),
        Command("escape", "cancel", "Back", "Mark nothing"),
    )
    AUTO_FOCUS = ""

    def content(self) -> ComposeResult:
        """What the marks mean."""
        yield Static(words("Mark this passage, or take its mark away", "bold"))
        yield Static(
            words(
                "t  third party: about another person\n"
                "c  in confidence: came from someone in confidence; goes into no document\n"
                "a  agreed: the participant agreed to it; it may go into the participant's own copy"
            )
        )

    def action_third_party(self) -> None:
        """About another person."""
        self.dismiss(Mark.THIRD_PARTY)

    def action_in_confidence(self) -> None:
        """Came from someone in confidence."""
        self.dismiss(Mark.IN_CONFIDENCE)

    def action_agreed(self) -> None:
        """The participant agreed to it."""
        self.dismiss(Mark.AGREED)
