"""Working days are Monday to Friday less the workspace's holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.errors import WrongUse
from sessionkit.domain.working_days import WorkingCalendar

FRIDAY, SATURDAY, SUNDAY = date(2026, 4, 10), date(2026, 4, 11), date(2026, 4, 12)
MONDAY, TUESDAY = date(2026, 4, 13), date(2026, 4, 14)
EASTER = WorkingCalendar(frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
MAUNDY_THURSDAY, AFTER_EASTER = date(2026, 4, 2), date(2026, 4, 7)
PLAIN = WorkingCalendar()

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CALENDARS = st.frozensets(DAYS, max_size=40).map(WorkingCalendar)


def test_monday_to_friday_are_working_days_and_holidays_are_none() -> None:
    assert [PLAIN.is_working_day(day) for day in (FRIDAY, SATURDAY, SUNDAY, MONDAY)] == [
        True,
        False,
        False,
        True,
    ]
    assert not EASTER.is_working_day(date(2026, 4, 3))


def test_the_next_working_day_is_after_this_one() -> None:
    assert PLAIN.next_working_day(MONDAY) == TUESDAY
    assert PLAIN.next_working_day(FRIDAY) == MONDAY
    assert EASTER.next_working_day(MAUNDY_THURSDAY) == AFTER_EASTER


def test_the_same_working_day_is_this_one_or_the_next_that_is_one() -> None:
    assert PLAIN.add_working_days(FRIDAY, 0) == FRIDAY
    assert PLAIN.add_working_days(SATURDAY, 0) == MONDAY
    assert EASTER.add_working_days(date(2026, 4, 3), 0) == AFTER_EASTER


def test_the_day_from_which_is_counted_is_not_counted() -> None:
    assert PLAIN.add_working_days(FRIDAY, 1) == MONDAY
    assert PLAIN.add_working_days(SATURDAY, 1) == MONDAY
    assert PLAIN.add_working_days(MONDAY, 5) == date(2026, 4, 20)
    assert EASTER.add_working_days(MAUNDY_THURSDAY, 2) == date(2026, 4, 8)


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(WrongUse, match="-1 is less than 0"):
        PLAIN.add_working_days(MONDAY, -1)


def test_days_between_are_counted_to_and_with_the_end() -> None:
    assert PLAIN.working_days_between(MONDAY, MONDAY) == 0
    assert PLAIN.working_days_between(FRIDAY, MONDAY) == 1
    assert PLAIN.working_days_between(FRIDAY, SUNDAY) == 0
    assert EASTER.working_days_between(MAUNDY_THURSDAY, AFTER_EASTER) == 1
    assert EASTER.working_days_between(AFTER_EASTER, MAUNDY_THURSDAY) == -1


@given(CALENDARS, DAYS, st.integers(0, 60))
@settings(max_examples=100)
def test_adding_and_counting_agree(calendar: WorkingCalendar, day: date, count: int) -> None:
    reached = calendar.add_working_days(day, count)

    assert calendar.is_working_day(reached)
    if count:
        assert calendar.working_days_between(day, reached) == count


@given(CALENDARS, DAYS, DAYS)
@settings(max_examples=100)
def test_counting_is_looking_at_every_day(
    calendar: WorkingCalendar, start: date, end: date
) -> None:
    first, last = sorted((start, end))
    days = [first + timedelta(days=each) for each in range(1, (last - first).days + 1)]

    counted = sum(calendar.is_working_day(day) for day in days)
    assert calendar.working_days_between(first, last) == counted
    assert calendar.working_days_between(last, first) == -counted
