"""Opening the terminal UI.

Invariant: clock, ids and the acting worker come from outside; the toolkit is imported only when the
screens are opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sessionkit.domain.errors import Refused


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
    """Run the screens until they are left.

    Returns:
        0: what is not foreseen is raised.

    Raises:
        Refused: where the screens ended before they were left.
    """
    from sessionkit.tui.app import Sessionkit  # noqa: PLC0415 - the toolkit is slow to import

    app = Sessionkit(start)
    app.run()
    if app.return_code:
        raise Refused(
            "The screens ended of themselves; that should not happen.",
            "What was saved stands, and what was typed is offered when its form is opened again.",
        )
    return 0
