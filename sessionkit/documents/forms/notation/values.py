"""Headings with one short value under them: NAME OF OFFENDER, DATE, VENUE.

Invariant: the value is the first paragraph; whatever else stands there is set aside with a note.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.kept import text_of
from sessionkit.documents.forms.structure.headings import Also, Heading
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.structure.source import Line, joined, marker, paragraphs
from sessionkit.documents.markdown_text import escape_paragraph, unescape
from sessionkit.domain.dates import Prefer, When
from sessionkit.domain.errors import WrongUse

_EMPHASIS: Final = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?P<words>[^*_]+)(?P=mark)")
_WRITE_DATE: Final = "Write it under DATE, the day first: Tue 3 Mar 2026, 14:30."


@dataclass(frozen=True, slots=True)
class Dated:
    """What stands under DATE."""

    when: When
    """When the session was, or is to be."""
    line: int
    """Where it stands."""
    beside: str = ""
    """What else stands there."""
    why: str = ""
    """Why that is not part of the date."""


def write_value(text: str) -> str:
    """A short value as one paragraph of Markdown."""
    source = escape_paragraph(text)
    first, *more = source.split("\n")
    if marker(Line(1, first, 0)) is None:
        return source
    return "\n".join((f"- {first}", *(f"  {line}" for line in more)))


def read_value(sections: Sequence[Section], context: Context) -> str:
    """A short value; what stands under further headings of the same words is added to it."""
    said = []
    for section in sections:
        value, rest = _first(section)
        if value and value not in said:
            said.append(value)
        _set_rest_aside(rest, section, context)
    return "\n".join(said)


def read_name(sections: Sequence[Section], context: Context) -> str:
    """The participant's name as written; another name is set aside."""
    name = ""
    for section in sections:
        value, rest = _first(section)
        name = name or value
        if value not in ("", name):
            context.kept.set_aside(section.line, value, "the form names somebody already")
        _set_rest_aside(rest, section, context)
    return name


def first_value(section: Section) -> str:
    """The short value of one section, before anything is set aside."""
    return _first(section)[0]


def read_dated(
    sections: Sequence[Section], context: Context, prefer: Prefer, else_on: When | None = None
) -> Dated:
    """When the session was, or is to be: the first date that can be read.

    Args:
        sections: under DATE.
        context: what the form is read with.
        prefer: which year a day and month without a year have.
        else_on: when it is, where nothing stands under DATE.

    Raises:
        WrongUse: with the line, where no date can be read.
    """
    days = [section for section in sections if section.also is None and section.body]
    times = [text_of(section.body) for section in sections if section.also is Also.TIME]
    if not days and else_on is not None:
        for text in times:
            context.kept.set_aside(sections[0].line, text, "there is no date beside it")
        return Dated(else_on, 1)
    if not days:
        raise _no_date(sections)
    found, at = _first_date(days, times, context, prefer)
    for place, section in enumerate(days):
        value, rest = _first(section)
        if place != at:
            context.kept.set_aside(section.line, value, "the form has another date")
        _set_rest_aside(rest, section, context)
    return found


def _no_date(sections: Sequence[Section]) -> WrongUse:
    said = next((section.line for section in sections if section.also is None), None)
    if said is None:
        return WrongUse("The form has no DATE.", f"Add that heading. {_WRITE_DATE}")
    return WrongUse(f"Line {said}: there is no date under DATE.", _WRITE_DATE)


def _first_date(
    days: list[Section], times: list[str], context: Context, prefer: Prefer
) -> tuple[Dated, int]:
    """The first date that can be read, and the place of its section."""
    problems: list[WrongUse] = []
    for place, section in enumerate(days):
        value, _ = _first(section)
        line = section.body[0].number
        try:
            when, beside, why = context.calendar.when_among(" ".join((value, *times)), prefer)
        except WrongUse as problem:
            hint = problem.hint or _WRITE_DATE
            problems.append(WrongUse(f"Line {line}: {problem.message}", hint))
        else:
            return Dated(when, line, beside, why), place
    raise problems[0]


def _first(section: Section) -> tuple[str, tuple[tuple[Line, ...], ...]]:
    """The first paragraph of a section, and the others."""
    stretches = tuple(paragraphs(line for line in section.body if not line.is_rule))
    if not stretches:
        return "", ()
    first, *more = stretches[0]
    found = marker(first)
    if found is not None:
        first = Line(first.number, found[1], first.width)
    source = joined((first, *more))
    if bold := _EMPHASIS.fullmatch(source):
        source = bold["words"]
    return unescape(source), stretches[1:]


def _set_rest_aside(rest: tuple[tuple[Line, ...], ...], section: Section, context: Context) -> None:
    heading = section.heading or Heading.NAME
    for stretch in rest:
        context.kept.set_aside(
            stretch[0].number, text_of(stretch), f"it is no part of {heading.value}"
        )
