"""Entries of the relapse prevention plan as lines and as JSON.

Invariant: the id shown is the one a command takes; what is missing or rests on one mention is said
in the line it is about, and never as a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sessionkit.continuity.entry_words import (
    agreement_said,
    all_said,
    became,
    ending_said,
    founded_said,
    marks_said,
    sessions_said,
)
from sessionkit.continuity.marks import marks_in_words
from sessionkit.continuity.prevention_plan import entry_it_replaced
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sessionkit.continuity.prevention_plan import PlanChange, PlanSection
    from sessionkit.domain.case import Case
    from sessionkit.domain.plan_entry import PlanEntry

_ID = 8
"""How much of an id is shown."""
_INDENT = " " * (_ID + 4)


def as_json(case: Case, titles: Mapping[str, str], each: PlanEntry) -> dict[str, Any]:
    """An entry as an object of a listing."""
    gone = each.withdrawn
    return {
        "id": each.id,
        "section": each.section,
        "title": titles.get(each.section, each.section),
        "text": each.text,
        "made": each.made.isoformat(),
        "made_by": each.made_by,
        "sources": [
            {"session": case.origin(source.session).number, "passage": source.passage}
            for source in each.sources
        ],
        "agreement": each.agreement.value if each.agreement is not None else None,
        "agreement_words": each.agreement_words,
        "founded": each.founded.value if each.founded is not None else None,
        "one_mention": each.is_thin,
        "marks": [mark.value for mark in each.marks],
        "stands": each.stands,
        "earlier": [
            {"text": former.text, "until": former.until.isoformat(), "by": former.by}
            for former in each.earlier
        ],
        "superseded_by": each.superseded_by or None,
        "superseded": each.superseded.isoformat() if each.superseded is not None else None,
        "withdrawn": {"on": gone.on.isoformat(), "by": gone.by, "why": gone.why} if gone else None,
    }


def change_as_json(titles: Mapping[str, str], change: PlanChange) -> dict[str, Any]:
    """What became of an entry between two days, as an object of a listing."""
    section = change.entry.section
    return {
        "id": change.entry.id,
        "section": section,
        "title": titles.get(section, section),
        "before": change.before or None,
        "after": change.after or None,
    }


def section_lines(case: Case, section: PlanSection, *, dated: bool) -> Iterator[str]:
    """What stands in a section; that nothing does yet.

    Args:
        case: the case.
        section: the section.
        dated: whether it is told as it stood on a day, of which less is known.
    """
    if not section.entries:
        yield "  nothing then" if dated else "  nothing yet"
    for each in section.entries:
        yield _first_line(each)
        then = "; ".join((sessions_said(case, each), *marks_said(each)))
        yield _INDENT + (then if dated else all_said(case, each))


def former_lines(case: Case, former: Sequence[PlanEntry]) -> Iterator[str]:
    """Entries that left the plan, with what became of each."""
    for each in former:
        yield _first_line(each)
        yield from (f"{_INDENT}{line}" for line in _history(case, each))


def whole_lines(case: Case, titles: Mapping[str, str], each: PlanEntry) -> Iterator[str]:
    """One entry with everything that is said of it."""
    yield each.text
    yield ""
    rows = [
        ("Id", each.id),
        ("Section", titles.get(each.section, each.section)),
        ("Entered", f"{show_date(each.made)} by {each.made_by}"),
        *(
            ("From" if not place else "Again in", _place(case, source.session))
            for place, source in enumerate(each.sources)
        ),
        ("Agreement", agreement_said(each)),
        ("Founded", "; ".join(founded_said(each))),
        ("Marks", marks_in_words(each.marks)),
        *(("History", line) for line in _history(case, each)),
    ]
    yield from (f"{label:<10}{words}" for label, words in rows if words)


def change_lines(case: Case, titles: Mapping[str, str], change: PlanChange) -> Iterator[str]:
    """What became of an entry between two days."""
    each = change.entry
    what = became(change)
    title = titles.get(each.section, each.section)
    yield f"{each.id[:_ID]}  {what:<8}  {title}: {one_line(change.after or change.before)}"
    if what == "reworded":
        yield f"{_INDENT}before: {one_line(change.before)}"
    elif what == "gone":
        yield from (f"{_INDENT}{line}" for line in ending_said(case, each, id_cells=_ID))


def _first_line(each: PlanEntry) -> str:
    return f"  {each.id[:_ID]}  {one_line(each.text)}"


def _place(case: Case, session: str) -> str:
    place = case.origin(session)
    return f"{place.name}, {show_date(place.when.day)}"


def _history(case: Case, each: PlanEntry) -> Iterator[str]:
    former = entry_it_replaced(case, each)
    if former is not None:
        yield f"took the place of {former.id[:_ID]}: {one_line(former.text)}"
    for said in each.earlier:
        yield f"until {show_date(said.until)}, revised by {said.by}: {one_line(said.text)}"
    yield from ending_said(case, each, id_cells=_ID)
