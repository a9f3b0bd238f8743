"""A missed session is followed up by the end of the next working day (¶23, ¶26)."""

from dataclasses import replace
from datetime import date

import pytest

from sessionkit.continuity.findings import missed_not_followed
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.dates import When
from sessionkit.domain.follow_up import FollowUp
from sessionkit.domain.session import Session
from sessionkit.domain.working_days import WorkingCalendar
from tests.continuity.findings.looking import not_held, noticed
from tests.small_case import held, planned, with_sessions

# Session 1 is on Tue 6 Jan 2026.
WEDNESDAY, THURSDAY = date(2026, 1, 7), date(2026, 1, 8)
MISSED = [NotHeldCode.ABSENT_UNACCEPTABLE, NotHeldCode.DECISION_AWAITED, NotHeldCode.SENT_HOME]


def missed(code: NotHeldCode = NotHeldCode.ABSENT_UNACCEPTABLE, *followed: date) -> Session:
    session = not_held(1, code)
    assert session.not_held is not None
    done = tuple(FollowUp(f"f{each}", "Went to the address", each) for each in followed)
    return replace(session, record=replace(session.not_held, follow_ups=done))


@pytest.mark.parametrize("code", MISSED)
def test_without_a_follow_up_it_is_told_after_the_next_working_day(code: NotHeldCode) -> None:
    case = with_sessions(missed(code))
    assert noticed(missed_not_followed, case, WEDNESDAY) == ()
    (found,) = noticed(missed_not_followed, case, THURSDAY)
    assert found.message == (
        "Session 1 of Tue 6 Jan 2026 was missed, and no follow-up is recorded."
    )
    assert (found.sessions, found.since) == ((1,), THURSDAY)


def test_a_follow_up_by_the_end_of_the_next_working_day_is_in_time() -> None:
    late_year = date(2026, 12, 1)
    assert (
        noticed(missed_not_followed, with_sessions(missed(MISSED[0], WEDNESDAY)), late_year) == ()
    )


def test_a_later_one_is_told_with_both_days() -> None:
    (found,) = noticed(missed_not_followed, with_sessions(missed(MISSED[0], THURSDAY)), THURSDAY)
    assert found.message == (
        "Session 1 of Tue 6 Jan 2026 was missed and followed up on Thu 8 Jan 2026; "
        "Wed 7 Jan 2026 was the last day for it."
    )


def test_the_first_of_several_counts() -> None:
    case = with_sessions(missed(MISSED[0], date(2026, 1, 20), WEDNESDAY))
    assert noticed(missed_not_followed, case, date(2026, 2, 1)) == ()


def test_weekends_and_holidays_do_not_count() -> None:
    session = missed()
    assert session.not_held is not None
    friday = replace(session, record=replace(session.not_held, when=When(date(2026, 1, 9))))
    off = WorkingCalendar(frozenset({date(2026, 1, 12)}))
    case = with_sessions(friday)
    assert noticed(missed_not_followed, case, date(2026, 1, 13), working=off) == ()
    assert len(noticed(missed_not_followed, case, date(2026, 1, 14), working=off)) == 1


@pytest.mark.parametrize("code", [NotHeldCode.CANCELLED_BY_US, NotHeldCode.PUT_OFF])
def test_what_we_cancelled_or_put_off_owes_no_follow_up(code: NotHeldCode) -> None:
    assert noticed(missed_not_followed, with_sessions(missed(code)), THURSDAY) == ()


def test_an_absence_that_was_accepted_owes_none() -> None:
    case = with_sessions(missed(NotHeldCode.ABSENT_ACCEPTABLE))
    assert noticed(missed_not_followed, case, THURSDAY) == ()


def test_a_session_that_was_held_or_is_planned_was_not_missed() -> None:
    failed = held(1)
    assert failed.held is not None
    failed = replace(failed, record=replace(failed.held, came=Came.FAILED_TO_COMPLY))
    case = with_sessions(failed, planned(2))
    assert noticed(missed_not_followed, case, date(2026, 12, 1)) == ()


def test_one_that_does_not_say_yet_why_it_was_not_held_is_not_judged() -> None:
    assert noticed(missed_not_followed, with_sessions(not_held(1, None)), THURSDAY) == ()
