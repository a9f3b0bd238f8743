"""A session is planned before it is held (¶34)."""

from datetime import date

from sessionkit.continuity.findings import planned_after
from sessionkit.continuity.findings.look import Written
from sessionkit.domain.attendance import NotHeldCode
from tests.continuity.findings.looking import imported, not_held, noticed, planned_and_held
from tests.small_case import held, with_sessions

NEXT_DAY = {"s1": Written(planned=date(2026, 1, 7))}


def test_a_plan_made_the_day_after_the_session_is_told() -> None:
    (found,) = noticed(planned_after, with_sessions(planned_and_held(1)), written=NEXT_DAY)
    assert found.message == (
        "Session 1 was held on Tue 6 Jan 2026 and planned on Wed 7 Jan 2026, after it."
    )
    assert (found.sessions, found.since) == ((1,), date(2026, 1, 7))


def test_a_plan_made_on_the_day_itself_is_not() -> None:
    written = {"s1": Written(planned=date(2026, 1, 6))}
    assert noticed(planned_after, with_sessions(planned_and_held(1)), written=written) == ()


def test_a_session_nobody_planned_claims_no_plan() -> None:
    assert noticed(planned_after, with_sessions(held(1)), written=NEXT_DAY) == ()


def test_a_session_read_from_an_old_form_is_not_judged() -> None:
    case = with_sessions(imported(planned_and_held(1)))
    assert noticed(planned_after, case, written=NEXT_DAY) == ()


def test_a_session_that_was_not_held_is_not_judged() -> None:
    case = with_sessions(not_held(1, NotHeldCode.ABSENT_UNACCEPTABLE))
    assert noticed(planned_after, case, written=NEXT_DAY) == ()


def test_a_plan_of_which_nobody_knows_when_it_was_made_is_not_judged() -> None:
    assert noticed(planned_after, with_sessions(planned_and_held(1))) == ()
