"""Every aim of a session that was held says how it went (¶34)."""

from sessionkit.continuity.findings import aim_without_result
from sessionkit.domain.aim import Result
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.handling import How, ItemKind
from tests.continuity.findings.looking import RISKY, not_held, noticed, on, open_record
from tests.small_case import aim, handled, held, issue, planned, with_sessions


def test_an_aim_without_a_result_is_told_by_its_number() -> None:
    case = with_sessions(held(1, aim("Say hello", Result.MET), aim("Draw the road")))
    (found,) = noticed(aim_without_result, case)
    assert found.message == "Session 1 does not say how aim 2 went: “Draw the road”."
    assert found.sessions == (1,)


def test_every_result_will_do() -> None:
    aims = (aim(each.value, each) for each in Result)
    assert noticed(aim_without_result, with_sessions(held(1, *aims))) == ()


def test_a_record_being_written_up_may_still_say_it_until_the_second_working_day() -> None:
    case = with_sessions(open_record(held(1, aim("Draw the road"))))
    assert noticed(aim_without_result, case, on(1, 2)) == ()
    assert len(noticed(aim_without_result, case, on(1, 3))) == 1


def test_a_session_still_planned_or_not_held_says_nothing_of_its_aims() -> None:
    missed = not_held(2, NotHeldCode.CANCELLED_BY_US)
    case = with_sessions(planned(1, "Draw the road"), missed)
    assert noticed(aim_without_result, case, on(9)) == ()


def test_the_words_of_risk_information_that_became_an_aim_are_not_repeated() -> None:
    case = with_sessions(held(1), held(2, aim(RISKY)))
    case = case.raise_issues(issue(1, f"{RISKY}, raised", risk=True))
    case = case.handle(handled(ItemKind.ISSUE, f"{RISKY}, raised", How.TAKEN_UP, 2, aim=RISKY))
    (found,) = noticed(aim_without_result, case)
    assert found.message == "Session 2 does not say how aim 1 went."
