"""The heading OUTCOME of a record: its two parts, and what is said looking back.

Invariant: without sub-headings the whole outcome is what happened and was said; judgement is never
read into words that do not stand under its own sub-heading (A2 ¶4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.notation.passages import read_passages, unwrapped, write_passages
from sessionkit.documents.forms.structure.headings import (
    HAPPENED,
    LEARNING,
    OUR_APPROACH,
    VIEW,
    plain_words,
)
from sessionkit.documents.forms.structure.labels import bold_label, markdown_heading
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.structure.source import Line, stripped
from sessionkit.documents.markdown_text import escape_block, unescape
from sessionkit.domain.passage import Passage
from sessionkit.domain.record import HeldRecord

_NAMED: Final = {plain_words(part): part for part in (HAPPENED, VIEW, OUR_APPROACH, LEARNING)} | {
    "what happened": HAPPENED,
    "what was said": HAPPENED,
    "what happened and what was said": HAPPENED,
    "facts": HAPPENED,
    "our view": VIEW,
    "our views": VIEW,
    "opinion": VIEW,
    "judgement": VIEW,
    "opinion and judgement": VIEW,
    "our assessment": VIEW,
    "our approach": OUR_APPROACH,
    "approach": OUR_APPROACH,
    "learning": LEARNING,
    "the learning": LEARNING,
}
LOOKING_BACK: Final = {
    f"{before}{label}": title
    for before in ("", "looking back: ", "looking back - ")
    for label, title in (
        ("our approach", OUR_APPROACH),
        ("learning", LEARNING),
        ("the learning", LEARNING),
        ("our learning", LEARNING),
    )
}
"""Labels of what is said looking back, where a form was typed without headings in its outcome."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands under OUTCOME."""

    happened: tuple[Passage, ...] = ()
    """What happened and was said."""
    view: tuple[Passage, ...] = ()
    """What the workers make of it."""
    our_approach: str = ""
    """Looking back: the approach."""
    learning: str = ""
    """Looking back: the learning."""


def write_outcome(record: HeldRecord) -> str:
    """What stands under OUTCOME of a session that was held."""
    parts = [
        f"### {HAPPENED}",
        write_passages(record.happened),
        f"### {VIEW}",
        write_passages(record.view),
    ]
    for title, text in ((OUR_APPROACH, record.our_approach), (LEARNING, record.learning)):
        if text:
            parts += [f"### {title}", escape_block(text)]
    return "\n\n".join(part for part in parts if part)


def read_outcome(sections: Sequence[Section], context: Context) -> Outcome:
    """What the sections under OUTCOME say."""
    parts: dict[str, list[Line]] = {title: [] for title in (HAPPENED, VIEW, OUR_APPROACH, LEARNING)}
    for section in sections:
        title, index = HAPPENED, 0
        lines = section.body
        back = _looking_back(lines)
        while index < len(lines):
            found = back.get(index) or _part_at(lines, index)
            if found is not None:
                title, rest, takes = found
                blank = Line(lines[index].number, "", 0)
                parts[title] += [blank, Line(lines[index].number, rest, lines[index].width)]
                index += takes
            else:
                parts[title].append(lines[index])
                index += 1
        parts[HAPPENED].append(Line(section.line, "", 0))
    return Outcome(
        read_passages(stripped(parts[HAPPENED]), context.new_id),
        read_passages(stripped(parts[VIEW]), context.new_id),
        _text(parts[OUR_APPROACH]),
        _text(parts[LEARNING]),
    )


def _looking_back(lines: tuple[Line, ...]) -> dict[int, tuple[str, str, int]]:
    """The lines with which an outcome without headings of its own ends: `Learning: …`.

    Only at its end: what stands after another blank line is no part of them.
    """
    if any(_part_at(lines, index) for index in range(len(lines))):
        return {}
    found: dict[int, tuple[str, str, int]] = {}
    for index in range(len(lines) - 1, -1, -1):
        label, colon, rest = lines[index].text.strip(" ").partition(":")
        is_broken = index > 0 and lines[index - 1].goes_on
        if colon and (title := LOOKING_BACK.get(label.lower().strip(" "))) and not is_broken:
            found[index] = (title, rest.strip(" "), 1)
        elif index and lines[index - 1].is_blank and not lines[index].is_blank:
            break
    return found


def _part_at(lines: tuple[Line, ...], index: int) -> tuple[str, str, int] | None:
    """The part that begins on a line, what stands after its title, and how many lines it takes."""
    if heading := markdown_heading(lines, index):
        part = _NAMED.get(plain_words(heading[0]))
        return (part, "", heading[1]) if part else None
    found = bold_label(lines[index].text, lambda words: _NAMED.get(plain_words(words)))
    return (found[0], found[2], 1) if found else None


def _text(lines: list[Line]) -> str:
    return unescape("\n".join(line.text for line in unwrapped(stripped(lines))))
