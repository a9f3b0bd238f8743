"""Undoing a save: a new change that puts the former values back.

Invariant: undoing is itself saved, merged and told in the history like any change, and undoing it
again puts back what it took away. What others changed since stands; `domain.put_back` says what
goes back and what stays.
"""

from dataclasses import dataclass

from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused
from sessionkit.domain.put_back import put_back
from sessionkit.storage.case_store import OpenCase
from sessionkit.workflows.change_case import Changed, open_case, save_case
from sessionkit.workflows.open_workspace import Workspace


@dataclass(frozen=True, slots=True)
class Undone:
    """A case after a save was undone."""

    changed: Changed
    """The case as it stands now, with conflicts where others changed the same since."""
    stays: tuple[str, ...]
    """A sentence for each thing that save made and that stays."""
    put_back: bool
    """Whether anything was put back."""


def undo(workspace: Workspace, before: Case, after: Case) -> Undone:
    """Undo the change that made one state of a case another.

    Args:
        workspace: the team's store.
        before: the case before the change.
        after: the case with it and with nothing else. Where a save was merged with what others had
            saved, `before` is the generation it was published on (`CaseStore.before`), not the one
            that was open: else what they saved would be undone with it.

    Raises:
        Refused: where the case opens for reading only.
        SaveFailed: where it could not be written; what stood before still stands.
    """
    return _undone(workspace, workspace.cases.open(after.id), before, after)


def undo_last(workspace: Workspace, named: str, anyones: bool = False) -> Undone:
    """Undo the last save of a case.

    Args:
        workspace: the team's store.
        named: reference or id of the case.
        anyones: whether it may have been somebody else's.

    Raises:
        Refused: where it was somebody else's, or there is nothing before it.
    """
    opened = open_case(workspace, named)
    before = workspace.cases.before(opened.case.id, opened.number)
    if before is None:
        raise Refused(
            f"There is no save of {opened.case.reference} to undo: nothing before it can be read.",
            "Change the case by the commands for it instead.",
        )
    if not anyones:
        _refuse_anothers(workspace, before, opened)
    return _undone(workspace, opened, before.case, opened.case)


def _refuse_anothers(workspace: Workspace, before: OpenCase, opened: OpenCase) -> None:
    acting = workspace.acting
    others = {
        each.by
        for each in workspace.cases.history(opened.case.id)
        if before.number < each.number <= opened.number and each.by != acting.id
    }
    if not others:
        return
    named = [each.name for each in workspace.folder.workers() if each.id in others]
    raise Refused(
        f"The last save of {opened.case.reference} is not yours: {', '.join(named) or 'another'} "
        "made it. Nothing was undone.",
        "Speak to each other first; `case undo --anyones` undoes it all the same.",
    )


def _undone(workspace: Workspace, opened: OpenCase, before: Case, after: Case) -> Undone:
    found = put_back(before, after, opened.case)
    changed = save_case(workspace, opened, found.case)
    return Undone(changed, found.stays, changed.number != opened.number)
