"""However a command ends, it ends with a code of the table and without noise."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from sessionkit.cli import exports
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.run import main
from tests.conftest import TUESDAY, CommandLine
from tests.small_case import counted_ids

ROOT = Path(__file__).parent.parent.parent
CLOSED = """
import os, subprocess, sys
read, write = os.pipe()
os.close(read)
err = write if sys.argv[1] == "both" else subprocess.PIPE
ran = subprocess.run([sys.executable, "-m", "sessionkit", *sys.argv[2:]], stdout=write, stderr=err)
print(ran.returncode, "", (ran.stderr or b"").decode())
"""


def into_a_closed_pipe(which: str, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", CLOSED, which, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return (ran.stdout + ran.stderr).strip()


@pytest.mark.parametrize("command", [("library", "list"), ("--help",), ("form",)])
def test_a_reader_who_stops_reading_is_no_failure(command: tuple[str, ...]) -> None:
    ended = into_a_closed_pipe("out", *command)
    assert ended.split(" ")[0] == "0"
    assert not any(noise in ended for noise in ("Traceback", "Broken", "Exception", "Error"))


def test_nothing_is_left_undone_because_nobody_reads(case: CommandLine) -> None:
    into_a_closed_pipe(
        *("both", "--workspace", str(case.workspace)),
        *("session", "plan", "DEMO-1", "--date", "10 mar 2026"),
    )
    assert len(case.done("session", "list", "DEMO-1", "--json").json()) == 1


def test_a_refused_command_has_its_code_even_where_nobody_reads_why() -> None:
    assert into_a_closed_pipe("both", "library", "show", "no-such-card") == "3"


def test_debug_shows_the_traceback_and_ends_with_the_code(case: CommandLine) -> None:
    ran = case("--debug", "case", "show", "NO-SUCH-CASE")
    assert ran.code is ExitCode.NOT_FOUND
    assert "Traceback" in ran.err
    assert "There is no case" in ran.err


def test_debug_shows_where_something_unforeseen_arose(
    case: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: object) -> None:
        raise ZeroDivisionError("\x1b]0;owned\x07")

    monkeypatch.setattr(exports, "export_document", fails)
    ran = case("--debug", "export", "record", "DEMO-1")
    assert ran.code is ExitCode.REFUSED
    assert "ZeroDivisionError" in ran.err
    assert "\x1b" not in ran.err
    assert "Traceback" not in case("export", "record", "DEMO-1").err


@pytest.mark.parametrize("how", [KeyboardInterrupt, click.Abort])
def test_stopping_says_that_what_was_saved_stands(
    case: CommandLine, monkeypatch: pytest.MonkeyPatch, how: type[BaseException]
) -> None:
    def stopped(*given: object) -> None:
        raise how

    monkeypatch.setattr(exports, "export_document", stopped)
    ran = case("export", "record", "DEMO-1")
    assert ran.code is ExitCode.REFUSED
    assert "Stopped. What was saved before stands." in ran.err
    assert "nothing was done" not in ran.err


def test_the_first_worker_has_a_name_on_one_line(bare: CommandLine) -> None:
    bare.done("init", str(bare.workspace), "--worker", "Isla\n  Muir", "--team", "North\nteam")
    assert bare.done("worker", "list", "--json").json()[0]["name"] == "Isla Muir"


def test_the_name_of_the_account_comes_through_the_door(
    bare: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "isla\x1b[31m\nmuir")
    bare.done("init", str(bare.workspace), "--yes")
    assert bare.done("worker", "list", "--json").json()[0]["name"] == "isla␛[31m muir"


def test_click_says_how_a_command_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "show"], lambda: TUESDAY, counted_ids(), {}) is ExitCode.WRONG_USE
    err = capsys.readouterr().err
    assert "Usage: sessionkit case show" in err
    assert "Error: Missing argument" in err
