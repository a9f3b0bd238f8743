"""What the screens hold in memory with a large case open, beside a one-widget program."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.commands import workspace_of
from bench.figure import Figure
from bench.terminal import ONE_SHOWS, ONE_WIDGET, Running

SESSIONS = 500


def figure() -> Figure:
    with TemporaryDirectory() as name:
        workspace = workspace_of(Path(name), 1, SESSIONS)
        with Running("-c", ONE_WIDGET) as running:
            running.until(ONE_SHOWS)
            floor = running.mebibytes()
        with Running("-m", "sessionkit", "--workspace", str(workspace)) as running:
            running.until(b"REF-00001")
            running.press(b"o")
            running.until(b"Front sheet")
            measured = running.mebibytes()
    return Figure(
        f"memory with a case of {SESSIONS} sessions open (MiB, not ms)",
        "a one-widget program of the toolkit",
        floor,
        measured,
        3,
    )
