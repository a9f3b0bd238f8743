"""What another listing costs, beside a command that does nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.commands import command, empty_command, workspace_of
from bench.figure import Figure, in_turns

RUNS = 15


def figure() -> Figure:
    with TemporaryDirectory() as name:
        workspace = workspace_of(Path(name), 1, 40)
        listing = command(workspace, "session", "list", "REF-00001")
        listing()
        floor_ms, measured_ms = in_turns(empty_command(), listing, RUNS)
    return Figure("`session list`, 40 sessions", "an empty click command", floor_ms, measured_ms, 3)
