"""Whole commands as processes of their own, beside an empty click command."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bench.cases import AT
from bench.figure import Work
from sessionkit.domain.people import CaseWorker, Participant, Role
from sessionkit.workflows.open_workspace import make_workspace
from tests.example_case import large_case

_OURS = "from sessionkit.__main__ import main; main()"
_EMPTY = "import click; click.command()(lambda: None)(standalone_mode=False, args=[])"


def empty_command() -> Work:
    """A click command that does nothing."""
    return _process("-c", _EMPTY)


def command(workspace: Path, *arguments: str) -> Work:
    """A command of ours at a workspace."""
    return _process("-c", _OURS, "--workspace", str(workspace), *arguments)


def workspace_of(folder: Path, cases: int, sessions: int) -> Path:
    """A workspace of so many cases with so many sessions each."""
    ids = iter(f"{number:016x}" for number in range(10**9))
    workspace = make_workspace(folder / "workspace", lambda: AT, lambda: next(ids), "Isla Muir")
    worker = workspace.acting
    for number in range(1, cases + 1):
        case = replace(
            large_case(sessions),
            id=f"case{number:05}",
            reference=f"REF-{number:05}",
            participant=Participant(f"Invented Person {number}"),
            workers=(CaseWorker("cw", worker.id, worker.name, Role.CO_WORKER),),
        )
        workspace.cases.create(case, worker.id, AT)
    return workspace.folder.path


def _process(*arguments: str) -> Work:
    root = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": root, "PYTHONUTF8": "1"}

    def run() -> None:
        subprocess.run(
            (sys.executable, *arguments), check=True, env=environment, capture_output=True
        )

    return run
