"""The same exercise three times running with nothing said about how (¶34)."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sessionkit.continuity.findings.finding import Finding, in_words
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.record import Delivery
from sessionkit.domain.session import Session

CODE: Final = "same-exercise"
SOURCE: Final = "¶34"
TIMES: Final = 3
"""How many sessions running make it worth a word."""


def found(look: Look) -> Iterator[Finding]:
    """One for each run of sessions; going on within a family of cards is no repeat."""
    for key, group in groupby(look.held, key=_exercise):
        run = _without_a_word(tuple(group))
        if key and len(run) >= TIMES:
            numbers = tuple(each.number or 0 for each in run)
            yield Finding(
                CODE,
                f"Sessions {in_words(numbers)} all worked on {quoted(_title(run[0]))}, and none "
                "says whether it was repeated, taken more slowly or differently.",
                "Say how the next one follows, and why.",
                run[TIMES - 1].when.day,
                numbers,
                SOURCE,
                run[0].id,
            )


def _exercise(session: Session) -> str:
    """What a session worked on, by card or words; nothing where that is several things or none."""
    held = session.held
    worked = [
        each.exercise.card or each.exercise.written.casefold()
        for each in (held.exercises if held is not None else ())
        if each.delivery is not Delivery.NOT_REACHED
    ]
    return worked[0] if len(worked) == 1 else ""


def _without_a_word(run: tuple[Session, ...]) -> tuple[Session, ...]:
    """The longest stretch of a run in which only the first may say how it follows."""
    longest: tuple[Session, ...] = ()
    for start in range(len(run)):
        end = start + 1
        while end < len(run) and run[end].approach is None:
            end += 1
        if end - start > len(longest):
            longest = run[start:end]
    return longest


def _title(session: Session) -> str:
    held = session.held
    return held.exercises[0].exercise.name if held is not None else ""
