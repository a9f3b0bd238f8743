"""`session not-held` and `put-off`: a session that did not take place, and what was done."""

from __future__ import annotations

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import told
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.dates import show_date
from sessionkit.domain.follow_up import FollowUp
from sessionkit.workflows import not_held as missing
from sessionkit.workflows.change_case import open_case


@click.command("not-held")
@click.argument("case")
@click.argument("number", type=int)
@click.option("--code", required=True, help="absent acceptable, absent unacceptable, sent home …")
@click.option("--why", default="", help="The reason given.")
@click.option("--asked-by", default="", help="Who asked for it to be cancelled.")
@click.option("--words", default="", help="What there is to say about it.")
@click.option("--follow-up", default="", metavar="WHAT", help="What was done about it.")
@click.option("--followed-up-on", metavar="DATE", help="When; the day of the session if empty.")
@click.option("--next", "next_", metavar="WHEN", help="The next appointment.")
@click.option("--no-next", metavar="WHY", help="Why there is no next appointment.")
@pass_desk
def not_held(
    desk: Desk,
    case: str,
    number: int,
    code: str,
    why: str,
    asked_by: str,
    words: str,
    follow_up: str,
    followed_up_on: str | None,
    next_: str | None,
    no_next: str | None,
) -> ExitCode:
    """Record that a session was not held, and what was done about it."""
    workspace = desk.open_to_write()
    held_on = open_case(workspace, case).case.session(number).when.day
    done_on = parameters.day(workspace, followed_up_on, "past") or held_on
    done = parameters.text(follow_up)
    coming = Appointment(parameters.when(workspace, next_)) if next_ else None
    reason = missing.Reason(
        parameters.one_of(NotHeldCode, code, "code for a session not held"),
        parameters.text(why),
        parameters.text(asked_by),
        parameters.text(words),
        (FollowUp(workspace.new_id(), done, done_on),) if done else (),
        next=coming or (NoAppointment(parameters.text(no_next)) if no_next else None),
    )
    return _told_not_held(missing.record_not_held(workspace, case, number, reason))


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
