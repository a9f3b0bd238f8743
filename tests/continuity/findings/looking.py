"""Looking at small cases with one rule at a time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sessionkit.continuity.findings.check import Rule
from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Limits, Look, Written
from sessionkit.domain.aim import Aim, AimResult
from sessionkit.domain.appointment import Next
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.plan import Plan
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.session import Session, Source
from sessionkit.domain.working_days import WorkingCalendar
from tests.small_case import DONE, NOON, day, held

ALL_WEEK = WorkingCalendar()
"""Monday to Friday, and no holidays."""
USUAL = Limits()
"""Two working days, and fourteen days."""
RISKY = "He has been seen at the harbour"
"""Risk information in the tests: a check never repeats it."""


def noticed(
    rule: Rule,
    case: Case,
    today: date | None = None,
    *,
    working: WorkingCalendar = ALL_WEEK,
    limits: Limits = USUAL,
    written: Mapping[str, Written] | None = None,
    goals_since: date | None = None,
    feeds: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Finding, ...]:
    """What one rule notices; looked at on the day of the last session, where no day is given."""
    last = max((each.when.day for each in case.sessions), default=case.opened)
    sections = tuple(PLAN_SECTIONS.items())
    look = Look(
        case, today or last, working, limits, written or {}, goals_since, feeds or {}, sections
    )
    found = tuple(rule.found(look))
    assert {each.code for each in found} <= {rule.CODE}
    return found


def on(number: int, later: int = 0) -> date:
    """The day of a session, or some days after it."""
    return day(number).day + timedelta(days=later)


def open_record(session: Session) -> Session:
    """A session whose record is not finished."""
    assert session.held is not None
    return replace(session, record=replace(session.held, completed=None))


def with_next(session: Session, coming: Next | None) -> Session:
    """A session that names the next appointment, or says why there is none."""
    record = session.either_record
    assert record is not None
    return replace(session, record=replace(record, next=coming))


def how(session: Session, kind: ApproachKind = ApproachKind.REPEAT) -> Session:
    """A session that says how it follows the one before."""
    return replace(session, approach=Approach(kind))


def imported(session: Session) -> Session:
    """A session read from a form of an earlier time."""
    return replace(session, source=Source("digest", NOON))


def not_held(number: int, code: NotHeldCode | None) -> Session:
    """A session that was planned and not held, recorded as such."""
    record = NotHeldRecord(day(number), code, completed=DONE)
    return Session(f"s{number}", number, plan=Plan(day(number)), record=record)


def planned_and_held(number: int, *aims: AimResult) -> Session:
    """A session that was planned, held and recorded."""
    return replace(held(number, *aims), plan=Plan(day(number), aims=tuple(a.aim for a in aims)))


def serving(number: int, goal: str) -> Session:
    """A session that was held and had an aim for a goal."""
    return held(number, AimResult(f"r{number}", Aim(f"a{number}", "Something", goal)))
