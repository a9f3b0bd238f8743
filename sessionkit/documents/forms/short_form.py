"""Forms of few words, for a session that was not held.

Invariant: name, date and a plain statement that the session was not held are enough; that statement
is never taken for more of the name, the date or the venue above it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sessionkit.documents.forms.notation.values import first_value
from sessionkit.documents.forms.structure.headings import Heading
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.structure.sections import Part
from sessionkit.documents.forms.structure.source import Line, marker
from sessionkit.documents.forms.wording.not_held import not_held_in, sentences
from sessionkit.documents.markdown_text import unescape

_SHORT: Final = frozenset({Heading.NAME, Heading.DATE, Heading.VENUE})
_TEXT: Final = frozenset({Heading.EXERCISE, Heading.CONTENT, Heading.OUTCOME})


def says_not_held(part: Part) -> bool:
    """Whether it has a name, a date and a statement that the session was not held."""
    if not {Heading.NAME, Heading.DATE} <= part.headings:
        return False
    name = _name_on(part)
    lines = (line.text for section in part.sections for line in section.body)
    dates = (first_value(section) for section in part.under(Heading.DATE))
    beside = (date[found.end() :] for date in dates for found in re.finditer(" +", date))
    return any(_states(text, name) for text in (*lines, *beside))


def with_statement_apart(part: Part) -> Part:
    """With a statement right under a name, date or venue as an outcome, where there is none."""
    if any(section.heading in _TEXT and section.body for section in part.sections):
        return part
    name = _name_on(part)
    return replace(part, sections=tuple(s for each in part.sections for s in _apart(each, name)))


def _apart(section: Section, name: str) -> Iterator[Section]:
    for place, line in enumerate(section.body):
        is_short = section.heading in _SHORT and place and not section.body[place - 1].goes_on
        if is_short and _states(line.text, name):
            yield replace(section, body=section.body[:place])
            yield Section(Heading.OUTCOME, "", line.number, section.body[place:])
            return
    yield section


def _states(text: str, name: str) -> bool:
    line = Line(1, text, 0)
    found = marker(line)
    said = sentences(unescape(found[1] if found else text))
    return bool(said) and not_held_in(said[0], name, comes_first=True) is not None


def _name_on(part: Part) -> str:
    names = part.under(Heading.NAME)
    first = replace(names[0], body=names[0].body[:1]) if names else None
    return first_value(first) if first else ""
