"""What planning the next session offers.

Invariant: everything an earlier session left stands in the offer, the participant's own actions
first and each part oldest first, until somebody takes it up, carries it or drops it with a reason;
nothing is taken up by itself.
"""

from dataclasses import dataclass

from sessionkit.continuity.chain import NextExercise, last_outcomes, next_exercises
from sessionkit.continuity.threads import Thread, open_threads
from sessionkit.domain.case import Case
from sessionkit.domain.session import Session


@dataclass(frozen=True, slots=True)
class Offer:
    """What stands ready when the next session is planned."""

    exercises: tuple[NextExercise, ...]
    """What could be worked on; the first choice first."""
    left: tuple[Thread, ...]
    """The participant's own actions, then unmet aims, issues and other actions; oldest first."""
    last: tuple[Session, ...]
    """The last two sessions with an outcome, the latest first."""


def offer(case: Case) -> Offer:
    """What planning the next session of a case offers."""
    return Offer(
        next_exercises(case), homework_first(case, open_threads(case)), last_outcomes(case)
    )


def homework_first(case: Case, left: tuple[Thread, ...]) -> tuple[Thread, ...]:
    """What the participant took on to do, then the rest, each in the order they stood in."""
    own = homework(case)
    return tuple(sorted(left, key=lambda each: each.tip.id not in own))


def homework(case: Case) -> frozenset[str]:
    """Ids of the actions the participant took on to do; what was made an aim is asked as one."""
    return frozenset(each.id for each in case.actions if each.is_participants)
