"""A record names the next appointment or says why there is none (A2 ¶14)."""

from dataclasses import replace

from sessionkit.continuity.findings import next_missing
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.attendance import NotHeldCode
from tests.continuity.findings.looking import (
    imported,
    not_held,
    noticed,
    on,
    open_record,
    with_next,
)
from tests.small_case import day, empty_case, held, planned, with_sessions


def test_a_last_record_without_an_appointment_is_told() -> None:
    (found,) = noticed(next_missing, with_sessions(held(1), held(2)))
    assert found.message == "Session 2 names no next appointment, and no session is planned."
    assert found.sessions == (2,)


def test_a_record_being_written_up_may_still_name_it_until_the_second_working_day() -> None:
    case = with_sessions(open_record(held(1)))
    assert noticed(next_missing, case, on(1, 2)) == ()
    assert len(noticed(next_missing, case, on(1, 3))) == 1


def test_a_session_planned_ahead_will_do() -> None:
    case = with_sessions(held(1), planned(2))
    assert noticed(next_missing, case, on(1)) == ()
    past = with_sessions(with_next(held(1), Appointment(day(2))), planned(3))
    assert noticed(next_missing, past, on(2, 1)) == ()


def test_why_there_is_none_will_do() -> None:
    case = with_sessions(with_next(held(1), NoAppointment("The programme is complete")))
    assert noticed(next_missing, case, on(9)) == ()


def test_an_appointment_is_past_on_the_day_after_it() -> None:
    case = with_sessions(with_next(held(1), Appointment(day(2))))
    assert noticed(next_missing, case, on(2)) == ()
    (found,) = noticed(next_missing, case, on(2, 1))
    assert found.message == (
        "The next appointment was on Tue 13 Jan 2026; nothing is recorded of it, and no session "
        "is planned."
    )
    assert (found.sessions, found.since) == ((1,), on(2, 1))


def test_only_the_last_record_is_asked() -> None:
    case = with_sessions(held(1), with_next(held(2), Appointment(day(3))))
    assert noticed(next_missing, case) == ()


def test_a_missed_session_names_the_next_one_as_well() -> None:
    missed = not_held(2, NotHeldCode.ABSENT_UNACCEPTABLE)
    assert len(noticed(next_missing, with_sessions(held(1), missed))) == 1
    coming = with_next(missed, Appointment(day(3)))
    assert noticed(next_missing, with_sessions(held(1), coming)) == ()


def test_of_a_session_put_off_or_brought_forward_the_one_in_its_place_tells() -> None:
    put_off = with_next(not_held(5, NotHeldCode.PUT_OFF), Appointment(day(2)))
    assert put_off.not_held is not None
    put_off = replace(put_off, record=replace(put_off.not_held, successor="s6"))
    instead = replace(with_next(held(2), Appointment(day(9))), id="s6", number=6)
    assert noticed(next_missing, with_sessions(held(1), put_off, instead), on(3)) == ()


def test_a_form_of_an_earlier_day_imported_afterwards_is_not_the_last() -> None:
    late = replace(imported(held(1)), id="s4", number=4)
    case = with_sessions(with_next(held(3), Appointment(day(4))), late)
    assert noticed(next_missing, case) == ()


def test_a_case_without_a_record_is_not_asked() -> None:
    assert noticed(next_missing, with_sessions(planned(1)), on(9)) == ()
    assert noticed(next_missing, empty_case()) == ()
