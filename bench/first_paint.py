"""What the first paint of Today costs, beside a one-widget program of the toolkit."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.commands import command, workspace_of
from bench.figure import Figure, in_turns
from bench.terminal import ONE_SHOWS, ONE_WIDGET, Running

CASES = 100
RUNS = 9


def figure() -> Figure:
    with TemporaryDirectory() as name:
        workspace = workspace_of(Path(name), CASES, 4)
        command(workspace, "today")()

        def one_widget() -> None:
            with Running("-c", ONE_WIDGET) as running:
                running.until(ONE_SHOWS)

        def today() -> None:
            with Running("-m", "sessionkit", "--workspace", str(workspace)) as running:
                running.until(b"REF-00001")

        floor_ms, measured_ms = in_turns(one_widget, today, RUNS)
    return Figure(
        f"first paint of Today, {CASES} cases",
        "a one-widget program of the toolkit",
        floor_ms,
        measured_ms,
        1.8,
    )
