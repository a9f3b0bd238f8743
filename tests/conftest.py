"""A desk to type commands at: the real command line on a real workspace, with a fixed clock."""

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from sessionkit.cli.exits import ExitCode
from sessionkit.cli.run import main
from sessionkit.workflows.make_demo import make_demo
from tests.small_case import counted_ids

# Nothing is timed: a machine may be busy. Where a change is judged the same examples are tried each
# time; everywhere else, new ones.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("untimed", UNTIMED)
settings.register_profile("judged", UNTIMED, derandomize=True)
settings.load_profile("judged" if os.environ.get("CI") else "untimed")

TUESDAY = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command came to."""

    code: ExitCode
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(slots=True)
class Typed:
    """Standard input as the program meets it."""

    buffer: io.BytesIO

    def isatty(self) -> bool:
        return False


@dataclass(slots=True)
class CommandLine:
    """Types commands at a workspace."""

    workspace: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch
    now: datetime = TUESDAY
    ids: Callable[[], str] = field(default_factory=lambda: counted_ids("0a"))
    worker: str = ""

    def __call__(self, *arguments: str, stdin: str | bytes = b"") -> Ran:
        """Run a command; anything but its end is left to the caller to judge."""
        data = stdin.encode() if isinstance(stdin, str) else stdin
        self.patch.setattr(sys, "stdin", Typed(io.BytesIO(data)))
        environ = {"SESSIONKIT_WORKSPACE": str(self.workspace), "SESSIONKIT_WORKER": self.worker}
        self.capture.readouterr()
        code = main(arguments, lambda: self.now, self.ids, environ)
        captured = self.capture.readouterr()
        return Ran(code, captured.out, captured.err)

    def done(self, *arguments: str, stdin: str | bytes = b"") -> Ran:
        """Run a command that has to be done."""
        ran = self(*arguments, stdin=stdin)
        assert ran.code is ExitCode.DONE, ran
        return ran


@pytest.fixture
def bare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """A command line without a workspace."""
    return CommandLine(tmp_path / "workspace", capsys, monkeypatch)


@pytest.fixture
def desk(bare: CommandLine) -> CommandLine:
    """A command line at a workspace with Isla Muir and Tom Baird."""
    bare.done("init", str(bare.workspace), "--worker", "Isla Muir")
    bare.done("worker", "add", "Tom Baird")
    return bare


@pytest.fixture
def case(desk: CommandLine) -> CommandLine:
    """The same with the case of Rowan Calder, reference DEMO-1, on the programme of Appendix 1."""
    desk.done(
        *("case", "new", "--name", "Rowan Calder", "--reference", "DEMO-1"),
        *("--worker", "Isla Muir", "--worker", "Tom Baird"),
    )
    desk.done("programme", "choose", "DEMO-1", "--because", "agreed with Rowan")
    return desk


@pytest.fixture(scope="session")
def told_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo of four cases, told once for the tests that only read it."""
    path = tmp_path_factory.mktemp("told") / "demo"
    make_demo(path, lambda: TUESDAY, counted_ids("0d"))
    return path


@pytest.fixture
def told(bare: CommandLine, told_demo: Path) -> CommandLine:
    """A command line at the demo, to read it."""
    bare.workspace = told_demo
    return bare
