"""Small cases in the trade's words, for tests that need no more than a few sessions."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.ids import NewId
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Passage
from sessionkit.domain.people import CaseWorker, Participant, Role, Who, WhoKind
from sessionkit.domain.plan import Plan, PlannedExercise
from sessionkit.domain.programme import CaseProgramme, CaseStep, ExerciseRef
from sessionkit.domain.record import Completed, Decision, ExerciseDone, HeldRecord, NotHeldRecord
from sessionkit.domain.session import Session

FIRST = date(2026, 1, 6)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ISLA = Who(WhoKind.WORKER, "Isla Muir", "w-isla")
TOM = Who(WhoKind.WORKER, "Tom Baird", "w-tom")
ROWAN = Who(WhoKind.PARTICIPANT, "Rowan Calder")
DONE = Completed(NOON, "w-isla")


def counted_ids(prefix: str = "id") -> NewId:
    """Ids in order, so that a test can name them."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers):04d}"


def day(number: int) -> When:
    """The day of a session: one a week from the first."""
    return When(FIRST + timedelta(weeks=number - 1), None, None)


def empty_case() -> Case:
    """The case of Rowan Calder with its pair and nothing else."""
    pair = (
        CaseWorker("cw1", "w-isla", "Isla Muir", Role.CO_WORKER),
        CaseWorker("cw2", "w-tom", "Tom Baird", Role.CO_WORKER),
    )
    return Case("case1", "DEMO-1", Participant("Rowan Calder"), FIRST, pair)


def programme(*cards: str) -> CaseProgramme:
    """A programme of the cards named, its steps called step1, step2, …"""
    steps = tuple(
        CaseStep(f"step{place}", ExerciseRef(card, card.title(), card.title()))
        for place, card in enumerate(cards, 1)
    )
    return CaseProgramme("short", "A short one", steps)


def done(step: int, card: str, decision: Decision | None = None, why: str = "") -> ExerciseDone:
    """An exercise as it was worked on."""
    ref = ExerciseRef(card, card.title(), card.title())
    return ExerciseDone(f"done-{step}-{card}", ref, f"step{step}", decision=decision, why=why)


def aim(text: str, result: Result | None = None, words: str = "") -> AimResult:
    """An aim with its result; its id is its text."""
    return AimResult(f"result of {text}", Aim(text, text), result, words)


def held(number: int, *aims: AimResult, exercises: tuple[ExerciseDone, ...] = ()) -> Session:
    """A recorded session that was held."""
    record = HeldRecord(
        day(number),
        present=(ISLA, TOM, ROWAN),
        exercises=exercises,
        aims=aims,
        happened=(Passage(f"p{number}", f"What happened in session {number}."),),
        completed=DONE,
    )
    return Session(f"s{number}", number, record=record)


def planned(number: int, *texts: str, card: str = "", step: int = 0) -> Session:
    """A planned session."""
    exercise = ExerciseRef(card, card.title(), card.title())
    exercises = (PlannedExercise(f"e{number}", exercise, f"step{step}"),) if card else ()
    aims = tuple(Aim(text, text) for text in texts)
    return Session(f"s{number}", number, plan=Plan(day(number), aims=aims, exercises=exercises))


def missed(session: Session, record: NotHeldRecord | None = None) -> Session:
    """A planned session that was not held."""
    return replace(session, record=record or NotHeldRecord(session.when, completed=DONE))


def recorded(session: Session, *aims: AimResult) -> Session:
    """A planned session that was held and recorded."""
    record = HeldRecord(session.when, aims=aims, completed=DONE)
    return replace(session, record=record)


def with_sessions(*sessions: Session) -> Case:
    """The case with sessions, each following the one before."""
    linked = tuple(
        replace(each, approach=each.approach and replace(each.approach, follows=before.id))
        for before, each in zip((sessions[0], *sessions), sessions, strict=False)
    )
    return replace(empty_case(), sessions=linked)


def issue(session: int, text: str, risk: bool = False) -> Issue:
    """An issue raised in a session; its id is its text."""
    return Issue(text, text, f"s{session}", risk)


def action(session: int, text: str, due: date | None = None) -> Action:
    """An action agreed in a session; its id is its text."""
    return Action(text, text, f"s{session}", TOM, due)


def handled(
    kind: ItemKind, item: str, how: How, session: int, aim: str = "", why: str = ""
) -> Handling:
    """One step in the life of an item."""
    ref = ItemRef(kind, item)
    because = why or ("a reason" if how is How.DROPPED else "")
    id = f"{item} {how.value} in s{session}"
    return Handling(id, ref, how, f"s{session}", day(session).day, because, aim=aim)
