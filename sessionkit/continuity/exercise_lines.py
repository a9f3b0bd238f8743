"""Lines that name an exercise, and what stands for it while other people may see the screen.

Invariant: no line that tells an exercise by its title is without the words for private display: the
step of the case's programme, or “an exercise” where it is no step.
"""

from typing import Final

from sessionkit.continuity.blocks import Line, LineKind
from sessionkit.domain.case import Case

AN_EXERCISE: Final = "an exercise"
"""What an exercise is called that is no step, while other people may see the screen."""


def step_called(case: Case, step: str) -> str:
    """“step 17”, by the id of the step; “an exercise” where it is none of the programme's."""
    programme = case.programme
    number = programme.number_of(step) if programme is not None and step else None
    return f"step {number}" if number is not None else AN_EXERCISE


def card_called(case: Case, card: str) -> str:
    """The first step of the programme with a card, as `step_called`."""
    steps = case.programme.steps if case.programme is not None else ()
    found = (each.id for each in steps if card and each.exercise.card == card)
    return step_called(case, next(found, ""))


def exercise_line(lead: str, name: str, called: str) -> Line:
    """An exercise by its name; `called` stands for it while others may see the screen."""
    return Line(LineKind.EXERCISE, lead, name, instead=(lead, called))


def exercises_note(lead: str, names: str, called: str = "") -> tuple[Line, ...]:
    """A note that names exercises; left out while others may see the screen, unless `called`."""
    instead = (lead, called) if called else ("", "")
    return (Line(LineKind.NOTE, lead, names, instead=instead),) if names else ()
