"""The people of a workspace: who joins, who leaves.

Invariant: a worker is never removed; records of those who left keep their names.
"""

from dataclasses import replace
from datetime import date

from sessionkit.domain.appointing import new_worker
from sessionkit.domain.attention import DoneNeedsAttention
from sessionkit.domain.errors import Refused
from sessionkit.domain.people import Worker, same_name
from sessionkit.workflows.open_workspace import Workspace


def add_worker(workspace: Workspace, name: str, job_title: str = "") -> Worker:
    """Add a worker to the workspace.

    Raises:
        WrongUse: where there is no name.
        Refused: where somebody of that name works there already.
        DoneNeedsAttention: where somebody else added that name at the same moment.
    """
    worker = new_worker(workspace.new_id(), name, job_title)
    if _others_called(workspace, worker):
        raise Refused(
            f"{worker.name} is a worker of this workspace already.",
            "Where two people share a name, add something that tells them apart.",
        )
    workspace.folder.add_worker(worker)
    if others := _others_called(workspace, worker):
        ids = ", ".join(each.id for each in others)
        raise DoneNeedsAttention(
            f"{worker.name} was added (id {worker.id}), and by somebody else at the same moment "
            f"(id {ids}).",
            "Name them by id until one is put away: `worker leave ID` for the one not in use.",
            worker.id,
        )
    return worker


def _others_called(workspace: Workspace, worker: Worker) -> tuple[Worker, ...]:
    """Everybody else of the team who goes by that name, as the folder has it now."""
    return tuple(
        each
        for each in workspace.folder.workers()
        if each.id != worker.id
        and same_name(each.name, worker.name)
        and not each.has_left(workspace.today)
    )


def end_worker(workspace: Workspace, named: str, on: date) -> Worker:
    """Say that a worker has left the team."""
    worker = replace(workspace.folder.find_worker(named), left=on)
    workspace.folder.change_worker(worker)
    return worker
