"""The relapse prevention plan in a story: its entries, made and changed as a pair would.

Invariant: a story calls its entries by names of its own, which stand nowhere in the case; every
entry is made by the workflow a user's typing goes through.
"""

from typing import Any

from sessionkit.domain.passage import Mark
from sessionkit.domain.plan_entry import Agreement, Founded
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.plan_entries import (
    EntryMore,
    EntrySaid,
    add_entry,
    replace_entry,
    revise_entry,
    say_more,
    withdraw_entry,
)


class PlanTold:
    """Does what a story says of the plan of one case.

    Args:
        reference: the case.
    """

    def __init__(self, reference: str) -> None:
        self._reference = reference
        self._ids: dict[str, str] = {}

    def does(self, workspace: Workspace, deed: dict[str, Any]) -> bool:
        """Do a deed, where it is one about the plan; whether it is."""
        case = self._reference
        match deed:
            case {"replace_entry": str(old), "entry": str(name)}:
                made = replace_entry(workspace, case, self._ids[old], _said(deed))
                self._ids[name] = made[1]
            case {"entry": str(name)}:
                self._ids[name] = add_entry(workspace, case, _said(deed))[1]
            case {"revise_entry": str(name), "text": str(text)}:
                revise_entry(workspace, case, self._ids[name], text)
            case {"withdraw_entry": str(name), "because": str(why)}:
                withdraw_entry(workspace, case, self._ids[name], why)
            case {"say_entry": list(names)}:
                for name in names:
                    say_more(workspace, case, self._ids[name], _more(deed))
            case _:
                return False
        return True


def _said(deed: dict[str, Any]) -> EntrySaid:
    return EntrySaid(
        deed.get("section", ""),
        deed["text"],
        deed["session"],
        _agreement(deed),
        deed.get("words", ""),
        _founded(deed),
        _marks(deed),
    )


def _more(deed: dict[str, Any]) -> EntryMore:
    said = (_agreement(deed), deed.get("words"), _founded(deed), deed.get("mentioned"))
    return EntryMore(*said, put_on=_marks(deed))


def _agreement(deed: dict[str, Any]) -> Agreement | None:
    return Agreement(deed["agreement"]) if "agreement" in deed else None


def _founded(deed: dict[str, Any]) -> Founded | None:
    return Founded(deed["founded"]) if "founded" in deed else None


def _marks(deed: dict[str, Any]) -> tuple[Mark, ...]:
    return tuple(map(Mark, deed.get("marks", ())))
