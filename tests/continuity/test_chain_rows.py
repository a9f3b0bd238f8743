"""The chain as rows."""

from dataclasses import replace

from sessionkit.continuity.chain_rows import chain_rows
from sessionkit.domain.aim import Result
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.record import Delivery, NotHeldRecord
from sessionkit.domain.session import Session
from tests.example_case import example_case, large_case
from tests.small_case import (
    DONE,
    aim,
    day,
    done,
    handled,
    held,
    issue,
    missed,
    planned,
    programme,
    with_sessions,
)


def following(session: Session, kind: ApproachKind) -> Session:
    return replace(session, approach=Approach(kind))


def walls() -> Case:
    """Begun, missed, repeated more slowly, done another way, and planned once more."""
    no_show = NotHeldRecord(day(2), NotHeldCode.ABSENT_UNACCEPTABLE, completed=DONE)
    case = with_sessions(
        following(held(1, exercises=(done(1, "barriers"),)), ApproachKind.START),
        missed(planned(2, card="barriers", step=1), no_show),
        following(held(3, exercises=(done(1, "barriers"),)), ApproachKind.REPEAT),
        following(held(4, exercises=(done(1, "barriers"),)), ApproachKind.MORE_SLOWLY),
        following(held(5, exercises=(done(2, "network"),)), ApproachKind.MOVE_ON),
        following(planned(6, card="network", step=2), ApproachKind.DIFFERENTLY),
    )
    return replace(case, programme=programme("barriers", "network"))


def test_repeats_misses_and_changes_of_approach_stand_out_in_the_chain() -> None:
    rows = [
        f"{r.number} {r.state_mark} {r.state_word} {r.approach_mark} {r.exercise} {r.changed}"
        for r in chain_rows(walls())
    ]
    assert [row.rstrip() for row in rows] == [
        "1 • recorded · Barriers",
        "2 × missed   Barriers",
        "3 • recorded ↻ Barriers again",
        "4 • recorded ≈ Barriers slower",
        "5 • recorded → Network",
        "6 ○ planned ≠ Network another way",
    ]
    assert [row.not_held for row in chain_rows(walls())] == [False, True, *[False] * 4]


def test_a_row_has_the_number_of_its_step_so_that_titles_can_be_kept_private() -> None:
    assert [row.step for row in chain_rows(walls())] == [1, 1, 1, 1, 2, 2]


def test_an_exercise_that_is_no_step_of_the_programme_has_no_number() -> None:
    assert [row.step for row in chain_rows(replace(walls(), programme=None))] == [None] * 6


def test_an_open_thread_is_counted_once_where_it_stands_now() -> None:
    case = with_sessions(
        held(1, aim("one", Result.NOT_MET)),
        held(2, aim("two", Result.PARTLY_MET)),
        held(3, aim("three", Result.NOT_MET)),
    ).handle(
        handled(ItemKind.AIM, "one", How.TAKEN_UP, 2, aim="two"),
        handled(ItemKind.AIM, "two", How.TAKEN_UP, 3, aim="three"),
    )
    assert [row.open for row in chain_rows(case)] == [0, 0, 1]


def test_what_is_settled_is_counted_nowhere() -> None:
    case = with_sessions(held(1), held(2)).raise_issues(issue(1, "sister"))
    assert [row.open for row in chain_rows(case)] == [1, 0]
    settled = case.handle(handled(ItemKind.ISSUE, "sister", How.SETTLED, 2))
    assert [row.open for row in chain_rows(settled)] == [0, 0]


def test_open_risk_information_marks_its_session_until_it_is_settled() -> None:
    case = with_sessions(held(1), held(2)).raise_issues(issue(1, "school", risk=True))
    assert [row.risk for row in chain_rows(case)] == [True, False]
    settled = case.handle(handled(ItemKind.ISSUE, "school", How.SETTLED, 2))
    assert [row.risk for row in chain_rows(settled)] == [False, False]


def test_an_exercise_that_was_not_reached_is_not_what_was_worked_on() -> None:
    missed_out = replace(done(2, "network"), delivery=Delivery.NOT_REACHED)
    (row,) = chain_rows(with_sessions(held(1, exercises=(missed_out, done(1, "barriers")))))
    assert row.exercise == "Barriers"
    (alone,) = chain_rows(with_sessions(held(1, exercises=(missed_out,))))
    assert alone.exercise == "Network"


def test_a_record_that_is_not_finished_says_so_of_a_session_held_or_not() -> None:
    writing, no_show = planned(1).start_recording(), replace(planned(2), record=None)
    no_show = replace(no_show, record=NotHeldRecord(day(2)))
    rows = chain_rows(with_sessions(writing, no_show, held(3)))
    assert [row.unfinished for row in rows] == [True, True, False]


def test_every_session_of_a_full_case_has_a_row() -> None:
    case = example_case()
    places = [each.id for each in case.prior] + [each.id for each in case.chain]
    assert [row.session for row in chain_rows(case)] == places
    assert len(chain_rows(large_case(60))) == 60
