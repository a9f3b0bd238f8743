"""A new case.

Invariant: a reference stands for one case; the participant's name is in no file or folder name.
"""

from sessionkit.domain.appointing import appoint
from sessionkit.domain.attention import DoneNeedsAttention
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.people import CaseWorker, Participant, Role
from sessionkit.domain.text import one_line
from sessionkit.workflows.change_case import reference_key
from sessionkit.workflows.list_cases import listed_cases
from sessionkit.workflows.open_workspace import Workspace

_LONGEST_REFERENCE = 60


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
        Refused: where the reference is taken, a worker is named twice or has left the team.
        DoneNeedsAttention: where somebody else took the reference at the same moment.
        NotFound: where a worker is not of this workspace.
    """
    name, reference = one_line(name), one_line(reference)
    if not name or not reference:
        raise WrongUse("A case needs the participant's name and a reference.")
    refuse_reference(workspace, reference)
    find = workspace.folder.find_worker
    pair = tuple(find(each) for each in co_workers) or (workspace.acting,)
    roles = [(each, Role.CO_WORKER) for each in pair]
    others = ((supervising_officer, Role.SUPERVISING_OFFICER), (supervisor, Role.SUPERVISOR))
    roles += [(find(named), role) for named, role in others if named]
    workers: tuple[CaseWorker, ...] = ()
    for worker, role in roles:
        workers = appoint(workers, worker, role, workspace.new_id, workspace.today)
    case = Case(
        workspace.new_id(),
        reference,
        Participant(name, tuple(one_line(each) for each in also_known_as)),
        workspace.today,
        workers,
    )
    made = workspace.cases.create(case, workspace.acting.id, workspace.now).case
    # Somebody else may have looked, and found the reference free, at the same moment.
    same = tuple(id for id in _cases_of(workspace, reference) if id != made.id)
    if same:
        raise DoneNeedsAttention(
            f"The case was opened (id {made.id}), and another of the reference {reference} at the "
            f"same moment (id {', '.join(same)}).",
            "Name each by its id, until one has another reference.",
            made.id,
        )
    return made


def refuse_reference(workspace: Workspace, reference: str) -> None:
    """Nothing, where a case may be opened under a reference.

    Raises:
        WrongUse: where it is too long.
        Refused: where it is taken.
    """
    if len(reference) > _LONGEST_REFERENCE:
        raise WrongUse(f"The reference is longer than {_LONGEST_REFERENCE} characters.")
    if _cases_of(workspace, reference):
        raise Refused(
            f"The reference {reference} is taken by another case.",
            "Choose another; `case list` shows those there are.",
        )


def _cases_of(workspace: Workspace, reference: str) -> tuple[str, ...]:
    """The ids of the cases of a reference, however it is written."""
    wanted = reference_key(reference)
    return tuple(e.id for e in listed_cases(workspace) if reference_key(e.reference) == wanted)
