"""The relapse prevention plan as it stands, or stood on a day: section by section.

Invariant: the plan is read from its entries and stored nowhere else; every section is told, empty
ones as well, so that what is missing is seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sessionkit.domain.case import Case
from sessionkit.domain.plan_entry import PlanEntry


@dataclass(frozen=True, slots=True)
class PlanSection:
    """One section of the plan with what stands in it."""

    id: str
    """Its id."""
    title: str
    """What it is called in this workspace; its id where the workspace no longer has it."""
    entries: tuple[PlanEntry, ...]
    """The entries that are part of the plan, in the order they were made."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What became of one entry between two days."""

    entry: PlanEntry
    """The entry."""
    before: str
    """What it said on the first day; nothing where it was not part of the plan."""
    after: str
    """What it says on the second; nothing where it is no part of it any more."""


def plan_sections(
    case: Case, titles: Mapping[str, str], day: date | None = None
) -> tuple[PlanSection, ...]:
    """Every section of the plan, in order; one with entries is never left out.

    Args:
        case: the case.
        titles: title of each section by its id, as the workspace has them.
        day: a day, for the plan as it stood at its end; as it stands now where empty.
    """
    if day is None:
        standing = [each for each in case.plan if each.stands]
    else:
        standing = [stood for each in case.plan if (stood := _as_on(case, each, day)) is not None]
    others = dict.fromkeys(each.section for each in standing if each.section not in titles)
    return tuple(
        PlanSection(id, title, tuple(each for each in standing if each.section == id))
        for id, title in {**titles, **{id: id for id in others}}.items()
    )


def entry_it_replaced(case: Case, entry: PlanEntry) -> PlanEntry | None:
    """The entry whose place another took, if it took one's."""
    return next((each for each in case.plan if each.superseded_by == entry.id), None)


def former_entries(case: Case) -> tuple[PlanEntry, ...]:
    """The entries that gave way or were withdrawn, in the order they were made."""
    return tuple(each for each in case.plan if not each.stands)


def plan_changes(case: Case, first: date, second: date) -> tuple[PlanChange, ...]:
    """What is otherwise in the plan at the end of one day than at the end of another."""
    told = (PlanChange(each, each.text_on(first), each.text_on(second)) for each in case.plan)
    return tuple(each for each in told if each.before != each.after)


def _as_on(case: Case, entry: PlanEntry, day: date) -> PlanEntry | None:
    """An entry as it stood on a day, with the sessions that had spoken of it by then."""
    stood = entry.as_on(day)
    if stood is None:
        return None
    later = {each.id for each in case.sessions if each.when.day > day}
    by_then = tuple(each for each in entry.sources if each.session not in later)
    return replace(stood, sources=by_then)
