"""What a session left is followed until it is settled, and nothing is offered twice."""

from dataclasses import replace
from datetime import timedelta

from sessionkit.continuity.threads import ThreadState, open_threads, threads
from sessionkit.domain.aim import Result
from sessionkit.domain.case import Case
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from tests.small_case import (
    FIRST,
    action,
    aim,
    handled,
    held,
    issue,
    missed,
    planned,
    recorded,
    with_sessions,
)


def states(case: Case) -> dict[str, ThreadState]:
    return {thread.root.id: thread.state for thread in threads(case)}


def test_an_aim_that_was_met_leaves_nothing_open() -> None:
    case = with_sessions(held(1, aim("Name three people", Result.MET)))
    assert threads(case) == ()


def test_every_other_result_leaves_its_aim_open() -> None:
    unmet = (Result.PARTLY_MET, Result.NOT_MET, Result.NOT_ATTEMPTED)
    case = with_sessions(held(1, *(aim(each.value, each) for each in unmet)))
    assert [thread.words for thread in open_threads(case)] == [each.value for each in unmet]


def test_an_aim_without_a_result_in_a_finished_record_counts_as_not_attempted() -> None:
    case = with_sessions(held(1, aim("Agree a word")))
    (thread,) = open_threads(case)
    assert thread.steps[0].what is Result.NOT_ATTEMPTED


def test_a_planned_aim_that_the_record_leaves_out_is_still_open() -> None:
    session = recorded(
        planned(1, "Name three people", "Agree a word"), aim("Agree a word", Result.MET)
    )
    assert [thread.words for thread in open_threads(with_sessions(session))] == [
        "Name three people"
    ]


def test_the_aims_of_a_missed_session_are_open() -> None:
    case = with_sessions(missed(planned(1, "Name three people")))
    assert [thread.words for thread in open_threads(case)] == ["Name three people"]


def test_an_aim_taken_up_by_a_planned_session_is_in_hand_and_not_offered() -> None:
    case = with_sessions(held(1, aim("Name three people", Result.NOT_MET)), planned(2, "again"))
    case = case.handle(handled(ItemKind.AIM, "Name three people", How.TAKEN_UP, 2, aim="again"))
    assert states(case) == {"Name three people": ThreadState.IN_HAND}
    assert open_threads(case) == ()


def test_an_aim_taken_up_and_met_closes_the_thread_it_began() -> None:
    case = with_sessions(held(1, aim("first", Result.NOT_MET)), held(2, aim("second", Result.MET)))
    case = case.handle(handled(ItemKind.AIM, "first", How.TAKEN_UP, 2, aim="second"))
    assert states(case) == {"first": ThreadState.MET}


def test_an_aim_taken_up_and_unmet_again_is_offered_once_in_its_latest_words() -> None:
    case = with_sessions(
        held(1, aim("first", Result.NOT_MET)), held(2, aim("second", Result.PARTLY_MET))
    )
    case = case.handle(handled(ItemKind.AIM, "first", How.TAKEN_UP, 2, aim="second"))
    (thread,) = open_threads(case)
    assert (thread.words, thread.began) == ("second", "s1")
    assert [step.session for step in thread.steps] == ["s1", "s2", "s2"]


def test_an_issue_taken_up_as_an_aim_in_a_missed_session_is_open_again() -> None:
    case = with_sessions(held(1), missed(planned(2, "speak of it"))).raise_issues(issue(1, "wants"))
    case = case.handle(handled(ItemKind.ISSUE, "wants", How.TAKEN_UP, 2, aim="speak of it"))
    (thread,) = open_threads(case)
    assert (thread.root.id, thread.words) == ("wants", "speak of it")


def test_an_issue_of_session_six_is_settled_by_the_aim_met_in_session_nine() -> None:
    case = with_sessions(held(6), held(9, aim("speak of it", Result.MET)))
    case = case.raise_issues(issue(6, "wants his sister told"))
    taken = handled(ItemKind.ISSUE, "wants his sister told", How.TAKEN_UP, 9, aim="speak of it")
    assert states(case.handle(taken)) == {"wants his sister told": ThreadState.MET}


def test_risk_information_is_not_closed_by_an_aim_that_is_met() -> None:
    case = with_sessions(held(1), held(2, aim("speak of it", Result.MET)))
    case = case.raise_issues(issue(1, "new address", risk=True))
    case = case.handle(handled(ItemKind.ISSUE, "new address", How.TAKEN_UP, 2, aim="speak of it"))
    assert [thread.risk_information for thread in open_threads(case)] == [True]


def test_leaving_something_alone_or_carrying_it_does_not_close_it() -> None:
    case = with_sessions(held(1), held(2)).agree_actions(action(1, "housing", FIRST))
    case = case.handle(handled(ItemKind.ACTION, "housing", How.LEFT, 2))
    later = FIRST + timedelta(days=30)
    item = ItemRef(ItemKind.ACTION, "housing")
    case = case.handle(Handling("h", item, How.CARRIED, "s2", FIRST, due=later))
    (thread,) = open_threads(case)
    assert thread.due == later


def test_done_settled_and_dropped_close_and_reopening_opens_again() -> None:
    case = with_sessions(held(1), held(2)).agree_actions(action(1, "a"), action(1, "b"))
    case = case.raise_issues(issue(1, "c"))
    case = case.handle(
        handled(ItemKind.ACTION, "a", How.DONE, 2),
        handled(ItemKind.ACTION, "b", How.DROPPED, 2),
        handled(ItemKind.ISSUE, "c", How.SETTLED, 2),
    )
    closed = {"a": ThreadState.DONE, "b": ThreadState.DROPPED, "c": ThreadState.SETTLED}
    assert states(case) == closed
    again = case.handle(handled(ItemKind.ISSUE, "c", How.REOPENED, 2))
    assert states(again) == {**closed, "c": ThreadState.OPEN}


def test_threads_come_oldest_first_whatever_order_they_were_entered_in() -> None:
    case = with_sessions(held(1), held(2), held(3))
    case = case.raise_issues(issue(3, "third"), issue(1, "first")).agree_actions(
        action(2, "second")
    )
    assert [thread.words for thread in open_threads(case)] == ["first", "second", "third"]


def test_a_record_being_written_up_leaves_only_what_was_judged() -> None:
    session = held(1, aim("judged", Result.NOT_MET), aim("not yet"))
    assert session.held is not None
    writing = replace(session, record=replace(session.held, completed=None))
    assert [thread.words for thread in open_threads(with_sessions(writing))] == ["judged"]


def test_an_aim_taken_up_again_in_every_session_of_a_long_chain_is_one_thread() -> None:
    many = 1500
    case = with_sessions(*(held(n, aim(f"aim {n}", Result.NOT_MET)) for n in range(1, many + 1)))
    taken = (
        handled(ItemKind.AIM, f"aim {n}", How.TAKEN_UP, n + 1, aim=f"aim {n + 1}")
        for n in range(1, many)
    )
    (thread,) = open_threads(replace(case, handlings=tuple(taken)))
    assert (thread.root.id, thread.tip.id) == ("aim 1", f"aim {many}")
