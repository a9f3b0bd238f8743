"""A form laid over a plan keeps its links; what was not done and what was done instead is seen."""

from dataclasses import replace

from sessionkit.domain.aim import Result
from sessionkit.domain.align import laid_over_plan, laid_over_record
from sessionkit.domain.passage import Passage
from sessionkit.domain.plan import ContentLine, Plan
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Delivery, ExerciseDone, HeldRecord
from sessionkit.domain.session import Session
from tests.small_case import aim, day, planned


def plan_of(session: Session) -> Plan:
    assert session.plan is not None
    return session.plan


PLANNED = plan_of(planned(1, "Name three people", card="network", step=4))


def exercise(card: str) -> ExerciseDone:
    return ExerciseDone(f"from the form: {card}", ExerciseRef(card, card.title(), card))


def test_an_aim_in_the_same_words_keeps_its_identity() -> None:
    said = replace(aim("name three  people.", Result.MET), id="r")
    said = replace(said, aim=replace(said.aim, id="from the form"))
    laid = laid_over_plan(HeldRecord(day(1), aims=(said,)), PLANNED)
    assert laid.aims[0].aim.id == "Name three people"


def test_the_planned_exercise_keeps_its_step() -> None:
    laid = laid_over_plan(HeldRecord(day(1), exercises=(exercise("network"),)), PLANNED)
    assert [(each.id, each.step) for each in laid.exercises] == [("e1", "step4")]


def test_another_exercise_was_done_instead_and_the_planned_one_not_reached() -> None:
    laid = laid_over_plan(HeldRecord(day(1), exercises=(exercise("road map"),)), PLANNED)
    assert [(each.exercise.card, each.delivery) for each in laid.exercises] == [
        ("road map", Delivery.INSTEAD),
        ("network", Delivery.NOT_REACHED),
    ]


def test_one_more_exercise_beside_the_planned_one_was_not_done_instead_of_it() -> None:
    both = (exercise("network"), exercise("road map"))
    laid = laid_over_plan(HeldRecord(day(1), exercises=both), PLANNED)
    assert [each.delivery for each in laid.exercises] == [Delivery.AS_PLANNED, Delivery.AS_PLANNED]


def test_a_second_writing_lays_its_passages_over_those_there_are() -> None:
    current = HeldRecord(day(1), happened=(Passage("p1", "Isla's words"),))
    second = HeldRecord(day(1), happened=(Passage("x", "Tom's words"), Passage("y", "and more")))
    laid = laid_over_record(second, current)
    assert [(each.id, each.text) for each in laid.happened] == [
        ("p1", "Tom's words"),
        ("y", "and more"),
    ]


def test_content_left_as_it_was_planned_stands_in_the_plans_own_lines() -> None:
    lines = (ContentLine("c1", "draw", 10, "Tom Baird"), ContentLine("c2", "look back", 5))
    plan = replace(PLANNED, content=lines)
    printed = Passage("p", "- 10 min, Tom Baird: draw\n- 5 min: look back")
    laid = laid_over_plan(HeldRecord(day(1), content=(printed,)), plan)
    assert laid.content[0].text == "10 min, Tom Baird: draw\n5 min: look back"


def test_content_that_was_changed_stands_as_it_was_written() -> None:
    plan = replace(PLANNED, content=(ContentLine("c1", "draw", 10),))
    written = Passage("p", "- 20 min: draw, and talk")
    laid = laid_over_plan(HeldRecord(day(1), content=(written,)), plan)
    assert laid.content == (written,)
