"""The same exercise three times running with nothing said about how (¶34)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding, in_words
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.record import Decision, Delivery, ExerciseDone
from sessionkit.domain.session import Session

CODE: Final = "same-exercise"
SOURCE: Final = "¶34"
TIMES: Final = 3
"""How many sessions running make it worth a word."""

Stretch = list[Session]
"""Sessions running that worked on one exercise, of which none but the first says how it follows."""


def found(look: Look) -> Iterator[Finding]:
    """One for each stretch of sessions; going on within a family of cards is no repeat."""
    long = ((key, each) for key, each in _stretches(look) if len(each) >= TIMES)
    for key, stretch in sorted(long, key=lambda each: look.places[each[1][0].id]):
        numbers = tuple(each.number or 0 for each in stretch)
        name = quoted(_worked_on(stretch[0])[key].exercise.name)
        which = f"Sessions {in_words(numbers)} all worked on"
        how = "and none says whether it was repeated, taken more slowly or differently."
        yield Finding(
            CODE,
            f"{which} {name}, {how}",
            "Say how the next one follows, and why.",
            stretch[TIMES - 1].when.day,
            numbers,
            SOURCE,
            stretch[0].id,
            f"{which} one exercise, {how}",
        )


def _stretches(look: Look) -> Iterator[tuple[str, Stretch]]:
    running: dict[str, Stretch] = {}
    for session in look.held:
        goes_on: dict[str, Stretch] = {}
        for key in _worked_on(session):
            stretch = running.pop(key, [])
            if stretch and _says_how(session, stretch[-1], key):
                yield key, stretch
                stretch = []
            stretch.append(session)
            goes_on[key] = stretch
        yield from running.items()
        running = goes_on
    yield from running.items()


def _worked_on(session: Session) -> dict[str, ExerciseDone]:
    """What a session worked on, by card, or by its words where it is on no card."""
    held = session.held
    return {
        each.exercise.card or each.exercise.written.casefold(): each
        for each in (held.exercises if held is not None else ())
        if each.delivery is not Delivery.NOT_REACHED
    }


def _says_how(session: Session, before: Session, key: str) -> bool:
    """Whether a session or the one before says how it follows; “complete” says nothing of it."""
    decided = _worked_on(before)[key].decision
    return session.approach is not None or decided not in (None, Decision.COMPLETE)
