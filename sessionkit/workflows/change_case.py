"""Opening one case, changing it and saving it: the way every change to a case goes.

Invariant: a change starts from a generation that was read, and is saved against it; what somebody
else saved meanwhile is merged, never overwritten.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.errors import DamagedData, NotFound, WrongUse
from sessionkit.storage.case_store import OpenCase, Saved
from sessionkit.workflows.list_cases import cases_to_name
from sessionkit.workflows.open_workspace import Workspace

SHORTEST_ID = 4
"""How much of an id a person must give at least."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A case after it was saved."""

    case: Case
    """As it stands now, with what others saved meanwhile."""
    number: int
    """Its generation."""
    conflicts: tuple[Conflict, ...]
    """Fields that somebody else changed at the same time, in another way."""
    damaged: tuple[str, ...] = ()
    """Sentences about generations that could not be read."""


def open_case(workspace: Workspace, named: str) -> OpenCase:
    """Open the case of a reference or id.

    Raises:
        NotFound: where there is none.
        WrongUse: where a reference or the start of an id fits several.
        DamagedData: where no generation can be read.
    """
    return workspace.cases.open(case_id(workspace, named))


def case_id(workspace: Workspace, named: str) -> str:
    """The id of the case of a reference, an id or the start of an id.

    A whole id stands for its own case, even where another case has it as a reference.
    """
    wanted = reference_key(named)
    listed = cases_to_name(workspace)
    exact = [e.id for e in listed if e.id.casefold() == wanted] or [
        e.id for e in listed if reference_key(e.reference) == wanted
    ]
    if len(exact) == 1:
        return exact[0]
    if exact:
        raise WrongUse(
            f"{len(exact)} cases have the reference “{named}”: their ids are {', '.join(exact)}.",
            "Name the one that is meant by its id; `case list --json` shows whose each is.",
        )
    starting = [e for e in listed if len(wanted) >= SHORTEST_ID and e.id.startswith(wanted)]
    if len(starting) == 1:
        return starting[0].id
    if starting:
        raise WrongUse(f"“{named}” fits {len(starting)} cases.", "Give the reference instead.")
    unread = len(workspace.cases.case_ids()) - len(listed)
    if unread > 0:
        raise DamagedData(
            f"No case that can be read is “{named}”, and {unread} cannot be read.",
            "`verify` names what is damaged. Do not open a second case for the same person.",
        )
    known = ", ".join(e.reference for e in listed[:8])
    there = f"There is: {known}." if known else "There is no case yet; `case new` makes one."
    raise NotFound(f"There is no case “{named}” in this workspace.", there)


def reference_key(reference: str) -> str:
    """What two ways of writing one reference have in common."""
    return " ".join(reference.split()).casefold()


def change_case(workspace: Workspace, named: str, change: Callable[[Case], Case]) -> Changed:
    """Open a case, change it and save it."""
    opened = open_case(workspace, named)
    return save_case(workspace, opened, change(opened.case))


def save_case(
    workspace: Workspace, opened: OpenCase, mine: Case, joined: tuple[Change, ...] = ()
) -> Changed:
    """Save a changed case against the generation it was made from.

    Args:
        workspace: the team's store.
        opened: what the change was made from.
        mine: the changed case.
        joined: change events of a copy that was joined into it.
    """
    saved = save_open(workspace, opened, mine, joined)
    new = tuple(each for each in saved.case.conflicts if each not in opened.case.conflicts)
    return Changed(saved.case, saved.number, new, tuple(str(each) for each in opened.damaged))


def save_open(
    workspace: Workspace, opened: OpenCase, mine: Case, joined: tuple[Change, ...] = ()
) -> Saved:
    """The same, giving what the next change starts from."""
    return workspace.cases.save(opened, mine, workspace.acting.id, workspace.now, joined)
