"""Who is to do something and by when, where it was typed as a sentence.

Invariant: a person and a time together make an action; one of them alone does not. The sentence is
kept whole whatever is found in it, so that no word is lost.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sessionkit.documents.forms.wording.people import People
from sessionkit.documents.forms.wording.whens import Calendar
from sessionkit.domain.calendar_words import month_named, weekday_named
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.people import Who, WhoKind


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a sentence says of an action."""

    who: Who | None = None
    """Who is to do it."""
    due: date | None = None
    """By which day."""
    has_time: bool = False
    """Whether any time is said, such as “before next session”."""
    unread: str = ""
    """A time that could be more than one day."""

    @property
    def is_action(self) -> bool:
        """Whether it says both who and when."""
        return self.who is not None and self.has_time


_TO_DO: Final = (
    r"(?: (?:is|are|was|were|has|have|agreed|agrees|undertook|undertakes|offered)"
    r"(?: agreed| undertaken| offered)?)? to (?!be\b)"
    r"| will (?!be\b|have\b)| should (?!be\b|have\b)| must | shall (?!be\b)|'ll |’ll "
)
_NAME: Final = r"[A-Z][\w'’-]*\.?"
_ONE: Final = rf"(?:{_NAME}(?: ?{_NAME}){{0,3}})"
_ROLE: Final = (
    r"(?:[Tt]he )?(?:[Cc]lient|[Pp]articipant|[Oo]ffender|[Ss]ervice user)"
    r"|(?:[Bb]oth )?(?:[Cc]o-?)?[Ww]orkers?"
    r"|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Bb]oth(?: workers| of us)?|I"
)
_SOMEBODY: Final = rf"(?:(?:{_ROLE}|{_ONE})(?!\w))"
_STARTS: Final = re.compile(
    rf"(?P<who>{_SOMEBODY}(?:(?:, ?| ?/ ?| ?& ?| and ){_SOMEBODY})*)(?:{_TO_DO}|: )"
)
_ENDS: Final = re.compile(
    rf"(?:[(–—,-] *|\b[Aa]ction:? *)(?P<who>{_SOMEBODY}(?:(?:, ?| ?/ ?| ?& ?| and ){_SOMEBODY})*)"
    r"(?P<after>(?: *[,–—-])? *[^()]*)\)?\.?"
)
_INITIALS: Final = re.compile(
    r"(?P<who>[A-Z]{2,3}) (?:re-?)?(?:arrange|ask|book|bring|call|chase|check|collect|complete"
    r"|contact|discuss|draft|e-?mail|find|follow up|get|give|go|inform|liaise|make|meet|phone"
    r"|prepare|print|refer|ring|see|send|speak|take|talk|tell|text|update|visit|write)\b"
)
"""Initials of somebody and what they are to do, without “to”."""
_LAST_WORD: Final = re.compile(r"(?: [–—-]|,)? (?P<day>[0-9]{1,2}[/.][0-9]{1,2}|[A-Za-z]{3,9})\.?$")
_NO_NAME: Final = frozenset(
    {
        *("Able", "According", "Action", "Actions", "Aim", "All", "Already", "Also", "Any"),
        *("Back", "Best", "Close", "Continue", "Due", "Each", "Every", "Following", "Further"),
        *("Go", "Had", "Has", "Have", "Homework", "Hope", "Hopes", "How", "If"),
        *("In", "Issue", "Issues", "Keen", "Keep", "Last", "Left", "Likely", "Lots"),
        *("Made", "Met", "Much", "Need", "Needs", "Never", "New", "Next", "No"),
        *("None", "Not", "Nothing", "Now", "Off", "On", "One", "Only", "Other"),
        *("Our", "Plan", "Plans", "Possible", "Prior", "Reluctant", "Risk", "Said", "Seems"),
        *("Session", "Similar", "Some", "Spoke", "Still", "Subject", "Task", "That", "Then"),
        *("There", "This", "Time", "Today", "Tomorrow", "Tries", "Try", "Unable", "Unlikely"),
        *("Up", "Used", "Want", "Wants", "Went", "What", "When", "Where", "Whether"),
        *("Who", "Why", "Willing", "With", "Work"),
    }
)
"""Capitalised only because a sentence begins with them."""

_DAYS: Final = re.compile(
    r"\b(?P<when>by|before|on|until|till|due|due by|no later than|not later than|w/c"
    r"|week beginning)"
    r" (?:the )?(?P<day>[\w/.,’'-]+(?: [\w/.,’'-]+){0,4})",
    re.IGNORECASE,
)
_PLAIN_DAY: Final = re.compile(
    r"(?<![\w/.-])[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}(?![\w/-])"
    r"|(?<![\w/.-])(?:(?P<before>[A-Za-z]{3,9})\.? )?[0-9]{1,2}(?:st|nd|rd|th)?(?: of)?"
    r" (?P<month>[A-Za-z]{3,9})(?: [0-9]{4})?(?![\w/-])"
    r"|(?<![\w/.-])(?P<weekday>[A-Za-z]{3,9})\.? [0-9]{1,2}[/.-][0-9]{1,2}"
    r"(?:[/.-][0-9]{2,4})?(?![\w/-])"
)
_IN_FULL: Final = re.compile(r"[0-9]+[/.-][0-9]+[/.-][0-9]+")
_NEAR: Final = re.compile(
    r"\b(?:today|tomorrow|in (?:a|an|one|two|three|four|[0-9]{1,2}) (?:days?|weeks?|months?))\b",
    re.IGNORECASE,
)
_LOOSE: Final = re.compile(
    r"\b(?:next|following|this|coming) (?:session|week|month|time|appointment|meeting|weekend"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?:by |at |before )?(?:the )?end of (?:the |this |next )?(?:day|week|month|year|session)\b"
    r"|\bwithin (?:a|an|one|two|three|[0-9]+|the next) (?:\w+ )?(?:days?|weeks?|months?)\b"
    r"|\bas soon as possible\b|\basap\b|\b(?:every|each) (?:day|week|month|morning|evening)\b"
    r"|\b(?:daily|weekly|immediately|straight ?away)\b",
    re.IGNORECASE,
)


def agreed_in(text: str, people: People, calendar: Calendar) -> Agreed:
    """Who is to do something and by when, as far as a sentence says.

    Args:
        text: the sentence, as typed.
        people: who is who on the form.
        calendar: as read on the day of the session.
    """
    due, unread = _due(text, calendar)
    who = _who(text, people, calendar) or _by_initials(text, people)
    begins_with_who = _STARTS.match(text) or _INITIALS.match(text)
    if who is not None and begins_with_who and due is None and not unread:
        due = _last_word(text, calendar)
    has_time = due is not None or bool(unread) or _LOOSE.search(text) is not None
    return Agreed(who, due, has_time, unread)


# --- who -----------------------------------------------------------------------------------------


def _who(text: str, people: People, calendar: Calendar) -> Who | None:
    if found := _STARTS.match(text):
        is_label = found.group().endswith(": ")
        return _somebody(found["who"], people, must_be_known=is_label)
    for found in reversed(list(_ENDS.finditer(text))):
        after = found["after"].strip(" ,–—-")
        is_day = not after or any(_due(said, calendar)[0] for said in (after, f"by {after}"))
        if found.end() == len(text) and is_day:
            return _somebody(found["who"], people, must_be_known=True)
    return None


def _by_initials(text: str, people: People) -> Who | None:
    """Whose initials stand before a verb: “TB ring landlord”."""
    found = _INITIALS.match(text)
    return people.known(found["who"]) if found else None


def _somebody(written: str, people: People, must_be_known: bool) -> Who | None:
    known = people.known(written)
    if known is not None:
        return known
    if written.casefold() in {"he", "she", "they"}:
        return Who(WhoKind.PARTICIPANT, written)
    first = written.split(" ", maxsplit=1)[0].rstrip(".,/&")
    if first in _NO_NAME or first.endswith(("ing", "ed")) or _is_calendar_word(first):
        return None
    if re.fullmatch(_ROLE, written):
        return Who(WhoKind.OTHER, written)
    is_initials = re.fullmatch(r"[A-Z]{2,3}(?: ?[/&,] ?[A-Z]{2,3})*", written) is not None
    parts = re.split(r", ?| ?/ ?| ?& ?| and ", written)
    all_known = all(people.known(part) for part in parts)
    return Who(WhoKind.OTHER, written) if not must_be_known or is_initials or all_known else None


def _is_calendar_word(word: str) -> bool:
    return weekday_named(word) is not None or (
        month_named(word) is not None and word not in {"Mar", "May", "Jan", "June", "April"}
    )


# --- when ----------------------------------------------------------------------------------------


def _due(text: str, calendar: Calendar) -> tuple[date | None, str]:
    """The day, or what is said against the words that could be one."""
    for found in _DAYS.finditer(text):
        words = found["day"].split(" ")
        for length in range(len(words), 0, -1):
            try:
                return calendar.day(" ".join(words[:length]).strip(" ,.;"), "future"), ""
            except WrongUse as problem:
                if _SPEAKS_OF_A_DAY.search(problem.message):
                    return None, problem.message
    for found in _PLAIN_DAY.finditer(text):
        if (day := _plain_day(found, calendar)) is not None:
            return day, ""
    near = _NEAR.search(text)
    return (calendar.day(near.group(), "future"), "") if near else (None, "")


def _last_word(text: str, calendar: Calendar) -> date | None:
    """The day a sentence about what somebody is to do ends with: “10/3”, “Friday”."""
    found = _LAST_WORD.search(text)
    if found is None or not (found["day"][0].isdigit() or weekday_named(found["day"]) is not None):
        return None
    try:
        return calendar.day(found["day"], "future")
    except WrongUse:
        return None


_SPEAKS_OF_A_DAY: Final = re.compile(r" can be | is an? |there is no ")
"""A day was meant, and it is not one day: nothing shorter is to be read out of it."""


def _plain_day(found: re.Match[str], calendar: Calendar) -> date | None:
    said = found.group()
    word = found["before"] or found["weekday"]
    if found["month"] and month_named(found["month"]) is None:
        return None
    if word and weekday_named(word) is None:
        said = said.partition(" ")[2]
        if found["weekday"] and not _IN_FULL.fullmatch(said):
            return None
    try:
        return calendar.day(said, "future")
    except WrongUse:
        return None
