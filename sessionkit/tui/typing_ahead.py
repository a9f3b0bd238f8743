"""Keys in their order: a key is answered before the next one is handed out.

Invariant: what is typed faster than the screen answers goes where it would have gone had it been
typed slowly. The toolkit hands out every key at once to whatever has the focus at that moment, so
that a key which moves the cursor on is overtaken by those behind it.
"""

from collections import deque
from collections.abc import Sequence
from functools import partial

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_PATIENCE = 3.0
"""Seconds after which the next key is handed out even where nobody said that the last is done."""


class TypingAhead(App[int]):
    """An app that answers one key after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._answering = False

    @property
    def is_behind(self) -> bool:
        """Whether keys were typed that are not answered yet."""
        return self._answering or bool(self._keys)

    async def on_event(self, event: events.Event) -> None:
        """Take a key in; hand it out when its turn has come."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._keys.append(_writing_only_what_was_typed(event))
            if not self._answering:
                await self._hand_out()
        else:
            await super().on_event(event)

    async def _hand_out(self) -> None:
        if not self._keys:
            return
        self._answering = True
        self._turn += 1
        above = self.screen
        way = list((self.focused or above).ancestors_with_self)
        answered = partial(self._answered, self._turn, above)
        self.set_timer(_PATIENCE, answered)
        await super().on_event(self._keys.popleft())
        self._follow(way, answered)

    def _follow(self, way: Sequence[MessagePump], answered: "partial[None]") -> None:
        """Go the way a key goes that nobody stops: from the focus up to the app, queue by queue."""
        for place, each in enumerate(way, 1):
            # One that is going away takes nothing in any more; the key went on without it.
            if each.call_later(self._follow, way[place:], answered):
                return
        answered()

    def _answered(self, turn: int, above: object) -> None:
        if turn != self._turn or not self._answering:
            return
        if self.screen is above or self.screen.focused is not None:
            self._go_on(turn)
        else:
            # Another screen came up, and its first field has yet to get the focus.
            self.screen.call_after_refresh(self.call_later, self._go_on, turn)

    def _go_on(self, turn: int) -> None:
        if turn == self._turn and self._answering:
            self._answering = False
            self.call_later(self._hand_out)


def _writing_only_what_was_typed(event: events.Key | events.Paste) -> events.Key | events.Paste:
    """A key with Alt writes nothing: the toolkit would put its letter into the field."""
    if isinstance(event, events.Key) and "alt" in event.key.split("+")[:-1]:
        event.character = None
    return event
