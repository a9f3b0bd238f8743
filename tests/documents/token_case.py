"""A case with a word of its own in every field, and who may read each word.

Session 1 is an early one that was held, 2 an early one that was missed, 3 the last one held, 4 is
planned. A word is written as it is in `WHO_READS`; its letters are those of the readers.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

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
from sessionkit.domain.issue import Issue
from sessionkit.domain.made import Copy, Made, MadeKind
from sessionkit.domain.passage import Mark, Marks, Passage
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

THIRD = (Mark.THIRD_PARTY,)
CONFIDENCE = (Mark.IN_CONFIDENCE,)
AGREED = (Mark.AGREED,)
THIRD_AGREED = (Mark.THIRD_PARTY, Mark.AGREED)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DONE = Completed(NOON, "w1")
HIM = Who(WhoKind.PARTICIPANT, "tkname")


def day(week: int) -> date:
    """The Tuesday of a week."""
    return date(2026, 1, 6) + timedelta(weeks=week - 1)


def token_case() -> Case:
    """The case."""
    path = ("sessions", "s1", "record", "venue")
    return Case(
        "case",
        "tkreference",
        Participant("tkname", ("tkalias",)),
        day(1),
        (
            CaseWorker("cw1", "w1", "tkworker", Role.CO_WORKER, day(1)),
            CaseWorker("cw2", "w2", "tkformerworker", Role.SUPERVISOR, day(1), day(2)),
        ),
        (
            Goal("g1", "tkgoal", "tkgoalhow", "tkgoalreview", day(9), day(8), "tkgoalstands"),
            Goal("g2", "tkothergoal"),
        ),
        FrontSheet(
            "tkorder",
            day(90),
            "tkconditions",
            Noted("tkwhereabouts", day(1), "tkwhereaboutsby"),
            Noted("tkoffencesummary", day(1), "tkoffenceby"),
            (Flag("f1", "tkflag", day(1), "tkflagby", day(2), "tkliftedwhy"),),
        ),
        CaseProgramme(
            "p",
            "tkprogramme",
            (
                CaseStep("st1", ExerciseRef("c", "tkstep", "tkstep")),
                CaseStep("st2", ExerciseRef("", "", "tkstep"), StepChoice.SKIPPED, "tkskipped"),
            ),
            "tkchosenbecause",
        ),
        (
            PriorWork(
                "pw1",
                "tkprior",
                day(1),
                "tkpriorby",
                "tkpriorwhere",
                "tkpriorperiod",
                "tkpriorcame",
                (ExerciseRef("", "", "tkpriorexercise"),),
                "tkpriorsource",
            ),
            PriorWork(
                "pw2",
                "tkpriorthird",
                day(1),
                "tkpriorby",
                exercises=(ExerciseRef("", "", "tkpriorthirdexercise"),),
                marks=THIRD,
            ),
        ),
        (_early(), _missed(), _last(), _planned()),
        _issues(),
        _actions(),
        _handlings(),
        plan=_entries(),
        answers=(Answer("an1", "finding", "tkanswer", "tkanswerby", day(3)),),
        disclosures=(
            Disclosure("d1", "agency", "record", ("offence",), "tkdisclosurereason", "w1", NOON),
        ),
        conflicts=(Conflict.between(path, "tk1venue", "tkconflictother"),),
    )


def _passage(text: str, marks: Marks = ()) -> Passage:
    return Passage(f"id-{text}", text, marks)


def _early() -> Session:
    planned = Aim("a1", "tk1aimplanned", "g2")
    never = Aim("a1n", "tk1aimnotrecorded")
    marked = [
        Aim("a1t", "tk1aimthird", marks=THIRD),
        Aim("a1ta", "tk1aimthirdagreed", marks=THIRD_AGREED),
        Aim("a1c", "tk1aimconfidence", marks=CONFIDENCE),
    ]
    plan = Plan(
        When(day(1)),
        "tk1plannedvenue",
        (Who(WhoKind.WORKER, "tk1plannedpresent"),),
        (PlannedExercise("e0", ExerciseRef("", "", "tk1plannedexercise")),),
        (planned, never),
        (ContentLine("l1", "tk1plannedcontent", 10, "tk1leads"),),
        "tk1plansetaside",
    )
    record = HeldRecord(
        When(day(1)),
        "tk1venue",
        Came.FAILED_TO_COMPLY,
        "tk1camewords",
        (Who(WhoKind.WORKER, "tk1present"), Who(WhoKind.OTHER, "tk1other")),
        (Who(WhoKind.WORKER, "tk1apology"),),
        "tk1alone",
        (
            ExerciseDone(
                "e1",
                ExerciseRef("c", "tk1exercise", "tk1written"),
                "",
                Delivery.INSTEAD,
                Decision.REPEAT,
                "tk1exercisewhy",
            ),
        ),
        (
            AimResult("r1", replace(planned, text="tk1aim"), Result.NOT_MET, "tk1aimwords"),
            *(AimResult(f"r-{aim.id}", aim, Result.MET) for aim in marked[:2]),
            AimResult("r1c", marked[2], Result.MET, "tk1aimconfidencewords"),
        ),
        (
            _passage("tk1content"),
            _passage("tk1contentagreed", AGREED),
            _passage("tk1contentthird", THIRD),
        ),
        (
            _passage("tk1happened"),
            _passage("tk1happenedagreed", AGREED),
            _passage("tk1happenedthird", THIRD),
            _passage("tk1happenedthirdagreed", THIRD_AGREED),
            _passage("tk1happenedconfidence", CONFIDENCE),
            _passage("tk1happenedagreedconfidence", (Mark.IN_CONFIDENCE, Mark.AGREED)),
        ),
        (
            _passage("tk1view"),
            _passage("tk1viewagreed", AGREED),
            _passage("tk1viewthird", THIRD),
        ),
        (Made("m1", "tk1made", MadeKind.FLIP_CHART, "tk1kept", Copy.GIVEN),),
        "tk1ourapproach",
        "tk1learning",
        (FollowUp("fu1", "tk1followup", day(1), NOON),),
        (Enforcement("en1", EnforcementStep.WARNING, day(1), "tk1enforcement"),),
        Appointment(When(day(2)), "tk1nextvenue"),
        "tk1setaside",
        DONE,
    )
    source = Source("tkdigest", NOON)
    return Session("s1", 1, Approach(ApproachKind.START, "tk1approach"), plan, record, source)


def _missed() -> Session:
    record = NotHeldRecord(
        When(day(2)),
        NotHeldCode.ABSENT_ACCEPTABLE,
        "tk2asked",
        "tk2why",
        "s3",
        "tk2venue",
        (Who(WhoKind.WORKER, "tk2present"),),
        (Who(WhoKind.WORKER, "tk2apology"),),
        (_passage("tk2words"), _passage("tk2wordsagreed", AGREED)),
        (FollowUp("fu2", "tk2followup", day(2)),),
        (Enforcement("en2", EnforcementStep.BREACH, day(2), "tk2enforcement"),),
        NoAppointment("tk2whynone"),
        "tk2setaside",
        DONE,
    )
    return Session("s2", 2, None, Plan(When(day(2)), aims=(Aim("a2", "tk2aim"),)), record)


def _last() -> Session:
    record = HeldRecord(
        When(day(3)),
        "tk3venue",
        Came.ATTENDED,
        "tk3camewords",
        exercises=(ExerciseDone("e3", ExerciseRef("", "", "tk3exercise")),),
        aims=(
            AimResult("r3", Aim("a3", "tk3aim", "g1"), Result.MET, "tk3aimwords"),
            AimResult("r3t", Aim("a3t", "tk3aimthird", marks=THIRD), Result.MET),
        ),
        content=(_passage("tk3content"), _passage("tk3contentagreed", AGREED)),
        happened=(
            _passage("tk3happened"),
            _passage("tk3happenedagreed", AGREED),
            _passage("tk3happenedthird", THIRD),
            _passage("tk3happenedconfidence", CONFIDENCE),
        ),
        view=(_passage("tk3view"),),
        made=(Made("m3", "tk3made"),),
        our_approach="tk3ourapproach",
        learning="tk3learning",
        next=Appointment(When(day(4)), "tk3nextvenue"),
        completed=DONE,
    )
    return Session("s3", 3, Approach(ApproachKind.CONTINUE, "tk3approach", "s1"), None, record)


def _planned() -> Session:
    plan = Plan(
        When(day(4)),
        "tk4venue",
        exercises=(PlannedExercise("e4", ExerciseRef("", "", "tk4exercise")),),
        aims=(Aim("a4", "tk4aim"),),
        content=(ContentLine("l4", "tk4content", None, "tk4leads"),),
    )
    return Session("s4", 4, Approach(ApproachKind.CONTINUE, "tk4approach", "s3"), plan)


def _entries() -> tuple[PlanEntry, ...]:
    """Entries of the plan; the second one gave way to one that is about another person."""

    def entry(
        text: str,
        section: str,
        agreement: Agreement | None = Agreement.AGREES,
        marks: Marks = (),
        began: str = "s1",
    ) -> PlanEntry:
        words = f"{text}words" if agreement is not None else ""
        made, sources = day(2), (PlanSource(began),)
        entry = PlanEntry(f"id-{text}", section, text, made, f"{text}by", sources, marks=marks)
        return replace(entry, agreement=agreement, agreement_words=words, founded=Founded.PRACTISED)

    revised = entry("tkplansignformer", "warning-signs").revise("tkplansign", day(3), "tkplananew")
    heard = replace(revised, id="id-tkplansign", made_by="tkplansignby")
    gave_way = entry("tkplangaveway", "ways-of-coping", None)
    withdrawn = entry("tkplanwithdrawn", "risky-situations")
    gone_third = entry("tkplangonethird", "risky-situations", marks=THIRD)
    return (
        heard.hear(Agreement.AGREES, "tkplansignwords").mention(PlanSource("s3")),
        gave_way.give_way("id-tkplanthird", day(3)),
        entry("tkplanthird", "ways-of-coping", marks=THIRD),
        entry("tkplancope", "ways-of-coping", None, began="s3"),
        entry("tkplanrisky", "risky-situations", began="s3"),
        entry("tkplannotagreed", "small-decisions", Agreement.DOES_NOT),
        entry("tkplantold", "who-has-been-told"),
        entry("tkplanpeople", "people-who-can-help", marks=THIRD_AGREED),
        entry("tkplanconfidence", "warning-signs", marks=(Mark.IN_CONFIDENCE, Mark.AGREED)),
        withdrawn.withdraw("tkplanwithdrawnwhy", day(3), "tkplanwithdrew"),
        gone_third.withdraw("tkplangonethirdwhy", day(3), "tkplangonethirdwithdrew"),
    )


def _issues() -> tuple[Issue, ...]:
    def issue(text: str, marks: Marks = (), *, risk: bool = False, began: str = "s1") -> Issue:
        return Issue(f"id-{text}", text, began, risk, marks)

    return (
        issue("tkpriorleft", began="pw1"),
        issue("tkpriorleftconfidence", CONFIDENCE, began="pw1"),
        issue("tkpriorthirdleft", began="pw2"),
        issue("tkissueopen"),
        issue("tkissueclosed"),
        issue("tkissueagreed", AGREED),
        issue("tkissueopenagreed", AGREED),
        issue("tkissuethird", THIRD),
        issue("tkissuethirdagreed", THIRD_AGREED),
        issue("tkissueconfidence", CONFIDENCE),
        issue("tkriskopen", risk=True),
        issue("tkriskclosed", risk=True),
        issue("tkriskagreed", AGREED, risk=True),
        issue("tkriskthird", THIRD, risk=True),
        issue("tkriskconfidence", CONFIDENCE, risk=True),
    )


def _actions() -> tuple[Action, ...]:
    def action(text: str, who: Who, marks: Marks = ()) -> Action:
        return Action(f"id-{text}", text, "s1", who, day(5), marks)

    her = Who(WhoKind.WORKER, "tkactionwho", "w1")
    return (
        action("tkactionopen", her),
        action("tkactionclosed", her),
        action("tkactionown", HIM),
        action("tkactionownopen", HIM),
        action("tkactionownthird", HIM, THIRD),
        action("tkactionownconfidence", HIM, CONFIDENCE),
    )


def _handlings() -> tuple[Handling, ...]:
    def handled(kind: ItemKind, text: str, how: How, why: str = "") -> Handling:
        ref = ItemRef(kind, f"id-{text}")
        return Handling(f"h-{text}", ref, how, "s3", day(3), why)

    return (
        handled(ItemKind.ISSUE, "tkissueopen", How.LEFT, "tkissueleftwhy"),
        handled(ItemKind.ISSUE, "tkissueclosed", How.DROPPED, "tkissuewhy"),
        handled(ItemKind.ISSUE, "tkissueagreed", How.SETTLED),
        handled(ItemKind.ISSUE, "tkriskclosed", How.SETTLED),
        handled(ItemKind.ACTION, "tkactionclosed", How.DROPPED, "tkactionwhy"),
        handled(ItemKind.ACTION, "tkactionown", How.DONE),
    )
