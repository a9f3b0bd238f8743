"""The chain as rows: what can be seen of each session without opening it.

Invariant: repeats, changes of approach and sessions that were not held stand out in the row itself.
One walk over the case makes all rows, so that a long chain costs its length and no more.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from sessionkit.continuity.marks import (
    BEFORE_MARK,
    approach_mark,
    approach_word,
    short_name,
    short_state_word,
    state_mark,
)
from sessionkit.continuity.story import Story
from sessionkit.continuity.threads import Thread, threads
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.handling import ItemKind
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.record import Delivery, ExerciseDone
from sessionkit.domain.session import Session
from sessionkit.domain.state import State

_CHANGED: Final = {
    ApproachKind.REPEAT: "again",
    ApproachKind.MORE_SLOWLY: "slower",
    ApproachKind.DIFFERENTLY: "another way",
}


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One session as a row of the chain."""

    session: str
    """Id of the session, or of the work done before."""
    number: int | None
    """Its number; empty until it is first published; 0 for work done before."""
    day: date
    """The day it was held or is to be held; for work done before, the day it was entered."""
    state_mark: str
    """One character."""
    state_word: str
    """The state in a word or two: “recorded”, “missed”."""
    approach_mark: str
    """One character; a space where no approach is said."""
    approach_word: str
    """The approach in words; empty where none is said."""
    exercise: str
    """What was worked on, or is to be: titles, or what was written."""
    step: int | None
    """Number of the first programme step worked on, for private display; empty without one."""
    open: int
    """How many open things stand in it now: with the aim that took them up last, or where they
    began."""
    risk: bool
    """Whether one of these is risk information (¶18)."""
    changed: str
    """“again”, “slower” or “another way” where the approach changed; empty otherwise."""
    not_held: bool
    """Whether it was not held."""
    unfinished: bool
    """Whether its record is still being written up, of a session held or not."""


def chain_rows(of: Case | Story) -> tuple[ChainRow, ...]:
    """Every session of a case as a row, in order of number; work done before comes first.

    Args:
        of: the case, or its story where that is made already.
    """
    case, found = (of.case, of.threads) if isinstance(of, Story) else (of, threads(of))
    opened, risky = open_by_session(case, found)
    steps = case.programme.steps if case.programme is not None else ()
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    before = (_before(each, opened[each.id], each.id in risky) for each in case.prior)
    rows = (_row(each, numbers, opened[each.id], each.id in risky) for each in case.chain)
    return (*before, *rows)


def _before(prior: PriorWork, many: int, risk: bool) -> ChainRow:
    return ChainRow(
        prior.id,
        prior.number,
        prior.noted,
        BEFORE_MARK,
        short_name(prior.number),
        " ",
        "",
        prior.what,
        None,
        many,
        risk,
        "",
        not_held=False,
        unfinished=False,
    )


def _row(session: Session, numbers: dict[str, int], many: int, risk: bool) -> ChainRow:
    kind = session.approach.kind if session.approach is not None else None
    worked_on = _worked_on(session)
    steps = [numbers[each[1]] for each in worked_on if each[1] in numbers]
    return ChainRow(
        session.id,
        session.number,
        session.when.day,
        state_mark(session),
        short_state_word(session),
        approach_mark(kind),
        approach_word(kind),
        ", ".join(each[0] for each in worked_on),
        steps[0] if steps else None,
        many,
        risk,
        _CHANGED.get(kind, "") if kind is not None else "",
        session.not_held is not None,
        session.state is State.WRITING_UP,
    )


def _worked_on(session: Session) -> list[tuple[str, str]]:
    """Name and step of each exercise; those not reached only where nothing else was done."""
    reached = [
        each
        for each in session.exercises
        if not (isinstance(each, ExerciseDone) and each.delivery is Delivery.NOT_REACHED)
    ]
    return [(each.exercise.name, each.step) for each in reached or session.exercises]


def open_by_session(case: Case, found: tuple[Thread, ...]) -> tuple[Counter[str], frozenset[str]]:
    """By id of the session, how many open things stand in it; and the sessions with open risk.

    Each open thing is counted once, so that the sessions add up to the case.
    """
    set_in = {aim.id: session.id for session in case.sessions for aim in session.every_aim}
    many: Counter[str] = Counter()
    risky: set[str] = set()
    for thread in found:
        if thread.state.is_open:
            now = _stands_in(thread, set_in)
            many[now] += 1
            risky |= {thread.began, now} if thread.risk_information else set()
    return many, frozenset(risky)


def _stands_in(thread: Thread, set_in: dict[str, str]) -> str:
    """The session of the aim that took it up last; where it began, if none did."""
    return set_in[thread.tip.id] if thread.tip.kind is ItemKind.AIM else thread.began
