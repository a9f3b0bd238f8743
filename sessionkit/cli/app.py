"""The command line's table of commands.

Invariant: a command's module is imported when it is called, so that a listing does not pay for what
an export needs.
"""

from __future__ import annotations

from pathlib import Path

import click

from sessionkit.cli.desk import Desk
from sessionkit.cli.lazy import LazyGroup
from sessionkit.domain.errors import WrongUse

_COMMANDS = {
    "action": "items:action",
    "aim": "items:aim",
    "case": "cases:case",
    "demo": "workspaces:demo",
    "doctor": "keeping:doctor",
    "draft": "drafts:draft",
    "entry": "entries:entry",
    "export": "exports:export",
    "form": "forms:form",
    "goal": "goals:goal",
    "import": "forms:import_",
    "init": "workspaces:init",
    "issue": "items:issue",
    "library": "library:library",
    "prior": "prior:prior",
    "programme": "programmes:programme",
    "review": "review:review",
    "session": "sessions:session",
    "settings": "settings:settings",
    "thread": "threads:thread",
    "today": "agenda:today",
    "verify": "keeping:verify",
    "worker": "workers:worker",
}


@click.command(cls=LazyGroup, commands_in=_COMMANDS, invoke_without_command=True)
@click.option("--workspace", metavar="DIR", help="The team's workspace.")
@click.option("--as", "worker", metavar="WORKER", help="Who is working: a name or id.")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.version_option(package_name="sessionkit", prog_name="sessionkit")
@click.pass_context
def app(ctx: click.Context, workspace: str | None, worker: str | None, debug: bool) -> None:
    """Plan, record and follow a personal change programme run by two workers with one person.

    Without a command it opens the screens.

    SESSIONKIT_WORKSPACE and SESSIONKIT_WORKER stand in for the first two options.
    """
    desk = ctx.find_object(Desk)
    assert desk is not None
    desk.workspace = workspace
    desk.worker = worker or desk.environ.get("SESSIONKIT_WORKER") or None
    desk.debug = debug
    if ctx.invoked_subcommand is None:
        ctx.exit(desk.open_screens(_path(desk)))


def _path(desk: Desk) -> Path | None:
    """The workspace that was named, or the current folder where it is one; else nothing."""
    try:
        return desk.path
    except WrongUse:
        return None
