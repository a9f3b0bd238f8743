"""An aim of a session that was held and says nothing of how it went."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.aim import Aim
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.domain.state import State

CODE: Final = "aim-without-result"
SOURCE: Final = "¶34"


def found(look: Look) -> Iterator[Finding]:
    """One for each aim, once the record is finished or would have had to be."""
    for session in look.held:
        if session.state is not State.RECORDED and not look.is_past_write_up(session):
            continue
        held = session.held
        for number, each in enumerate(held.aims if held is not None else (), 1):
            if each.result is None:
                yield Finding(
                    CODE,
                    f"{session.name} does not say how aim {number} went{_words(look, each.aim)}.",
                    "Say how it went: met, partly met, not met or not attempted.",
                    session.when.day,
                    (session.number or 0,),
                    SOURCE,
                    each.aim.id,
                )


def _words(look: Look, aim: Aim) -> str:
    """The aim's words; not where it took up risk information, whose words stay in the record."""
    thread = look.story.thread_of(ItemRef(ItemKind.AIM, aim.id))
    return "" if thread is not None and thread.risk_information else f": {quoted(aim.text)}"
