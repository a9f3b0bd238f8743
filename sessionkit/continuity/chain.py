"""The chain: which session follows which, and which exercise comes next.

Invariant: what the last held session decided comes before what the programme says; a step is
complete when its last session said so, or when the pair went on to another without saying anything.
"""

from dataclasses import dataclass

from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.programme import CaseStep, ExerciseRef, StepChoice
from sessionkit.domain.record import Decision, Delivery, ExerciseDone
from sessionkit.domain.session import Session


@dataclass(frozen=True, slots=True)
class NextExercise:
    """An exercise to offer for the next session."""

    exercise: ExerciseRef
    """Which exercise."""
    step: str
    """Id of the step in the case's programme; empty where it is none of its steps."""
    approach: ApproachKind
    """How the next session would follow."""
    why: str = ""
    """What the record gave as the reason."""
    decided_in: str = ""
    """Id of the session that decided it; empty where the programme offers it."""


def last_held(case: Case) -> Session | None:
    """The latest session that was held and has a record."""
    return next((s for s in reversed(case.chain) if s.held is not None), None)


def last_outcomes(case: Case, many: int = 2) -> tuple[Session, ...]:
    """The latest sessions that have an outcome, the latest first."""
    told = (s for s in reversed(case.chain) if s.held is not None and s.held.happened)
    return tuple(session for session, _ in zip(told, range(many), strict=False))


def next_exercises(case: Case) -> tuple[NextExercise, ...]:
    """What to offer next, the first choice first: what was decided, then the next step.

    Every exercise whose latest decision leaves something to do is offered, the latest first. A
    first session is offered the first step chosen; a case without a programme, and with nothing
    decided, is offered nothing.
    """
    last = last_held(case)
    decided = _decided(case)
    step = next_step(case)
    if step is None or step.id in {each.step for each in decided if each.step}:
        return decided
    approach = ApproachKind.START if last is None else _approach_to(step, last)
    return (*decided, NextExercise(step.exercise, step.id, approach))


def next_step(case: Case) -> CaseStep | None:
    """The first step of the programme that is chosen or inserted and not complete."""
    if case.programme is None:
        return None
    done = completed_steps(case)
    wanted = (s for s in case.programme.steps if s.choice is not StepChoice.SKIPPED)
    return next((step for step in wanted if step.id not in done), None)


def completed_steps(case: Case) -> frozenset[str]:
    """Ids of the steps that are complete."""
    latest: dict[str, tuple[int, ExerciseDone]] = {}
    held = [s for s in case.chain if s.held is not None]
    for place, session in enumerate(held):
        for done in session.held.exercises if session.held else ():
            if done.step and done.delivery is not Delivery.NOT_REACHED:
                latest[done.step] = (place, done)
    last = len(held) - 1
    return frozenset(step for step, (place, done) in latest.items() if _complete(done, place, last))


def _complete(done: ExerciseDone, place: int, last: int) -> bool:
    if done.decision is not None:
        return done.decision is Decision.COMPLETE
    return place < last and done.delivery is not Delivery.ABANDONED


def step_for(case: Case, ref: ExerciseRef) -> str:
    """Id of the step an exercise stands for; empty where it is none of the case's steps.

    By its printed line where that is one step's alone, else the next step of that card that is not
    complete; skipped steps are not taken.
    """
    if case.programme is None or not ref.card:
        return ""
    chosen = [s for s in case.programme.steps if s.choice is not StepChoice.SKIPPED]
    steps = [s for s in chosen if s.exercise.card == ref.card]
    printed = [s for s in steps if s.exercise.written.casefold() == ref.written.casefold()]
    candidates = printed if len(printed) == 1 else steps
    done = completed_steps(case)
    waiting = [s for s in candidates if s.id not in done]
    best = waiting or candidates[-1:]
    return best[0].id if best else ""


def _decided(case: Case) -> tuple[NextExercise, ...]:
    seen: set[str] = set()
    found: list[NextExercise] = []
    for session in reversed(case.chain):
        held = session.held
        for each in held.exercises if held is not None else ():
            key = each.step or each.exercise.name.casefold()
            if key in seen:
                continue
            seen.add(key)
            if each.decision not in (None, Decision.COMPLETE) or _was_cut_short(each):
                approach = _approach(each)
                found.append(NextExercise(each.exercise, each.step, approach, each.why, session.id))
    return tuple(found)


def _was_cut_short(done: ExerciseDone) -> bool:
    cut = done.delivery in (Delivery.ABANDONED, Delivery.NOT_REACHED)
    return cut and done.decision is None


def _approach(done: ExerciseDone) -> ApproachKind:
    return done.decision.approach if done.decision is not None else ApproachKind.CONTINUE


def _approach_to(step: CaseStep, last: Session) -> ApproachKind:
    same = any(each.step == step.id for each in last.exercises)
    return ApproachKind.CONTINUE if same else ApproachKind.MOVE_ON
