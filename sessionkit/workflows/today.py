"""Today: what needs somebody, across the cases of a workspace.

Invariant: what is shown is what the cases need now, read from the index and from the cases that
changed since; a case that cannot be read is named and hides no other. The words for a row are made
here, so that the screen and the command line say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sessionkit.continuity.need import Need, NeedKind, is_ahead, place_of, wanted_on
from sessionkit.domain.calendar_words import show_date
from sessionkit.workflows.list_cases import list_cases

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from sessionkit.storage.index import IndexedNeed, IndexEntry
    from sessionkit.workflows.list_cases import Listing
    from sessionkit.workflows.open_workspace import Workspace


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One need, with the case it is of."""

    case: str
    """Id of the case."""
    reference: str
    """The team's reference."""
    surname: str
    """The last word of the participant's name."""
    need: Need
    """What is needed."""


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """The needs of one kind."""

    kind: NeedKind
    """What they have in common."""
    rows: tuple[AgendaRow, ...]
    """By day and time, then by reference; never empty."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What needs somebody at one moment."""

    now: datetime
    """The moment, with offset."""
    groups: tuple[AgendaGroup, ...]
    """Those that are not empty, in the order they are shown."""
    next_session: AgendaRow | None
    """The next session or appointment still to come, however far ahead."""
    damaged: tuple[str, ...]
    """A sentence for each case or generation that could not be read."""

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        """Every row, in the order they are shown."""
        return tuple(row for group in self.groups for row in group.rows)


def today(workspace: Workspace) -> Agenda:
    """What needs somebody now, across the cases of an open workspace."""
    reader = workspace.worker.id if workspace.worker is not None else ""
    return agenda(workspace.folder.path, reader, workspace.now, lambda: workspace)


def agenda(path: Path, reader: str, now: datetime, opening: Callable[[], Workspace]) -> Agenda:
    """What needs somebody now, across the cases of the workspace in a folder.

    Args:
        path: the workspace's folder.
        reader: who reads, by name or id; each has an index of their own.
        now: the present moment, with offset.
        opening: opens the workspace; called only where a case has changed.

    Raises:
        NotFound: where there is no workspace in that folder.
    """
    return agenda_of(list_cases(path, reader, opening), now)


def agenda_of(listing: Listing, now: datetime) -> Agenda:
    """What the cases of a listing need now."""
    every = [row for entry in listing.entries for row in _rows(entry)]
    every.sort(key=lambda row: (*place_of(row.need)[:2], row.reference, place_of(row.need)))
    wanted = [row for row in every if wanted_on(row.need, now)]
    grouped = (
        AgendaGroup(kind, tuple(row for row in wanted if row.need.kind is kind))
        for kind in NeedKind
    )
    ahead = (row for row in every if is_ahead(row.need, now))
    return Agenda(
        now, tuple(group for group in grouped if group.rows), next(ahead, None), listing.damaged
    )


def when_in_words(need: Need, today: date) -> str:
    """When a need is, as it stands in a row: `14:30 today`, `Thu 5 Mar`, `2 days late`."""
    if need.kind is NeedKind.ANSWER:
        return "today"
    if need.on is None:
        return ""
    if need.kind is NeedKind.ACTION and need.on < today:
        late = (today - need.on).days
        return "1 day late" if late == 1 else f"{late} days late"
    day = "today" if need.on == today else show_near(need.on, today)
    if need.kind is NeedKind.SESSION and need.starts is not None:
        return f"{need.starts:%H:%M} {day}"
    return day


def show_near(day: date, today: date) -> str:
    """A day, without its year where that is this one: `Thu 5 Mar`."""
    return show_date(day).removesuffix(f" {today.year:04d}")


def next_in_words(agenda: Agenda) -> str:
    """When the next session is, as a sentence for a day on which nothing needs anybody."""
    row = agenda.next_session
    if row is None or row.need.on is None:
        return "No session is planned."
    at = f", {row.need.starts:%H:%M}" if row.need.starts is not None else ""
    return f"The next session is {show_date(row.need.on)}{at}: {row.reference} {row.surname}."


def _rows(entry: IndexEntry) -> list[AgendaRow]:
    surname = (entry.name.split() or [""])[-1]
    return [AgendaRow(entry.id, entry.reference, surname, _need(each)) for each in entry.needs]


def _need(indexed: IndexedNeed) -> Need:
    return Need(NeedKind(indexed.kind), *indexed[1:])
