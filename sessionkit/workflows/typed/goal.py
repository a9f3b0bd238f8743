"""A goal of a case, as it is typed.

Invariant: a goal that ends says where it stands; a form with nothing in it sets no goal.
"""

from dataclasses import dataclass, replace
from datetime import date

from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.goal import Goal
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.reading import Reading, line, prose


@dataclass(frozen=True, slots=True)
class TypedGoal:
    """A goal, as it stands in the fields of a form."""

    id: str
    """Id of the goal, one that is yet to be set included."""
    what: str
    """The goal, in words the participant can understand."""
    how: str
    """How participant, workers and others intend to get there."""
    reviewed_by: str
    """How it will be seen whether it is reached."""
    by_when: str
    """The day it is to be reached by."""
    ended: str
    """The day it was reached or given up."""
    where_it_stands: str
    """What is said of it, at its end or at a review."""


def goal_form(workspace: Workspace, case: Case, goal: str) -> TypedGoal:
    """A goal as its form opens: as it stands, or blank where the case has none of that id."""
    return _row(_goal(case, goal))


def written_goal(workspace: Workspace, case: Case, form: TypedGoal) -> Case:
    """The case with the goal as it is typed.

    Raises:
        FormProblems: naming every field that cannot be read; a goal that has something said of it
            and no words; or one that ends without saying where it stands.
    """
    old = _goal(case, form.id)
    if form == _row(old):
        return case
    reading = Reading(workspace, case)
    goal = replace(
        old,
        what=_words(form.what, old.what),
        how=_words(form.how, old.how),
        reviewed_by=_words(form.reviewed_by, old.reviewed_by),
        by_when=_day(reading, "by_when", form.by_when, old.by_when),
        ended=_day(reading, "ended", form.ended, old.ended),
        where_it_stands=_words(form.where_it_stands, old.where_it_stands),
    )
    is_new = all(each.id != form.id for each in case.goals)
    if not goal.what and (goal != Goal(form.id, "") or not is_new or line(form.by_when)):
        reading.refuse("what", "A goal needs words.", "Say what is to be reached.")
    if goal.ended is not None and not goal.where_it_stands:
        reading.refuse(
            "where_it_stands", "Say where the goal stands, now that it ends.", "In a few words."
        )
    reading.check()
    return case.with_goal(goal) if goal.what else case


def _goal(case: Case, id: str) -> Goal:
    return next((each for each in case.goals if each.id == id), Goal(id, ""))


def _row(goal: Goal) -> TypedGoal:
    return TypedGoal(
        goal.id,
        goal.what,
        goal.how,
        goal.reviewed_by,
        _shown(goal.by_when),
        _shown(goal.ended),
        goal.where_it_stands,
    )


def _shown(day: date | None) -> str:
    return show_date(day) if day is not None else ""


def _words(text: str, old: str) -> str:
    return old if text == old else prose(text)


def _day(reading: Reading, field: str, text: str, old: date | None) -> date | None:
    return old if text == _shown(old) else reading.day(field, text)
