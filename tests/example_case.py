"""Invented cases, rich and large, for tests of every floor and for the bench.

Every person, place and event here is invented. `example_case` fills every field of the record with
something; `large_case` has the length of a case that went on for years.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.answer import Answer
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.dates import When
from sessionkit.domain.disclosure import Disclosure
from sessionkit.domain.follow_up import Enforcement, EnforcementStep, FollowUp
from sessionkit.domain.front_sheet import Flag, FrontSheet, Noted
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.ids import NewId
from sessionkit.domain.issue import Issue
from sessionkit.domain.made import Copy, Made, MadeKind
from sessionkit.domain.passage import Mark, Passage
from sessionkit.domain.people import CaseWorker, Participant, Role, Who, WhoKind
from sessionkit.domain.plan import ContentLine, Plan, PlannedExercise
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry, PlanSource
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import CaseProgramme, CaseStep, ExerciseRef, StepChoice
from sessionkit.domain.record import (
    Completed,
    Decision,
    Delivery,
    ExerciseDone,
    HeldRecord,
    NotHeldRecord,
)
from sessionkit.domain.session import Session, Source

SUMMER = timezone(timedelta(hours=1))
"""The offset of British summer time."""

ISLA = Who(WhoKind.WORKER, "Isla Muir", "w-isla")
TOM = Who(WhoKind.WORKER, "Tom Baird", "w-tom")
ROWAN = Who(WhoKind.PARTICIPANT, "Rowan Calder")
SISTER = Who(WhoKind.OTHER, "Ailsa Calder (sister)")

CHART = ExerciseRef("walk-through", "Walk-through", "‘Walk through’ of offence")
PICTURE = ExerciseRef("pen-picture", "Pen picture", "Pen Picture")
UNKNOWN = ExerciseRef("", "", "A walk by the canal")


def counting_ids(prefix: str = "id") -> NewId:
    """Ids that tell nothing and are the same in every run: `id0001`, `id0002` …"""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers):04}"


def empty_case(id: str = "case0001") -> Case:
    """A case with nothing in it yet."""
    return Case(id, "DEMO-1", Participant("Rowan Calder"), date(2026, 1, 5))


def unplanned_session(id: str, day: date = date(2026, 3, 3), text: str = "We talked.") -> Session:
    """A short session that was recorded without a plan."""
    happened = (Passage(f"{id}-p", text),)
    return Session(id, record=HeldRecord(When(day), venue="Office", happened=happened))


def example_case(new_id: NewId | None = None) -> Case:
    """A case with something in every field: four sessions, of which one was not held."""
    new = new_id or counting_ids()
    case = replace(
        empty_case(new()),
        participant=Participant("Rowan Calder", ("R. Calder", "Calder, Rowan")),
        workers=_workers(new),
        front=_front(new),
        programme=_programme(new),
    )
    goal = Goal(
        new(),
        "Keep well away from the places where it began",
        "With the pair each week, and with Ailsa at the weekends",
        "The diary and what Ailsa says",
        date(2026, 9, 30),
        date(2026, 9, 1),
        "Half reached; “slower than hoped”, said Rowan.",
    )
    case = case.with_goal(goal)
    first, missed = _first(new, goal), _missed(new)
    repeated, planned = _repeated(new, first), _planned(new)
    for session in (first, missed, repeated, planned):
        case = case.add_session(session)
    case = case.raise_issues(
        Issue(new(), "A new bus route passes the school", repeated.id, True, (Mark.THIRD_PARTY,)),
        Issue(new(), "Sleeps badly before the Tuesday meeting", first.id),
    )
    case = case.agree_actions(
        Action(new(), "Keep the diary each evening", first.id, ROWAN, date(2026, 3, 10)),
        Action(new(), "Ring the housing office", repeated.id, ISLA, None, (Mark.IN_CONFIDENCE,)),
    )
    case = _handled(case, new, planned).with_prior(_prior(new))
    return _with_plan(_with_choices(case, new, first), new, first).numbered()


def large_case(sessions: int, new_id: NewId | None = None, id: str = "case0001") -> Case:
    """A case of many sessions, each with about 4 KB of text, an issue, an action and a handling."""
    new = new_id or counting_ids()
    case = replace(empty_case(id), workers=_workers(new), programme=_programme(new))
    held = tuple(_long_session(new, place) for place in range(sessions))
    issues = tuple(
        Issue(new(), f"Raised in session {n}: {_WORDS[:120]}", s.id) for n, s in _counted(held)
    )
    actions = tuple(
        Action(new(), f"Agreed in session {n}: {_WORDS[:80]}", s.id, ROWAN, date(2026, 3, 10))
        for n, s in _counted(held)
    )
    handled = tuple(
        Handling(new(), ItemRef(ItemKind.ISSUE, issue.id), How.LEFT, later.id, later.when.day)
        for issue, later in zip(issues, held[1:], strict=False)
    )
    return replace(
        case, sessions=held, issues=issues, actions=actions, handlings=handled
    ).numbered()


_WORDS = (
    "Rowan came in good time and brought the diary. We looked at the week hour by hour; he named "
    "two moments when he felt on his own and what he did instead. He said “I rang Ailsa” — she "
    "asked him round. Tom went over the chart again, slowly, and Rowan drew the arrows himself.\n"
)


def _counted(sessions: tuple[Session, ...]) -> list[tuple[int, Session]]:
    return list(enumerate(sessions, 1))


def _long_session(new: NewId, place: int) -> Session:
    day = date(2016, 1, 5) + timedelta(days=7 * place)
    starts = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)
    when = When(day, starts, 60)
    id = new()
    exercise = PlannedExercise(new(), CHART)
    aims = tuple(
        Aim(new(), f"Say what led to the moment in week {place}, part {n}") for n in (1, 2)
    )
    plan = Plan(
        when,
        "Meeting room 2",
        (ISLA, TOM, ROWAN),
        (exercise,),
        aims,
        (ContentLine(new(), "Look again at the chart", 25, "both"),),
    )
    record = HeldRecord(
        when,
        "Meeting room 2",
        Came.ATTENDED,
        present=(ISLA, TOM, ROWAN),
        exercises=(ExerciseDone(exercise.id, CHART, decision=Decision.COMPLETE),),
        aims=tuple(AimResult(new(), aim, Result.MET, "In his own words.") for aim in aims),
        content=(Passage(new(), _WORDS * 4),),
        happened=(Passage(new(), f"Week {place}. " + _WORDS * 6),),
        view=(Passage(new(), _WORDS * 4),),
        next=Appointment(When(day + timedelta(days=7)), "Meeting room 2"),
        completed=Completed(starts + timedelta(hours=2), "w-isla"),
    )
    return Session(id, None, Approach(ApproachKind.CONTINUE), plan, record)


def _prior(new: NewId) -> PriorWork:
    return PriorWork(
        new(),
        "A thinking skills programme, twenty sessions",
        date(2026, 1, 12),
        "Isla Muir",
        "In custody, with two facilitators",
        "the spring before his release",
        "He can still say what he would do at the bus stop.",
        (CHART,),
        "The report at its end, read with him",
        (Mark.AGREED,),
    )


def _workers(new: NewId) -> tuple[CaseWorker, ...]:
    since = date(2026, 1, 5)
    return (
        CaseWorker(new(), "w-isla", "Isla Muir", Role.CO_WORKER, since),
        CaseWorker(new(), "w-tom", "Tom Baird", Role.CO_WORKER, since),
        CaseWorker(new(), "w-iain", "Iain Rae", Role.SUPERVISING_OFFICER, since, date(2026, 2, 1)),
        CaseWorker(new(), "w-moira", "Moira Orr", Role.SUPERVISOR),
    )


def _front(new: NewId) -> FrontSheet:
    noted = date(2026, 1, 6)
    return FrontSheet(
        "Order of two years",
        date(2028, 1, 4),
        "No contact with the families named in the order.",
        Noted("With Ailsa Calder, 3 Larch Row, Invertay (invented)", noted, "Isla Muir"),
        Noted("One offence, by legal category; see the order.", noted, "Iain Rae"),
        (
            Flag(new(), "Never alone in the waiting room", noted, "Isla Muir"),
            Flag(new(), "Ring before a visit", noted, "Tom Baird", date(2026, 2, 2), "Moved house"),
        ),
    )


def _programme(new: NewId) -> CaseProgramme:
    steps = (
        CaseStep(new(), PICTURE),
        CaseStep(new(), CHART, StepChoice.SKIPPED, "Done with the last pair"),
        CaseStep(new(), UNKNOWN, StepChoice.INSERTED, "He talks more easily out of doors"),
    )
    return CaseProgramme("appendix-1", "One pair’s programme", steps, "A known order helps him.")


def _first(new: NewId, goal: Goal) -> Session:
    when = When(date(2026, 3, 3), datetime(2026, 3, 3, 14, 0, tzinfo=UTC), 60)
    exercise = PlannedExercise(new(), PICTURE, new())
    aim = Aim(new(), "Draw the pen picture", goal.id, (Mark.AGREED,))
    other = Aim(new(), "Name three people who help")
    lines = (
        ContentLine(new(), "Look again at the chart", 10, "Tom Baird"),
        ContentLine(new(), "Leave time for questions"),
    )
    plan = Plan(
        when,
        "Room 2",
        (ISLA, TOM, ROWAN),
        (exercise,),
        (aim, other),
        lines,
        "Bring the flip chart.",
    )
    record = HeldRecord(
        when,
        "Room 3; room 2 was taken",
        Came.LATE,
        "Ten minutes; the bus",
        (ISLA, ROWAN, SISTER),
        (TOM,),
        "Tom was called to court",
        (
            ExerciseDone(
                exercise.id, PICTURE, exercise.step, decision=Decision.REPEAT, why="Rushed"
            ),
            ExerciseDone(new(), CHART, "", Delivery.NOT_REACHED),
            ExerciseDone(
                new(), UNKNOWN, "", Delivery.INSTEAD, Decision.COMPLETE, "He asked for it"
            ),
        ),
        (
            AimResult(new(), aim, Result.PARTLY_MET, "Half of it"),
            AimResult(new(), other, None),
        ),
        (Passage(new(), "Looked at the chart.\nDrew the first half."),),
        (
            Passage(new(), "He said he had “never thought of it that way”."),
            Passage(
                new(), "Ailsa told us about the summer.", (Mark.THIRD_PARTY, Mark.IN_CONFIDENCE)
            ),
        ),
        (Passage(new(), "He is further on than he thinks.", (Mark.AGREED,)),),
        (Made("made0001", "Chart", MadeKind.FLIP_CHART, "file, work sheets 1", Copy.GIVEN),),
        "We talked too much.",
        "He listens when it is drawn.",
        (
            FollowUp(
                new(), "Wrote to him", date(2026, 3, 4), datetime(2026, 3, 4, 9, 5, tzinfo=UTC)
            ),
        ),
        (Enforcement(new(), EnforcementStep.WARNING, date(2026, 3, 4), "By letter"),),
        Appointment(When(date(2026, 3, 10), datetime(2026, 3, 10, 14, 0, tzinfo=UTC)), "Room 2"),
        "Tea was spilt on the form.",
        Completed(datetime(2026, 3, 3, 15, 41, 7, tzinfo=UTC), "w-isla"),
    )
    source = Source("5d" * 32, datetime(2026, 3, 5, 8, 0, tzinfo=UTC))
    return Session(new(), None, Approach(ApproachKind.START, "The first"), plan, record, source)


def _missed(new: NewId) -> Session:
    record = NotHeldRecord(
        When(date(2026, 3, 10)),
        NotHeldCode.ABSENT_ACCEPTABLE,
        "His sister",
        "Ill; a note was seen",
        new(),
        "Room 2",
        (ISLA, TOM),
        (ROWAN,),
        (Passage(new(), "Ailsa rang at nine."),),
        (FollowUp(new(), "Rang him", date(2026, 3, 10)),),
        (Enforcement(new(), EnforcementStep.NOTIFICATION),),
        NoAppointment("He starts a new job first"),
        "Written on the back: see diary.",
        Completed(datetime(2026, 3, 10, 16, 0, tzinfo=UTC), "w-tom"),
    )
    return Session(new(), record=record)


def _repeated(new: NewId, first: Session) -> Session:
    when = When(date(2026, 4, 7), datetime(2026, 4, 7, 10, 30, tzinfo=SUMMER), 90)
    record = HeldRecord(when, happened=(Passage(new(), "Once more, slowly."),))
    approach = Approach(ApproachKind.MORE_SLOWLY, "It was rushed", first.id)
    return Session(new(), None, approach, record=record)


def _planned(new: NewId) -> Session:
    plan = Plan(When(date(2026, 4, 14)), aims=(Aim(new(), "Draw the pen picture"),))
    return Session(new(), None, Approach(ApproachKind.DIFFERENTLY, "Draw it first"), plan)


def _handled(case: Case, new: NewId, planned: Session) -> Case:
    on = date(2026, 4, 8)
    aim = case.sessions[0].aims[0]
    diary, housing = case.actions
    route, sleep = case.issues
    raised = case.sessions[2].id
    return case.handle(
        Handling(
            new(),
            ItemRef(ItemKind.AIM, aim.id),
            How.TAKEN_UP,
            planned.id,
            on,
            aim=planned.aims[0].id,
        ),
        Handling(new(), ItemRef(ItemKind.ACTION, diary.id), How.DONE, raised, on),
        Handling(
            new(), ItemRef(ItemKind.ACTION, housing.id), How.CARRIED, planned.id, on, "Shut", on
        ),
        Handling(new(), ItemRef(ItemKind.ISSUE, sleep.id), How.DROPPED, raised, on, "Sleeps now"),
        Handling(new(), ItemRef(ItemKind.ISSUE, route.id), How.LEFT, planned.id, on),
    )


def _with_plan(case: Case, new: NewId, first: Session) -> Case:
    """Three entries of the relapse prevention plan, and one finding answered."""
    on = date(2026, 4, 8)
    held = first.held
    assert held is not None
    source = PlanSource(first.id, held.happened[0].id)
    begun = PlanEntry(
        new(),
        "warning-signs",
        "I stop going to the boats.",
        date(2026, 3, 3),
        "Isla Muir",
        (source,),
        Agreement.AGREES,
        "“That is it”",
        Founded.SHOWN,
        (Mark.THIRD_PARTY,),
    )
    sign = replace(
        begun.revise("I stop going to the boats, and say that I am tired.", on, "Tom Baird"),
        agreement=Agreement.AGREES,
        agreement_words="Read back to him",
    )
    gone = PlanEntry(new(), "small-decisions", "The long way home", on, "Isla Muir", (source,))
    anew = PlanEntry(new(), "small-decisions", "The way by the school", on, "Isla Muir", (source,))
    no_more = PlanEntry(new(), "ways-of-coping", "Ring Callum", on, "Tom Baird", (source,))
    case = case.with_entry(sign).with_entry(gone.give_way(anew.id, on)).with_entry(anew)
    case = case.with_entry(no_more.withdraw("He has moved away", on, "Tom Baird"))
    return case.with_answer(
        Answer(new(), "f1nd1ng0", "Written up late: both were ill", "Isla Muir", on)
    )


def _with_choices(case: Case, new: NewId, first: Session) -> Case:
    path = ("sessions", first.id, "record", "venue")
    chosen = Disclosure(
        new(),
        "agency",
        "handover",
        ("offence", case.issues[0].id),
        "They share the order",
        "w-isla",
        datetime(2026, 4, 8, 11, 0, tzinfo=SUMMER),
    )
    return replace(
        case,
        disclosures=(chosen,),
        conflicts=(Conflict.between(path, "Room 3; room 2 was taken", "Room 3"),),
    )
