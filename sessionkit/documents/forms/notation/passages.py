"""Passages with their marks, written and read.

Invariant: a mark stands at the beginning of its passage, in square brackets, and holds for that one
paragraph. A bracket that a person typed as text is never taken for marks: it is written escaped.
"""

import re
from dataclasses import replace
from typing import Final

from sessionkit.documents.forms.structure.source import Line, is_wrapped, joined, marker
from sessionkit.documents.markdown_text import escape_block, escape_paragraph, unescape
from sessionkit.domain.ids import NewId
from sessionkit.domain.passage import Mark, Marks, Passage, in_order

UNMARKED: Final = "no mark"
"""In brackets: another passage begins here, and it has no marks."""

_BRACKET: Final = re.compile(r"\[(?P<marks>[A-Za-z ,;&/]+)\] *")
_MARKS: Final = {mark.value: mark for mark in Mark} | {
    "confidence": Mark.IN_CONFIDENCE,
    "confidential": Mark.IN_CONFIDENCE,
}


def write_marks(marks: Marks) -> str:
    """The marks as they stand before their text; nothing where there are none."""
    return f"[{', '.join(mark.value for mark in in_order(marks))}] " if marks else ""


def take_marks(source: str) -> tuple[Marks, str]:
    """The marks a text begins with, and the text after them."""
    found = _said_marks(source)
    return found if found is not None else ((), source)


def _said_marks(source: str) -> tuple[Marks, str] | None:
    found = _BRACKET.match(source)
    if found is None:
        return None
    said = [each.strip(" ").lower() for each in re.split(r"[,;&/]| and ", found["marks"])]
    rest = source[found.end() :]
    if not rest.strip(" \n"):
        return None
    if said == [UNMARKED]:
        return (), rest
    if not all(each in _MARKS for each in said):
        return None
    return in_order(tuple(_MARKS[each] for each in said)), rest


def write_passages(parts: tuple[Passage, ...]) -> str:
    """Passages as Markdown: one paragraph each where they are marked."""
    out: list[str] = []
    after_unmarked = False
    for part in parts:
        if part.marks:
            out.append(write_marks(part.marks) + escape_paragraph(part.text))
        else:
            out.append((f"[{UNMARKED}] " if after_unmarked else "") + escape_block(part.text))
        after_unmarked = not part.marks
    return "\n\n".join(out)


def read_passages(lines: tuple[Line, ...], new_id: NewId) -> tuple[Passage, ...]:
    """The passages of a section; unmarked paragraphs that follow each other are one passage."""
    sources: list[tuple[Marks, str]] = []
    blanks: list[str] = []
    open_ended = False
    for stretch in _stretches(unwrapped(lines)):
        if stretch[0].is_blank:
            blanks += [""] * len(stretch)
            continue
        source = "\n".join(line.text for line in stretch)
        said = _said_marks(source)
        if said is None and open_ended:
            marks, before = sources.pop()
            sources.append((marks, "\n".join((before, *blanks, source))))
        else:
            sources.append(said or ((), source))
            open_ended = not sources[-1][0]
        blanks = []
    texts = ((marks, unescape(source.strip(" \n"))) for marks, source in sources)
    return tuple(Passage(new_id(), text, marks) for marks, text in texts if text)


def _stretches(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """Paragraphs and the blank lines between them."""
    out: list[list[Line]] = []
    for line in lines:
        if not out or out[-1][0].is_blank is not line.is_blank:
            out.append([])
        out[-1].append(line)
    return [tuple(each) for each in out]


def unwrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, with those joined that an editor or converter broke to a width.

    Line ends a person typed stay; so do hard breaks and list items.
    """
    out: list[Line] = []
    for stretch in _stretches(lines):
        for run in _runs(stretch):
            out += _one(run) if is_wrapped(run) and not run[0].is_blank else run
    return tuple(out)


def _runs(stretch: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    runs: list[list[Line]] = []
    for line in stretch:
        broken = runs and runs[-1][-1].goes_on
        if not runs or broken or marker(line):
            runs.append([])
        runs[-1].append(line)
    return [tuple(run) for run in runs]


def _one(run: tuple[Line, ...]) -> tuple[Line, ...]:
    return (replace(run[0], text=" " * run[0].indent + joined(run)),)
