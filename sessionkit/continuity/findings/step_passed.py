"""Steps of the programme that were passed over without a reason (¶52 to 55)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding, in_words
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.programme import StepChoice
from sessionkit.domain.record import Delivery

CODE: Final = "step-passed"
SOURCE: Final = "¶52, ¶55"


def found(look: Look) -> Iterator[Finding]:
    """One for each session that went past steps which were neither worked on nor skipped."""
    programme = look.case.programme
    if programme is None:
        return
    places = {each.id: place for place, each in enumerate(programme.steps, 1)}
    wanted = {
        place
        for place, each in enumerate(programme.steps, 1)
        if each.choice is not StepChoice.SKIPPED
    }
    reached = 0
    ever = {
        places[done.step]
        for session in look.held
        for done in (session.held.exercises if session.held is not None else ())
        if done.step in places and done.delivery is not Delivery.NOT_REACHED
    }
    for session in look.held:
        held = session.held
        worked = [
            places[done.step]
            for done in (held.exercises if held is not None else ())
            if done.step in places and done.delivery is not Delivery.NOT_REACHED
        ]
        furthest = max(worked, default=0)
        passed = tuple(n for n in range(reached + 1, furthest) if n in wanted and n not in ever)
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
