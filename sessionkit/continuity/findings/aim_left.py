"""An aim that was not met and that nobody took up again (¶34)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding, passed_by
from sessionkit.continuity.findings.look import Look
from sessionkit.continuity.threads import ThreadState
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.handling import ItemKind

CODE: Final = "aim-left"
SOURCE: Final = "¶34"
AFTER: Final = 2
"""How many later sessions may pass it by."""


def found(look: Look) -> Iterator[Finding]:
    """One for each aim that two later sessions did nothing about; leaving it is nothing.

    An aim that took up risk information is left to the rule about that, which repeats no words.
    """
    for thread in look.threads:
        if thread.tip.kind is not ItemKind.AIM or thread.state is not ThreadState.OPEN:
            continue
        later = look.held_after(look.last_touch(thread), AFTER + 1)
        session = look.story.session_of(thread.tip)
        if thread.risk_information or session is None or len(later) < AFTER:
            continue
        yield Finding(
            CODE,
            f"{session.name} did not meet {quoted(thread.words)}; {passed_by(later, AFTER)} did "
            "not take it up.",
            "Take it up in a plan, settle it, or drop it with a reason.",
            later[AFTER - 1].when.day,
            (session.number or 0,),
            SOURCE,
            thread.tip.id,
        )
