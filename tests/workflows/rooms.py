"""A workspace with a case, for tests of workflows: real files, a fixed clock, several workers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sessionkit.domain.case import Case
from sessionkit.domain.settings import Settings
from sessionkit.storage.case_store import OpenCase
from sessionkit.workflows.change_case import save_case
from sessionkit.workflows.open_workspace import Workspace, make_workspace, open_workspace
from sessionkit.workflows.workers import add_worker
from tests.small_case import counted_ids, empty_case

TUESDAY = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """A clock that is set by hand."""

    now: datetime = TUESDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass(slots=True)
class Room:
    """A workspace with Isla Muir and Tom Baird, who open it each on their own machine."""

    path: Path
    clock: Clock
    new_id: Callable[[], str]

    def at_desk(self, worker: str | None = "Isla Muir") -> Workspace:
        """The workspace, opened once more."""
        return open_workspace(self.path, self.clock, self.new_id, worker)

    def keeps(self, case: Case) -> OpenCase:
        """The case, made here."""
        return self.at_desk().cases.create(case, self.id_of("Isla Muir"), self.clock()).opened

    def id_of(self, name: str) -> str:
        """The id of a worker."""
        return self.at_desk().folder.find_worker(name).id

    def saves(self, worker: str, change: Callable[[Case], Case], case: str = "case1") -> OpenCase:
        """A worker opens the case, changes it and saves it."""
        workspace = self.at_desk(worker)
        opened = workspace.cases.open(case)
        save_case(workspace, opened, change(opened.case))
        return workspace.cases.open(case)


def room(path: Path, settings: Settings | None = None) -> Room:
    """A new workspace with its two workers."""
    clock, ids = Clock(), counted_ids("0a")
    workspace = make_workspace(path / "workspace", clock, ids, "Isla Muir", settings)
    add_worker(workspace, "Tom Baird")
    return Room(path / "workspace", clock, ids)


def case_named(id: str, reference: str, base: Case | None = None) -> Case:
    """A case under another id and reference."""
    return replace(base or empty_case(), id=id, reference=reference)


def file_of(room: Room, number: int, case: str = "case1") -> Path:
    """The file of a generation."""
    return room.path / "cases" / case / f"{number:08}.case"


def ordered(order: str) -> Callable[[Case], Case]:
    """A small change: what the front sheet says of the order."""
    return lambda case: replace(case, front=replace(case.front, order=order))
