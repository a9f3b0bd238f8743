"""Setting and ending the goals of a case.

Invariant: a goal that ends says where it stands; it is not removed.
"""

from dataclasses import replace
from datetime import date

from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound, WrongUse
from sessionkit.domain.goal import Goal
from sessionkit.workflows.change_case import SHORTEST_ID, Changed, change_case
from sessionkit.workflows.open_workspace import Workspace


def add_goal(workspace: Workspace, named: str, goal: Goal) -> Changed:
    """Set a goal."""
    if not goal.what:
        raise WrongUse("A goal needs words.")
    return change_case(workspace, named, lambda case: case.with_goal(goal))


def end_goal(workspace: Workspace, named: str, goal: str, on: date, where: str) -> Changed:
    """Say that a goal is reached or given up, and where it stands.

    Raises:
        NotFound: where the case has no such goal.
    """

    def change(case: Case) -> Case:
        return case.with_goal(replace(goal_of(case, goal), ended=on, where_it_stands=where))

    return change_case(workspace, named, change)


def goal_of(case: Case, named: str) -> Goal:
    """A goal by its id, the start of it, or its place in the list from 1."""
    wanted = named.strip()
    if wanted.isdigit() and 1 <= int(wanted) <= len(case.goals):
        return case.goals[int(wanted) - 1]
    found = [
        each for each in case.goals if len(wanted) >= SHORTEST_ID and each.id.startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    raise NotFound(
        f"{case.reference} has no goal “{named}”.", f"`goal list {case.reference}` shows them."
    )
