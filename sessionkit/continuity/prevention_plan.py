"""The relapse prevention plan as it stands, or stood on a day: section by section.

Invariant: the plan is read from its entries and stored nowhere else; every section is told, empty
ones as well, so that what is missing is seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
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


def plan_sections(case: Case, titles: Mapping[str, str]) -> tuple[PlanSection, ...]:
    """Every section of the plan as it stands, in order; one with entries is never left out.

    Args:
        case: the case.
        titles: title of each section by its id, as the workspace has them.
    """
    standing = [each for each in case.plan if each.stands]
    others = dict.fromkeys(each.section for each in standing if each.section not in titles)
    return tuple(
        PlanSection(id, title, tuple(each for each in standing if each.section == id))
        for id, title in {**titles, **{id: id for id in others}}.items()
    )


def former_entries(case: Case) -> tuple[PlanEntry, ...]:
    """The entries that gave way or were withdrawn, in the order they were made."""
    return tuple(each for each in case.plan if not each.stands)


def plan_changes(case: Case, first: date, second: date) -> tuple[PlanChange, ...]:
    """What is otherwise in the plan at the end of one day than at the end of another."""
    told = (PlanChange(each, each.text_on(first), each.text_on(second)) for each in case.plan)
    return tuple(each for each in told if each.before != each.after)
