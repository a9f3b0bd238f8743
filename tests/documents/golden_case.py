"""An invented case of four sessions, small enough to be read whole in an export.

Session 2 was missed and followed up, session 3 was taken more slowly, and an issue raised in
session 1 was taken up as an aim in session 4 and met. Its plan has been begun. Every person, place
and event is invented.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.appointment import Appointment
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When
from sessionkit.domain.follow_up import Enforcement, EnforcementStep, FollowUp
from sessionkit.domain.front_sheet import Flag, FrontSheet, Noted
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Mark, Passage
from sessionkit.domain.people import CaseWorker, Participant, Role, Who, WhoKind
from sessionkit.domain.plan import ContentLine, Plan, PlannedExercise
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry, PlanSource
from sessionkit.domain.programme import CaseProgramme, CaseStep, ExerciseRef, StepChoice
from sessionkit.domain.record import Completed, Decision, ExerciseDone, HeldRecord, NotHeldRecord
from sessionkit.domain.session import Session

ISLA = Who(WhoKind.WORKER, "Isla Muir", "w-isla")
TOM = Who(WhoKind.WORKER, "Tom Baird", "w-tom")
ROWAN = Who(WhoKind.PARTICIPANT, "Rowan Calder")
ALL_THREE = (ISLA, TOM, ROWAN)

PICTURE = ExerciseRef("pen-picture", "Pen picture", "Pen Picture")
ROAD = ExerciseRef("road-map", "Road map", "Road Map - obtain social history")
NETWORK = ExerciseRef("network", "Network", "Network")

FIRST = date(2026, 1, 6)


def golden_case() -> Case:
    """The case."""
    case = Case(
        "golden",
        "DEMO-1",
        Participant("Rowan Calder", ("R. Calder",)),
        FIRST,
        workers=_workers(),
        goals=_goals(),
        front=_front(),
        programme=_programme(),
        sessions=(_first(), _missed(), _slower(), _fourth()),
        issues=(
            Issue("i-sister", "His sister does not know what he is working on", "s1"),
            Issue("i-route", "His way to work now passes a school", "s3", risk_information=True),
            Issue("i-sleep", "Sleeps badly before sessions", "s3", marks=(Mark.AGREED,)),
        ),
        actions=(
            Action("a-diary", "Keep the diary each evening", "s1", ROWAN, date(2026, 1, 13)),
            Action("a-route", "Ask the employer about another way in", "s3", TOM),
        ),
        handlings=_handlings(),
        plan=_entries(),
    )
    return case.numbered()


def when(week: int) -> When:
    """An hour on the Tuesday of a week, counted from 1."""
    day = FIRST + timedelta(weeks=week - 1)
    return When(day, datetime(day.year, day.month, day.day, 14, tzinfo=UTC), 60)


def _workers() -> tuple[CaseWorker, ...]:
    return (
        CaseWorker("cw1", "w-isla", "Isla Muir", Role.CO_WORKER, FIRST),
        CaseWorker("cw2", "w-tom", "Tom Baird", Role.CO_WORKER, FIRST),
        CaseWorker("cw3", "w-moira", "Moira Orr", Role.SUPERVISOR, FIRST),
    )


def _goals() -> tuple[Goal, ...]:
    return (
        Goal(
            "g-say",
            "Say in my own words how it came about",
            "Step by step, with drawing first and words after",
            "By telling it to somebody who was not there",
            date(2026, 9, 30),
        ),
        Goal("g-people", "Have three people who know what to look out for"),
    )


def _front() -> FrontSheet:
    return FrontSheet(
        "Order of two years",
        date(2028, 1, 4),
        "No contact with the people named in the order.\nTo live where the order says.",
        Noted("3 Larch Row, Invertay; telephone after six", date(2026, 1, 6), "Isla Muir"),
        Noted("One offence, by legal category: see the order.", date(2026, 1, 5), "Moira Orr"),
        (
            Flag("f-wait", "Not in the waiting room on Thursdays", date(2026, 1, 5), "Moira Orr"),
            Flag(
                "f-dog", "A dog in the house", FIRST, "Tom Baird", date(2026, 1, 20), "Given away"
            ),
        ),
    )


def _programme() -> CaseProgramme:
    steps = (
        CaseStep("st1", PICTURE),
        CaseStep("st2", ROAD),
        CaseStep(
            "st3", ExerciseRef("walls", "Walls", "Starting Walls Exercise"), _SKIP, "Done in 2024"
        ),
        CaseStep("st4", NETWORK, StepChoice.INSERTED, "He asked who could help him"),
    )
    return CaseProgramme("appendix-1", "One pair’s programme", steps, "A known order helps him.")


_SKIP = StepChoice.SKIPPED


def _done(week: int) -> Completed:
    day = FIRST + timedelta(weeks=week - 1)
    return Completed(datetime(day.year, day.month, day.day, 16, tzinfo=UTC), "w-isla")


def _first() -> Session:
    aims = (
        Aim("aim-rules", "Agree the ground rules and write them down", "g-say"),
        Aim("aim-picture", "Finish the pen picture", "g-say"),
    )
    lines = (
        ContentLine("l1", "Ground rules", 20, "both"),
        ContentLine("l2", "Draw", 30, "Tom Baird"),
    )
    plan = Plan(when(1), "Room 2", ALL_THREE, (PlannedExercise("e1", PICTURE, "st1"),), aims, lines)
    record = HeldRecord(
        when(1),
        "Room 3",
        Came.LATE,
        "Ten minutes; the bus",
        ALL_THREE,
        exercises=(ExerciseDone("e1", PICTURE, "st1", decision=Decision.REPEAT, why="Rushed"),),
        aims=(
            AimResult("r1", aims[0], Result.MET, "In his own hand, on the wall."),
            AimResult("r2", aims[1], Result.PARTLY_MET, "Half of it."),
        ),
        content=(Passage("p1", "Wrote the ground rules together.\nBegan to draw."),),
        happened=(
            Passage("p2", "He said he had “never been asked that before”."),
            Passage("p3", "I chose the rule about being on time myself.", (Mark.AGREED,)),
            Passage("p4", "Ailsa is said to be worried.", (Mark.THIRD_PARTY,)),
        ),
        view=(Passage("p5", "He takes part more than we expected."),),
        our_approach="Two of us talked at once.",
        learning="He learns by drawing.",
        next=Appointment(when(2), "Room 2"),
        completed=_done(1),
    )
    return Session("s1", None, Approach(ApproachKind.START), plan, record)


def _missed() -> Session:
    aim = Aim("aim-picture-2", "Finish the pen picture", "g-say")
    exercise = PlannedExercise("e2", PICTURE, "st1")
    plan = Plan(when(2), "Room 2", ALL_THREE, (exercise,), (aim,))
    record = NotHeldRecord(
        when(2),
        NotHeldCode.ABSENT_UNACCEPTABLE,
        successor="s3",
        venue="Room 2",
        present=(ISLA, TOM),
        words=(Passage("p6", "We waited for half an hour."),),
        follow_ups=(FollowUp("fu1", "Rang him; he had slept in", when(2).day),),
        enforcement=(
            Enforcement("en1", EnforcementStep.WARNING, date(2026, 1, 14), "First, by letter"),
        ),
        next=Appointment(when(3), "Room 2"),
        completed=_done(2),
    )
    approach = Approach(ApproachKind.REPEAT, "The first time was rushed", "s1")
    return Session("s2", None, approach, plan, record)


def _slower() -> Session:
    aim = Aim("aim-picture-3", "Finish the pen picture, one sheet at a time", "g-say")
    plan = Plan(
        when(3),
        "Room 2",
        ALL_THREE,
        (PlannedExercise("e3", PICTURE, "st1"), PlannedExercise("e4", ROAD, "st2")),
        (aim,),
    )
    record = HeldRecord(
        when(3),
        "Room 2",
        Came.ATTENDED,
        present=ALL_THREE,
        exercises=(ExerciseDone("e3", PICTURE, "st1", decision=Decision.COMPLETE),),
        aims=(
            AimResult("r3", aim, Result.MET),
            AimResult("r4", Aim("aim-extra", "Say what helps him sleep"), Result.NOT_MET),
        ),
        content=(Passage("p7", "One sheet after the other, with a break."),),
        happened=(Passage("p8", "He named all four places without being asked."),),
        next=Appointment(when(4), "Room 2"),
        completed=_done(3),
    )
    approach = Approach(ApproachKind.MORE_SLOWLY, "Half an hour was too short", "s1")
    return Session("s3", None, approach, plan, record)


def _fourth() -> Session:
    aim = Aim("aim-tell", "Decide what to say at home, and when", "g-people")
    plan = Plan(when(4), "Room 2", ALL_THREE, (PlannedExercise("e5", NETWORK, "st4"),), (aim,))
    record = HeldRecord(
        when(4),
        "Room 2",
        Came.ATTENDED,
        present=(ISLA, ROWAN),
        apologies=(TOM,),
        alone_because="Tom Baird was ill",
        exercises=(ExerciseDone("e5", NETWORK, "st4", decision=Decision.CONTINUE),),
        aims=(AimResult("r5", aim, Result.MET, "On Sunday, after lunch."),),
        content=(Passage("p9", "Drew who knows what."),),
        happened=(Passage("p10", "He practised it twice, aloud."),),
        view=(Passage("p11", "Ready for it, we think."),),
        next=Appointment(when(5), "Room 2"),
        completed=_done(4),
    )
    approach = Approach(ApproachKind.MOVE_ON, "The pen picture is finished", "s3")
    return Session("s4", None, approach, plan, record)


def _entries() -> tuple[PlanEntry, ...]:
    """A sign that was worded anew, a way of coping that gave way to another, one not agreed to."""

    def entry(
        id: str, section: str, text: str, week: int, *agreed: str, founded: Founded = Founded.SAID
    ) -> PlanEntry:
        source = (PlanSource(f"s{week}"),)
        made = (when(week).day, "Isla Muir", source)
        agreement = Agreement.AGREES if agreed else None
        return PlanEntry(id, section, text, *made, agreement, "".join(agreed), founded)

    fine = entry("e-fine", "warning-signs", "I say that I am fine.", 1)
    fine = fine.revise("I say “fine” twice in one call.", when(4).day, "Tom Baird")
    fine = fine.hear(Agreement.AGREES, "“That’s the first one anybody could hear.”")
    sister = entry("e-tell", "people-who-can-help", "My sister. She asks “Fine how?”", 4, "Yes")
    late = entry("e-late", "warning-signs", "He comes late when the week was bad.", 1)
    ring = entry("e-ring", "ways-of-coping", "Ring my sister.", 3, "Yes")
    told = entry("e-told", "who-has-been-told", "His sister, by himself, on Sunday.", 4, "Yes")
    works = entry("e-works", "risky-situations", "The way to work past the school.", 3)
    return (
        fine.mention(PlanSource("s4")).found_on(Founded.SHOWN),
        late.hear(Agreement.DOES_NOT, "“That was the bus.”"),
        works.withdraw("He goes another way now", when(4).day, "Isla Muir"),
        ring.give_way("e-let", when(4).day),
        entry("e-home", "ways-of-coping", "Straight home.", 3, "", founded=Founded.PRACTISED),
        entry("e-let", "ways-of-coping", "Ring, and let it ring.", 4, "That holds"),
        replace(sister, marks=(Mark.THIRD_PARTY, Mark.AGREED)),
        replace(told, marks=(Mark.THIRD_PARTY,)),
    )


def _handlings() -> tuple[Handling, ...]:
    def handled(item: ItemRef, how: How, week: int, aim: str = "", why: str = "") -> Handling:
        id = f"h-{item.id}-{week}"
        return Handling(id, item, how, f"s{week}", when(week).day, why, aim=aim)

    picture, again = ItemRef(ItemKind.AIM, "aim-picture"), ItemRef(ItemKind.AIM, "aim-picture-2")
    sister, sleep = ItemRef(ItemKind.ISSUE, "i-sister"), ItemRef(ItemKind.ISSUE, "i-sleep")
    diary = ItemRef(ItemKind.ACTION, "a-diary")
    return (
        handled(picture, How.TAKEN_UP, 2, "aim-picture-2"),
        handled(again, How.TAKEN_UP, 3, "aim-picture-3"),
        handled(sister, How.LEFT, 3, why="First the pen picture"),
        replace(handled(diary, How.CARRIED, 3, why="The pages got wet"), due=when(4).day),
        handled(sister, How.TAKEN_UP, 4, "aim-tell"),
        handled(diary, How.DONE, 4),
        handled(sleep, How.DROPPED, 4, why="It has passed"),
    )
