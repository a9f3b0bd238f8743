"""Ids shared by a plan and the record of the same session.

Invariant: an exercise or aim that stands in both with the same words is the same one.
"""

from dataclasses import replace

from sessionkit.domain.plan import Plan
from sessionkit.domain.record import HeldRecord


def linked(record: HeldRecord, plan: Plan) -> HeldRecord:
    """The record, with the plan's ids for what stands in both."""
    aims = [(aim.text, aim.id) for aim in plan.aims]
    exercises = [(each.exercise.written, each.id) for each in plan.exercises]
    return replace(
        record,
        aims=tuple(
            replace(each, aim=replace(each.aim, id=_taken(aims, each.aim.text) or each.aim.id))
            for each in record.aims
        ),
        exercises=tuple(
            replace(each, id=_taken(exercises, each.exercise.written) or each.id)
            for each in record.exercises
        ),
    )


def _taken(ids: list[tuple[str, str]], words: str) -> str:
    """The first id for these words, which is then used up; nothing where there is none."""
    for pair in ids:
        if pair[0] == words:
            ids.remove(pair)
            return pair[1]
    return ""
