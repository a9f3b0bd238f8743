"""Deciding between two people's values of one field.

Invariant: until somebody decides, both stand; a decision names the value and ends the conflict in
the same save.
"""

from enum import Enum

from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict, value_on
from sessionkit.domain.errors import NotFound, Refused, WrongUse
from sessionkit.domain.plain import to_plain
from sessionkit.workflows.change_case import Changed, open_case, save_case
from sessionkit.workflows.open_workspace import Workspace


class Keep(Enum):
    """Which value is to stand."""

    PRESENT = "present"
    """The one that stands in the record now."""
    OTHER = "other"
    """The one kept beside it."""
    BOTH = "both"
    """Both texts, one after the other; for texts only."""


def resolve_conflict(
    workspace: Workspace, named: str, conflict: str, keep: Keep | None, text: str | None = None
) -> Changed:
    """End a conflict by saying which value stands.

    Args:
        workspace: the team's store.
        named: the case.
        conflict: its id, or the start of it.
        keep: which value; empty where a new text is given.
        text: a text to stand in place of both.

    Raises:
        NotFound: where there is no such conflict.
        WrongUse: where both are to be kept and they are no texts.
    """
    opened = open_case(workspace, named)
    case = opened.case
    found = [each for each in case.conflicts if conflict and each.id.startswith(conflict)]
    if len(found) != 1:
        raise NotFound(
            f"{case.reference} has no conflict “{conflict}”.",
            f"`case conflicts {case.reference}` lists them.",
        )
    one = found[0]
    mine = case.without_conflict(one.id)
    if keep is not Keep.PRESENT:
        # What stands is left alone: somebody may have written on since the conflict arose.
        mine = workspace.cases.with_value(mine, one.path, _decided(case, one, keep, text))
    return save_case(workspace, opened, mine)


def _decided(case: Case, conflict: Conflict, keep: Keep | None, text: str | None) -> object:
    if keep is None:
        return text or ""
    value = value_on(case, conflict.path)
    if keep is Keep.OTHER:
        if to_plain(value) != conflict.theirs:
            raise Refused(
                "What stands has been written on since the conflict arose; nothing was changed.",
                "Keep both, or give the text that is to stand with --text.",
            )
        return conflict.mine
    if not isinstance(value, str) or not isinstance(conflict.mine, str):
        raise WrongUse("Only texts can be kept both.", "Give --keep present or --keep other.")
    return f"{value}\n\n{conflict.mine}"
