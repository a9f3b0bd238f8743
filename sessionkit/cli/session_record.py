"""`session record`, `finish` and `reopen`: writing up what came of a session."""

from __future__ import annotations

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.form_source import STDIN, called, kept_on_failure, read_bytes
from sessionkit.cli.outcome import told
from sessionkit.workflows.record_session import (
    Manner,
    Recorded,
    finish_session,
    record_from_form,
    reopen_session,
)


@click.command()
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
    how = Manner(number, not unfinished, in_place, name_differs)
    with kept_on_failure(desk, form, data, f"record for {case}"):
        recorded = record_from_form(workspace, case, data, called(form), how)
    return _told_recorded(recorded)


@click.command()
@click.argument("case")
@click.argument("number", type=int)
@pass_desk
def finish(desk: Desk, case: str, number: int) -> ExitCode:
    """Finish a record that is being written up."""
    return _told_recorded(finish_session(desk.open_to_write(), case, number))


@click.command()
@click.argument("case")
@click.argument("number", type=int)
@pass_desk
def reopen(desk: Desk, case: str, number: int) -> ExitCode:
    """Open a recorded session for writing up again."""
    changed = reopen_session(desk.open_to_write(), case, number)
    say.note(f"Session {number} is being written up again. To correct it:")
    say.note(f"  print it with `form {case} {number}`, change it, and record it with --replace.")
    return told(changed)


def _told_recorded(recorded: Recorded) -> ExitCode:
    say.notes(recorded.notes)
    session = recorded.session
    say.note(f"{session.name} of {session.when.show()} is {session.state.value}.")
    if recorded.missing:
        say.note("Before it can be signed:")
        say.notes(f"  {each}" for each in recorded.missing)
    say.answer(str(session.number))
    code = told(recorded.changed)
    if code is ExitCode.ATTENTION:
        say.note("If this form is to stand in place of what was written, record it with --replace.")
    return code
