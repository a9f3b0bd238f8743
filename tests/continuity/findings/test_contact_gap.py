"""The participant is seen as often as the standard says, or the record says why not (¶22)."""

from dataclasses import replace

import pytest

from sessionkit.continuity.findings import contact_gap
from sessionkit.continuity.findings.look import Limits
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.dates import When
from sessionkit.domain.session import Session
from tests.continuity.findings.looking import imported, not_held, noticed, on, with_next
from tests.small_case import day, held, planned, with_sessions


def moved(session: Session, days: int) -> Session:
    """A session that was held some days later."""
    assert session.held is not None
    when = When(on(session.number or 0, days))
    return replace(session, record=replace(session.held, when=when))


def test_fifteen_days_between_two_sessions_are_told() -> None:
    (found,) = noticed(contact_gap, with_sessions(held(1), moved(held(3), 1)))
    assert found.message == (
        "15 days lie between Session 1 of Tue 6 Jan 2026 and Session 3 of Wed 21 Jan 2026; the "
        "standard is at most 14."
    )
    assert (found.sessions, found.since) == ((1, 3), on(3, 1))


def test_fourteen_are_not() -> None:
    assert noticed(contact_gap, with_sessions(held(1), held(3))) == ()


def test_the_time_since_the_last_session_is_told_as_well() -> None:
    case = with_sessions(held(1), held(2))
    assert noticed(contact_gap, case, on(4)) == ()
    (found,) = noticed(contact_gap, case, on(4, 1))
    assert found.message == (
        "Nobody is recorded as having seen the participant since Session 2 of Tue 13 Jan 2026; "
        "the standard is at most 14 days."
    )
    assert (found.sessions, found.since) == ((2,), on(4, 1))


def test_the_standard_is_the_teams() -> None:
    case = with_sessions(held(1), held(3))
    assert len(noticed(contact_gap, case, limits=Limits(contact_days=13))) == 1
    assert noticed(contact_gap, case, on(7), limits=Limits(contact_days=28)) == ()


@pytest.mark.parametrize(
    "code", [NotHeldCode.ABSENT_ACCEPTABLE, NotHeldCode.CANCELLED_BY_US, NotHeldCode.PUT_OFF]
)
def test_a_session_that_was_not_held_is_no_contact(code: NotHeldCode) -> None:
    case = with_sessions(held(1), not_held(2, code), held(4))
    assert [each.sessions for each in noticed(contact_gap, case)] == [(1, 4)]


def test_who_was_sent_home_was_seen() -> None:
    case = with_sessions(held(1), not_held(2, NotHeldCode.SENT_HOME), held(4))
    assert noticed(contact_gap, case) == ()


def test_a_session_that_is_planned_is_no_contact_yet() -> None:
    assert len(noticed(contact_gap, with_sessions(held(1), planned(4)), on(3, 1))) == 1


def test_a_record_that_says_why_there_is_no_next_appointment_explains_the_gap() -> None:
    away = NoAppointment("In hospital until February")
    case = with_sessions(with_next(held(1), away), held(5), held(9))
    assert [each.sessions for each in noticed(contact_gap, case)] == [(5, 9)]
    assert noticed(contact_gap, with_sessions(with_next(held(1), away)), on(9)) == ()


def test_so_does_that_of_a_session_not_held_in_between() -> None:
    cancelled = not_held(2, NotHeldCode.CANCELLED_BY_US)
    cancelled = with_next(cancelled, NoAppointment("The office is closed for the month"))
    assert noticed(contact_gap, with_sessions(held(1), cancelled, held(5))) == ()
    missed = not_held(4, NotHeldCode.ABSENT_UNACCEPTABLE)
    assert noticed(contact_gap, with_sessions(held(1), cancelled, missed, held(5))) == ()


def test_an_appointment_agreed_for_a_later_day_does_not() -> None:
    far = with_next(held(1), Appointment(day(5)))
    assert len(noticed(contact_gap, with_sessions(far, held(5)))) == 1


def test_forms_of_earlier_days_imported_afterwards_fall_into_their_place() -> None:
    late = replace(imported(held(2)), id="s5", number=5)
    case = with_sessions(held(1), held(3), held(4), late)
    assert noticed(contact_gap, case, limits=Limits(contact_days=7)) == ()


def test_a_case_without_a_session_has_no_gap() -> None:
    assert noticed(contact_gap, with_sessions(planned(1)), on(9)) == ()
