"""What comes next: what the last record decided, or else the next step not completed."""

from dataclasses import replace

from sessionkit.continuity.chain import completed_steps, last_outcomes, next_exercises, next_step
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.programme import StepChoice
from sessionkit.domain.record import Decision, Delivery
from sessionkit.domain.session import Session
from tests.small_case import done, empty_case, held, missed, planned, programme, with_sessions


def following(*sessions: Session) -> Case:
    return replace(with_sessions(*sessions), programme=programme("pen", "road", "walls"))


def offered(case: Case) -> list[tuple[str, ApproachKind]]:
    return [(each.exercise.card, each.approach) for each in next_exercises(case)]


def test_the_first_session_is_offered_the_first_step() -> None:
    case = replace(empty_case(), programme=programme("pen", "road"))
    assert offered(case) == [("pen", ApproachKind.START)]


def test_a_case_without_programme_and_decisions_is_offered_nothing() -> None:
    assert offered(empty_case()) == []


def test_what_the_last_record_decided_comes_before_the_next_step() -> None:
    slower = done(1, "pen", Decision.MORE_SLOWLY, "he was tired")
    case = following(held(1, exercises=(slower,)))
    assert offered(case) == [("pen", ApproachKind.MORE_SLOWLY)]
    assert next_exercises(case)[0].why == "he was tired"
    assert next_exercises(case)[0].decided_in == "s1"


def test_a_completed_exercise_makes_way_for_the_next_step() -> None:
    case = following(held(1, exercises=(done(1, "pen", Decision.COMPLETE),)))
    assert offered(case) == [("road", ApproachKind.MOVE_ON)]


def test_a_skipped_step_is_not_offered() -> None:
    case = following(held(1, exercises=(done(1, "pen", Decision.COMPLETE),)))
    assert case.programme is not None
    case = replace(case, programme=case.programme.skip(2, "done in custody"))
    assert case.programme is not None
    assert case.programme.step(2).choice is StepChoice.SKIPPED
    assert offered(case) == [("walls", ApproachKind.MOVE_ON)]


def test_an_exercise_nothing_was_decided_about_is_offered_to_be_continued() -> None:
    case = following(held(1, exercises=(done(1, "pen"),)))
    assert offered(case) == [("pen", ApproachKind.CONTINUE)]


def test_a_step_the_pair_went_on_from_without_a_word_counts_as_complete() -> None:
    case = following(
        held(1, exercises=(done(1, "pen"),)),
        held(2, exercises=(done(2, "road", Decision.COMPLETE),)),
    )
    assert completed_steps(case) == {"step1", "step2"}


def test_an_exercise_that_was_not_reached_is_offered_again() -> None:
    late = replace(done(2, "road"), delivery=Delivery.NOT_REACHED)
    case = following(held(1, exercises=(done(1, "pen", Decision.COMPLETE), late)))
    assert offered(case) == [("road", ApproachKind.CONTINUE)]


def test_an_abandoned_exercise_is_not_complete() -> None:
    broken = replace(done(1, "pen"), delivery=Delivery.ABANDONED)
    case = following(
        held(1, exercises=(broken,)), held(2, exercises=(done(2, "road", Decision.COMPLETE),))
    )
    step = next_step(case)
    assert step is not None
    assert step.id == "step1"


def test_a_missed_session_changes_nothing_about_what_was_decided() -> None:
    case = following(
        held(1, exercises=(done(1, "pen", Decision.REPEAT),)),
        missed(planned(2, card="pen", step=1)),
    )
    assert offered(case) == [("pen", ApproachKind.REPEAT)]


def test_the_last_two_outcomes_are_those_of_sessions_that_were_held() -> None:
    case = with_sessions(held(1), held(2), missed(planned(3)), held(4), planned(5))
    assert [session.number for session in last_outcomes(case)] == [4, 2]
