"""A step of the programme is done, or skipped with a reason (¶52, ¶55)."""

from dataclasses import replace

from sessionkit.continuity.findings import step_passed
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.programme import CaseStep, ExerciseRef
from sessionkit.domain.record import Delivery
from sessionkit.domain.session import Session
from tests.continuity.findings.looking import not_held, noticed, on
from tests.small_case import done, held, planned, programme, with_sessions

CARDS = ("picture", "map", "barriers", "walls", "chain")


def on_steps(number: int, *steps: int) -> Session:
    return held(number, exercises=tuple(done(step, CARDS[step - 1]) for step in steps))


def following(*sessions: Session) -> Case:
    return replace(with_sessions(*sessions), programme=programme(*CARDS))


def test_a_step_that_was_passed_over_is_told_where_it_was_passed() -> None:
    (found,) = noticed(step_passed, following(on_steps(1, 1), on_steps(2, 3)))
    assert found.message == "Session 2 went on to step 3; step 2 was neither done nor skipped."
    assert (found.sessions, found.since, found.about) == ((2,), on(2), "step2")


def test_several_are_told_together() -> None:
    (found,) = noticed(step_passed, following(on_steps(1, 1), on_steps(2, 5)))
    assert found.message == (
        "Session 2 went on to step 5; steps 2 to 4 were neither done nor skipped."
    )


def test_step_after_step_nothing_is_passed_over() -> None:
    assert noticed(step_passed, following(*(on_steps(n, n) for n in range(1, 6)))) == ()


def test_the_first_session_may_pass_steps_over_as_well() -> None:
    (found,) = noticed(step_passed, following(on_steps(1, 2)))
    assert found.sessions == (1,)


def test_it_is_told_once_however_often_somebody_goes_back_and_on() -> None:
    case = following(on_steps(1, 1), on_steps(2, 3), on_steps(3, 1), on_steps(4, 3))
    assert [each.sessions for each in noticed(step_passed, case)] == [(2,)]


def test_a_skipped_step_has_its_reason() -> None:
    case = following(on_steps(1, 1), on_steps(2, 4))
    assert case.programme is not None
    one = replace(case, programme=case.programme.skip(2, "His hip"))
    (found,) = noticed(step_passed, one)
    assert "step 3 was neither" in found.message
    assert one.programme is not None
    assert noticed(step_passed, replace(one, programme=one.programme.skip(3, "His hip"))) == ()


def test_a_step_that_was_put_in_is_passed_over_like_any_other() -> None:
    case = following(on_steps(1, 1), on_steps(2, 2))
    assert case.programme is not None
    extra = CaseStep("extra", ExerciseRef("network", "Network", "Network"), reason="His people")
    put_in = replace(case, programme=case.programme.insert(2, extra))
    (found,) = noticed(step_passed, put_in)
    assert found.about == "extra"


def test_a_step_that_somebody_came_back_to_was_not_passed_over() -> None:
    case = following(on_steps(1, 1), on_steps(2, 3), on_steps(3, 2))
    assert noticed(step_passed, case) == ()


def test_nor_one_that_is_planned() -> None:
    coming = planned(3, card="map", step=2)
    assert noticed(step_passed, following(on_steps(1, 1), on_steps(2, 3), coming)) == ()


def test_a_plan_that_came_to_nothing_does_not_count() -> None:
    missed = replace(
        not_held(3, NotHeldCode.CANCELLED_BY_US), plan=planned(3, card="map", step=2).plan
    )
    assert len(noticed(step_passed, following(on_steps(1, 1), on_steps(2, 3), missed))) == 1


def test_a_planned_session_has_passed_nothing_over_yet() -> None:
    coming = planned(2, card="chain", step=5)
    assert noticed(step_passed, following(on_steps(1, 1), coming)) == ()


def test_an_exercise_that_was_not_reached_neither_does_a_step_nor_passes_one() -> None:
    unreached = replace(done(2, "map"), delivery=Delivery.NOT_REACHED)
    far = replace(done(5, "chain"), delivery=Delivery.NOT_REACHED)
    case = following(held(1, exercises=(done(1, "picture"), unreached, far)))
    assert noticed(step_passed, case) == ()
    went_on = following(held(1, exercises=(done(1, "picture"), unreached)), on_steps(2, 3))
    assert len(noticed(step_passed, went_on)) == 1


def test_what_is_no_step_and_a_case_without_a_programme_pass_nothing_over() -> None:
    other = held(1, exercises=(replace(done(5, "other"), step=""),))
    assert noticed(step_passed, following(other)) == ()
    assert noticed(step_passed, with_sessions(on_steps(1, 5))) == ()
