"""Entries of the relapse prevention plan that a record's form holds, as they are typed.

Invariant: the form holds the entries that come from its session and are part of the plan; one that
came up again there, or has left the plan, is changed with the plan itself.
"""

from dataclasses import dataclass

from sessionkit.domain.case import Case
from sessionkit.domain.plan_entry import PlanEntry


@dataclass(frozen=True, slots=True)
class TypedEntryHere:
    """An entry of the plan that is made from the session."""

    id: str
    """Id of the `PlanEntry`."""
    section: str
    """Id of the section it stands in; empty while it has not been said."""
    text: str
    """What it says, in the participant's own words where possible."""
    agreement: str
    """Value of `Agreement`; empty while it was not gone through."""
    agreement_words: str
    """What the participant said of it."""
    founded: str
    """Value of `Founded`; empty while it has not been said."""
    marks: tuple[str, ...]
    """Values of `Mark`."""
    passage: str
    """Id of the passage it is taken from; empty where it is from none."""


def entry_row(entry: PlanEntry) -> TypedEntryHere:
    """An entry as a row."""
    return TypedEntryHere(
        id=entry.id,
        section=entry.section,
        text=entry.text,
        agreement=entry.agreement.value if entry.agreement is not None else "",
        agreement_words=entry.agreement_words,
        founded=entry.founded.value if entry.founded is not None else "",
        marks=tuple(each.value for each in entry.marks),
        passage=entry.sources[0].passage if entry.sources else "",
    )


def entries_here(case: Case, session: str) -> tuple[PlanEntry, ...]:
    """The entries that come from a session and are part of the plan, the oldest first."""
    return tuple(each for each in case.plan if each.stands and _comes_from(each, session))


def entries_elsewhere(case: Case, session: str) -> tuple[PlanEntry, ...]:
    """The others that have to do with a session: came up again there, or have left the plan."""
    here = entries_here(case, session)
    return tuple(
        each
        for each in case.plan
        if each not in here and any(source.session == session for source in each.sources)
    )


def _comes_from(entry: PlanEntry, session: str) -> bool:
    return bool(entry.sources) and entry.sources[0].session == session
