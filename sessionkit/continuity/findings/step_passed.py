"""Steps of the programme that were passed over without a reason (¶52 to 55)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding, in_words
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.plan import PlannedExercise
from sessionkit.domain.programme import StepChoice
from sessionkit.domain.record import Delivery, ExerciseDone
from sessionkit.domain.session import Session
from sessionkit.domain.state import State

CODE: Final = "step-passed"
SOURCE: Final = "¶52, ¶55"


def found(look: Look) -> Iterator[Finding]:
    """One for each session that went past steps which were neither worked on nor skipped.

    A step that another session came back to, or is planned to, was not passed over.
    """
    programme = look.case.programme
    if programme is None:
        return
    places = {each.id: place for place, each in enumerate(programme.steps, 1)}
    skipped = {places[each.id] for each in programme.steps if each.choice is StepChoice.SKIPPED}
    settled = skipped.union(*(_steps(each, places) for each in look.chain))
    reached = 0
    for session in look.held:
        furthest = max(_steps(session, places), default=0)
        passed = tuple(step for step in range(reached + 1, furthest) if step not in settled)
        if passed:
            one = len(passed) == 1
            yield Finding(
                CODE,
                f"{session.name} went on to step {furthest}; {'step' if one else 'steps'} "
                f"{in_words(passed)} {'was' if one else 'were'} neither done nor skipped.",
                "Skip them with a reason, or do them.",
                session.when.day,
                (session.number or 0,),
                SOURCE,
                programme.steps[passed[0] - 1].id,
            )
        reached = max(reached, furthest)


def _steps(session: Session, places: dict[str, int]) -> set[int]:
    """The places of the steps a session worked on, or is planned to."""
    if session.held is None and session.state is not State.PLANNED:
        return set()
    reached = (each for each in session.exercises if not _was_not_reached(each))
    return {places[each.step] for each in reached if each.step in places}


def _was_not_reached(exercise: PlannedExercise | ExerciseDone) -> bool:
    return isinstance(exercise, ExerciseDone) and exercise.delivery is Delivery.NOT_REACHED
