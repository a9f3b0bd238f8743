"""Work sheets: blank sheets that are filled in with a participant (A2 ¶5, ¶6).

Invariant: a sheet may be found in a pocket. Its title and its words name neither the exercise nor
the agency; only the workers' own copy says what it belongs to.
"""

import re
from dataclasses import dataclass
from typing import Final

LINE: Final = "___"
"""A line to write on, as a sheet is written."""
_DRAWING: Final = re.compile(r"drawing\s+(?P<name>\S+)\s*")


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One blank sheet, in plain English."""

    id: str
    """The sheet's file name without `.md`: lower-case words with hyphens."""
    title: str
    """What it is called on every copy; names neither the exercise nor the agency."""
    text: str
    """What stands on it, as the Markdown it was written in."""
    drawings: tuple[tuple[str, str], ...]
    """Each drawing on it by name, as SVG for the printed page."""
    shipped: bool
    """Whether the sheet came with the program; otherwise it is the team's own."""


def drawing_in(info: str) -> str:
    """The name of the drawing that a fenced block asks for; empty where it asks for none.

    Args:
        info: what stands behind the three backticks: `drawing rings`.
    """
    found = _DRAWING.fullmatch(info.strip())
    return found["name"] if found else ""
