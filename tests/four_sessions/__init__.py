"""The first four sessions of an invented case, small enough for a test to hold in its head."""

from pathlib import Path

from sessionkit.domain.ids import NewId
from sessionkit.workflows.make_demo import make_demo
from sessionkit.workflows.open_workspace import Clock

STORY = Path(__file__).parent


def make_four_sessions(path: Path, clock: Clock, new_id: NewId) -> None:
    """A workspace with that case alone, and the team of the demo."""
    assert make_demo(path, clock, new_id, (STORY,))
