"""Running the command line: the one place that ends it.

Invariant: errors raised on purpose become a message on stderr and an exit code; nothing else of the
program's inside is shown without --debug.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from sessionkit.cli.app import app
from sessionkit.cli.desk import Desk
from sessionkit.cli.exits import ExitCode, code_of
from sessionkit.domain.errors import SessionkitError

if TYPE_CHECKING:
    from datetime import datetime


def main(
    arguments: Sequence[str],
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
    environ: Mapping[str, str] | None = None,
) -> ExitCode:
    """Run one command.

    Args:
        arguments: what was typed after the program's name.
        clock: the present moment, with offset.
        new_id: new random ids.
        environ: the environment; the process's own where empty.

    Returns:
        How it ended.
    """
    desk = Desk(clock, new_id, os.environ if environ is None else environ)
    try:
        code = app.main(list(arguments), "sessionkit", standalone_mode=False, obj=desk)
        return ExitCode.DAMAGED if desk.damage else code or ExitCode.DONE
    except (click.exceptions.Exit, click.ClickException, click.Abort) as ended:
        return _ended(ended)
    except SessionkitError as error:
        return _told(error, desk)
    except BrokenPipeError:
        # Whoever read the answer has stopped reading; the rest of it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception as error:  # noqa: BLE001 - the last resort; --debug raises it again
        return _unforeseen(error, desk)


def _ended(ended: Exception) -> ExitCode:
    """What click itself ends with: help, a wrong option, Ctrl+C at a question."""
    match ended:
        case click.exceptions.Exit(exit_code=0):
            return ExitCode.DONE
        case click.ClickException():
            ended.show(sys.stderr)
        case click.Abort():
            click.echo("Stopped; nothing was done.", err=True)
    return ExitCode.WRONG_USE


def _told(error: SessionkitError, desk: Desk) -> ExitCode:
    if desk.debug:
        raise error
    from sessionkit.cli import say  # noqa: PLC0415 - only when there is something to say

    say.note(f"Error: {error.message}")
    if error.hint:
        say.note(error.hint)
    return code_of(error)


def _unforeseen(error: Exception, desk: Desk) -> ExitCode:
    if desk.debug:
        raise error
    click.echo(
        f"Error: something went wrong that sessionkit did not foresee ({type(error).__name__}). "
        "Nothing that was saved before is lost.\n"
        "Run the same command with --debug to see where, and please report it.",
        err=True,
    )
    return ExitCode.REFUSED
