"""`goal`: what the programme is for in one case."""

from __future__ import annotations

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import opened, told
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.goal import Goal
from sessionkit.workflows.set_goal import add_goal, end_goal


@click.group()
def goal() -> None:
    """Goals: what the programme is for; aims serve them."""


@goal.command("list")
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, case: str, as_json: bool) -> None:
    """The goals of a case."""
    found = opened(desk, case)
    if as_json:
        say.as_json([goal_as_json(each) for each in found.goals])
    elif found.goals:
        say.columns([_row(place, each) for place, each in enumerate(found.goals, 1)])
    else:
        say.note(f"{found.reference} has no goals yet. `goal add {found.reference} WHAT` sets one.")


@goal.command()
@click.argument("case")
@click.argument("what")
@click.option("--how", help="How participant and workers intend to get there.")
@click.option("--reviewed-by", help="How it will be seen whether it is reached.")
@click.option("--by", metavar="DATE", help="The day it is to be reached by.")
@pass_desk
def add(
    desk: Desk, case: str, what: str, how: str | None, reviewed_by: str | None, by: str | None
) -> ExitCode:
    """Set a goal; prints its id."""
    workspace = desk.open_to_write()
    new = Goal(
        workspace.new_id(),
        parameters.text(what),
        parameters.text(how),
        parameters.text(reviewed_by),
        parameters.day(workspace, by, "future"),
    )
    changed = add_goal(workspace, case, new)
    say.answer(new.id)
    return told(changed)


@goal.command()
@click.argument("case")
@click.argument("goal_id", metavar="GOAL")
@click.option("--where", required=True, help="Where it stands, in words.")
@click.option("--on", metavar="DATE", help="The day; today if empty.")
@pass_desk
def end(desk: Desk, case: str, goal_id: str, where: str, on: str | None) -> ExitCode:
    """Say that a goal is reached or given up, and where it stands."""
    workspace = desk.open_to_write()
    day = parameters.day(workspace, on, "past") or workspace.today
    return told(end_goal(workspace, case, goal_id, day, parameters.text(where)))


def goal_as_json(each: Goal) -> dict[str, object]:
    """A goal as an object of a listing."""
    return {
        "id": each.id,
        "what": each.what,
        "how": each.how,
        "reviewed_by": each.reviewed_by,
        "by_when": each.by_when.isoformat() if each.by_when else None,
        "ended": each.ended.isoformat() if each.ended else None,
        "where_it_stands": each.where_it_stands,
    }


def _row(place: int, each: Goal) -> tuple[str, ...]:
    by = f"by {show_date(each.by_when)}" if each.by_when else ""
    ended = f"ended {show_date(each.ended)}: {each.where_it_stands}" if each.ended else ""
    return (str(place), each.id[:8], by, ended, each.what)
