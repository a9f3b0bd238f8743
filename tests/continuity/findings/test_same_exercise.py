"""An exercise that is repeated says how: again, more slowly, differently (¶34)."""

from dataclasses import replace

import pytest

from sessionkit.continuity.findings import same_exercise
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Decision, Delivery, ExerciseDone
from sessionkit.domain.session import Session
from tests.continuity.findings.looking import how, not_held, noticed, on
from tests.small_case import done, held, planned, with_sessions


def on_card(number: int, *cards: str, decision: Decision | None = None) -> Session:
    return held(number, exercises=tuple(done(1, card, decision) for card in cards))


def in_words(number: int, words: str) -> Session:
    exercise = ExerciseDone(f"e{number}", ExerciseRef("", "", words))
    return held(number, exercises=(exercise,))


def test_the_third_session_running_on_one_exercise_is_told() -> None:
    case = with_sessions(*(on_card(each, "map") for each in (1, 2, 3)))
    (found,) = noticed(same_exercise, case)
    assert found.message == (
        "Sessions 1 to 3 all worked on “Map”, and none says whether it was repeated, taken more "
        "slowly or differently."
    )
    assert (found.sessions, found.since) == ((1, 2, 3), on(3))


def test_twice_is_not() -> None:
    assert noticed(same_exercise, with_sessions(on_card(1, "map"), on_card(2, "map"))) == ()


def test_how_the_first_of_them_follows_says_nothing_of_the_others() -> None:
    first = how(on_card(1, "map"), ApproachKind.MOVE_ON)
    assert (
        len(noticed(same_exercise, with_sessions(first, on_card(2, "map"), on_card(3, "map")))) == 1
    )


@pytest.mark.parametrize("number", [2, 3])
def test_a_session_that_says_how_it_follows_ends_the_silence(number: int) -> None:
    sessions = [on_card(each, "map") for each in (1, 2, 3)]
    sessions[number - 1] = how(sessions[number - 1])
    assert noticed(same_exercise, with_sessions(*sessions)) == ()


def test_so_does_what_was_decided_for_it_the_time_before() -> None:
    again = on_card(2, "map", decision=Decision.MORE_SLOWLY)
    case = with_sessions(on_card(1, "map"), again, on_card(3, "map"))
    assert noticed(same_exercise, case) == ()


def test_that_it_is_complete_does_not_say_why_it_was_done_again() -> None:
    over = on_card(2, "map", decision=Decision.COMPLETE)
    case = with_sessions(on_card(1, "map"), over, on_card(3, "map"))
    assert len(noticed(same_exercise, case)) == 1


def test_going_on_within_a_family_of_cards_is_no_repeat() -> None:
    walls = ("starting-walls", "completing-wall-one", "walls-two", "walls-recording")
    sessions = (on_card(number, card) for number, card in enumerate(walls, 1))
    assert noticed(same_exercise, with_sessions(*sessions)) == ()


def test_another_exercise_in_between_ends_the_run() -> None:
    sessions = (on_card(1, "map"), on_card(2, "map"), on_card(3, "cycle"), on_card(4, "map"))
    assert noticed(same_exercise, with_sessions(*sessions)) == ()


def test_a_run_that_has_ended_is_told_as_well() -> None:
    sessions = (*(on_card(each, "map") for each in (1, 2, 3)), on_card(4, "cycle"))
    assert [each.sessions for each in noticed(same_exercise, with_sessions(*sessions))] == [
        (1, 2, 3)
    ]


def test_a_session_that_was_not_held_does_not() -> None:
    missed = not_held(3, NotHeldCode.ABSENT_UNACCEPTABLE)
    sessions = (on_card(1, "map"), on_card(2, "map"), missed, on_card(4, "map"))
    (found,) = noticed(same_exercise, with_sessions(*sessions))
    assert found.message.startswith("Sessions 1, 2 and 4 all")


def test_something_else_done_beside_it_does_not() -> None:
    sessions = (on_card(1, "map"), on_card(2, "cycle", "map"), on_card(3, "map"))
    (found,) = noticed(same_exercise, with_sessions(*sessions))
    assert found.message.startswith("Sessions 1 to 3 all worked on “Map”")


def test_an_exercise_that_was_not_reached_was_not_worked_on() -> None:
    exercise = replace(done(1, "map"), delivery=Delivery.NOT_REACHED)
    sessions = (on_card(1, "map"), held(2, exercises=(exercise,)), on_card(3, "map"))
    assert noticed(same_exercise, with_sessions(*sessions)) == ()


def test_a_session_still_planned_has_not_worked_on_it() -> None:
    case = with_sessions(on_card(1, "map"), on_card(2, "map"), planned(3, card="map"))
    assert noticed(same_exercise, case) == ()


def test_an_exercise_on_no_card_is_known_by_its_words() -> None:
    case = with_sessions(in_words(1, "A walk"), in_words(2, "a walk"), in_words(3, "A walk"))
    assert len(noticed(same_exercise, case)) == 1


def test_sessions_without_an_exercise_repeat_nothing() -> None:
    assert noticed(same_exercise, with_sessions(held(1), held(2), held(3))) == ()


def test_each_long_silence_is_told_by_itself() -> None:
    sessions = [on_card(each, "map") for each in range(1, 8)]
    sessions[3] = how(sessions[3])
    found = noticed(same_exercise, with_sessions(*sessions))
    assert [each.sessions for each in found] == [(1, 2, 3), (4, 5, 6, 7)]
