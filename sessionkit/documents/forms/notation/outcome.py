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
        while index < len(lines):
            found = _part_at(lines, index)
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


def _part_at(lines: tuple[Line, ...], index: int) -> tuple[str, str, int] | None:
    """The part that begins on a line, what stands after its title, and how many lines it takes."""
    if heading := markdown_heading(lines, index):
        part = _NAMED.get(plain_words(heading[0]))
        return (part, "", heading[1]) if part else None
    found = bold_label(lines[index].text, lambda words: _NAMED.get(plain_words(words)))
    return (found[0], found[2], 1) if found else None


def _text(lines: list[Line]) -> str:
    return unescape("\n".join(line.text for line in unwrapped(stripped(lines))))
