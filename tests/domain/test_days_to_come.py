"""A record tells of a day that has come."""

from dataclasses import replace
from datetime import timedelta

from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.record import HeldRecord, NotHeldRecord
from tests.small_case import FIRST, day

YESTERDAY = FIRST - timedelta(days=1)


def test_a_session_cannot_have_been_held_on_a_day_that_has_not_come() -> None:
    (lack,) = HeldRecord(day(1)).not_yet(YESTERDAY)
    assert (lack.field, lack.sentence) == (
        "when",
        "Say when it was held: Tue 6 Jan 2026 has not come yet.",
    )
    assert HeldRecord(day(1)).not_yet(FIRST) == ()


def test_nobody_has_missed_a_session_that_is_still_to_come() -> None:
    record = NotHeldRecord(day(1), NotHeldCode.ABSENT_UNACCEPTABLE)
    (lack,) = record.not_yet(YESTERDAY)
    assert lack.field == "code"
    assert record.not_yet(FIRST) == ()


def test_a_session_to_come_can_be_cancelled_or_put_off() -> None:
    for code in (NotHeldCode.CANCELLED_BY_US, NotHeldCode.PUT_OFF, None):
        assert replace(NotHeldRecord(day(1)), code=code).not_yet(YESTERDAY) == ()
