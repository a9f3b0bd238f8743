"""Making the entries of the relapse prevention plan, and everything that becomes of them.

Invariant: an entry names the session it comes from; nothing of it is overwritten, and who changed
it and when stands with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound, WrongUse
from sessionkit.domain.passage import Marks, in_order
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry, PlanSource
from sessionkit.domain.session import Session
from sessionkit.domain.text import field_text
from sessionkit.workflows.change_case import SHORTEST_ID, Changed, change_case
from sessionkit.workflows.open_workspace import Workspace


@dataclass(frozen=True, slots=True)
class EntrySaid:
    """What is said of an entry when it is made."""

    section: str
    """Id or title of its section; if empty, that of the entry whose place it takes."""
    text: str
    """What it says, in the participant's own words where possible."""
    session: int | None = None
    """Number of the session it comes from; the latest recorded where empty."""
    agreement: Agreement | None = None
    """Whether the participant agrees."""
    agreement_words: str = ""
    """What they said of it."""
    founded: Founded | None = None
    """How well founded it is."""
    marks: Marks = ()
    """What readers of an export need to know of it."""


def add_entry(workspace: Workspace, named: str, said: EntrySaid) -> tuple[Changed, str]:
    """Add an entry to the plan.

    Returns:
        The case as saved, and the id of the entry.

    Raises:
        NotFound: where there is no such section or session.
        WrongUse: where it says nothing, or comes from no session that has a record.
    """
    id = workspace.new_id()

    def on_case(case: Case) -> Case:
        return case.with_entry(_made(workspace, case, id, said))

    return change_case(workspace, named, on_case), id


def replace_entry(
    workspace: Workspace, named: str, entry: str, said: EntrySaid
) -> tuple[Changed, str]:
    """Put another entry in the place of one, which stays in the history.

    Returns:
        The case as saved, and the id of the new entry.

    Raises:
        NotFound: where there is no such entry, section or session.
        Refused: where it is no longer part of the plan.
        WrongUse: where the new one says nothing, or comes from no session that has a record.
    """
    id = workspace.new_id()

    def on_case(case: Case) -> Case:
        old = entry_of(case, entry)
        new = _made(workspace, case, id, said, old.section)
        return case.with_entry(old.give_way(id, workspace.today)).with_entry(new)

    return change_case(workspace, named, on_case), id


def revise_entry(workspace: Workspace, named: str, entry: str, text: str) -> Changed:
    """Say an entry in other words.

    Raises:
        Refused: where it is no longer part of the plan.
        WrongUse: where it would say nothing.
    """
    words = field_text(text)

    def on_case(case: Case) -> Case:
        old = entry_of(case, entry)
        return case.with_entry(old.revise(words, workspace.today, workspace.acting.name))

    return change_case(workspace, named, on_case)


def withdraw_entry(workspace: Workspace, named: str, entry: str, why: str) -> Changed:
    """Take an entry out of the plan, with the reason.

    Raises:
        Refused: where it is no longer part of the plan.
        WrongUse: where no reason is given.
    """
    reason = field_text(why)

    def on_case(case: Case) -> Case:
        old = entry_of(case, entry)
        return case.with_entry(old.withdraw(reason, workspace.today, workspace.acting.name))

    return change_case(workspace, named, on_case)


@dataclass(frozen=True, slots=True)
class EntryMore:
    """What more is said of an entry; what is empty stays as it was."""

    agreement: Agreement | None = None
    """Whether the participant agrees."""
    agreement_words: str | None = None
    """What they said of it; with an agreement and no words, what they said before goes."""
    founded: Founded | None = None
    """How well founded it is."""
    session: int | None = None
    """Number of a session that mentioned it again."""
    put_on: Marks = ()
    """Marks to put on it."""
    taken_off: Marks = ()
    """Marks to take off it."""


def say_more(workspace: Workspace, named: str, entry: str, more: EntryMore) -> Changed:
    """Say of an entry whether he agrees, how well founded it is, where it was mentioned again.

    Marks are put on an entry that left the plan as well: it still stands in the record.

    Raises:
        NotFound: where there is no such entry or session.
        Refused: where more than marks is said of one that is no longer part of the plan.
        WrongUse: where nothing is said, or what he said without whether he agrees.
    """
    if more == EntryMore():
        raise WrongUse(
            "Nothing was said of the entry.",
            "Say whether he agrees, how well founded it is, where it was mentioned again, or mark.",
        )

    def on_case(case: Case) -> Case:
        new = _heard(entry_of(case, entry), more)
        if more.founded is not None:
            new = new.found_on(more.founded)
        if more.session is not None:
            new = new.mention(PlanSource(recorded_session(case, more.session).id))
        marks = (*new.marks, *more.put_on)
        kept = in_order(tuple(mark for mark in marks if mark not in more.taken_off))
        return case.with_entry(replace(new, marks=kept))

    return change_case(workspace, named, on_case)


def _heard(entry: PlanEntry, more: EntryMore) -> PlanEntry:
    if more.agreement is None and more.agreement_words is None:
        return entry
    agreement, words = more.agreement or entry.agreement, field_text(more.agreement_words or "")
    if agreement is None:
        # Words without it are refused by the entry itself.
        return replace(entry, agreement_words=words)
    return entry.hear(agreement, words)


def entry_of(case: Case, named: str) -> PlanEntry:
    """An entry by its id or the start of it.

    Raises:
        NotFound: where there is none.
        WrongUse: where several fit.
    """
    wanted = named.strip()
    found = [e for e in case.plan if len(wanted) >= SHORTEST_ID and e.id.startswith(wanted)]
    if not found:
        raise NotFound(
            f"{case.reference} has no plan entry “{named}”.",
            f"`entry list {case.reference}` shows them.",
        )
    if len(found) > 1:
        raise WrongUse(f"“{named}” fits {len(found)} of them.", "Give more of the id.")
    return found[0]


def section_of(titles: Mapping[str, str], named: str) -> str:
    """The id of a section, by its id or its title.

    Raises:
        NotFound: naming the sections there are.
    """
    wanted = " ".join(named.split()).casefold()
    for id, title in titles.items():
        if wanted in (id.casefold(), title.casefold()):
            return id
    raise NotFound(f"The plan has no section “{named}”.", f"There is: {', '.join(titles)}.")


def _made(
    workspace: Workspace, case: Case, id: str, said: EntrySaid, section: str = ""
) -> PlanEntry:
    titles = dict(workspace.settings.plan_sections)
    return PlanEntry(
        id,
        section_of(titles, said.section) if said.section or not section else section,
        field_text(said.text),
        workspace.today,
        workspace.acting.name,
        (PlanSource(recorded_session(case, said.session).id),),
        said.agreement,
        field_text(said.agreement_words),
        said.founded,
        in_order(said.marks),
    )


def recorded_session(case: Case, number: int | None) -> Session:
    """The session of a number, or the latest recorded; one that has a record.

    Raises:
        NotFound: where there is none of that number.
        WrongUse: where none has a record, or that one has none.
    """
    session = case.last_recorded if number is None else case.session(number)
    if session is None:
        raise WrongUse(
            f"{case.reference} has no session that an entry could come from.",
            "Record the session first.",
        )
    if session.record is None:
        raise WrongUse(
            f"{session.name} is only planned; an entry comes from what was said or done.",
            "Name a session that has a record.",
        )
    return session
