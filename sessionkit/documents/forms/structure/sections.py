"""A form taken apart into its sections.

Invariant: every line of the source that says something stands in exactly one section: under a
heading of the form, or under none, in the order of the source.
"""

from dataclasses import dataclass, replace
from typing import Final

from sessionkit.documents.forms.structure.cutting import Cutter
from sessionkit.documents.forms.structure.headings import (
    PLAN_PART,
    PLAN_TITLE,
    PRINTED_TITLES,
    RECORD_TITLE,
    Heading,
    plain_words,
)
from sessionkit.documents.forms.structure.html_tables import html_table
from sessionkit.documents.forms.structure.labels import Style, label_at, level_one, style_of_each
from sessionkit.documents.forms.structure.rows import labels_in
from sessionkit.documents.forms.structure.ruled_tables import ruled_table
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.structure.source import Line, stripped, unquoted
from sessionkit.documents.forms.structure.tables import grid_table, pipe_table, tables_of


@dataclass(frozen=True, slots=True)
class Part:
    """One run through the nine headings: a form, or the plan that follows a record."""

    sections: tuple[Section, ...]
    """From top to bottom."""
    is_plan: bool | None
    """Whether its title says that it is a plan; empty where no title says."""

    def under(self, heading: Heading) -> tuple[Section, ...]:
        """The sections under one heading."""
        return tuple(each for each in self.sections if each.heading is heading)

    @property
    def headings(self) -> frozenset[Heading]:
        """The headings it has."""
        return frozenset(each.heading for each in self.sections if each.heading and not each.also)


FEWEST_HEADINGS: Final = 3
"""A text with fewer of the nine headings is no form."""
_READERS: Final = (grid_table, ruled_table, html_table, pipe_table)


def parts_of(lines: tuple[Line, ...]) -> tuple[Part, Part | None]:
    """The form, and the plan that stands after it where it is the record of a planned session."""
    for index, line in enumerate(lines):
        if level_one(line) == PLAN_PART:
            first, second = _part(lines[:index]), _part(lines[index + 1 :])
            if min(len(first.headings), len(second.headings)) >= FEWEST_HEADINGS:
                return first, replace(second, is_plan=True)
    return _part(lines), None


def _part(lines: tuple[Line, ...]) -> Part:
    tables = {table.first: table for table in tables_of(lines, _READERS) if labels_in(table)}
    in_table = {index for table in tables.values() for index in range(table.first, table.end)}
    labels = {
        index: label
        for index in range(len(lines))
        if index not in in_table and (label := label_at(lines, index))
    }
    tabled = [label for table in tables.values() for label in labels_in(table)]
    counts = style_of_each([*labels.values(), *tabled])
    cutter = Cutter(
        lines,
        {at: label for at, label in labels.items() if label.style is counts[label.heading]},
        {
            first: table
            for first, table in tables.items()
            if any(counts[label.heading] is Style.TABLE for label in labels_in(table))
        },
        counts,
    )
    sections = tuple(_tidy(each) for each in cutter.cut())
    first = next((place for place, each in enumerate(sections) if each.heading), len(sections))
    above, rest = sections[:first], sections[first:]
    kept = (*(_without_furniture(section) for section in above), *rest)
    said = tuple(each for each in kept if each.heading or each.title or each.body)
    return Part(said, _kind_said({section.title for section in above}))


def _tidy(section: Section) -> Section:
    body = unquoted(stripped(section.body))
    if body and body[-1].goes_on:
        body = (*body[:-1], replace(body[-1], text=body[-1].text[:-1]))
    return replace(section, body=body)


def _kind_said(titles: set[str]) -> bool | None:
    if RECORD_TITLE in titles:
        return False
    return True if titles & {PLAN_TITLE, PLAN_PART} else None


def _without_furniture(section: Section) -> Section:
    """Without what is printed over every form."""
    title = "" if plain_words(section.title) in _FURNITURE else section.title
    body = tuple(line for line in section.body if plain_words(line.text) not in _FURNITURE)
    return replace(section, title=title, body=stripped(body))


_FURNITURE: Final = PRINTED_TITLES | {
    plain_words(title) for title in (RECORD_TITLE, PLAN_TITLE, PLAN_PART)
}
