"""The nine headings of the Appendix 1 form, as printed and as people write them.

Invariant: a text is one of the headings or it is not, and writer and reader ask the same question
here. A heading is known by its words alone: case, emphasis, numbering, colon and the marks a
converter leaves on it do not matter.
"""

import re
from enum import Enum
from typing import Final


class Heading(Enum):
    """A heading of the printed form, word for word."""

    NAME = "NAME OF OFFENDER"
    DATE = "DATE"
    VENUE = "VENUE"
    PRESENT = "PRESENT"
    EXERCISE = "EXERCISE"
    AIMS = "AIMS AND OBJECTIVES"
    CONTENT = "CONTENT"
    OUTCOME = "OUTCOME"
    ISSUES = "ISSUES RAISED AND FURTHER ACTION REQUIRED"


RECORD_TITLE: Final = "Record of a session"
"""Over a form written after its session."""
PLAN_TITLE: Final = "Plan of a session"
"""Over a form written before its session."""
PLAN_PART: Final = "The plan, as it stood before the session"
"""Over the second part, where a session has a record and a plan."""
SET_ASIDE: Final = "Set aside"
"""Over what belongs under none of the nine headings."""

HAPPENED: Final = "What happened and was said"
"""First part of the outcome: fact and report (A2 ¶4)."""
VIEW: Final = "What we make of it"
"""Second part of the outcome: opinion and judgement (A2 ¶4)."""
OUR_APPROACH: Final = "Looking back: our approach"
"""After the outcome (¶34)."""
LEARNING: Final = "Looking back: the learning"
"""After the outcome (¶34)."""

_PRINTED_TITLE: Final = "a structured approach to programme review"
PRINTED_TITLES: Final = frozenset(
    {_PRINTED_TITLE, f"{_PRINTED_TITLE} (model used by 2 workers in one local authority)"}
)
"""What stands over the printed form; like its headings, no words of the person who filled it in."""
PRINTED_HINT: Final = "see attached list"
"""What the printed form has after EXERCISE."""

_WHO: Final = (
    r"(?:offender|client|participant|service user|person|individual|man|woman|probationer"
    r"|supervisee)"
)
_OF_SESSION: Final = r"(?: (?:of|for|in) (?:the |this )?session)?"

_NAME: Final = (
    rf"(?:full )?name(?: of (?:the )?{_WHO}(?: ?/ ?{_WHO})*)?"
    rf"|{_WHO}(?: ?/ ?{_WHO})*(?:'?s)?(?: name)?"
)
_DATE: Final = r"(?:session )?dates?(?:(?: ?/ ?| and )times?)?" + _OF_SESSION + "|date held"
_PRESENT: Final = (
    r"(?:(?:those|people|persons|staff|workers|who was|all) )?present(?: at (?:the )?session)?"
    r"|in attendance|attendees"
)
_EXERCISE: Final = (
    r"(?:session )?exercises?(?: (?:used|done|covered|undertaken|completed))?"
    rf"(?: ?[:(-]? ?{PRINTED_HINT}\)?)?"
)
_AIMS: Final = (
    r"(?:session )?(?:aims?|objectives?)(?:(?: and | ?[/,] ?)(?:aims?|objectives?))?" + _OF_SESSION
)
_ISSUES: Final = (
    r"issues(?: raised)?(?:(?: and | ?[/,] ?)(?:any )?(?:further )?actions?"
    r"(?: (?:required|needed|agreed))?)?"
    r"|issue raised|(?:any )?further actions?(?: (?:required|needed|agreed))?"
    r"|actions?(?: (?:required|needed|agreed))|actions"
)
_KNOWN: Final = {
    Heading.NAME: re.compile(_NAME),
    Heading.DATE: re.compile(_DATE),
    Heading.VENUE: re.compile(rf"venues?{_OF_SESSION}|place|location"),
    Heading.PRESENT: re.compile(_PRESENT),
    Heading.EXERCISE: re.compile(_EXERCISE),
    Heading.AIMS: re.compile(_AIMS),
    Heading.CONTENT: re.compile(rf"(?:session )?contents?{_OF_SESSION}"),
    Heading.OUTCOME: re.compile(rf"(?:session )?outcomes?{_OF_SESSION}"),
    Heading.ISSUES: re.compile(_ISSUES),
}

_BARE_NAME: Final = re.compile(rf"(?:{_WHO}|place|location|actions|dates)s?")
"""Words too common to be a heading when they stand alone on a line without a colon."""

_ONLY_ACTION: Final = re.compile(r"(?:any )?(?:further )?actions?(?: (?:required|needed|agreed))?")
_ONLY_ISSUES: Final = re.compile(r"issues?(?: raised)?")

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|\]\{[^{}]*\}|\{[^{}]*\}")
_MARKUP: Final = str.maketrans("", "", "*_[]`~\\#>")
_NUMBERED: Final = re.compile(r"\(?(?:[0-9]{1,2}|[a-z])[.)] +")


def plain_words(written: str) -> str:
    """A possible heading without markup, numbering and closing colon, in lower case."""
    words = _TAG.sub("", written).translate(_MARKUP).replace("\u00a0", " ").casefold()
    words = words.replace("’", "'").replace("&", " and ").replace("+", " and ")
    words = re.sub(r"\(s\)|/s\b", "s", words)
    words = re.sub(" +", " ", words).strip(" ")
    return _NUMBERED.sub("", words, count=1).rstrip(" :.-–—")


def heading_named(written: str) -> Heading | None:
    """The heading these words are, as printed or in one of the ways people write it."""
    words = plain_words(written)
    return next((heading for heading, known in _KNOWN.items() if known.fullmatch(words)), None)


def can_stand_bare(written: str) -> bool:
    """Whether a heading's words may stand for it without emphasis or colon."""
    return _BARE_NAME.fullmatch(plain_words(written)) is None


def is_about_action(title: str) -> bool:
    """Whether a heading speaks of further action and not of issues."""
    return _ONLY_ACTION.fullmatch(plain_words(title)) is not None


def is_about_issues(title: str) -> bool:
    """Whether a heading speaks of issues and not of action."""
    return _ONLY_ISSUES.fullmatch(plain_words(title)) is not None


class Also(Enum):
    """A label people add to the form; what stands after it belongs under one of the nine."""

    TIME = "time"
    APOLOGIES = "apologies"
    ATTENDANCE = "attendance"
    NEXT = "next appointment"

    @property
    def belongs_under(self) -> Heading:
        """The heading it belongs under."""
        return _UNDER[self]

    @property
    def prefix(self) -> str:
        """What keeps its meaning there."""
        return {Also.TIME: "", Also.NEXT: "Next appointment: "}.get(
            self, f"{self.value.capitalize()}: "
        )


_UNDER: Final = {
    Also.TIME: Heading.DATE,
    Also.APOLOGIES: Heading.PRESENT,
    Also.ATTENDANCE: Heading.PRESENT,
    Also.NEXT: Heading.ISSUES,
}

_ALSO: Final[tuple[tuple[Also, re.Pattern[str]], ...]] = (
    (Also.TIME, re.compile(r"(?:start |session )?times?" + _OF_SESSION)),
    (Also.APOLOGIES, re.compile(r"apolog(?:y|ies)(?: (?:from|received))?|apols")),
    (Also.ATTENDANCE, re.compile(r"attendance" + _OF_SESSION)),
    (
        Also.NEXT,
        re.compile(r"(?:date of )?(?:the )?next (?:appointment|appt|session|meeting)(?: date)?"),
    ),
)


def also_named(written: str) -> Also | None:
    """The added label these words are."""
    words = plain_words(written)
    return next((label for label, known in _ALSO if known.fullmatch(words)), None)
