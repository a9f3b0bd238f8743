"""A session is written up within two working days, or as many as the team decided (¶43, ¶44)."""

from datetime import date

from sessionkit.continuity.findings import record_late
from sessionkit.continuity.findings.look import Limits, Written
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.working_days import WorkingCalendar
from tests.continuity.findings.looking import imported, not_held, noticed, on, open_record
from tests.small_case import held, planned, with_sessions

# Session 1 is on Tue 6 Jan 2026: the second working day after it is Thu 8 Jan.
IN_TIME = {"s1": Written(recorded=date(2026, 1, 8))}
LATE = {"s1": Written(recorded=date(2026, 1, 9))}


def test_a_record_begun_on_the_third_working_day_is_late() -> None:
    (found,) = noticed(record_late, with_sessions(held(1)), written=LATE)
    assert found.message == (
        "Session 1 of Tue 6 Jan 2026 was written up on Fri 9 Jan 2026; "
        "Thu 8 Jan 2026 was the last day for it."
    )
    assert (found.sessions, found.since) == ((1,), date(2026, 1, 9))


def test_the_second_working_day_is_in_time() -> None:
    assert noticed(record_late, with_sessions(held(1)), written=IN_TIME) == ()


def test_weekends_and_holidays_do_not_count() -> None:
    case = with_sessions(held(1))
    tuesday = {"s1": Written(recorded=date(2026, 1, 13))}
    off = WorkingCalendar(frozenset({date(2026, 1, 7), date(2026, 1, 8), date(2026, 1, 9)}))
    assert noticed(record_late, case, working=off, written=tuesday) == ()
    assert len(noticed(record_late, case, written=tuesday)) == 1


def test_the_team_may_give_itself_another_day_or_none() -> None:
    case = with_sessions(held(1))
    assert noticed(record_late, case, limits=Limits(write_up_days=3), written=LATE) == ()
    assert len(noticed(record_late, case, limits=Limits(write_up_days=0), written=IN_TIME)) == 1


def test_a_session_read_from_an_old_form_is_not_judged() -> None:
    session = imported(held(1))
    assert noticed(record_late, with_sessions(session), written=LATE) == ()
    assert noticed(record_late, with_sessions(imported(open_record(held(1)))), on(9)) == ()


def test_a_record_of_which_nobody_knows_when_it_was_begun_is_not_judged() -> None:
    assert noticed(record_late, with_sessions(held(1)), on(9)) == ()


def test_a_planned_session_of_which_nothing_is_recorded_is_told_after_the_second_day() -> None:
    case = with_sessions(planned(1))
    assert noticed(record_late, case, on(1, 2)) == ()
    (found,) = noticed(record_late, case, on(1, 3))
    assert (
        found.message == "Session 1 was planned for Tue 6 Jan 2026, and nothing is recorded of it."
    )
    assert found.settled_by == "Record what became of it, held or not held."


def test_a_record_left_open_is_told_after_the_second_day_though_it_was_begun_in_time() -> None:
    case = with_sessions(open_record(held(1)))
    assert noticed(record_late, case, on(1, 2), written=IN_TIME) == ()
    (found,) = noticed(record_late, case, on(1, 3), written=IN_TIME)
    assert found.message == "Session 1 of Tue 6 Jan 2026 is still being written up."
    assert found.settled_by == "Finish the record."


def test_what_was_begun_late_stays_told_when_it_is_finished() -> None:
    for session in (open_record(held(1)), held(1)):
        (found,) = noticed(record_late, with_sessions(session), on(9), written=LATE)
        assert "was written up on Fri 9 Jan 2026" in found.message


def test_a_session_that_was_not_held_is_written_up_in_time_as_well() -> None:
    case = with_sessions(not_held(1, NotHeldCode.ABSENT_UNACCEPTABLE))
    assert len(noticed(record_late, case, written=LATE)) == 1
    assert noticed(record_late, case, written=IN_TIME) == ()
