"""What a form says outright about attendance: the lines `Attendance:` and `Not held:`.

Invariant: such a line wins over everything the rest of the form lets one guess, and what it says
beyond a known word is kept as words.
"""

from dataclasses import dataclass
from typing import Final

from sessionkit.documents.forms.notation.items import Item, begins_with, details_of
from sessionkit.documents.forms.wording.not_held import NotHeld, not_held_in
from sessionkit.documents.markdown_text import unescape
from sessionkit.domain.attendance import Came, NotHeldCode

ATTENDANCE: Final = "Attendance"
NOT_HELD: Final = "Not held"
ASKED_BY: Final = "Asked by"
WHY: Final = "Why"
NOT_SAID: Final = "not yet said"
"""While nobody has said it."""

_DETAILS: Final = frozenset({ASKED_BY.lower(), WHY.lower()})
_CAME: Final = {
    "yes": Came.ATTENDED,
    "present": Came.ATTENDED,
    "attended late": Came.LATE,
    "arrived late": Came.LATE,
    "failed to comply": Came.FAILED_TO_COMPLY,
    "unfit to take part": Came.UNFIT,
    "unfit": Came.UNFIT,
}
_EVERYDAY: Final = {
    "came late": Came.LATE,
    "came": Came.ATTENDED,
    "on time": Came.ATTENDED,
    "came on time": Came.ATTENDED,
    "attended on time": Came.ATTENDED,
}
"""Words that count only where the rest of the line does not say that the session was not held."""
CODES: Final = (
    "attendance is one of: "
    + ", ".join(each.value for each in Came)
    + "; or write under PRESENT, for example, “Not held: cancelled by us”"
)
_MISSED: Final = {
    "acceptable absence": NotHeldCode.ABSENT_ACCEPTABLE,
    "unacceptable absence": NotHeldCode.ABSENT_UNACCEPTABLE,
    "decision awaited": NotHeldCode.DECISION_AWAITED,
    "postponed": NotHeldCode.PUT_OFF,
}
_ABSENT: Final = frozenset({"no", "nil", "none", "absent"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says about attendance."""

    line: int
    """Where it says so."""
    held: bool
    """Whether the session was held."""
    came: Came | None = None
    """How the participant came to a session that was held."""
    words: str = ""
    """What else is said about that."""
    code: NotHeldCode | None = None
    """Why it was not held."""
    is_sure: bool = True
    """Whether the code is said; otherwise somebody should look at it."""
    asked_by: str = ""
    """Who asked for it to be put off or cancelled."""
    why: str = ""
    """The reason it was not held."""
    quote: str = ""
    """The words it is taken from, where the record has no other place for them."""


def said_not_held(line: int, found: NotHeld, quote: str = "") -> Said:
    """What everyday words say of a session that was not held."""
    return Said(
        line,
        held=False,
        code=found.code,
        is_sure=found.is_sure,
        asked_by=found.asked_by,
        why=found.why,
        quote=quote,
    )


def read_attendance(item: Item, source: str, participant: str) -> Said | None:
    """What stands after `Attendance:`; nothing where it is not understood."""
    text = unescape(source)
    said = _came(item.line, source)
    if said is None and (missed := begins_with(source, NotHeldCode, _MISSED)):
        code, rest = missed
        said = Said(item.line, held=False, code=code, why=unescape(rest))
    elif said is None and text.lower().strip(" .") in _ABSENT:
        said = Said(item.line, False, code=NotHeldCode.DECISION_AWAITED, is_sure=False, quote=text)
    elif said is None and (found := not_held_in(text, participant, comes_first=True)):
        said = said_not_held(item.line, found, text)
    elif said is None and (came := begins_with(source, (), _EVERYDAY)):
        said = Said(item.line, held=True, came=came[0], words=unescape(came[1]))
    return said


def _came(line: int, source: str) -> Said | None:
    if source.lower().startswith(NOT_SAID):
        return Said(line, held=True, words=_after_not_said(source))
    found = begins_with(source, Came, _CAME)
    return Said(line, held=True, came=found[0], words=unescape(found[1])) if found else None


def read_not_held(item: Item, source: str, participant: str) -> Said:
    """What stands after `Not held:` and is listed under it."""
    text, details = details_of(Item(item.line, source, item.details), _DETAILS)
    asked, why = (
        "\n".join(each.text for each in details.get(key.lower(), ())) for key in (ASKED_BY, WHY)
    )
    if source.lower().startswith(NOT_SAID):
        rest = _after_not_said(source)
        return Said(item.line, held=False, asked_by=asked, why=why, quote=rest)
    if found := begins_with(source, NotHeldCode, _MISSED):
        code, rest = found
        after = text.removeprefix(unescape(source)).strip("\n")
        quote = (unescape(rest) if why else "") + after
        return Said(
            item.line, False, code=code, asked_by=asked, why=why or unescape(rest), quote=quote
        )
    everyday = not_held_in(text, participant, comes_first=True) or not_held_in(
        f"not held - {text}", participant, comes_first=True
    )
    said = (
        said_not_held(item.line, everyday, text)
        if everyday
        else Said(item.line, False, code=NotHeldCode.DECISION_AWAITED, is_sure=False, quote=text)
    )
    return Said(
        item.line,
        held=False,
        code=said.code,
        is_sure=said.is_sure,
        asked_by=asked or said.asked_by,
        why=why or said.why,
        quote=text,
    )


def _after_not_said(source: str) -> str:
    return unescape(source[len(NOT_SAID) :].lstrip(" ").removeprefix(":").lstrip(" "))
