"""`session not-held` and `put-off`: a session that did not take place, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import told
from sessionkit.domain.appointment import Appointment, Next, NoAppointment
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.clock_reading import read_time
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.follow_up import Enforcement, EnforcementStep, FollowUp
from sessionkit.domain.people import Who, WhoKind
from sessionkit.workflows import not_held as missing
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.open_workspace import Workspace


@click.command("not-held")
@click.argument("case")
@click.argument("number", type=int)
@click.option("--code", required=True, help="absent acceptable, absent unacceptable, sent home …")
@click.option("--why", default="", help="The reason given.")
@click.option("--asked-by", default="", help="Who asked for it to be cancelled.")
@click.option("--words", default="", help="What there is to say about it.")
@click.option("--follow-up", "done", multiple=True, metavar="WHAT", help="What was done about it.")
@click.option("--followed-up-on", metavar="DATE", help="When; the day of the session if empty.")
@click.option("--followed-up-at", metavar="TIME", help="The time of day it was done.")
@click.option("--warning", metavar="WORDS", help="A warning was given: what was said, to whom.")
@click.option("--breach", metavar="WORDS", help="Breach was begun: what was sent, to whom.")
@click.option("--notification", metavar="WORDS", help="Who was notified, and of what.")
@click.option("--enforced-on", metavar="DATE", help="When; the day of the session if empty.")
@click.option("--present", multiple=True, metavar="NAME", help="A worker who was there.")
@click.option("--next", "next_", metavar="WHEN", help="The next appointment.")
@click.option("--no-next", metavar="WHY", help="Why there is no next appointment.")
@pass_desk
def not_held(
    desk: Desk,
    /,
    case: str,
    number: int,
    code: str,
    done: tuple[str, ...],
    present: tuple[str, ...],
    **given: str | None,
) -> ExitCode:
    """Record that a session was not held, and what was done about it."""
    said = {option: parameters.text(value) for option, value in given.items()}
    deeds = tuple(text for each in done if (text := parameters.text(each)))
    _refuse_contradictions(said, deeds)
    workspace = desk.open_to_write()
    held_on = open_case(workspace, case).case.session(number).when.day
    reason = missing.Reason(
        parameters.one_of(NotHeldCode, code, "code for a session not held"),
        said["why"],
        said["asked_by"],
        said["words"],
        _follow_ups(workspace, deeds, said, held_on),
        _enforcement(workspace, said, held_on),
        _next(workspace, said),
        tuple(_worker(workspace, name) for name in present),
    )
    return _told_not_held(missing.record_not_held(workspace, case, number, reason))


def _refuse_contradictions(said: Mapping[str, str], deeds: tuple[str, ...]) -> None:
    """Nothing, where no option speaks of what another one leaves out."""
    if said["next_"] and said["no_next"]:
        raise WrongUse("There is a next appointment, or there is none.", "Give one of the two.")
    for option in ("followed_up_on", "followed_up_at"):
        if said[option] and not deeds:
            raise WrongUse(
                f"--{option.replace('_', '-')} needs --follow-up.", "Say what was done about it."
            )
    if said["enforced_on"] and not any(said[each.value] for each in EnforcementStep):
        steps = ", ".join(f"--{each.value}" for each in EnforcementStep)
        raise WrongUse("--enforced-on needs a step that was taken.", f"Give one of: {steps}.")


def _follow_ups(
    workspace: Workspace, deeds: tuple[str, ...], said: Mapping[str, str], held_on: date
) -> tuple[FollowUp, ...]:
    if not deeds:
        return ()
    on = parameters.day(workspace, said["followed_up_on"] or None, "past") or held_on
    at = None
    if said["followed_up_at"]:
        at = datetime.combine(on, read_time(said["followed_up_at"]), workspace.zone)
    return tuple(FollowUp(workspace.new_id(), each, on, at) for each in deeds)


def _enforcement(
    workspace: Workspace, said: Mapping[str, str], held_on: date
) -> tuple[Enforcement, ...]:
    """The steps taken (¶23)."""
    on = parameters.day(workspace, said["enforced_on"] or None, "past") or held_on
    return tuple(
        Enforcement(workspace.new_id(), step, on, said[step.value])
        for step in EnforcementStep
        if said[step.value]
    )


def _worker(workspace: Workspace, named: str) -> Who:
    found = workspace.folder.find_worker(named)
    return Who(WhoKind.WORKER, found.name, found.id)


def _next(workspace: Workspace, said: Mapping[str, str]) -> Next | None:
    if said["next_"]:
        return Appointment(parameters.when(workspace, said["next_"]))
    return NoAppointment(said["no_next"]) if said["no_next"] else None


@click.command("put-off")
@click.argument("case")
@click.argument("number", type=int)
@click.option("--to", "to", required=True, metavar="WHEN", help="The new time.")
@click.option("--asked-by", required=True, help="Who asked for it.")
@click.option("--why", required=True, help="The reason given.")
@pass_desk
def put_off(desk: Desk, case: str, number: int, to: str, asked_by: str, why: str) -> ExitCode:
    """Put a planned session off to another time; its plan goes with it."""
    workspace = desk.open_to_write()
    moment = parameters.when(workspace, to)
    asked, because = parameters.text(asked_by), parameters.text(why)
    return _told_not_held(missing.put_off(workspace, case, number, moment, because, asked))


def _told_not_held(result: missing.NotHeld) -> ExitCode:
    say.note(f"{result.session.name} is recorded as not held.")
    if result.successor is not None:
        say.note(f"{result.successor.name} stands in its place, {result.successor.when.show()}.")
    record = result.session.not_held
    if result.follow_up_due is not None and record is not None and not record.follow_ups:
        say.note(f"A follow-up is due by {show_date(result.follow_up_due)}.")
    for each in result.missing:
        say.note(f"  {each}")
    say.answer(str((result.successor or result.session).number))
    return told(result.changed)
