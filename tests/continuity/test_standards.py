"""A missed session is followed up by the end of the same working day, or as the team decides."""

from datetime import date

import pytest

from sessionkit.continuity.standards import follow_up_due
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.dates import When
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.working_days import WorkingCalendar
from tests.small_case import held, missed, planned

FRIDAY = date(2026, 2, 27)
MONDAY_OFF = WorkingCalendar(frozenset({date(2026, 3, 2)}))


def due(code: NotHeldCode, on: date, days: int = 0) -> date | None:
    session = missed(planned(1), NotHeldRecord(When(on, None, None), code))
    return follow_up_due(session, MONDAY_OFF, days)


def test_by_default_it_is_due_the_same_day() -> None:
    assert due(NotHeldCode.ABSENT_UNACCEPTABLE, FRIDAY) == FRIDAY


def test_a_session_missed_at_the_weekend_is_followed_up_on_the_next_working_day() -> None:
    assert due(NotHeldCode.ABSENT_UNACCEPTABLE, date(2026, 2, 28)) == date(2026, 3, 3)


def test_a_team_may_give_itself_a_day_and_holidays_do_not_count() -> None:
    assert due(NotHeldCode.DECISION_AWAITED, FRIDAY, days=1) == date(2026, 3, 3)


@pytest.mark.parametrize("code", [NotHeldCode.PUT_OFF, NotHeldCode.CANCELLED_BY_US])
def test_what_we_put_off_or_cancelled_owes_no_follow_up(code: NotHeldCode) -> None:
    assert due(code, FRIDAY) is None


def test_a_session_that_was_held_owes_none() -> None:
    assert follow_up_due(held(1), MONDAY_OFF, 0) is None
