"""What `case list` of a hundred cases costs, beside a command that does nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.commands import command, empty_command, workspace_of
from bench.figure import Figure, in_turns

CASES = 100
RUNS = 25


def figure() -> Figure:
    with TemporaryDirectory() as name:
        workspace = workspace_of(Path(name), CASES, 4)
        listing = command(workspace, "case", "list")
        listing()
        floor_ms, measured_ms = in_turns(empty_command(), listing, RUNS)
    return Figure(
        f"`case list`, {CASES} cases", "an empty click command", floor_ms, measured_ms, 1.5
    )
