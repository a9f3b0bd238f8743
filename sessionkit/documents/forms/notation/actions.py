"""Further action: what, who, by when.

Invariant: what is to be done keeps all its words. A person and a day named under an action win over
those its words let one guess.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.items import Item, details_of, write_item
from sessionkit.documents.forms.notation.passages import take_marks, write_marks
from sessionkit.documents.forms.wording.agreed import Agreed, agreed_in
from sessionkit.documents.forms.wording.people import NOBODY, People, write_one
from sessionkit.documents.forms.wording.whens import Calendar
from sessionkit.documents.markdown_text import escape_paragraph
from sessionkit.domain.action import Action
from sessionkit.domain.dates import show_date
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.people import Who, WhoKind

ACTION: Final = "Action"
HOMEWORK: Final = "Homework"
WHO: Final = "Who"
BY: Final = "By"
NO_DAY: Final = "no day"
"""Instead of a day: none was agreed."""

_DETAILS: Final = frozenset({WHO.lower(), BY.lower()})
_IN_BRACKETS: Final = re.compile(
    r"(?:\*\*|__)?[Aa]ction(?:\*\*|__)? ?\((?P<said>[^()]+)\)"
    r"(?:\*\*|__)? ?:(?:\*\*|__)? ?(?P<what>.+)",
    re.DOTALL,
)
"""`Action (Tom, by Friday): ring housing`."""


def write_action(action: Action, people: People, calendar: Calendar) -> str:
    """A list item with an action."""
    guess = agreed_in(action.what, people, calendar)
    details = []
    if action.who is not None:
        details.append((WHO, write_one(action.who, people)))
    elif guess.who is not None:
        details.append((WHO, NOBODY))
    if action.due is not None:
        details.append((BY, show_date(action.due)))
    elif guess.due is not None or guess.unread:
        details.append((BY, NO_DAY))
    source = write_marks(action.marks) + escape_paragraph(action.what)
    return write_item("- ", f"{ACTION}: {source}", details)


def in_brackets(source: str) -> str | None:
    """An action whose person and day stand in brackets, as a sentence that keeps all its words."""
    found = _IN_BRACKETS.fullmatch(source)
    return f"{found['what']} ({found['said']})" if found else None


def read_action(item: Item, session: str, context: Context, is_homework: bool = False) -> Action:
    """An action, from its words and what is listed under it.

    Args:
        item: without its label.
        session: id of the session it was agreed in.
        context: what the form is read with, on the day of the session.
        is_homework: whether its label says that it is the participant's.
    """
    marks, source = take_marks(item.source)
    text, details = details_of(replace(item, source=source), _DETAILS)
    guess = agreed_in(text, context.people, context.calendar)
    who, due = guess.who, guess.due
    if who is None and is_homework:
        who = Who(WhoKind.PARTICIPANT, context.people.participant or HOMEWORK)
    named = details.get(WHO.lower(), [])
    if named:
        who = context.people.one(named[0].source)
        text += "".join(f"\n- {WHO}: {each.text}" for each in named[1:])
    days = details.get(BY.lower(), [])
    if days:
        due, unread = _day(days, context)
        text += unread
    elif guess.unread:
        context.kept.note(item.line, f"The action has no day: {guess.unread}")
    return Action(context.new_id(), text, session, who, due, marks)


def guessed(text: str, context: Context) -> Agreed:
    """Who and when, as far as a sentence says."""
    return agreed_in(text, context.people, context.calendar)


def _day(days: list[Item], context: Context) -> tuple[date | None, str]:
    """The day named under an action, and what there is no place for."""
    due, unread = None, ""
    for each in days:
        if each.text.lower() == NO_DAY:
            continue
        try:
            read = context.calendar.day(each.text, "future")
        except WrongUse as problem:
            unread += f"\n- {BY}: {each.text}"
            context.kept.note(each.line, f"The action has no day: {problem.message}")
        else:
            due = due or read
    return due, unread
