"""Laying a form over what the case already holds of the same session.

Invariant: what says the same keeps its identity, so that links stay and a merge compares like with
like; nothing is dropped by being laid over.
"""

from dataclasses import replace
from typing import TypeVar

from sessionkit.domain.aim import Aim, AimResult
from sessionkit.domain.follow_up import Enforcement, FollowUp
from sessionkit.domain.passage import Passage
from sessionkit.domain.plan import Plan, PlannedExercise
from sessionkit.domain.record import Delivery, ExerciseDone, HeldRecord, Record
from sessionkit.domain.session import Session

_Exercise = TypeVar("_Exercise", PlannedExercise, ExerciseDone)
_Deed = TypeVar("_Deed", FollowUp, Enforcement)


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, whatever their capitals, spaces and full stop at the end."""
    return _folded(one) == _folded(other)


def laid_over(record: Record, session: Session) -> Record:
    """A record read from a form, with the identities of the session it is about."""
    if not isinstance(record, HeldRecord):
        return record
    if session.plan is not None:
        record = laid_over_plan(record, session.plan)
    return laid_over_record(record, session.held) if session.held is not None else record


def plan_laid_over(plan: Plan, old: Plan) -> Plan:
    """A plan read from a form, with the identities of the plan it changes."""
    free = list(old.aims)
    aims: list[Aim] = []
    for aim in plan.aims:
        same = next((each for each in free if same_words(each.text, aim.text)), None)
        if same is not None:
            free.remove(same)
            aim = replace(aim, id=same.id, goal=aim.goal or same.goal)  # noqa: PLW2901
        aims.append(aim)
    return replace(plan, aims=tuple(aims), exercises=_laid_exercises(plan.exercises, old.exercises))


def laid_over_plan(record: HeldRecord, plan: Plan) -> HeldRecord:
    """A record read from a form, with the identities of the plan it follows.

    An exercise that was planned and is not on the form was not reached; one that is on the form and
    was not planned was done instead.
    """
    exercises = _laid_exercises(record.exercises, plan.exercises)
    planned = {each.id for each in plan.exercises}
    reached = {each.id for each in exercises}
    done = tuple(_as_done(each, planned, bool(planned - reached)) for each in exercises)
    left = tuple(
        ExerciseDone(each.id, each.exercise, each.step, Delivery.NOT_REACHED)
        for each in plan.exercises
        if each.id not in reached
    )
    return replace(
        record,
        exercises=(*done, *left),
        aims=_laid_results(record.aims, plan.aims),
        content=_laid_content(record.content, plan),
    )


def laid_over_record(record: HeldRecord, current: HeldRecord) -> HeldRecord:
    """A record read from a form, with the identities of the record it stands beside."""
    aims = _laid_results(record.aims, tuple(r.aim for r in current.aims))
    return replace(
        record,
        exercises=_laid_exercises(record.exercises, current.exercises),
        aims=aims,
        content=_laid_passages(record.content, current.content),
        happened=_laid_passages(record.happened, current.happened),
        view=_laid_passages(record.view, current.view),
        follow_ups=_laid_alike(record.follow_ups, current.follow_ups),
        enforcement=_laid_alike(record.enforcement, current.enforcement),
    )


def _laid_exercises(
    written: tuple[_Exercise, ...], known: tuple[PlannedExercise | ExerciseDone, ...]
) -> tuple[_Exercise, ...]:
    free = list(known)
    laid: list[_Exercise] = []
    for each in written:
        same = next((k for k in free if _same_exercise(each, k)), None)
        if same is None:
            laid.append(each)
        else:
            free.remove(same)
            # What was written stays as it was written; the card is the plan's.
            exercise = replace(same.exercise, written=each.exercise.written)
            laid.append(replace(each, id=same.id, step=same.step, exercise=exercise))
    return tuple(laid)


def _same_exercise(
    one: PlannedExercise | ExerciseDone, other: PlannedExercise | ExerciseDone
) -> bool:
    if one.exercise.card and other.exercise.card:
        return one.exercise.card == other.exercise.card
    return same_words(one.exercise.written, other.exercise.written)


def _as_done(each: ExerciseDone, planned: set[str], something_left: bool) -> ExerciseDone:
    unplanned = each.id not in planned and something_left
    if unplanned and each.delivery is Delivery.AS_PLANNED:
        return replace(each, delivery=Delivery.INSTEAD)
    return each


def _laid_results(results: tuple[AimResult, ...], known: tuple[Aim, ...]) -> tuple[AimResult, ...]:
    free = list(known)
    laid: list[AimResult] = []
    for result in results:
        same = next((aim for aim in free if same_words(aim.text, result.aim.text)), None)
        if same is None:
            laid.append(result)
        else:
            free.remove(same)
            aim = replace(result.aim, id=same.id, goal=result.aim.goal or same.goal)
            # The aim's own id: two forms that judge one aim then judge it in one place.
            laid.append(replace(result, id=same.id, aim=aim))
    return tuple(laid)


def _laid_content(written: tuple[Passage, ...], plan: Plan) -> tuple[Passage, ...]:
    """The work as it was done; where it stands as it was planned, without the list's dashes."""
    if len(written) != 1:
        return written
    lines = [line.removeprefix("- ") for line in written[0].text.split("\n")]
    if lines == plan.shown_content.split("\n"):
        return (replace(written[0], text=plan.shown_content),)
    return written


def _laid_passages(written: tuple[Passage, ...], known: tuple[Passage, ...]) -> tuple[Passage, ...]:
    ids = [each.id for each in known]
    return tuple(
        replace(each, id=ids[place]) if place < len(ids) else each
        for place, each in enumerate(written)
    )


def _laid_alike(written: tuple[_Deed, ...], known: tuple[_Deed, ...]) -> tuple[_Deed, ...]:
    """Deeds that say the same keep their identity."""
    return tuple(
        next((each for each in known if replace(each, id=new.id) == new), new) for new in written
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
