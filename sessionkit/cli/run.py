"""Running the command line: the one place that ends it.

Invariant: however a command ends, it ends with an exit code of the table; errors raised on purpose
become a message on stderr, nothing else of the program's inside is shown without --debug, and what
was typed into a command that was not done is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from sessionkit.cli import say
from sessionkit.cli.app import app
from sessionkit.cli.desk import Desk, Screens
from sessionkit.cli.exits import ExitCode, code_of
from sessionkit.domain.errors import SessionkitError

if TYPE_CHECKING:
    from datetime import datetime


def main(
    arguments: Sequence[str],
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
    environ: Mapping[str, str] | None = None,
    screens: Screens | None = None,
) -> ExitCode:
    """Run one command.

    Args:
        arguments: what was typed after the program's name.
        clock: the present moment, with offset.
        new_id: new random ids.
        environ: the environment; the process's own where empty.
        screens: opens the terminal UI; without it there are commands only.

    Returns:
        How it ended.
    """
    desk = Desk(clock, new_id, os.environ if environ is None else environ, screens)
    code = _ended(lambda: _run(arguments, desk), desk)
    if code is not ExitCode.DONE:
        _ended(lambda: _keep(arguments, desk), desk)
    _flush()
    return code


def _run(arguments: Sequence[str], desk: Desk) -> ExitCode:
    # Not by click's own `main`, which ends the process itself when a reader stops reading.
    try:
        with app.make_context("sessionkit", list(arguments), obj=desk) as context:
            code = app.invoke(context)
    except click.exceptions.Exit as ended:
        return ExitCode.WRONG_USE if ended.exit_code else ExitCode.DONE
    return ExitCode.DAMAGED if desk.damage else code or ExitCode.DONE


def _keep(arguments: Sequence[str], desk: Desk) -> ExitCode:
    """Keep what was typed into a command that was not done."""
    if desk.unsaved is not None or desk.command is not None:
        from sessionkit.cli.form_source import keep_unsaved  # noqa: PLC0415 - a listing needs none

        keep_unsaved(desk, tuple(arguments))
    return ExitCode.DONE


def _ended(run: Callable[[], ExitCode], desk: Desk) -> ExitCode:
    """How something ended; what it ended with is told."""
    try:
        return run()
    except click.ClickException as error:
        return _not_understood(error, desk)
    except (click.Abort, KeyboardInterrupt):
        say.note("Stopped. What was saved before stands.")
        return ExitCode.REFUSED
    except SessionkitError as error:
        return _told(error, desk)
    except BrokenPipeError:
        # Whoever read the answer has stopped reading; the rest of it goes nowhere.
        say.nobody_reads(sys.stdout)
        return ExitCode.DONE
    except Exception as error:  # noqa: BLE001 - the last resort; --debug shows where it arose
        return _unforeseen(error, desk)


def _not_understood(error: click.ClickException, desk: Desk) -> ExitCode:
    """What click itself refuses: a command, an option or a value it does not know."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        desk.command = context
        say.note(context.get_usage())
    say.note(f"Error: {error.format_message()}")
    if context is not None:
        say.note(f"`{context.command_path} --help` says more.")
    return ExitCode.WRONG_USE


def _told(error: SessionkitError, desk: Desk) -> ExitCode:
    from sessionkit.domain.attention import DoneNeedsAttention  # noqa: PLC0415 - seldom needed

    _trace(desk)
    done = isinstance(error, DoneNeedsAttention)
    say.note(error.message if done else f"Error: {error.message}")
    if error.hint:
        say.note(error.hint)
    if isinstance(error, DoneNeedsAttention):
        say.answer(error.answer)
        return ExitCode.ATTENTION
    return code_of(error)


def _unforeseen(error: Exception, desk: Desk) -> ExitCode:
    _trace(desk)
    say.note(
        f"Error: something went wrong that sessionkit did not foresee ({type(error).__name__}). "
        "Nothing that was saved before is lost.\n"
        "Run the same command with --debug to see where, and please report it."
    )
    return ExitCode.REFUSED


def _trace(desk: Desk) -> None:
    """Where in the program the error arose, where that was asked for."""
    if desk.debug:
        import traceback  # noqa: PLC0415 - seldom needed

        say.note(traceback.format_exc())


def _flush() -> None:
    """Bring out what was said, here, where a reader who stopped reading does no harm."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            say.nobody_reads(stream)
