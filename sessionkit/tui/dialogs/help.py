"""Help: what the screen is for and what can be done on it.

Invariant: it is made from the declarations the keys are made from.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sessionkit.tui.commands import Command, commands_at
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import fitted, words


class Help(Dialog[None]):
    """What can be done on a screen.

    Args:
        about: the screen it was asked on.
    """

    HERE: ClassVar[tuple[Command, ...]] = (Command("escape,f1,enter", "cancel", "Back", "Go back"),)

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about

    def content(self) -> ComposeResult:
        """Sentences first, then the keys."""
        about = getattr(self._about, "ABOUT", "")
        with VerticalScroll(can_focus=True):
            if about:
                yield Static(words(f"{about}\n"))
            commands = commands_at(self._about.focused or self._about)
            lines = [Content(f"{fitted(each.keys, 14)}  {each.help}.") for each in commands]
            yield Static(Content("\n").join(lines))
            yield Static(words(_ALWAYS))


_ALWAYS = """
Tab and Shift+Tab go from field to field, ↑ and ↓ through a list. In fields, Ctrl+Z takes typing
back. The mouse works and is never needed. Every screen has its command: `sessionkit --help`.
sessionkit tells nobody anything: risk information is passed on by people."""
