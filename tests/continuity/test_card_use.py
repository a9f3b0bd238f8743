"""How a case has used a card, and what came of it."""

from dataclasses import replace
from datetime import date

from sessionkit.continuity.card_use import covered_before, last_used, uses
from sessionkit.domain.aim import Result
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.passage import Passage
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Decision, Delivery
from tests.example_case import example_case
from tests.small_case import aim, done, held, missed, planned, with_sessions


def barriers() -> Case:
    """Done in session 1, not held in 2, not reached in 3, planned for 4."""
    first = held(
        1,
        aim("a", Result.MET),
        aim("b", Result.PARTLY_MET),
        aim("c", Result.MET),
        exercises=(done(1, "barriers", Decision.REPEAT, "Rushed"),),
    )
    view = (Passage("v", "\nThe chairs helped.\nHe asked for more."),)
    assert first.held is not None
    first = replace(first, record=replace(first.held, view=view))
    not_reached = replace(done(1, "barriers"), delivery=Delivery.NOT_REACHED)
    return with_sessions(
        first,
        missed(planned(2, card="barriers")),
        held(3, exercises=(done(2, "network"), not_reached)),
        planned(4, card="barriers"),
    )


def test_the_latest_use_comes_first_and_only_sessions_held_count() -> None:
    found = [(use.number, use.delivery) for use in uses(barriers(), "barriers")]
    assert found == [(3, Delivery.NOT_REACHED), (1, Delivery.AS_PLANNED)]


def test_the_last_time_a_card_was_used_it_was_reached() -> None:
    last = last_used(barriers(), "barriers")
    assert last is not None
    assert (last.number, last.decision, last.why) == (1, Decision.REPEAT, "Rushed")
    assert last.results == "2 met, 1 partly met"
    assert last.came_of_it == "The chairs helped."


def test_what_happened_stands_where_nobody_said_what_they_make_of_it() -> None:
    (use,) = uses(barriers(), "network")
    assert (use.came_of_it, use.results) == ("What happened in session 3.", "")


def test_a_card_never_used_has_no_use_and_an_exercise_without_a_card_is_no_card() -> None:
    case = example_case()
    assert last_used(case, "hot-seat") is None
    assert uses(case, "") == ()
    (use,) = uses(case, "pen-picture")
    assert (use.approach, use.decision) == (ApproachKind.START, Decision.REPEAT)


def test_what_work_done_before_covered_is_told_and_is_no_use_here() -> None:
    barrier, none = ExerciseRef("barriers", "Barriers", "Barriers"), ExerciseRef("", "", "A walk")
    day = date(2026, 1, 6)
    course = PriorWork("p1", "A course", day, "Isla Muir", period="in spring", exercises=(barrier,))
    talks = PriorWork("p2", "Talks", day, "Isla Muir", exercises=(none, barrier, barrier))
    other = PriorWork("p3", "Another", day, "Isla Muir")
    case = barriers().with_prior(course).with_prior(talks).with_prior(other)
    assert covered_before(case, "barriers") == ("A course, in spring", "Talks")
    assert covered_before(case, "network") == ()
    assert covered_before(case, "") == ()
    assert uses(case, "barriers") == uses(barriers(), "barriers")
