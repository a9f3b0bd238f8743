"""What a document leaves out, told to the person who exports it.

Invariant: what was left out is told by kind, number and reason, never by its text; where it could
be put in, the ids to choose stand with it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from sessionkit.documents.reader_table import Row

_SHOWN_IDS: Final = 6


class Kind(Enum):
    """What can be left out: one of it, several of it, and the row of the table it stands on."""

    REFERENCE = ("reference", "references", Row.IDENTITY)
    OTHER_NAME = ("other name", "other names", Row.IDENTITY)
    ORDER = ("order", "orders", Row.ORDER)
    CONDITIONS = ("statement of the conditions", "statements of the conditions", Row.CONDITIONS)
    WHEREABOUTS = ("note of whereabouts", "notes of whereabouts", Row.CONTACT)
    WORKER = ("worker’s name", "workers’ names", Row.CONTACT)
    MEETING = ("date of a session", "dates of sessions", Row.CONTACT)
    ATTENDANCE = ("note on attendance", "notes on attendance", Row.CONTACT)
    VENUE = ("venue", "venues", Row.CONTACT)
    APPOINTMENT = ("next appointment", "next appointments", Row.CONTACT)
    OFFENCE = ("offence summary", "offence summaries", Row.OFFENCE)
    PRIOR = ("piece of work done before", "pieces of work done before", Row.OFFENCE)
    FLAG = ("warning flag", "warning flags", Row.FLAGS)
    RISK = ("piece of risk information", "pieces of risk information", Row.RISK)
    GOAL = ("goal", "goals", Row.GOALS)
    ENTRY = ("plan entry", "plan entries", Row.PLAN)
    SIGN = ("warning sign or way of coping", "warning signs and ways of coping", Row.SIGNS)
    TOLD = ("note of who has been told", "notes of who has been told", Row.TOLD)
    FORMER_ENTRY = ("former plan entry", "former plan entries", Row.PLAN_PAST)
    FORMER_WORDS = ("former wording in the plan", "former wordings in the plan", Row.TEAM)
    AIM = ("aim", "aims", Row.AIMS)
    RESULT = ("note on an aim’s result", "notes on aims’ results", Row.AIMS)
    EXERCISE = ("exercise", "exercises", Row.CONTENT)
    APPROACH = ("approach", "approaches", Row.CONTENT)
    PROGRAMME = ("programme table", "programme tables", Row.CONTENT)
    MADE = ("thing made", "things made", Row.CONTENT)
    PLANNED = ("plan of content", "plans of content", Row.CONTENT)
    CONTENT = ("passage of content", "passages of content", Row.CONTENT)
    HAPPENED = (
        "passage of what happened and was said",
        "passages of what happened and was said",
        Row.CONTENT,
    )
    VIEW = ("passage of what we make of it", "passages of what we make of it", Row.VIEW)
    LOOKING_BACK = ("look back", "looks back", Row.VIEW)
    ISSUE = ("issue", "issues", Row.ISSUES)
    ACTION = ("action", "actions", Row.ACTIONS)
    SET_ASIDE = ("text kept aside from a form", "texts kept aside from forms", Row.TEAM)
    CONFLICT = ("pair of texts not decided between", "pairs of texts not decided between", Row.TEAM)

    def __init__(self, one: str, many: str, row: Row) -> None:
        self.one = one
        self.many = many
        self.row = row


class Why(Enum):
    """Why something is left out."""

    NOT_FOR_READER = "not for this reader"
    NOT_LAST = "not of the last session held"
    NOT_OPEN = "no longer open"
    NOT_AGREED = "not marked as agreed"
    NOT_HEARD = "not agreed to by the participant"
    NOT_OWN = "not the participant’s own"
    NOT_CHOSEN = "not chosen"
    THIRD_PARTY = "about another person"
    THIRD_PARTY_NOT_CHOSEN = "about another person and not chosen"
    IN_CONFIDENCE = "given in confidence"
    GUARDED_WORD = "with a guarded word"
    EXERCISE_NAMED = "with the name of an exercise"
    PERSON_NAMED = "with the name of another person"
    OWN_NAME = "with the participant’s own name"
    NO_ROOM = "no room on the card"

    @property
    def can_be_chosen(self) -> bool:
        """Whether choosing the item would put it in."""
        return self in _CHOICE_HELPS


_CHOICE_HELPS: Final = frozenset(
    {
        Why.NOT_CHOSEN,
        Why.THIRD_PARTY_NOT_CHOSEN,
        Why.GUARDED_WORD,
        Why.EXERCISE_NAMED,
        Why.PERSON_NAMED,
        Why.OWN_NAME,
        Why.NO_ROOM,
    }
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Things of one kind that were left out for one reason."""

    kind: Kind
    """What."""
    why: Why
    """The reason."""
    count: int
    """How many."""
    items: tuple[str, ...] = ()
    """What to choose to put them in; empty where no choice does."""

    def sentence(self) -> str:
        """In words: “2 aims, with a guarded word (to put in, choose: a1, a2)”."""
        many = self.kind.one if self.count == 1 else self.kind.many
        shown = ", ".join(self.items[:_SHOWN_IDS])
        more = len(self.items) - _SHOWN_IDS
        rest = f" and {more} more" if more > 0 else ""
        choice = f" (to put in, choose: {shown}{rest})" if self.items else ""
        return f"{self.count} {many}, {self.why.value}{choice}."
