"""Noticing that somebody else saved a case that is open here.

Invariant: noticing is a courtesy and opens a case only where its number went up. Whatever is wrong
with the folder is said by opening and by saving, which stand on more than a number; asking again
and again says nothing of it and never stops work.
"""

from sessionkit.domain.errors import DamagedData, NotFound, Refused
from sessionkit.storage.case_store import OpenCase
from sessionkit.workflows.open_workspace import Workspace


def newer(workspace: Workspace, opened: OpenCase) -> OpenCase | None:
    """The case as somebody saved it since it was opened; nothing where nobody did.

    Where the newest generations cannot be read, what opens may be no newer than what is open
    already; then there is nothing to be told.

    Args:
        workspace: the team's store.
        opened: the case as it is open here.
    """
    case_id = opened.case.id
    try:
        if workspace.cases.read_number(case_id) <= opened.number:
            return None
        found = workspace.cases.open(case_id)
    except (DamagedData, NotFound, Refused):
        return None
    return found if found.number > opened.number else None
