"""What was made in a session: sheets, charts, cards (A2 ¶6, ¶17).

Invariant: what is listed says where it is kept; the thing itself stays on paper, in the file.
"""

from dataclasses import dataclass
from enum import Enum


class MadeKind(Enum):
    """What kind of thing was made."""

    WORK_SHEET = "work sheet"
    FLIP_CHART = "flip chart"
    CARDS = "cards"
    DRAWING = "drawing"
    WRITTEN_WORK = "written work"
    PHOTOGRAPH = "photograph"
    OTHER = "other"


class Copy(Enum):
    """Whether the participant was given a copy."""

    GIVEN = "given"
    NOT_GIVEN = "not given"


@dataclass(frozen=True, slots=True)
class Made:
    """One thing that was made in a session."""

    id: str
    """Random id."""
    title: str
    """What it is called, such as “Road map, the harbour years”."""
    kind: MadeKind | None = None
    """What kind of thing it is; empty while it has not been said."""
    kept: str = ""
    """Where it is kept, such as “file, work sheets 2”."""
    copy: Copy | None = None
    """Whether the participant was given a copy; empty while it has not been said."""
