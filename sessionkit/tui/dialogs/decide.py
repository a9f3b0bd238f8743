"""What is asked when something left open is carried or dropped, and its whole text.

Invariant: nothing is dropped without a reason; what was typed as a day is said back, with its
weekday, before it is taken.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sessionkit.continuity.blocks import Block
from sessionkit.domain.errors import SessionkitError
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.ask_line import Entered
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.field import Told, Typed
from sessionkit.tui.widgets.reading import Reading
from sessionkit.tui.widgets.wrapped import Wrapped

Check = Callable[[str], str]
"""Says back how a text is understood; raises what is wrong with it."""


class Decide(Dialog[str]):
    """One question about something left open; answers what was typed.

    Args:
        about: its words.
        question: what is asked.
        check: says back how the answer is understood, and raises where it cannot be taken.
        value: what was answered before.
        hint: what to write.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "answer", "Take it", "Answer with what stands in the field"),
        Command("escape", "cancel", "Cancel", "Go back; nothing is decided"),
    )
    DEFAULT_CSS = "Decide Wrapped { height: auto; } Decide .said { height: auto; color: $warning; }"
    AUTO_FOCUS = "Wrapped"

    def __init__(
        self, about: str, question: str, check: Check, value: str = "", hint: str = ""
    ) -> None:
        super().__init__()
        self._about = about
        self._question = question
        self._check = check
        self._answer = value
        self._hint = hint

    def content(self) -> ComposeResult:
        """What it is about, the question, the answer, and how that is understood."""
        yield Static(words(self._about))
        yield Static(words(f"\n{self._question}", "bold"))
        yield _Answer("answer", self._answer, self._hint)
        yield Static(classes="said", markup=False)

    def on_typed(self, event: Typed) -> None:
        """Say back how it is understood."""
        event.stop()
        self._answer = str(event.value)
        self._say(self._understood() if self._answer.strip() else "")

    def on_told(self, event: Told) -> None:
        """What the field wants the person to read."""
        event.stop()
        self._say(event.text)

    def on_entered(self, event: Entered) -> None:
        """Enter in the field."""
        event.stop()
        self.action_answer()

    def action_answer(self) -> None:
        """Answer, where it can be taken."""
        said = self._understood()
        if said.startswith("Error: "):
            self._say(said)
            return
        self.dismiss(self._answer)

    def _understood(self) -> str:
        try:
            return self._check(self._answer)
        except SessionkitError as error:
            return f"Error: {error.message} {error.hint}".rstrip()

    def _say(self, text: str) -> None:
        self.query_one(".said", Static).update(words(text))


class _Answer(Wrapped):
    """The answer; Enter gives it."""

    async def action_submit(self) -> None:
        """Left to the dialog."""
        self.post_message(Entered())


class Whole(Dialog[None]):
    """A text to read, whole.

    Args:
        title: what it is.
        text: what it says, as it was written or in headed blocks.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("escape,enter", "cancel", "Back", "Go back to the form"),
    )

    def __init__(self, title: str, text: str | tuple[Block, ...]) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def content(self) -> ComposeResult:
        """Title and text."""
        yield Static(words(self._title, "bold"))
        with VerticalScroll(can_focus=True):
            if isinstance(self._text, str):
                yield Static(words(self._text))
            else:
                yield Reading(self._text)
