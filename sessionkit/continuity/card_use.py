"""How a case has used a card of the library, and what came of it.

Invariant: only sessions that were held count; a card that was planned and not reached is listed as
such and is never the last time it was used. What work done before covered is told apart from it:
it was not done here.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sessionkit.domain.aim import Result
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.passage import Passage
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.record import Decision, Delivery, ExerciseDone, HeldRecord
from sessionkit.domain.session import Session


@dataclass(frozen=True, slots=True)
class CardUse:
    """One session that worked on a card, or was to."""

    session: str
    """Id of the session."""
    number: int | None
    """Its number; empty until it is first published."""
    day: date
    """The day it was held."""
    approach: ApproachKind | None
    """How that session followed the one before; empty where it is not said."""
    delivery: Delivery
    """As planned, abandoned, not reached or done instead."""
    decision: Decision | None
    """What was decided for it; empty where it is not said."""
    why: str
    """The reason given with it."""
    results: str
    """The results of that session's aims counted: “2 met, 1 partly met”; empty where none is."""
    came_of_it: str
    """The first line of what the pair made of it; of what happened, where they made nothing."""


def uses(case: Case, card_id: str) -> tuple[CardUse, ...]:
    """Every session held that names a card, the latest first."""
    return tuple(
        _use(session, session.held, done)
        for session in reversed(case.chain)
        if session.held is not None
        for done in session.held.exercises
        if card_id and done.exercise.card == card_id
    )


def last_used(case: Case, card_id: str) -> CardUse | None:
    """The last time a card was worked on; nothing where it never was."""
    reached = (each for each in uses(case, card_id) if each.delivery is not Delivery.NOT_REACHED)
    return next(reached, None)


def covered_before(case: Case, card_id: str) -> tuple[str, ...]:
    """What each piece of work done before that covered a card was: “<what>, <when>”, as entered."""
    covered = (each for each in case.prior if card_id and card_id in _cards(each))
    return tuple(", ".join(part for part in (each.what, each.period) if part) for each in covered)


def _cards(prior: PriorWork) -> frozenset[str]:
    return frozenset(each.card for each in prior.exercises)


def _use(session: Session, held: HeldRecord, done: ExerciseDone) -> CardUse:
    return CardUse(
        session.id,
        session.number,
        session.when.day,
        session.approach.kind if session.approach is not None else None,
        done.delivery,
        done.decision,
        done.why,
        _counted(held),
        _first_line(held.view) or _first_line(held.happened),
    )


def _counted(held: HeldRecord) -> str:
    many = Counter(each.result for each in held.aims)
    return ", ".join(f"{many[result]} {result.value}" for result in Result if many[result])


def _first_line(passages: tuple[Passage, ...]) -> str:
    lines = (line for each in passages for line in each.text.split("\n"))
    return next((line for line in lines if line.strip()), "")
