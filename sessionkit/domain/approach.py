"""How a session follows the one before (¶34).

Invariant: a change of approach carries the words for it; what is decided after a session and what
the next session does are said in the same terms.
"""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


class ApproachKind(Enum):
    """The ways one session can follow another."""

    START = "start"
    CONTINUE = "continue"
    REPEAT = "repeat"
    MORE_SLOWLY = "more slowly"
    DIFFERENTLY = "differently"
    MOVE_ON = "move on"


@dataclass(frozen=True, slots=True)
class Approach:
    """How a session follows another, and why."""

    merge_whole: ClassVar[bool] = True

    kind: ApproachKind
    """Start, continue, repeat, more slowly, differently or move on."""
    why: str = ""
    """The reason, in a few words."""
    follows: str = ""
    """Id of the session it follows; empty for the first."""
