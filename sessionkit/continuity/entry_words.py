"""Entries of the relapse prevention plan in words, the same on every screen and in every list.

Invariant: what is missing or rests on one mention is said in the line it is about, and never as a
warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessionkit.continuity.marks import marks_in_words
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sessionkit.continuity.prevention_plan import PlanChange
    from sessionkit.domain.case import Case
    from sessionkit.domain.plan_entry import PlanEntry


def sessions_said(case: Case, entry: PlanEntry) -> str:
    """Where an entry comes from and came up again: “session 4, session 11”."""
    named = (case.origin(source.session).name for source in entry.sources)
    return ", ".join(name[0].lower() + name[1:] for name in named) or "no session named"


def agreement_said(entry: PlanEntry) -> str:
    """Whether the participant agrees, with what they said of it."""
    if entry.agreement is None:
        return "not gone through yet"
    words = f": {one_line(entry.agreement_words)}" if entry.agreement_words else ""
    return entry.agreement.value + words


def founded_said(entry: PlanEntry) -> tuple[str, ...]:
    """How well founded an entry is; nothing where that was never said and it came up twice."""
    said = (entry.founded.value,) if entry.founded is not None else ()
    return (*said, "rests on one mention") if entry.is_thin else said


def marks_said(entry: PlanEntry) -> tuple[str, ...]:
    """The marks on an entry; nothing where there are none."""
    return (f"({marks_in_words(entry.marks)})",) if entry.marks else ()


def all_said(case: Case, entry: PlanEntry) -> str:
    """Everything that is said of an entry that stands, on one line."""
    parts = (agreement_said(entry), *founded_said(entry), *marks_said(entry))
    return "; ".join((sessions_said(case, entry), *parts))


def fed_said(case: Case, titles: Mapping[str, str], feeds: tuple[str, ...]) -> str:
    """The sections of the plan that an exercise feeds, each with how much stands in it.

    Args:
        case: the case whose plan it is.
        titles: title of each section by its id, as the workspace has them.
        feeds: ids of the sections, as the card has them.
    """
    standing = [each.section for each in case.plan if each.stands]
    told = (f"{titles.get(each, each)} ({standing.count(each) or 'nothing yet'})" for each in feeds)
    return ", ".join(told)


def became(change: PlanChange) -> str:
    """What became of an entry between two days: reworded, new or gone."""
    if change.before and change.after:
        return "reworded"
    return "new" if change.after else "gone"


def ending_said(case: Case, entry: PlanEntry, *, id_cells: int = 0) -> tuple[str, ...]:
    """How an entry left the plan, when and why; nothing where it stands.

    Args:
        case: the case.
        entry: the entry.
        id_cells: how much of the id of the one that took its place is told; none of it by itself.
    """
    said: tuple[str, ...] = ()
    if entry.superseded is not None:
        words = next((each.text for each in case.plan if each.id == entry.superseded_by), "")
        id = f"{entry.superseded_by[:id_cells]}: " if id_cells else ""
        said += (f"gave way {show_date(entry.superseded)} to {id}{one_line(words)}",)
    gone = entry.withdrawn
    if gone is not None:
        why = one_line(gone.why) or "no reason given"
        said += (f"withdrawn {show_date(gone.on)} by {gone.by}: {why}",)
    return said
