"""What is pasted is one text, whatever stands in it.

Invariant: between the marks a terminal puts round a paste nothing is taken for a key. The toolkit's
own parser goes on looking for keys there: an escape in a pasted text would turn what follows it
into keys, and Ctrl+Q among them would leave the program.
"""

import sys
from collections.abc import Generator, Iterable
from typing import Final

from textual import constants, events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"


class WholePastes(XTermParser):
    """Takes pastes out of what a terminal sends before keys are looked for in it."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: str | None = None
        """What was pasted so far; nothing while nothing is being pasted."""
        self._held = ""
        """The beginning of what may become the mark of a paste."""
        self._held_since = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Messages for what a terminal sent: keys, and pastes as one each."""
        if not data:
            yield from self._let_go()
            yield from super().feed(data)
            return
        data, self._held = self._held + data, ""
        while data:
            if self._pasted is None:
                data = yield from self._typed(data)
            else:
                data = yield from self._more(data)

    def tick(self) -> Iterable[Message]:
        """Messages that were waited for long enough."""
        if self._held and get_time() >= self._held_since + constants.ESCAPE_DELAY:
            yield from self._let_go()
            if self._timeout_time is not None:
                # What was held has waited: the escape key is not to wait a second time.
                self._timeout_time = get_time()
        yield from super().tick()

    def _typed(self, data: str) -> Generator[Message, None, str]:
        """Keys and the like, up to where a paste begins; what is left of the data."""
        before, mark, after = data.partition(_BEGIN)
        if mark:
            self._pasted = ""
        else:
            before = self._hold_back(before)
        if before:
            yield from super().feed(before)
        return after

    def _hold_back(self, data: str) -> str:
        """What of it can be handed on; a mark may have been cut in two by the reading."""
        for length in range(min(len(_BEGIN), len(data)), 0, -1):
            if data.endswith(_BEGIN[:length]):
                self._held, self._held_since = data[-length:], get_time()
                return data[:-length]
        return data

    def _more(self, data: str) -> Generator[Message, None, str]:
        """More of a paste; what is left of the data behind its end."""
        assert self._pasted is not None
        known = max(len(self._pasted) - len(_END), 0)
        self._pasted += data
        end = self._pasted.find(_END, known)
        if end < 0:
            return ""
        text, after = self._pasted[:end], self._pasted[end + len(_END) :]
        self._pasted = None
        yield events.Paste(text.replace("\x00", ""))
        return after

    def _let_go(self) -> Iterable[Message]:
        held, self._held = self._held, ""
        if held:
            yield from super().feed(held)


def read_pastes_whole(driver: type[Driver]) -> None:
    """Have a driver read with this parser.

    The toolkit has no other place for it: each driver makes its parser by the name it imported.
    """
    module = sys.modules[driver.__module__]
    if getattr(module, "XTermParser", None) is XTermParser:
        module.XTermParser = WholePastes  # type: ignore[attr-defined]
