"""Headed blocks of lines: what a screen reads a session, a front sheet or a card from.

Invariant: `text` is what somebody typed, whole and unaltered, line breaks included; what the
program says about it stands in `lead`. A line that was composed by the program is of kind FACT.
"""

from dataclasses import dataclass
from enum import Enum

from sessionkit.domain.handling import ItemRef


class LineKind(Enum):
    """What a line is, so that a screen can set it."""

    TEXT = "text"
    """Words as they were written."""
    FACT = "fact"
    """A day, a place, names, something counted: in words of the program's."""
    SUBHEADING = "subheading"
    """A heading within a block; the words are its text."""
    EXERCISE = "exercise"
    AIM = "aim"
    ISSUE = "issue"
    RISK = "risk"
    """An issue that is risk information (¶18)."""
    ACTION = "action"
    CONTENT = "content"
    """One stretch of the work planned."""
    PASSAGE = "passage"
    """A passage of the record; its marks are the lead."""
    NOTE = "note"
    """Belongs to the line above it and stands under it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block."""

    kind: LineKind
    """What it is."""
    lead: str
    """A word or a few before the text: a result, what became of it, a label; may be empty."""
    text: str
    """The words; may have line breaks, may be empty where the lead says all."""
    item: ItemRef | None = None
    """The aim, issue or action it shows, where that is still open; empty otherwise."""
    instead: tuple[str, str] | None = None
    """Lead and text for private display, where it names an exercise; both empty where the line is
    left out then."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its lines."""

    heading: str
    """The heading."""
    lines: tuple[Line, ...]
    """What stands under it, never empty."""


def fact(lead: str, text: str) -> tuple[Line, ...]:
    """One line with a label; none where there is nothing to say."""
    return (Line(LineKind.FACT, lead, text),) if text else ()


def written(lead: str, text: str) -> tuple[Line, ...]:
    """Somebody's words with a label; none where there are none."""
    return (Line(LineKind.TEXT, lead, text),) if text else ()


def note(lead: str, text: str = "") -> tuple[Line, ...]:
    """One line under the line above; none where there is nothing to say."""
    return (Line(LineKind.NOTE, lead, text),) if lead or text else ()


def filled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that say something."""
    return tuple(block for block in blocks if block.lines)
