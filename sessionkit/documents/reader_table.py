"""Which reader may be given what: the table of DESIGN 6, cell by cell.

Invariant: every row has a cell for every reader, and nothing goes out that is on no row. What the
record holds and the table does not name stands with the row it is of the nature of: how a session
came to be worked on and what was made in it with its content, looking back with judgement,
attendance and what was done about a missed session with contact, work done before the first with
the offence summary, but the exercises it covered with content.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from sessionkit.documents.readers import Reader


class Row(Enum):
    """A row of the table."""

    IDENTITY = "identity"
    """The reference, and the names the participant is known by besides the first."""
    ORDER = "order"
    """The order and until when it runs."""
    CONDITIONS = "conditions"
    """The conditions of the order."""
    CONTACT = "contact"
    """Whereabouts, workers, when and where, who came, what was done when he did not."""
    OFFENCE = "offence"
    """Offence summary, convictions, work done before."""
    FLAGS = "flags"
    """Warning flags."""
    RISK = "risk"
    """Risk information."""
    GOALS = "goals"
    """What the programme is for."""
    PLAN = "plan entries"
    """What stands in the relapse prevention plan, but for the two rows below."""
    SIGNS = "warning signs, coping"
    """What the plan says of warning signs and ways of coping."""
    TOLD = "who has been told"
    """What the plan says of who has been told what to look for."""
    PLAN_PAST = "former plan entries"
    """What gave way in the plan or was withdrawn from it."""
    AIMS = "aims"
    """Aims and results."""
    CONTENT = "content"
    """The work as planned and done, exercises, those of work done before included, approach; what
    happened and was said."""
    VIEW = "view"
    """What we make of it; looking back."""
    ISSUES = "issues"
    """What was raised."""
    ACTIONS = "actions"
    """Further action."""
    TEAM = "team"
    """What stays with the team: text under no heading, differences not decided, former wordings of
    the plan (they may be about what its present words no longer are), its name."""


class Cell(Enum):
    """What a reader may be given of a row."""

    ALL = "all"
    LAST = "last session"
    """Of the last session held, finished or being written up."""
    OPEN = "open"
    AGREED = "agreed"
    """What the participant agreed to."""
    OWN = "his own"
    """The participant's own actions."""
    CHOSEN = "chosen"
    """What a person picked for this export."""
    NOTHING = "nothing"


_ALL, _LAST, _NONE, _CHOSEN = Cell.ALL, Cell.LAST, Cell.NOTHING, Cell.CHOSEN
_AGREED, _OPEN, _OWN = Cell.AGREED, Cell.OPEN, Cell.OWN

_CELLS: Final = {
    #               file  duty   participant agency   court
    Row.IDENTITY: (_ALL, _ALL, _ALL, _NONE, _ALL),
    Row.ORDER: (_ALL, _ALL, _ALL, _ALL, _ALL),
    Row.CONDITIONS: (_ALL, _ALL, _ALL, _NONE, _ALL),
    Row.CONTACT: (_ALL, _ALL, _ALL, _NONE, _ALL),
    Row.OFFENCE: (_ALL, _ALL, _NONE, _CHOSEN, _ALL),
    Row.FLAGS: (_ALL, _ALL, _NONE, _CHOSEN, _ALL),
    Row.RISK: (_ALL, _ALL, _NONE, _CHOSEN, _ALL),
    Row.GOALS: (_ALL, _LAST, _ALL, _CHOSEN, _ALL),
    Row.PLAN: (_ALL, _NONE, _AGREED, _CHOSEN, _ALL),
    Row.SIGNS: (_ALL, _ALL, _AGREED, _CHOSEN, _ALL),
    Row.TOLD: (_ALL, _NONE, _NONE, _CHOSEN, _ALL),
    Row.PLAN_PAST: (_ALL, _NONE, _NONE, _NONE, _ALL),
    Row.AIMS: (_ALL, _LAST, _ALL, _CHOSEN, _ALL),
    Row.CONTENT: (_ALL, _LAST, _AGREED, _NONE, _ALL),
    Row.VIEW: (_ALL, _NONE, _NONE, _NONE, _ALL),
    Row.ISSUES: (_ALL, _OPEN, _AGREED, _NONE, _ALL),
    Row.ACTIONS: (_ALL, _OPEN, _OWN, _NONE, _ALL),
    Row.TEAM: (_ALL, _NONE, _NONE, _NONE, _NONE),
}

TABLE: Final[Mapping[Row, Mapping[Reader, Cell]]] = MappingProxyType(
    {row: MappingProxyType(dict(zip(Reader, cells, strict=True))) for row, cells in _CELLS.items()}
)
"""What each reader may be given of each row, before marks and choices."""
