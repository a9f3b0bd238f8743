"""The people of a workspace: who joins, who leaves.

Invariant: a worker is never removed; records of those who left keep their names.
"""

from dataclasses import replace
from datetime import date

from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.people import Worker, same_name
from sessionkit.domain.text import one_line
from sessionkit.workflows.open_workspace import Workspace


def add_worker(workspace: Workspace, name: str, job_title: str = "") -> Worker:
    """Add a worker to the workspace.

    Raises:
        Refused: where somebody of that name works there already.
    """
    name = one_line(name)
    if not name:
        raise WrongUse("A worker needs a name.")
    if any(same_name(each.name, name) and not each.left for each in workspace.folder.workers()):
        raise Refused(
            f"{name} is a worker of this workspace already.",
            "Where two people share a name, add something that tells them apart.",
        )
    worker = Worker(workspace.new_id(), name, one_line(job_title))
    workspace.folder.add_worker(worker)
    return worker


def end_worker(workspace: Workspace, named: str, on: date) -> Worker:
    """Say that a worker has left the team."""
    worker = replace(workspace.folder.find_worker(named), left=on)
    workspace.folder.change_worker(worker)
    return worker
