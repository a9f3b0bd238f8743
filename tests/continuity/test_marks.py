"""The marks and words of states and approaches."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from sessionkit.continuity.marks import (
    APPROACH_MARKS,
    NOT_HELD_MARK,
    RISK_MARK,
    STATE_MARKS,
    approach_mark,
    approach_word,
    short_state_word,
    state_mark,
    state_word,
)
from sessionkit.continuity.tracks import POINT_MARKS
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from tests.small_case import DONE, day, held, missed, planned


def not_held(code: NotHeldCode | None) -> Session:
    return missed(planned(1), NotHeldRecord(day(1), code, completed=DONE))


def test_every_mark_takes_one_cell() -> None:
    marks = {*STATE_MARKS.values(), *APPROACH_MARKS.values(), *POINT_MARKS.values()}
    assert {cell_len(mark) for mark in (*marks, NOT_HELD_MARK, RISK_MARK, " ")} == {1}


def test_no_two_states_and_no_two_approaches_share_a_mark() -> None:
    states = [*STATE_MARKS.values(), NOT_HELD_MARK]
    assert len(set(states)) == len(State) + 1
    assert len(set(APPROACH_MARKS.values())) == len(ApproachKind)


def test_a_state_is_a_mark_and_a_word() -> None:
    writing = planned(1).start_recording()
    marked = [(state_mark(s), state_word(s)) for s in (planned(1), writing, held(1))]
    assert marked == [("○", "planned"), ("…", "being written up"), ("•", "recorded")]


@pytest.mark.parametrize(
    ("code", "word", "short"),
    [
        (NotHeldCode.ABSENT_ACCEPTABLE, "not held: absent, acceptable", "missed"),
        (NotHeldCode.ABSENT_UNACCEPTABLE, "not held: absent, unacceptable", "missed"),
        (NotHeldCode.DECISION_AWAITED, "not held: absent, decision awaited", "missed"),
        (NotHeldCode.SENT_HOME, "not held: sent home", "sent home"),
        (NotHeldCode.PUT_OFF, "not held: put off", "put off"),
        (NotHeldCode.CANCELLED_BY_US, "not held: cancelled by us", "cancelled"),
        (None, "not held: no reason given", "not held"),
    ],
)
def test_a_session_that_was_not_held_says_why(
    code: NotHeldCode | None, word: str, short: str
) -> None:
    session = not_held(code)
    assert (state_mark(session), state_word(session), short_state_word(session)) == (
        "×",
        word,
        short,
    )


def test_a_session_not_held_is_marked_so_while_its_record_is_being_written() -> None:
    assert state_mark(replace(planned(1), record=NotHeldRecord(day(1)))) == "×"


def test_an_approach_is_a_mark_and_a_word() -> None:
    assert [(approach_mark(kind), approach_word(kind)) for kind in ApproachKind] == [
        ("·", "start"),
        ("=", "continue"),
        ("↻", "repeat"),
        ("≈", "more slowly"),
        ("≠", "differently"),
        ("→", "move on"),
    ]


def test_an_approach_that_is_not_said_keeps_its_place_in_the_column() -> None:
    assert (approach_mark(None), approach_word(None)) == (" ", "")
