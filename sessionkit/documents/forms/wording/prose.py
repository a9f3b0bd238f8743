"""Where one typed paragraph ends a sentence and begins another.

Invariant: the pieces put together again with the spaces between them are the paragraph.
"""

import re
from typing import Final

NEXT_SAID: Final = (
    r"(?:the )?next (?:appointment|appt|app't|app|session|meeting)\b\.?(?: date)?"
    r"(?: ?[:=–—-]+(?= ))?(?: (?:is|on|will be|arranged for|booked for|for|at)\b)*"
)
"""How people begin to say when the next appointment is, in whatever case."""

_ABBREVIATED: Final = (
    r"(?<!\b[A-Za-z]\.)(?<!\bM[rsx]\.)(?<!\b[DS][rt]\.)(?<!\bMrs\.)(?<!\b[ap]\.m\.)"
    r"(?<!\b[Nn]o\.)(?<!\bext\.)(?<!\bappt\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\btel\.)"
)
_BETWEEN: Final = re.compile(
    rf"(?<=[.;!?]){_ABBREVIATED} +(?=[\"'“‘(]?[A-Z0-9])"
    rf"|(?<=[.;,!?–—-]) +(?=(?i:{NEXT_SAID}) )"
)


def pieces(text: str) -> list[str]:
    """The sentences of one paragraph, with all their signs."""
    return [piece for piece in _BETWEEN.split(text) if piece]
