"""A goal is served by an aim within eight sessions, or has ended (¶34, ¶136)."""

from dataclasses import replace

from sessionkit.continuity.findings import goal_unserved
from sessionkit.domain.aim import Aim
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.goal import Goal
from sessionkit.domain.plan import Plan
from sessionkit.domain.session import Session
from tests.continuity.findings.looking import not_held, noticed, on, serving
from tests.small_case import day, held, with_sessions

WORK = Goal("g1", "Have work of his own")


def with_goal(*sessions: Session) -> Case:
    return with_sessions(*sessions).with_goal(WORK)


def sessions(first: int, last: int) -> tuple[Session, ...]:
    return tuple(held(each) for each in range(first, last + 1))


def test_a_goal_that_eight_sessions_passed_by_is_told() -> None:
    (found,) = noticed(goal_unserved, with_goal(serving(1, "g1"), *sessions(2, 9)))
    assert found.message == (
        "No aim has served the goal “Have work of his own” since Session 1: 8 sessions."
    )
    assert (found.sessions, found.since, found.about) == ((1,), on(9), "g1")


def test_seven_may_pass_it_by() -> None:
    assert noticed(goal_unserved, with_goal(serving(1, "g1"), *sessions(2, 8))) == ()


def test_a_goal_that_no_aim_has_ever_served_counts_from_the_first_session() -> None:
    assert noticed(goal_unserved, with_goal(*sessions(1, 7))) == ()
    (found,) = noticed(goal_unserved, with_goal(*sessions(1, 8)))
    assert "so far: 8 sessions" in found.message
    assert found.sessions == ()


def test_a_goal_that_was_never_served_counts_from_the_day_goals_were_last_set() -> None:
    case = with_goal(*sessions(1, 12))
    assert noticed(goal_unserved, case, goals_since=on(5)) == ()
    assert len(noticed(goal_unserved, case, goals_since=on(4))) == 1


def test_one_that_was_served_was_there_already() -> None:
    case = with_goal(serving(1, "g1"), *sessions(2, 9))
    assert len(noticed(goal_unserved, case, goals_since=on(9))) == 1


def test_only_sessions_that_were_held_pass_it_by() -> None:
    missed = not_held(9, NotHeldCode.ABSENT_UNACCEPTABLE)
    assert noticed(goal_unserved, with_goal(serving(1, "g1"), *sessions(2, 8), missed)) == ()


def test_an_aim_that_was_planned_for_a_session_not_held_served_nothing() -> None:
    plan = Plan(day(9), aims=(Aim("a9", "Something", "g1"),))
    missed = replace(not_held(9, NotHeldCode.ABSENT_UNACCEPTABLE), plan=plan)
    case = with_goal(*sessions(1, 8), missed)
    assert len(noticed(goal_unserved, case)) == 1


def test_a_planned_session_that_is_to_serve_it_will_do() -> None:
    coming = Session("s9", 9, plan=Plan(day(9), aims=(Aim("a9", "Something", "g1"),)))
    assert noticed(goal_unserved, with_goal(*sessions(1, 8), coming)) == ()


def test_a_goal_that_ended_wants_nothing_more() -> None:
    ended = replace(WORK, ended=on(2), where_it_stands="He has found work.")
    assert noticed(goal_unserved, with_goal(*sessions(1, 9)).with_goal(ended)) == ()


def test_an_aim_for_another_goal_does_not_serve_it() -> None:
    other = tuple(serving(each, "g2") for each in range(1, 9))
    assert len(noticed(goal_unserved, with_goal(*other))) == 1
