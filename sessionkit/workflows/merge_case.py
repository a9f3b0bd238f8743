"""Joining a copy of a case that was worked on apart.

Invariant: what either copy holds is in the case afterwards; what both changed in different ways
stands in conflict until somebody decides.
"""

from pathlib import Path

from sessionkit.domain.case_merge import merge_cases
from sessionkit.storage.case_copy import last_in_common, read_copy
from sessionkit.workflows.change_case import Changed, save_case
from sessionkit.workflows.open_workspace import Workspace


def merge_case(workspace: Workspace, file: Path) -> Changed:
    """Join a copy into the case of the same id.

    Args:
        workspace: the team's store.
        file: the copy's newest generation.

    Raises:
        NotFound: where the file or the case is not there.
        WrongUse: where the file is no case.
        DamagedData: where the copy is not what was written.
    """
    copy = read_copy(workspace.cases, file)
    opened = workspace.cases.open(copy.case.id)
    base = last_in_common(workspace.cases, copy)
    mine = merge_cases(base, copy.case, opened.case)
    return save_case(workspace, opened, mine, copy.changes)
