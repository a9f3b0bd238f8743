"""A new case.

Invariant: a reference stands for one case; the participant's name is in no file or folder name.
"""

from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.people import CaseWorker, Participant, Role, Worker
from sessionkit.domain.text import one_line
from sessionkit.workflows.list_cases import listed_cases
from sessionkit.workflows.open_workspace import Workspace


def new_case(
    workspace: Workspace,
    name: str,
    reference: str,
    co_workers: tuple[str, ...] = (),
    supervising_officer: str = "",
    supervisor: str = "",
    also_known_as: tuple[str, ...] = (),
) -> Case:
    """Open a case.

    Args:
        workspace: the team's store.
        name: the participant's name.
        reference: the team's reference.
        co_workers: names of who runs it; who acts, where nobody is named.
        supervising_officer: name of who holds the order; may be empty.
        supervisor: name of the pair's line manager; may be empty.
        also_known_as: other names of the participant.

    Raises:
        Refused: where the reference is taken.
        NotFound: where a worker is not of this workspace.
    """
    name, reference = one_line(name), one_line(reference)
    if not name or not reference:
        raise WrongUse("A case needs the participant's name and a reference.")
    _refuse_taken(workspace, reference)
    find = workspace.folder.find_worker
    pair = tuple(find(each) for each in co_workers) or (workspace.acting,)
    appointed = [(each, Role.CO_WORKER) for each in pair]
    others = ((supervising_officer, Role.SUPERVISING_OFFICER), (supervisor, Role.SUPERVISOR))
    appointed += [(find(named), role) for named, role in others if named]
    case = Case(
        workspace.new_id(),
        reference,
        Participant(name, tuple(one_line(each) for each in also_known_as)),
        workspace.today,
        tuple(appointed_to_case(workspace, worker, role) for worker, role in appointed),
    )
    return workspace.cases.create(case, workspace.acting.id, workspace.now).case


def appointed_to_case(workspace: Workspace, worker: Worker, role: Role) -> CaseWorker:
    """A worker's part in a case, from today."""
    return CaseWorker(workspace.new_id(), worker.id, worker.name, role, workspace.today)


def _refuse_taken(workspace: Workspace, reference: str) -> None:
    taken = {each.reference.casefold() for each in listed_cases(workspace)}
    if reference.casefold() in taken:
        raise Refused(
            f"The reference {reference} is taken by another case.",
            "Choose another; `case list` shows those there are.",
        )
