"""Work done before this programme began, most often in custody (¶48, ¶49).

Invariant: it is told from what others recorded or the participant says, and names which; what it
left open is raised as issues of its own, so that the chain starts from it.
"""

from dataclasses import dataclass
from datetime import date

from sessionkit.domain.errors import WrongUse
from sessionkit.domain.numbering import BEFORE
from sessionkit.domain.passage import Marks
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.when import When


@dataclass(frozen=True, slots=True)
class PriorWork:
    """One piece of work done before the first session here."""

    id: str
    """Random id."""
    what: str
    """What was done, such as the name of a programme."""
    noted: date
    """The day it was entered here."""
    noted_by: str
    """Name of who entered it."""
    where: str = ""
    """Where and with whom."""
    period: str = ""
    """When, in words: such work is seldom known to the day."""
    came_of_it: str = ""
    """What came of it, from the report or in the participant's words."""
    exercises: tuple[ExerciseRef, ...] = ()
    """Exercises of the library that it covered."""
    source: str = ""
    """How it is known: a report read, somebody spoken to, what the participant says."""
    marks: Marks = ()
    """What readers of an export need to know of it."""

    def __post_init__(self) -> None:
        if not self.what:
            raise WrongUse("Work done before says what was done.", "Name it in a few words.")

    @property
    def name(self) -> str:
        """What to call it where a session would be named."""
        return "Work done before"

    @property
    def number(self) -> int:
        """Its place in the chain: before session 1."""
        return BEFORE

    @property
    def when(self) -> When:
        """The day it was entered: from then on what it left can be followed."""
        return When(self.noted)
