"""Risk information is told to whoever must know, looked at again, and closed (¶18)."""

import pytest

from sessionkit.continuity.findings import risk_open
from sessionkit.domain.aim import Result
from sessionkit.domain.handling import How, ItemKind
from tests.continuity.findings.looking import RISKY, noticed, on
from tests.small_case import action, aim, handled, held, issue, planned, with_sessions

CASE = with_sessions(held(1), held(2)).raise_issues(issue(1, RISKY, risk=True))


def test_it_is_told_from_the_day_it_was_raised_and_never_in_its_words() -> None:
    (found,) = noticed(risk_open, CASE, on(1))
    assert found.message == "Session 1 raised risk information, and nobody is recorded as told."
    assert (found.sessions, found.since) == ((1,), on(1))
    assert "sessionkit tells nobody" in found.settled_by
    assert RISKY not in f"{found.message} {found.settled_by}"


def test_once_somebody_did_something_about_it_it_is_told_until_it_is_closed() -> None:
    case = CASE.handle(handled(ItemKind.ISSUE, RISKY, How.TAKEN_UP, 2))
    (found,) = noticed(risk_open, case)
    assert found.message == "Session 1 raised risk information, and has not been closed."


@pytest.mark.parametrize("how", [How.LEFT, How.CARRIED])
def test_leaving_it_alone_or_carrying_it_tells_nobody(how: How) -> None:
    (found,) = noticed(risk_open, CASE.handle(handled(ItemKind.ISSUE, RISKY, how, 2)))
    assert "nobody is recorded as told" in found.message


@pytest.mark.parametrize("how", [How.SETTLED, How.DROPPED])
def test_closed_it_is_not_told(how: How) -> None:
    assert noticed(risk_open, CASE.handle(handled(ItemKind.ISSUE, RISKY, how, 2))) == ()


def test_reopened_it_is_told_again() -> None:
    closed = CASE.handle(handled(ItemKind.ISSUE, RISKY, How.SETTLED, 1))
    case = closed.handle(handled(ItemKind.ISSUE, RISKY, How.REOPENED, 2))
    assert len(noticed(risk_open, case)) == 1


def test_an_aim_that_took_it_up_and_was_met_does_not_close_it() -> None:
    case = with_sessions(held(1), held(2, aim("Look at it", Result.MET)))
    case = case.raise_issues(issue(1, RISKY, risk=True))
    case = case.handle(handled(ItemKind.ISSUE, RISKY, How.TAKEN_UP, 2, aim="Look at it"))
    assert len(noticed(risk_open, case)) == 1


def test_neither_does_a_plan_to_take_it_up() -> None:
    case = with_sessions(held(1), planned(2, "Look at it"))
    case = case.raise_issues(issue(1, RISKY, risk=True))
    case = case.handle(handled(ItemKind.ISSUE, RISKY, How.TAKEN_UP, 2, aim="Look at it"))
    assert len(noticed(risk_open, case)) == 1


def test_nor_an_action_agreed_beside_it() -> None:
    assert len(noticed(risk_open, CASE.agree_actions(action(1, "Tell Callum Reid")))) == 1


def test_an_issue_that_is_none_is_left_to_its_own_rule() -> None:
    case = with_sessions(held(1)).raise_issues(issue(1, "The noise at night"))
    assert noticed(risk_open, case) == ()
