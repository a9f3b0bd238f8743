"""An aim that was not met is taken up within two sessions (¶34)."""

import pytest

from sessionkit.continuity.findings import aim_left
from sessionkit.domain.aim import Result
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind
from tests.continuity.findings.looking import RISKY, not_held, noticed, on
from tests.small_case import aim, handled, held, issue, missed, planned, with_sessions

AIM = ItemKind.AIM


def left(*numbers: int, result: Result = Result.NOT_MET) -> Case:
    """An aim of session 1, and the sessions held after it."""
    return with_sessions(held(1, aim("Draw the road", result)), *(held(n) for n in numbers))


def test_an_unmet_aim_that_two_sessions_passed_by_is_told() -> None:
    (found,) = noticed(aim_left, left(2, 3))
    assert found.message == (
        "Session 1 did not meet “Draw the road”; sessions 2 and 3 did not take it up."
    )
    assert (found.sessions, found.since, found.about) == ((1,), on(3), "Draw the road")


def test_one_session_may_pass_it_by() -> None:
    assert noticed(aim_left, left(2)) == ()


@pytest.mark.parametrize("result", [Result.PARTLY_MET, Result.NOT_ATTEMPTED])
def test_one_met_in_part_or_not_attempted_is_unmet(result: Result) -> None:
    assert len(noticed(aim_left, left(2, 3, result=result))) == 1


def test_one_that_was_met_is_not_told() -> None:
    assert noticed(aim_left, left(2, 3, result=Result.MET)) == ()


def test_one_of_a_session_that_was_missed_is_unmet() -> None:
    case = with_sessions(missed(planned(1, "Draw the road")), held(2), held(3))
    assert len(noticed(aim_left, case)) == 1


@pytest.mark.parametrize("how", [How.SETTLED, How.DROPPED])
def test_one_that_was_settled_or_dropped_is_not_told(how: How) -> None:
    case = left(2, 3, 4).handle(handled(AIM, "Draw the road", how, 2))
    assert noticed(aim_left, case) == ()


def test_carrying_it_gives_it_two_more_sessions() -> None:
    case = left(2, 3, 4).handle(handled(AIM, "Draw the road", How.CARRIED, 2))
    (found,) = noticed(aim_left, case)
    assert found.message.startswith("Session 1 did not meet “Draw the road”; sessions 3 and 4")
    assert found.sessions == (1,)
    later = left(2, 3, 4).handle(handled(AIM, "Draw the road", How.CARRIED, 3))
    assert noticed(aim_left, later) == ()


def test_left_alone_is_not_carried() -> None:
    case = left(2, 3).handle(*(handled(AIM, "Draw the road", How.LEFT, each) for each in (2, 3)))
    assert len(noticed(aim_left, case)) == 1


def test_taken_up_and_met_it_is_not_told() -> None:
    case = with_sessions(
        held(1, aim("Draw the road", Result.NOT_MET)),
        held(2, aim("Again", Result.MET)),
        held(3),
        held(4),
    ).handle(handled(AIM, "Draw the road", How.TAKEN_UP, 2, aim="Again"))
    assert noticed(aim_left, case) == ()


def test_taken_up_and_unmet_again_it_counts_from_there() -> None:
    sessions = (
        held(1, aim("Draw the road", Result.NOT_MET)),
        held(2, aim("Again", Result.NOT_MET)),
    )
    taken = handled(AIM, "Draw the road", How.TAKEN_UP, 2, aim="Again")
    assert noticed(aim_left, with_sessions(*sessions, held(3)).handle(taken)) == ()
    (found,) = noticed(aim_left, with_sessions(*sessions, held(3), held(4)).handle(taken))
    assert found.message.startswith("Session 2 did not meet “Again”; sessions 3 and 4")


def test_taken_up_in_a_plan_it_is_in_hand() -> None:
    sessions = (held(1, aim("Draw the road", Result.NOT_MET)), held(2), held(3))
    case = with_sessions(*sessions, planned(4, "Again"))
    case = case.handle(handled(AIM, "Draw the road", How.TAKEN_UP, 4, aim="Again"))
    assert noticed(aim_left, case) == ()


def test_a_session_that_was_not_held_could_not_have_taken_it_up() -> None:
    unmet = held(1, aim("Draw the road", Result.NOT_MET))
    case = with_sessions(unmet, not_held(2, NotHeldCode.CANCELLED_BY_US), held(3))
    assert noticed(aim_left, case) == ()


def test_the_words_of_risk_information_that_became_an_aim_are_not_repeated() -> None:
    case = with_sessions(held(1), held(2, aim(RISKY, Result.NOT_MET)), held(3), held(4))
    case = case.raise_issues(issue(1, "raised", risk=True))
    case = case.handle(handled(ItemKind.ISSUE, "raised", How.TAKEN_UP, 2, aim=RISKY))
    assert noticed(aim_left, case) == ()
