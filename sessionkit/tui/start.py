"""Opening the terminal UI.

Invariant: clock, ids and the acting worker come from outside; the toolkit is imported only when the
screens are opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Start:
    """What the screens start from."""

    path: Path | None
    """The workspace's folder; nothing where none is named and the current folder is none."""
    clock: Callable[[], datetime]
    """The present moment, with offset."""
    new_id: Callable[[], str]
    """New random ids."""
    worker: str | None = None
    """Name or id of who works; the workspace's own choice where empty."""


def open_screens(start: Start) -> int:
    """Run the screens until they are left; how the program ended."""
    from sessionkit.tui.app import Sessionkit  # noqa: PLC0415 - the toolkit is slow to import

    app = Sessionkit(start)
    app.run()
    return app.return_code or 0
