"""One session as headed blocks, as it reads on a screen."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from textwrap import dedent
from typing import Any

import pytest

from sessionkit.continuity.blocks import LineKind
from sessionkit.continuity.session_sheet import session_sheet
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.appointment import Appointment
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When
from sessionkit.domain.follow_up import FollowUp
from sessionkit.domain.handling import How, ItemKind, ItemRef
from sessionkit.domain.passage import Mark, Passage
from sessionkit.domain.plan import ContentLine, Plan, PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Decision, Delivery, ExerciseDone, HeldRecord, NotHeldRecord
from sessionkit.domain.session import Session
from tests.continuity.as_text import as_text, block
from tests.example_case import example_case
from tests.small_case import (
    DONE,
    ISLA,
    ROWAN,
    TOM,
    action,
    aim,
    day,
    handled,
    held,
    issue,
    missed,
    planned,
    programme,
    with_sessions,
)

ISSUES = "ISSUES RAISED AND FURTHER ACTION REQUIRED"
WALK = ExerciseRef("walk-through", "Walk through", "Walk through")
CHAIN = ExerciseRef("chain-of-events", "Chain of events", "Chain of events")
DRAWING = ExerciseRef("", "", "A drawing of the day")
NEXT = datetime(2026, 1, 27, 14, 30, tzinfo=UTC)

READ_ALOUD = """
DATE
  Tue 13 Jan 2026
VENUE
  Room 2
PRESENT
  Isla Muir, Tom Baird, Rowan Calder
  [late] ten minutes; the bus
EXERCISE
  [step 1] Walk through
  [done instead] A drawing of the day
      He asked for it
  [planned, not reached, step 2] Chain of events
  [≠ differently, after S1] written first, then spoken
AIMS AND OBJECTIVES
  [met] Give an account in his own order
  > [partly] Name where he could have stopped
      two of four points named
      [from S1] Say where it could have gone another way
      [taken up S3] “Agree a word for each point”
CONTENT
  Wrote for twenty minutes, then read it aloud.
OUTCOME
 WHAT HAPPENED AND WAS SAID
  He said the day “did not just happen”.
  [third party, in confidence] His sister had told Tom of the summer.
 WHAT WE MAKE OF IT
  First time he has placed the planning before the day.
ISSUES RAISED AND FURTHER ACTION REQUIRED
  > [! open] Walks past the school on the way to work
      [risk information]
  [done S3] Check dates of the moves
      [Tom Baird, by Tue 20 Jan 2026]
  > [carried to Tue 10 Mar 2026] Bring the chart back
      [Tom Baird]
      [carried to Tue 10 Mar 2026] Left at home
LEFT FROM BEFORE
  [settled (from S1)] Sleeps badly
      Sleeps now
WHAT NEXT
  [→ complete] Walk through
  [next appointment] Tue 27 Jan 2026, 14:30
      Room 3
"""


def read_aloud() -> Case:
    """Session 2 of three: held otherwise than planned, with something of everything."""
    first = held(1, aim("Say where it could have gone another way", Result.NOT_MET))
    exercises = (PlannedExercise("e1", WALK, "step1"), PlannedExercise("e2", CHAIN, "step2"))
    done = (
        ExerciseDone("e1", WALK, "step1", decision=Decision.COMPLETE),
        ExerciseDone("e2", CHAIN, "step2", Delivery.NOT_REACHED),
        ExerciseDone("e3", DRAWING, "", Delivery.INSTEAD, why="He asked for it"),
    )
    record = HeldRecord(
        day(2),
        "Room 2",
        Came.LATE,
        "ten minutes; the bus",
        (ISLA, TOM, ROWAN),
        exercises=done,
        aims=(
            aim("Give an account in his own order", Result.MET),
            aim("Name where he could have stopped", Result.PARTLY_MET, "two of four points named"),
        ),
        content=(Passage("c", "Wrote for twenty minutes, then read it aloud."),),
        happened=(
            Passage("h1", "He said the day “did not just happen”."),
            Passage(
                "h2",
                "His sister had told Tom of the summer.",
                (Mark.THIRD_PARTY, Mark.IN_CONFIDENCE),
            ),
        ),
        view=(Passage("v", "First time he has placed the planning before the day."),),
        next=Appointment(When(NEXT.date(), NEXT), "Room 3"),
        completed=DONE,
    )
    approach = Approach(ApproachKind.DIFFERENTLY, "written first, then spoken", "s1")
    second = Session("s2", 2, approach, Plan(day(2), exercises=exercises), record)
    third = planned(3, "Agree a word for each point")
    case = replace(
        with_sessions(first, second, third), programme=programme("walk-through", "chain-of-events")
    )
    case = case.raise_issues(
        issue(2, "Walks past the school on the way to work", risk=True), issue(1, "Sleeps badly")
    ).agree_actions(
        action(2, "Check dates of the moves", date(2026, 1, 20)), action(2, "Bring the chart back")
    )
    carried = handled(ItemKind.ACTION, "Bring the chart back", How.CARRIED, 3, why="Left at home")
    return case.handle(
        handled(
            ItemKind.AIM,
            "Say where it could have gone another way",
            How.TAKEN_UP,
            2,
            aim="Name where he could have stopped",
        ),
        handled(
            ItemKind.AIM,
            "Name where he could have stopped",
            How.TAKEN_UP,
            3,
            aim="Agree a word for each point",
        ),
        handled(ItemKind.ISSUE, "Sleeps badly", How.SETTLED, 2, why="Sleeps now"),
        handled(ItemKind.ACTION, "Check dates of the moves", How.DONE, 3),
        replace(carried, due=date(2026, 3, 10)),
    )


def test_a_session_reads_from_top_to_bottom_as_the_form_does() -> None:
    case = read_aloud()
    assert f"\n{as_text(session_sheet(case, case.session(2)))}\n" == READ_ALOUD


def test_what_is_open_carries_its_item_and_what_is_settled_does_not() -> None:
    case = read_aloud()
    found = {line.item for each in session_sheet(case, case.session(2)) for line in each.lines} - {
        None
    }
    assert found == {
        ItemRef(ItemKind.AIM, "Name where he could have stopped"),
        ItemRef(ItemKind.ISSUE, "Walks past the school on the way to work"),
        ItemRef(ItemKind.ACTION, "Bring the chart back"),
    }


def test_a_planned_session_shows_its_plan() -> None:
    plan = Plan(
        day(2),
        "Room 2",
        (ISLA, TOM),
        (PlannedExercise("e", CHAIN),),
        (Aim("two", "Try again"),),
        (ContentLine("l", "Look at the chart", 10, "Tom"), ContentLine("m", "Talk")),
    )
    approach = Approach(ApproachKind.MORE_SLOWLY, "tired by half way", "s1")
    case = with_sessions(
        held(1, aim("one", Result.NOT_MET)), Session("s2", 2, approach, plan)
    ).handle(handled(ItemKind.AIM, "one", How.TAKEN_UP, 2, aim="two"))
    assert as_text(session_sheet(case, case.session(2))) == dedent("""\
        DATE
          Tue 13 Jan 2026
        VENUE
          Room 2
        PRESENT
          Isla Muir, Tom Baird
        EXERCISE
          Chain of events
          [≈ more slowly, after S1] tired by half way
        AIMS AND OBJECTIVES
          > Try again
              [from S1] one
        CONTENT
          [10 min, Tom] Look at the chart
          Talk""")


def test_a_session_not_held_says_why_what_was_done_and_what_next() -> None:
    record = NotHeldRecord(
        day(1),
        NotHeldCode.PUT_OFF,
        "His sister",
        "Ill; a note was seen",
        "s2",
        follow_ups=(FollowUp("f", "Rang him", date(2026, 1, 6)),),
        next=Appointment(day(2)),
        completed=DONE,
    )
    session = missed(planned(1, "Draw it", card="barriers"), record)
    case = with_sessions(session, planned(2))
    assert as_text(session_sheet(case, case.session(1))) == dedent("""\
        DATE
          Tue 6 Jan 2026
        NOT HELD
          put off
          [reason] Ill; a note was seen
          [asked by] His sister
          [put off to] Session 2, Tue 13 Jan 2026
        EXERCISE
          [planned] Barriers
        AIMS AND OBJECTIVES
          > [not attempted] Draw it
        FOLLOWED UP
          [Tue 6 Jan 2026] Rang him
        WHAT NEXT
          [next appointment] Tue 13 Jan 2026""")


def test_an_issue_taken_up_tells_what_came_of_the_aim_and_how_it_ended() -> None:
    case = with_sessions(
        held(1), held(2, aim("ring", Result.NOT_MET)), held(3, aim("again", Result.MET))
    )
    case = case.raise_issues(issue(1, "housing")).handle(
        handled(ItemKind.ISSUE, "housing", How.TAKEN_UP, 2, aim="ring"),
        handled(ItemKind.AIM, "ring", How.TAKEN_UP, 3, aim="again"),
    )
    lines = block(session_sheet(case, case.session(1)), ISSUES)
    assert [(line.lead, line.text) for line in lines] == [
        ("met S3", "housing"),
        ("taken up S2", "“ring”: not met"),
    ]


def test_what_was_seen_and_left_alone_stays_open() -> None:
    case = with_sessions(held(1), held(2)).raise_issues(issue(1, "sister"))
    case = case.handle(handled(ItemKind.ISSUE, "sister", How.LEFT, 2))
    (line,) = block(session_sheet(case, case.session(1)), ISSUES)
    assert (line.lead, line.item) == ("seen and left S2", ItemRef(ItemKind.ISSUE, "sister"))
    (there,) = block(session_sheet(case, case.session(2)), "LEFT FROM BEFORE")
    assert (there.lead, there.text) == ("seen and left (from S1)", "sister")


def test_an_aim_planned_and_never_recorded_is_not_lost() -> None:
    plan = Plan(day(1), aims=(Aim("gone", "Draw it"),))
    case = with_sessions(replace(held(1, aim("done", Result.MET)), plan=plan))
    lines = block(session_sheet(case, case.session(1)), "AIMS AND OBJECTIVES")
    assert [(line.lead, line.text) for line in lines] == [
        ("met", "done"),
        ("not attempted", "Draw it"),
        ("on the plan, not in the record", ""),
    ]


def test_an_aim_not_judged_yet_says_so() -> None:
    case = with_sessions(planned(1, "Draw it").start_recording())
    (line,) = block(session_sheet(case, case.session(1)), "AIMS AND OBJECTIVES")
    assert line.lead == "not said yet"
    recorded = with_sessions(held(1, aim("Draw it")))
    (line,) = block(session_sheet(recorded, recorded.session(1)), "AIMS AND OBJECTIVES")
    assert line.lead == "no result"


def test_an_exercise_planned_and_missing_from_the_record_is_not_lost() -> None:
    plan = Plan(day(1), exercises=(PlannedExercise("e", CHAIN),))
    case = with_sessions(replace(held(1), plan=plan))
    (line,) = block(session_sheet(case, case.session(1)), "EXERCISE")
    assert (line.lead, line.text) == ("planned, not in the record", "Chain of events")


def test_what_was_typed_is_shown_as_it_was_typed() -> None:
    text = "# not a heading\n\n  [see]\tthis ␛ * twice  "
    record = HeldRecord(
        day(1),
        text,
        came_words=text,
        aims=(AimResult("r", Aim("a", text), Result.MET, text),),
        content=(Passage("c", text),),
        completed=DONE,
    )
    case = with_sessions(Session("s1", 1, record=record))
    sheet = session_sheet(case, case.session(1))
    said = [line for each in sheet for line in each.lines if line.text == text]
    assert len(said) == 5


def strings_of(value: Any) -> Iterator[str]:
    """Every text a person typed within a record."""
    if isinstance(value, tuple):
        for each in value:
            yield from strings_of(each)
    elif is_dataclass(value):
        for field in fields(value):
            typed = not field.name.endswith("id") and field.name not in _NOT_TYPED
            if typed:
                yield from strings_of(getattr(value, field.name))
    elif isinstance(value, str) and value:
        yield value


_NOT_TYPED = {"kind", "worker", "step", "goal", "card", "successor", "by", "completed", "session"}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_word_of_a_record_is_missing_from_its_sheet(number: int) -> None:
    case = example_case()
    session = case.session(number)
    # A printed line that differs from the card's title by capitals alone is not said twice.
    shown = as_text(session_sheet(case, session)).casefold()
    typed = [
        *strings_of(session.record),
        *strings_of(case.issues_of(session.id)),
        *strings_of(case.actions_of(session.id)),
    ]
    assert typed
    assert [text for text in typed if text.casefold() not in shown] == []


def test_fact_and_judgement_stand_apart() -> None:
    case = example_case()
    outcome = block(session_sheet(case, case.session(1)), "OUTCOME")
    headings = [line.text for line in outcome if line.kind is LineKind.SUBHEADING]
    assert headings == ["WHAT HAPPENED AND WAS SAID", "WHAT WE MAKE OF IT"]
    assert outcome[-1].text == "He is further on than he thinks."
    assert outcome[-1].lead == "agreed"
