"""An issue is taken up within two sessions of being raised (¶34, ¶44)."""

from dataclasses import replace

import pytest

from sessionkit.continuity.findings import issue_untouched
from sessionkit.domain.aim import Result
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.prior_work import PriorWork
from tests.continuity.findings.looking import RISKY, imported, not_held, noticed, on
from tests.small_case import action, aim, day, handled, held, issue, planned, with_sessions

NOISE = "The noise at night"
ISSUE, ACTION = ItemKind.ISSUE, ItemKind.ACTION


def raised(*numbers: int) -> Case:
    """An issue raised in session 1, and the sessions held."""
    return with_sessions(held(1), *(held(n) for n in numbers)).raise_issues(issue(1, NOISE))


def test_an_issue_that_two_sessions_passed_by_is_told() -> None:
    (found,) = noticed(issue_untouched, raised(2, 3))
    assert found.message == f"Session 1 raised “{NOISE}”; sessions 2 and 3 did nothing about it."
    assert (found.sessions, found.since, found.about) == ((1,), on(3), NOISE)


def test_one_session_may_pass_it_by() -> None:
    assert noticed(issue_untouched, raised(2)) == ()


def test_it_is_the_same_finding_however_many_pass_it_by() -> None:
    (second,), (fourth,) = (noticed(issue_untouched, raised(*n)) for n in ((2, 3), (2, 3, 4, 5)))
    assert second.id == fourth.id
    assert "sessions 2, 3 and later ones did nothing" in fourth.message


@pytest.mark.parametrize("how", [How.CARRIED, How.SETTLED, How.DROPPED])
def test_an_issue_that_was_carried_settled_or_dropped_is_not(how: How) -> None:
    case = raised(2, 3, 4).handle(handled(ISSUE, NOISE, how, 2))
    assert noticed(issue_untouched, case) == ()


def test_leaving_it_alone_is_not_taking_it_up() -> None:
    left = raised(2, 3).handle(*(handled(ISSUE, NOISE, How.LEFT, each) for each in (2, 3)))
    assert len(noticed(issue_untouched, left)) == 1


def test_an_issue_that_was_taken_up_as_an_aim_is_not() -> None:
    sessions = (held(1), held(2, aim("Sleep", Result.NOT_MET)), held(3), held(4))
    case = with_sessions(*sessions).raise_issues(issue(1, NOISE))
    case = case.handle(handled(ISSUE, NOISE, How.TAKEN_UP, 2, aim="Sleep"))
    assert noticed(issue_untouched, case) == ()


def test_what_its_own_session_settled_or_took_up_was_not_passed_by() -> None:
    settled = raised(2, 3).handle(handled(ISSUE, NOISE, How.SETTLED, 1))
    assert noticed(issue_untouched, settled) == ()
    sessions = (held(1, aim("Sleep", Result.NOT_MET)), held(2), held(3))
    case = with_sessions(*sessions).raise_issues(issue(1, NOISE))
    case = case.handle(handled(ISSUE, NOISE, How.TAKEN_UP, 1, aim="Sleep"))
    assert noticed(issue_untouched, case) == ()


def test_an_issue_that_a_planned_session_takes_up_is_not() -> None:
    sessions = (held(1), held(2), held(3), planned(4, "Sleep"))
    case = with_sessions(*sessions).raise_issues(issue(1, NOISE))
    case = case.handle(handled(ISSUE, NOISE, How.TAKEN_UP, 4, aim="Sleep"))
    assert noticed(issue_untouched, case) == ()


def test_only_sessions_that_were_held_could_have_taken_it_up() -> None:
    missed = not_held(2, NotHeldCode.ABSENT_UNACCEPTABLE)
    case = with_sessions(held(1), missed, held(3), planned(4)).raise_issues(issue(1, NOISE))
    assert noticed(issue_untouched, case) == ()


def test_an_open_action_of_the_same_session_may_be_about_it() -> None:
    case = raised(2, 3, 4).agree_actions(action(1, "Ask for a room at the back"))
    assert noticed(issue_untouched, case) == ()


def test_when_the_action_has_ended_two_more_sessions_may_pass_by() -> None:
    agreed = raised(2, 3, 4).agree_actions(action(1, "Ask for a room at the back"))
    case = agreed.handle(handled(ACTION, "Ask for a room at the back", How.DONE, 3))
    assert noticed(issue_untouched, case) == ()
    case = agreed.handle(handled(ACTION, "Ask for a room at the back", How.DROPPED, 2))
    (found,) = noticed(issue_untouched, case)
    assert "sessions 3 and 4 did nothing" in found.message


def test_an_action_of_another_session_is_about_something_else() -> None:
    assert len(noticed(issue_untouched, raised(2, 3).agree_actions(action(2, "Write")))) == 1


def test_risk_information_is_left_to_its_own_rule() -> None:
    case = with_sessions(held(1), held(2), held(3)).raise_issues(issue(1, RISKY, risk=True))
    assert noticed(issue_untouched, case) == ()


def test_a_form_of_an_earlier_day_imported_afterwards_did_not_pass_it_by() -> None:
    old = (replace(held(n), record=held(1).held) for n in (5, 6))
    case = with_sessions(held(4), *(imported(each) for each in old))
    case = case.raise_issues(issue(4, NOISE))
    assert noticed(issue_untouched, case) == ()


def test_what_work_done_before_left_open_counts_from_the_day_it_was_entered() -> None:
    prior = PriorWork("p1", "A course", day(2).day, "Isla Muir")
    left = replace(issue(0, NOISE), session="p1")
    case = with_sessions(held(1), held(2), held(3)).with_prior(prior, (left,))
    (found,) = noticed(issue_untouched, case)
    assert found.message.startswith(f"Work done before raised “{NOISE}”; sessions 2 and 3")
    assert found.sessions == (0,)
    later = replace(prior, noted=day(3).day)
    assert noticed(issue_untouched, case.with_prior(later)) == ()
