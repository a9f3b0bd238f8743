"""`session plan`: from a filled form, or from what is offered and a few options."""

from __future__ import annotations

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.form_source import called, kept_on_failure, read_bytes
from sessionkit.cli.outcome import told
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.handling import How
from sessionkit.workflows.plan_session import (
    Choice,
    Planned,
    Wishes,
    plan_from_form,
    plan_session,
)


@click.command()
@click.argument("case")
@click.argument("form", required=False)
@click.option("--session", "number", type=int, help="Change the plan of this session.")
@click.option(
    "--date", "on", metavar="WHEN", help="When: 3/3/2026, or “next tue 14:30 for 60 min”."
)
@click.option("--venue", help="Where.")
@click.option("--exercise", default="", metavar="CARD", help="The exercise offered, where empty.")
@click.option("--approach", help="start, continue, repeat, more slowly, differently or move on.")
@click.option("--why", default="", help="Why it follows so.")
@click.option("--aim", "aims", multiple=True, metavar="TEXT", help="An aim.")
@click.option("--goal", default="", help="The goal those aims serve: its id or number.")
@click.option("--card-aims", is_flag=True, help="Take the aims the card suggests.")
@click.option("--card-steps", is_flag=True, help="Take the steps of the card as content.")
@click.option("--take-up", multiple=True, metavar="ITEM", help="Take up something left open.")
@click.option("--leave", multiple=True, metavar="ITEM", help="Seen, and left for now.")
@click.option("--carry", multiple=True, metavar="ITEM[=DATE]", help="Carry it on.")
@click.option("--drop", multiple=True, metavar="ITEM=WHY", help="Drop it, with the reason.")
@click.option("--name-differs", is_flag=True, help="The form's other name is the participant's.")
@pass_desk
def plan(
    desk: Desk,
    case: str,
    form: str | None,
    number: int | None,
    on: str | None,
    venue: str | None,
    exercise: str,
    approach: str | None,
    why: str,
    aims: tuple[str, ...],
    goal: str,
    card_aims: bool,
    card_steps: bool,
    take_up: tuple[str, ...],
    leave: tuple[str, ...],
    carry: tuple[str, ...],
    drop: tuple[str, ...],
    name_differs: bool,
) -> ExitCode:
    """Plan a session from a filled form (- is standard input), or from options."""
    workspace = desk.open_to_write()
    if form is not None:
        data = read_bytes(form)
        with kept_on_failure(desk, form, data, f"plan for {case}"):
            planned = plan_from_form(workspace, case, data, called(form), number, name_differs)
        return _told_planned(planned)
    choices = [Choice(each, How.TAKEN_UP) for each in take_up]
    choices += [Choice(each, How.LEFT) for each in leave]
    for item, _, day in (each.partition("=") for each in carry):
        choices.append(
            Choice(item, How.CARRIED, due=parameters.day(workspace, day or None, "future"))
        )
    for item, _, reason in (each.partition("=") for each in drop):
        choices.append(Choice(item, How.DROPPED, parameters.text(reason)))
    wishes = Wishes(
        parameters.when(workspace, on) if on is not None else None,
        parameters.text(venue) if venue is not None else None,
        exercise,
        parameters.one_of(ApproachKind, approach, "approach") if approach else None,
        parameters.text(why),
        tuple(parameters.text(each) for each in aims),
        goal,
        card_aims,
        card_steps,
        tuple(choices),
    )
    return _told_planned(plan_session(workspace, case, wishes, number))


def _told_planned(planned: Planned) -> ExitCode:
    say.notes(planned.notes)
    say.note(f"{planned.session.name} is planned for {planned.session.when.show()}.")
    say.answer(str(planned.session.number))
    return told(planned.changed)
