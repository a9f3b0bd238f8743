"""Further action that was carried again and again past its day."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import STANDS, Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.continuity.threads import carried_late
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.handling import ItemKind

CODE: Final = "action-carried"
SOURCE: Final = "¶44"
TIMES: Final = 3
"""How often carrying it past its day makes it worth a word."""


def found(look: Look) -> Iterator[Finding]:
    """One for each action, done since or not: that it lay so long stays in the record."""
    for thread in look.threads:
        if thread.root.kind is not ItemKind.ACTION:
            continue
        due = look.action(thread.root.id).due
        carried = carried_late(thread, due, lambda id: look.origin(id).when.day)
        if len(carried) >= TIMES:
            open_still = (
                "Say what stood in its way; agree it with somebody who can do it, or drop it."
            )
            yield Finding(
                CODE,
                f"{quoted(thread.words)}, agreed in {look.origin(thread.began).name}, was carried "
                f"{len(carried)} times past its day.",
                open_still if thread.state.is_open else STANDS,
                look.origin(carried[TIMES - 1]).when.day,
                (look.number(thread.began), *(look.number(each) for each in carried)),
                SOURCE,
                thread.root.id,
            )
