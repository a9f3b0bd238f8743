"""What the screens start from.

Invariant: clock, ids and the acting worker come from outside.
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
