"""`init` and `demo`: a new workspace, and one of invented cases to look round in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.settings import Settings
from sessionkit.domain.text import one_line
from sessionkit.workflows.open_workspace import make_workspace

NOT_SEALED = "INVENTED PEOPLE ONLY: NOT SEALED"
"""Said of every workspace until it is sealed."""


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--worker", metavar="NAME", help="Your name, as it is to stand in records.")
@click.option("--team", default="", help="Name of the team.")
@click.option("--yes", is_flag=True, help="Ask nothing: take the name your account has.")
@pass_desk
def init(desk: Desk, folder: str, worker: str | None, team: str, yes: bool) -> None:
    """Make a new, empty workspace in DIR."""
    name = one_line(parameters.text(worker)) or one_line(_own_name(yes))
    path = Path(folder)
    settings = Settings(team=one_line(parameters.text(team)))
    make_workspace(path, desk.clock, desk.new_id, name, settings)
    say.note(f"{NOT_SEALED}.")
    say.note(f"{path} is ready; {name} is its first worker. Next: `worker add`, `case new`.")


@click.command()
@click.argument("folder", metavar="DIR", default="demo-workspace")
@click.option("--no-open", is_flag=True, help="Make it, and do not open it.")
@pass_desk
def demo(desk: Desk, folder: str, no_open: bool) -> None:
    """Make a workspace of invented cases in DIR and open it."""
    from sessionkit.workflows.make_demo import REFERENCE, make_demo  # noqa: PLC0415 - slow

    path = Path(folder)
    made = make_demo(path, desk.clock, desk.new_id)
    if made:
        say.note(f"{NOT_SEALED}. Every person, place and event in it is invented.")
        say.note(f"Made {path}")
    else:
        say.note(f"There already: {path}. The case {REFERENCE} in it is invented.")
    if no_open:
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        desk.open_screens(path)
    else:
        say.note("There is no terminal here to open it in. Look round with:")
        for line in (
            "case list",
            "session list DEMO-1",
            "session show DEMO-1 4",
            "session offer DEMO-1",
            "export record DEMO-1",
        ):
            say.answer(f"  sessionkit --workspace {path} {line}")


def _own_name(yes: bool) -> str:
    if yes:
        import getpass  # noqa: PLC0415 - asked for seldom

        try:
            return parameters.text(getpass.getuser())
        except (OSError, KeyError, ImportError):
            raise WrongUse("Your account has no name.", "Give --worker NAME.") from None
    if not sys.stdin.isatty():
        raise WrongUse(
            "A workspace needs its first worker.",
            "Give --worker NAME, or --yes for your account's.",
        )
    return parameters.text(click.prompt("Your name, as it is to stand in records", err=True))
