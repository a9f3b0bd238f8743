"""What a session leaves to be done at once: the next appointment, follow-ups and enforcement.

Invariant: a line is taken for one of these only where all it needs is there; otherwise it is handed
back and stays what it would be without its label.
"""

import re
from dataclasses import replace
from datetime import date, tzinfo
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.items import Item, begins_with, details_of, write_item
from sessionkit.documents.forms.wording.prose import NEXT_SAID
from sessionkit.documents.forms.wording.whens import show_exactly, show_when
from sessionkit.documents.markdown_text import escape_paragraph, unescape
from sessionkit.domain.appointment import Appointment, Next, NoAppointment
from sessionkit.domain.dates import show_date
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.follow_up import Enforcement, EnforcementStep, FollowUp

NEXT: Final = "Next appointment"
NO_NEXT: Final = "No next appointment"
FOLLOWED_UP: Final = "Followed up"
ENFORCEMENT: Final = "Enforcement"
VENUE: Final = "Venue"
ON: Final = "On"
AT: Final = "At"

_VENUE: Final = frozenset({VENUE.lower()})
_ON_AT: Final = frozenset({ON.lower(), AT.lower()})
_STEPS: Final = {
    "warning letter": EnforcementStep.WARNING,
    "breach report": EnforcementStep.BREACH,
    "breach proceedings": EnforcementStep.BREACH,
}
_NO_DATE_YET: Final = re.compile(
    r"(?:none|no|nil|n/a)\b(?: *[:;,.(–—-] *(?P<why>.+?)\)?)?"
    r"|(?P<open>(?:to be|not(?: yet)?) (?:arranged|made|fixed|agreed|confirmed)\b.*|tb[ac])",
    re.IGNORECASE | re.DOTALL,
)
_PLACE: Final = re.compile(r"^[ ,;–—-]*(?:(?:at|in)\b)? *")
_NEXT_BEGINS: Final = re.compile(rf"{NEXT_SAID} *(?P<rest>\S.*)", re.IGNORECASE)
_SPEAKS_OF_TIME: Final = re.compile(
    r"[0-9]|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE
)


# --- the next appointment ------------------------------------------------------------------------


def write_next(following: Next | None, zone: tzinfo | None) -> str:
    """A list item with the next appointment, or why none; nothing while nobody has said."""
    match following:
        case Appointment(when=when, venue=venue):
            details = [(VENUE, escape_paragraph(venue))] if venue else []
            return write_item("- ", f"{NEXT}: {show_when(when, zone)}", details)
        case NoAppointment(why=why):
            return write_item("- ", f"{NO_NEXT}: {escape_paragraph(why)}")
        case _:
            return ""


def read_next(item: Item, rest: str, context: Context) -> Next | None:
    """The next appointment; nothing where no date can be read and none is said to be missing."""
    text, details = details_of(replace(item, source=rest), _VENUE)
    venue = "\n".join(each.text for each in details.get(VENUE.lower(), ()))
    if found := _NO_DATE_YET.fullmatch(text):
        return NoAppointment(found["why"] or found["open"] or "")
    try:
        when, beside, _ = context.calendar.when_among(text, "future")
    except WrongUse:
        return None
    beside = _PLACE.sub("", beside)
    return Appointment(when, "\n".join(part for part in (venue, beside) if part))


def read_next_said(text: str, context: Context) -> tuple[Next | None, str]:
    """The next appointment where a sentence begins with it, and what is wrong with its date.

    Nothing is wrong with a sentence such as “Next session: go on with the walls”.
    """
    found = _NEXT_BEGINS.match(text)
    if found is None:
        return None, ""
    try:
        when, beside = context.calendar.when_leading(found["rest"].strip(" ."))
    except WrongUse as problem:
        return None, problem.message if _SPEAKS_OF_TIME.search(found["rest"]) else ""
    return Appointment(when, _PLACE.sub("", beside)), ""


def read_no_next(item: Item, rest: str) -> Next:
    """That there is no next appointment, and why."""
    why = (unescape(rest), *(each.text for each in item.details))
    return NoAppointment("\n".join(each for each in why if each))


# --- follow-ups ----------------------------------------------------------------------------------


def write_follow_up(done: FollowUp, zone: tzinfo | None) -> str:
    """A list item on what was done about a missed session."""
    details = [(ON, show_date(done.on))]
    if done.at is not None:
        details.append((AT, show_exactly(done.at, zone)))
    return write_item("- ", f"{FOLLOWED_UP}: {escape_paragraph(done.what)}", details)


def read_follow_up(item: Item, rest: str, context: Context) -> FollowUp | None:
    """What was done about a missed session; nothing where it says nothing."""
    if not rest:
        return None
    text, details = details_of(replace(item, source=rest), _ON_AT)
    on, at = None, None
    for each in details.get(AT.lower(), ()):
        try:
            at = context.calendar.moment(each.text)
        except WrongUse as problem:
            text += f"\n- {AT}: {each.text}"
            context.kept.note(each.line, problem.message)
    on, unread = _on(details.get(ON.lower(), []), context)
    if on is None and at is not None:
        on = at.date()
    elif on is None:
        on = context.calendar.today
        context.kept.note(item.line, "The follow-up says no day; the day of the session is taken.")
    return FollowUp(context.new_id(), text + unread, on, at)


# --- enforcement ---------------------------------------------------------------------------------


def write_enforcement(taken: Enforcement) -> str:
    """A list item on a step taken to enforce the order."""
    words = f": {escape_paragraph(taken.words)}" if taken.words else ""
    details = [(ON, show_date(taken.on))] if taken.on is not None else []
    return write_item("- ", f"{ENFORCEMENT}: {taken.step.value}{words}", details)


def read_enforcement(item: Item, rest: str, context: Context) -> Enforcement | None:
    """A step taken to enforce the order; nothing where no step is named."""
    found = begins_with(rest, EnforcementStep, _STEPS)
    if found is None:
        return None
    step, source = found
    text, details = details_of(replace(item, source=source), _ON_AT - {AT.lower()})
    on, unread = _on(details.get(ON.lower(), []), context)
    return Enforcement(context.new_id(), step, on, (text + unread).strip("\n"))


def _on(days: list[Item], context: Context) -> tuple[date | None, str]:
    """The day something was done, and what there is no place for."""
    on, unread = None, ""
    for each in days:
        try:
            read = context.calendar.day(each.text, "past")
        except WrongUse as problem:
            unread += f"\n- {ON}: {each.text}"
            context.kept.note(each.line, problem.message)
        else:
            on = on or read
    return on, unread
