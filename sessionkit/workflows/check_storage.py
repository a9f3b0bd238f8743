"""Is every case file whole, and is the folder fit to hold them.

Invariant: checking changes nothing; what is damaged is named with what still opens.
"""

from dataclasses import dataclass

from sessionkit.domain.errors import DamagedData
from sessionkit.storage.disk import Disk
from sessionkit.storage.folder_check import FolderFinding, check_folder_of
from sessionkit.workflows.change_case import case_id
from sessionkit.workflows.open_workspace import Workspace


@dataclass(frozen=True, slots=True)
class CaseChecked:
    """What reading every generation of one case found."""

    case: str
    """Id of the case."""
    reference: str
    """Its reference; empty where none of it can be read."""
    number: int
    """The generation that opens; 0 where none does."""
    damaged: tuple[str, ...]
    """A sentence for each damaged generation."""


def check_cases(workspace: Workspace, named: str | None = None) -> tuple[CaseChecked, ...]:
    """Read every generation of one case, or of all, and name what is damaged."""
    ids = (case_id(workspace, named),) if named else workspace.cases.case_ids()
    return tuple(_checked(workspace, each) for each in ids)


def check_folder(workspace: Workspace) -> tuple[FolderFinding, ...]:
    """Try what storage needs of the workspace's folder."""
    return check_folder_of(Disk(), workspace.folder.path, workspace.now)


def _checked(workspace: Workspace, id: str) -> CaseChecked:
    damaged = tuple(str(each) for each in workspace.cases.check(id))
    try:
        opened = workspace.cases.open(id)
    except DamagedData as error:
        return CaseChecked(id, "", 0, damaged or (error.message,))
    return CaseChecked(id, opened.case.reference, opened.number, damaged)
