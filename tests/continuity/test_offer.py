"""What planning offers: what the participant took on to do comes first."""

from dataclasses import replace

from sessionkit.continuity.offer import homework, offer
from sessionkit.domain.aim import Result
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind
from tests.small_case import ROWAN, action, aim, handled, held, issue, with_sessions


def left_by_two_sessions() -> Case:
    case = with_sessions(held(1, aim("Keep the diary", Result.NOT_MET)), held(2))
    case = case.raise_issues(issue(1, "Sleeps badly"))
    his = (replace(action(n, text), who=ROWAN) for n, text in ((1, "Draw"), (2, "Write")))
    return case.agree_actions(action(1, "Ring the housing office"), *his)


def test_his_own_actions_stand_first_then_the_rest_each_oldest_first() -> None:
    left = [each.tip.id for each in offer(left_by_two_sessions()).left]
    assert left[:2] == ["Draw", "Write"]
    assert sorted(left[2:]) == ["Keep the diary", "Ring the housing office", "Sleeps badly"]


def test_homework_that_was_done_is_not_offered_again() -> None:
    case = left_by_two_sessions().handle(handled(ItemKind.ACTION, "Draw", How.DONE, 2))
    assert [each.tip.id for each in offer(case).left][:2] == ["Write", "Keep the diary"]


def test_an_action_of_a_worker_or_an_issue_is_no_homework() -> None:
    assert homework(left_by_two_sessions()) == {"Draw", "Write"}
