"""What the continuity check of a long case costs, beside that of a short one: linear, not worse.

The case has come apart as far as it can: every rule that looks along the chain has much to tell.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bench.figure import Figure, in_turns
from sessionkit.continuity.findings.check import check
from sessionkit.continuity.findings.look import Look, Written
from sessionkit.domain.aim import Aim, Result
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.programme import CaseProgramme, CaseStep
from sessionkit.domain.record import Completed, NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.working_days import WorkingCalendar
from tests.example_case import CHART, ISLA, large_case

RUNS = 15
LONG_AFTER = date(2027, 1, 1)
GOALS = 3
WEEKS, MISSED = 5, (1, 2)


def figure() -> Figure:
    short, long = look_at(50), look_at(500)
    floor_ms, measured_ms = in_turns(lambda: checked(short), lambda: checked(long), RUNS)
    return Figure(
        "continuity check, 500 sessions", "the same of 50 sessions", floor_ms, measured_ms, 12
    )


def checked(look: Look) -> int:
    """How many findings there are; what a look has worked out already is worked out anew."""
    return len(check(replace(look)))


def look_at(sessions: int) -> Look:
    case = apart(large_case(sessions))
    late = {
        each.id: Written(each.when.day + timedelta(days=1), each.when.day + timedelta(days=9))
        for each in case.sessions
    }
    return Look(case, LONG_AFTER, WorkingCalendar(), written=late)


def apart(case: Case) -> Case:
    """A long case with something for every rule to find, session after session."""
    sessions = tuple(_apart(each, place) for place, each in enumerate(case.sessions))
    # Of every other session: an issue waits for what its session agreed, as long as that is open.
    actions = tuple(
        replace(one, due=session.when.day)
        for one, session in zip(case.actions[::2], sessions[::2], strict=True)
    )
    carried = tuple(
        Handling(
            f"{one.id}-{s.id}", ItemRef(ItemKind.ACTION, one.id), How.CARRIED, s.id, s.when.day
        )
        for place, one in enumerate(actions)
        for s in sessions[2 * place + 1 : 2 * place + 5]
    )
    issues = (replace(one, risk_information=not place % 3) for place, one in enumerate(case.issues))
    steps = (CaseStep(f"step{place}", CHART) for place in range(2 * len(sessions)))
    conflicts = (
        Conflict.between(("sessions", each.id, "record", "venue"), "here", "there")
        for each in sessions
    )
    return replace(
        case,
        sessions=sessions,
        issues=tuple(issues),
        actions=actions,
        handlings=(*case.handlings, *carried),
        goals=tuple(Goal(f"g{number}", "Something of his own") for number in range(GOALS)),
        programme=CaseProgramme("long", "A long one", tuple(steps)),
        conflicts=tuple(conflicts),
    )


def _apart(session: Session, place: int) -> Session:
    held = session.held
    assert held is not None
    done = Completed(datetime(2026, 1, 1, tzinfo=UTC), "w-isla")
    if place % WEEKS in MISSED:
        missed = NotHeldRecord(held.when, NotHeldCode.ABSENT_UNACCEPTABLE, completed=done)
        return replace(session, approach=None, record=missed)
    first, second = held.aims
    aims = (
        replace(first, result=Result.NOT_MET),
        replace(second, result=None, aim=Aim(second.aim.id, second.aim.text, "g9")),
    )
    exercises = tuple(
        replace(each, decision=None, step=f"step{2 * place}") for each in held.exercises
    )
    record = replace(held, aims=aims, exercises=exercises, present=(ISLA,), next=None)
    return replace(session, approach=None, record=record)
