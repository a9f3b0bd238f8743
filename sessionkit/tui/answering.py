"""A screen answers once, and goes away by itself alone.

Invariant: what takes long, such as a save, may end when the screen that asked for it lies under
another or has gone. The toolkit would then take away whatever lies on top, and the next key would
be answered by a screen nobody looks at.
"""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Answer = TypeVar("Answer")


class AnswersOnce(Screen[Answer]):
    """A screen that may be told to go at any moment, and more than once."""

    _has_gone = False
    _answer_waiting: tuple[Answer | None, ...] = ()

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer and go: now, or when nothing lies over this screen any more."""
        if self._has_gone:
            return AwaitComplete()
        if not self.is_active:
            self._answer_waiting = (result,)
            return AwaitComplete()
        self._has_gone = True
        return super().dismiss(result)

    def on_screen_resume(self) -> None:
        """What lay over this screen has gone."""
        if self._answer_waiting:
            self.dismiss(self._answer_waiting[0])
