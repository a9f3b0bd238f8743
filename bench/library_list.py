"""What `library list` costs, beside a command that does nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.commands import command, empty_command, workspace_of
from bench.figure import Figure, in_turns

RUNS = 15


def figure() -> Figure:
    with TemporaryDirectory() as name:
        listing = command(workspace_of(Path(name), 0, 0), "library", "list")
        floor_ms, measured_ms = in_turns(empty_command(), listing, RUNS)
    return Figure("`library list`", "an empty click command", floor_ms, measured_ms, 5)
