"""An aim that was not met and that nobody took up again (¶34)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding, in_words
from sessionkit.continuity.findings.look import Look
from sessionkit.continuity.threads import ThreadState
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.handling import ItemKind

CODE: Final = "aim-left"
SOURCE: Final = "¶34"
AFTER: Final = 2
"""How many later sessions may pass it by."""


def found(look: Look) -> Iterator[Finding]:
    """One for each aim that two later sessions did nothing about; leaving it is nothing."""
    for thread in look.threads:
        if thread.tip.kind is not ItemKind.AIM or thread.state is not ThreadState.OPEN:
            continue
        last = look.last_touch(thread)
        later = look.held_after(last)
        if len(later) < AFTER:
            continue
        numbers = tuple(each.number or 0 for each in later)
        yield Finding(
            CODE,
            f"{look.case.origin(last).name} did not meet {quoted(thread.words)}; sessions "
            f"{in_words(numbers)} did not take it up.",
            "Take it up in a plan, settle it, or drop it with a reason.",
            later[AFTER - 1].when.day,
            (look.number(last),),
            SOURCE,
            thread.tip.id,
        )
