"""Two workers hold a session, or the record says why one was alone (¶33)."""

from dataclasses import replace

from sessionkit.continuity.findings import worker_alone
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.people import Who
from sessionkit.domain.session import Session
from tests.continuity.findings.looking import not_held, noticed, on, open_record
from tests.small_case import ISLA, ROWAN, TOM, held, planned, with_sessions


def held_by(*present: Who, because: str = "") -> Session:
    session = held(1)
    assert session.held is not None
    record = replace(session.held, present=present, alone_because=because)
    return replace(session, record=record)


def test_one_worker_alone_is_told_by_name() -> None:
    (found,) = noticed(worker_alone, with_sessions(held_by(TOM, ROWAN)))
    assert found.message == ("Session 1 was held by Tom Baird alone; the record does not say why.")
    assert (found.sessions, found.since) == ((1,), on(1))


def test_two_are_not_alone() -> None:
    assert noticed(worker_alone, with_sessions(held_by(TOM, ISLA, ROWAN))) == ()


def test_a_reason_will_do() -> None:
    case = with_sessions(held_by(TOM, ROWAN, because="Isla was ill"))
    assert noticed(worker_alone, case) == ()


def test_a_record_being_written_up_may_still_say_why_until_the_second_working_day() -> None:
    case = with_sessions(open_record(held_by(TOM, ROWAN)))
    assert noticed(worker_alone, case, on(1, 2)) == ()
    assert len(noticed(worker_alone, case, on(1, 3))) == 1


def test_a_record_that_names_no_worker_does_not_say_that_one_was_alone() -> None:
    assert noticed(worker_alone, with_sessions(held_by(ROWAN))) == ()


def test_a_session_that_was_not_held_was_held_by_nobody() -> None:
    missed = not_held(2, NotHeldCode.ABSENT_UNACCEPTABLE)
    assert noticed(worker_alone, with_sessions(planned(1), missed), on(9)) == ()


def test_a_name_cannot_write_on_the_screen() -> None:
    hostile = replace(TOM, name="Tom\x1b[2J\nBaird")
    (found,) = noticed(worker_alone, with_sessions(held_by(hostile, ROWAN)))
    assert "by Tom␛[2J Baird alone" in found.message
