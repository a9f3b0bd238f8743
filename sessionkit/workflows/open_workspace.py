"""Opening a team's workspace, and making a new one.

Invariant: the clock, the source of ids and the acting worker come from outside and are settled
here, once; every other workflow takes them from the open workspace.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from sessionkit.domain.appointing import new_worker, refuse_who_left
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.ids import NewId
from sessionkit.domain.people import Worker
from sessionkit.domain.settings import Settings
from sessionkit.domain.working_days import WorkingCalendar
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.workspace_folder import WorkspaceFolder

if TYPE_CHECKING:
    from sessionkit.storage.case_store import CaseStore
    from sessionkit.storage.drafts import DraftShelf

Clock = Callable[[], datetime]
"""Gives the present moment, with offset."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A team's store, opened by one worker."""

    folder: WorkspaceFolder
    """Settings, people and where the rest stands."""
    disk: Disk
    """The seam all file operations go through."""
    settings: Settings
    """What the team decided for itself."""
    clock: Clock
    """The present moment."""
    new_id: NewId
    """New random ids."""
    worker: Worker | None
    """Who acts; nobody where several could and none was named."""

    @property
    def cases(self) -> CaseStore:
        """The case files."""
        from sessionkit.storage.case_store import CaseStore  # noqa: PLC0415 - listings need none

        return CaseStore(self.disk, self.folder.cases, Envelope(), self.new_id)

    @property
    def drafts(self) -> DraftShelf:
        """Unsaved typing."""
        from sessionkit.storage.drafts import DraftShelf  # noqa: PLC0415 - few commands need it

        return DraftShelf(self.disk, self.folder.drafts, Envelope())

    @property
    def now(self) -> datetime:
        """The present moment, with offset."""
        return self.clock()

    @property
    def today(self) -> date:
        """The present day, where the machine stands."""
        return self.clock().date()

    @property
    def zone(self) -> tzinfo:
        """Where the machine stands, for days other than today too."""
        zone = self.clock().tzinfo
        if zone is None:
            raise WrongUse("The clock gives a time without an offset.")
        return zone

    @property
    def working(self) -> WorkingCalendar:
        """The team's working days."""
        return WorkingCalendar(self.settings.holidays)

    @property
    def acting(self) -> Worker:
        """Who acts.

        Raises:
            WrongUse: where nobody was named and it is not plain who it is.
            Refused: where they have left the team.
        """
        if self.worker is None:
            raise WrongUse(
                "It is not said who is working.",
                "Name a worker with --as or in SESSIONKIT_WORKER; `worker list` shows who there "
                "is, `worker add NAME` adds one.",
            )
        refuse_who_left(self.worker, self.today)
        return self.worker


def open_workspace(
    path: Path,
    clock: Clock,
    new_id: NewId,
    worker: str | None = None,
    disk: Disk | None = None,
) -> Workspace:
    """Open the workspace in a folder.

    Args:
        path: the workspace's folder.
        clock: the present moment.
        new_id: new random ids.
        worker: name or id of who acts; empty for the workspace's default, or its only worker.
        disk: the seam all file operations go through.

    Raises:
        NotFound: where there is no workspace, or no such worker.
    """
    disk = disk or Disk()
    folder = WorkspaceFolder(disk, path)
    settings = folder.settings()
    return Workspace(
        folder,
        disk,
        settings,
        clock,
        new_id,
        _acting(folder, settings, worker, clock),
    )


def make_workspace(
    path: Path,
    clock: Clock,
    new_id: NewId,
    worker: str | None,
    settings: Settings | None = None,
    disk: Disk | None = None,
) -> Workspace:
    """Make a new, empty workspace and open it.

    Args:
        path: the folder it is to stand in; made where there is none.
        clock: the present moment.
        new_id: new random ids.
        worker: name of its first worker, who acts where nobody is named; nobody where empty.
        settings: what the team decided for itself.
        disk: the seam all file operations go through.

    Raises:
        WrongUse: where a worker is given and their name is empty.
    """
    disk = disk or Disk()
    folder = WorkspaceFolder(disk, path)
    settings = settings or Settings()
    first = new_worker(new_id(), worker) if worker else None
    folder.create(replace(settings, default_worker=first.id if first else ""))
    if first is not None:
        folder.add_worker(first)
    return open_workspace(path, clock, new_id, disk=disk)


def _acting(
    folder: WorkspaceFolder, settings: Settings, named: str | None, clock: Clock
) -> Worker | None:
    if named:
        return folder.find_worker(named)
    everybody = folder.workers()
    workers = tuple(each for each in everybody if _works(each, clock))
    if settings.default_worker:
        return next((each for each in workers if each.id == settings.default_worker), None)
    return workers[0] if len(workers) == 1 else None


def _works(worker: Worker, clock: Clock) -> bool:
    # The clock is asked only where somebody has a day of leaving: a listing must start fast.
    return worker.left is None or not worker.has_left(clock().date())
