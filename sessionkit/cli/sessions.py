"""`session`: plan, record, look at."""

from __future__ import annotations

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.form_source import STDIN, called, kept_on_failure, read_bytes
from sessionkit.cli.outcome import told
from sessionkit.cli.session_in_words import (
    offer_as_json,
    offer_in_words,
    session_as_json,
    session_row,
    whole_session_as_json,
)
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.dates import show_date
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.follow_up import FollowUp
from sessionkit.domain.handling import How
from sessionkit.workflows import not_held as missing
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.plan_session import (
    Choice,
    Planned,
    Wishes,
    plan_from_form,
    plan_session,
    what_is_offered,
)
from sessionkit.workflows.record_session import (
    How as HowRecorded,
)
from sessionkit.workflows.record_session import (
    Recorded,
    finish_session,
    record_from_form,
    reopen_session,
)


@click.group()
def session() -> None:
    """Sessions: what is planned, what happened, what came of it."""


@session.command("list")
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, case: str, as_json: bool) -> None:
    """The chain of a case, a line a session."""
    opened = open_case(desk.open(), case).case
    if as_json:
        say.as_json([session_as_json(opened, each) for each in opened.chain])
    elif opened.sessions:
        say.columns([session_row(opened, each) for each in opened.chain])
    else:
        say.note(
            f"{opened.reference} has no session yet. `session offer` says what could come first."
        )


@session.command()
@click.argument("case")
@click.argument("number", type=int)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the id of every passage.")
@pass_desk
def show(desk: Desk, case: str, number: int, as_json: bool) -> None:
    """One session, with where its aims began and what became of what it left."""
    workspace = desk.open()
    opened = open_case(workspace, case).case
    if as_json:
        say.as_json(whole_session_as_json(opened, opened.session(number)))
        return
    from sessionkit.workflows.export_document import Wanted, export_document  # noqa: PLC0415

    say.answer(export_document(workspace, case, Wanted("session", number)).text)


@session.command()
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def offer(desk: Desk, case: str, as_json: bool) -> None:
    """What planning the next session offers: exercise, aims, what was left, last outcomes."""
    opened, ready = what_is_offered(desk.open(), case)
    if as_json:
        say.as_json(offer_as_json(opened, ready))
    else:
        say.answer(offer_in_words(opened, ready))


@session.command()
@click.argument("case")
@click.argument("form", required=False)
@click.option("--session", "number", type=int, help="Change the plan of this session.")
@click.option(
    "--date", "on", metavar="WHEN", help="When: 3/3/2026, or “next tue 14:30 for 60 min”."
)
@click.option("--venue", default="", help="Where.")
@click.option("--exercise", default="", metavar="CARD", help="The exercise offered, where empty.")
@click.option("--approach", help="start, continue, repeat, more slowly, differently or move on.")
@click.option("--why", default="", help="Why it follows so.")
@click.option("--aim", "aims", multiple=True, metavar="TEXT", help="An aim.")
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
    venue: str,
    exercise: str,
    approach: str | None,
    why: str,
    aims: tuple[str, ...],
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
    if on is None:
        raise WrongUse("A plan needs a date.", "Give --date, or a filled form.")
    choices = [Choice(each, How.TAKEN_UP) for each in take_up]
    choices += [Choice(each, How.LEFT) for each in leave]
    for item, _, day in (each.partition("=") for each in carry):
        choices.append(
            Choice(item, How.CARRIED, due=parameters.day(workspace, day or None, "future"))
        )
    for item, _, reason in (each.partition("=") for each in drop):
        choices.append(Choice(item, How.DROPPED, parameters.text(reason)))
    wishes = Wishes(
        parameters.when(workspace, on),
        parameters.text(venue),
        exercise,
        parameters.one_of(ApproachKind, approach, "approach") if approach else None,
        parameters.text(why),
        tuple(parameters.text(each) for each in aims),
        card_aims,
        card_steps,
        tuple(choices),
    )
    return _told_planned(plan_session(workspace, case, wishes, number))


@session.command()
@click.argument("case")
@click.argument("form", default=STDIN)
@click.option("--session", "number", type=int, help="Which session, where the date does not say.")
@click.option("--unfinished", is_flag=True, help="Leave it being written up, open to both of you.")
@click.option("--replace", "in_place", is_flag=True, help="Stand in place of what was written up.")
@click.option("--name-differs", is_flag=True, help="The form's other name is the participant's.")
@pass_desk
def record(
    desk: Desk,
    case: str,
    form: str,
    number: int | None,
    unfinished: bool,
    in_place: bool,
    name_differs: bool,
) -> ExitCode:
    """Record a session from a filled form (- is standard input), planned or not."""
    workspace = desk.open_to_write()
    data = read_bytes(form)
    how = HowRecorded(number, not unfinished, in_place, name_differs)
    with kept_on_failure(desk, form, data, f"record for {case}"):
        recorded = record_from_form(workspace, case, data, called(form), how)
    return _told_recorded(recorded)


@session.command()
@click.argument("case")
@click.argument("number", type=int)
@pass_desk
def finish(desk: Desk, case: str, number: int) -> ExitCode:
    """Finish a record that is being written up."""
    return _told_recorded(finish_session(desk.open_to_write(), case, number))


@session.command()
@click.argument("case")
@click.argument("number", type=int)
@pass_desk
def reopen(desk: Desk, case: str, number: int) -> ExitCode:
    """Open a recorded session for writing up again."""
    changed = reopen_session(desk.open_to_write(), case, number)
    say.note(f"Session {number} is being written up again.")
    return told(changed)


@session.command("not-held")
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


@session.command("put-off")
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


def _told_planned(planned: Planned) -> ExitCode:
    say.notes(planned.notes)
    say.note(f"{planned.session.name} is planned for {planned.session.when.show()}.")
    say.answer(str(planned.session.number))
    return told(planned.changed)


def _told_recorded(recorded: Recorded) -> ExitCode:
    say.notes(recorded.notes)
    session = recorded.session
    say.note(f"{session.name} of {session.when.show()} is {session.state.value}.")
    if recorded.missing:
        say.note("Before it can be signed:")
        say.notes(f"  {each}" for each in recorded.missing)
    say.answer(str(session.number))
    return told(recorded.changed)


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
