"""What a session did with something earlier ones left, in words.

Invariant: kind, session and words of the item are read back exactly; the item itself is found where
the case is known.
"""

import re
from dataclasses import replace
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.items import Item, details_of, write_item
from sessionkit.documents.markdown_text import escape_paragraph, unescape
from sessionkit.domain.dates import show_date
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.numbering import BEFORE
from sessionkit.domain.sheet import Mention

TAKES_UP: Final = "Takes up"
"""Under an aim: what it takes up."""
ON: Final = "On"
WHY: Final = "Why"
DUE: Final = "Due"
AS_AIM: Final = "As aim"

HOWS: Final = {how.value: how for how in How}
"""By the label each is written with, in lower case."""

_DETAILS: Final = frozenset(label.lower() for label in (ON, WHY, DUE, AS_AIM))
_ITEM: Final = re.compile(
    r"(?P<kind>aim|issue|action)"
    r"(?: from (?:session (?P<number>[0-9]{1,9})|(?P<before>work done before)))? ?: ?(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)


def at_aims(mentions: tuple[Mention, ...], aims: int) -> int:
    """How many mentions, from the first on, are written under their aims.

    They are those that say nothing but which aim takes something up, in the order of the aims; so
    the order in which all of them are read back is the order they had.
    """
    place = 1
    for count, each in enumerate(mentions):
        is_bare = each.how is How.TAKEN_UP and not (each.on or each.why or each.due)
        if not is_bare or each.aim is None or not place <= each.aim <= aims:
            return count
        place = each.aim
    return len(mentions)


def write_named(mention: Mention) -> str:
    """What was left, as Markdown: `action from session 12: …`, `issue from work done before: …`."""
    return f"{mention.named}: {escape_paragraph(mention.text)}"


def read_named(source: str, how: How, aim: int | None = None) -> Mention | None:
    """What was left; nothing where the words do not say what kind of thing it was."""
    found = _ITEM.fullmatch(source)
    if found is None or not found["words"]:
        return None
    number = int(found["number"]) if found["number"] else None
    number = BEFORE if found["before"] else number
    return Mention(how, ItemKind(found["kind"].lower()), number, unescape(found["words"]), aim=aim)


def write_mention(mention: Mention) -> str:
    """A list item on what was done with something left."""
    details = []
    if mention.aim is not None:
        details.append((AS_AIM, str(mention.aim)))
    if mention.on is not None:
        details.append((ON, show_date(mention.on)))
    if mention.due is not None:
        details.append((DUE, show_date(mention.due)))
    if mention.why:
        details.append((WHY, escape_paragraph(mention.why)))
    label = mention.how.value.capitalize()
    return write_item("- ", f"{label}: {write_named(mention)}", details)


def read_mention(item: Item, how: How, rest: str, context: Context) -> Mention | None:
    """A list item on what was done with something left; nothing where it is none."""
    mention = read_named(rest, how)
    if mention is None:
        return None
    text, details = details_of(replace(item, source=rest), _DETAILS)
    more = text.removeprefix(unescape(rest))
    why = [each.text for each in details.get(WHY.lower(), ())]
    on, due, aim = None, None, None
    for key, said in details.items():
        for each in said:
            try:
                if key == ON.lower():
                    on = context.calendar.day(each.text, "past")
                elif key == DUE.lower():
                    due = context.calendar.day(each.text, "future")
                elif key == AS_AIM.lower():
                    aim = _place(each.text)
            except WrongUse as problem:
                why.append(f"{key}: {each.text}")
                context.kept.note(each.line, problem.message)
    return replace(mention, text=mention.text + more, on=on, why="\n".join(why), due=due, aim=aim)


def _place(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise WrongUse(f"“{text}” is not the number of an aim.")
    return int(text)
