"""What a session did with something earlier sessions left.

Invariant: every step in the life of an unmet aim, an issue or an action names the session it
happened in; its present state is derived from these steps and stored nowhere.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from sessionkit.domain.errors import WrongUse


class ItemKind(Enum):
    """What can be left open by a session."""

    AIM = "aim"
    ISSUE = "issue"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class ItemRef:
    """Points at an unmet aim, an issue or an action."""

    merge_whole: ClassVar[bool] = True

    kind: ItemKind
    """Aim, issue or action."""
    id: str
    """Its id: of the `Aim`, the `Issue` or the `Action`."""


class How(Enum):
    """What can be done with something left open."""

    TAKEN_UP = "taken up"
    LEFT = "left"
    """Seen and left alone; that is not carrying it."""
    CARRIED = "carried"
    DROPPED = "dropped"
    """Never without a reason."""
    DONE = "done"
    """An action was done."""
    SETTLED = "settled"
    """An issue was settled, or an aim met outside a session's aims."""
    REOPENED = "reopened"

    @property
    def closes(self) -> bool:
        """Whether it ends the thread."""
        return self in (How.DROPPED, How.DONE, How.SETTLED)


@dataclass(frozen=True, slots=True)
class Handling:
    """One step in the life of something left open."""

    id: str
    """Random id."""
    item: ItemRef
    """What was handled."""
    how: How
    """What was done with it."""
    session: str
    """Id of the session it was done in or decided for."""
    on: date
    """The day it was done or decided."""
    why: str = ""
    """The reason; never empty where it was dropped."""
    due: date | None = None
    """The new day it is due, where it was carried."""
    aim: str = ""
    """Id of the aim it became, where it was taken up as one."""

    def __post_init__(self) -> None:
        if self.how is How.DROPPED and not self.why:
            raise WrongUse(
                f"The reason for dropping this {self.item.kind.value} is missing.",
                "Say why in a few words; nothing is dropped without a reason.",
            )
        is_action = self.item.kind is ItemKind.ACTION
        if self.how is How.DONE and not is_action:
            raise WrongUse(f"An {self.item.kind.value} is not done; it is settled.")
        if self.how is How.SETTLED and is_action:
            raise WrongUse("An action is not settled; it is done.")
