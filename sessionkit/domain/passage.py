"""Passages: the words of a record, with marks on who may read them.

Invariant: a mark belongs to the passage it was put on, so an edit of one passage never moves a mark
onto another. Most records have one unmarked passage a field, and nobody has to mark more finely.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from sessionkit.domain.ids import NewId


class Mark(Enum):
    """What a reader of an export needs to know of a passage."""

    THIRD_PARTY = "third party"
    """About another person."""
    IN_CONFIDENCE = "in confidence"
    """Came from someone in confidence."""
    AGREED = "agreed"
    """The participant agreed to it; it may go into the participant's own copy."""


Marks = tuple[Mark, ...]
"""Marks in the order of `Mark`, none twice."""


def in_order(marks: Marks) -> Marks:
    """The same marks in the order of `Mark`, none twice."""
    return tuple(mark for mark in Mark if mark in marks)


_KEEPING_BACK: Final = (Mark.THIRD_PARTY, Mark.IN_CONFIDENCE)


def keeping_back(marks: Marks) -> Marks:
    """Those of the marks that keep words from a reader; that he agreed to them is none."""
    return tuple(mark for mark in marks if mark in _KEEPING_BACK)


def also_marked(own: Marks, elsewhere: Marks) -> Marks:
    """The marks of words that stand elsewhere as well: what keeps them back there does so here.

    They count as agreed only where they are agreed wherever they are about another person.
    """
    if not keeping_back(elsewhere):
        return own
    about_others = (each for each in (own, elsewhere) if Mark.THIRD_PARTY in each)
    agreed = all(Mark.AGREED in each for each in about_others)
    both = (*own, *elsewhere) if agreed else keeping_back((*own, *elsewhere))
    return in_order(both)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with the marks that hold for all of it."""

    id: str
    """Random id."""
    text: str
    """The words."""
    marks: Marks = ()
    """What holds for the whole passage."""


def passages(text: str, new_id: NewId) -> tuple[Passage, ...]:
    """Text as one unmarked passage; no passage where there is no text."""
    return (Passage(new_id(), text),) if text else ()


def text_of(parts: tuple[Passage, ...]) -> str:
    """The words of several passages, one blank line between them."""
    return "\n\n".join(part.text for part in parts)
