"""Where a conflict stands: its path followed through the case, and said in words.

Invariant: a path that leads nowhere any more is still followed to its end, so that what was in
conflict can always be named.
"""

from collections.abc import Iterator

from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult
from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.issue import Issue
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.domain.session import Session


def followed(case: Case, conflict: Conflict) -> Iterator[tuple[str, object]]:
    """Every step of a conflict's path: the field, and what stands there; nothing where it is gone.

    Where a step leads to one of several, it has no name of a field.
    """
    there: object = case
    for step in conflict.path:
        if isinstance(there, tuple):
            there = next((each for each in there if getattr(each, "id", None) == step), None)
            yield "", there
        else:
            there = getattr(there, step, None)
            yield step, there


def conflict_place(case: Case, conflict: Conflict) -> str:
    """Where a conflict stands, in words: “session 6, record, happened”."""
    words: list[str] = []
    for field, there in followed(case, conflict):
        if not field:
            words += _object_in_words(there)
        elif field != "sessions":
            words.append(field.replace("_", " "))
    return ", ".join(words)


def _object_in_words(there: object) -> list[str]:
    match there:
        case Session():
            return [there.name.lower()]
        case AimResult():
            return [f"“{there.aim.text}”"]
        case Aim() | Issue() | PlanEntry():
            return [f"“{there.text}”"]
        case Action():
            return [f"“{there.what}”"]
        case _:
            return []
