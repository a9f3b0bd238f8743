"""Further action: what, who, by when.

Invariant: an action keeps what was agreed in the session it comes from; that it was done, carried
or dropped is told by handlings, each in a named session.
"""

from dataclasses import dataclass
from datetime import date

from sessionkit.domain.passage import Marks
from sessionkit.domain.people import Who, WhoKind


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody is to do."""

    id: str
    """Random id."""
    what: str
    """What is to be done."""
    session: str
    """Id of the session it was agreed in."""
    who: Who | None = None
    """Who is to do it; empty where nobody was named."""
    due: date | None = None
    """The day it was to be done by, as first agreed."""
    marks: Marks = ()
    """What readers of an export need to know of it."""

    @property
    def is_participants(self) -> bool:
        """Whether it is the participant's own, such as homework."""
        return self.who is not None and self.who.kind is WhoKind.PARTICIPANT
