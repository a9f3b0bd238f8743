"""The basic case information a worker who has never met the case needs first (A2 ¶8 to ¶13).

Invariant: what can go stale is dated and says who wrote it (¶43).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Noted:
    """A statement that can go stale."""

    merge_whole: ClassVar[bool] = True

    text: str
    """What is known."""
    on: date
    """The day it was noted."""
    by: str
    """Name of who noted it."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning flag (A2 ¶9)."""

    id: str
    """Random id."""
    what: str
    """What staff must know."""
    since: date
    """Since when it stands."""
    by: str
    """Name of who raised it."""
    lifted: date | None = None
    """The day it was lifted."""
    lifted_because: str = ""
    """Why it was lifted."""


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """The front sheet of a case."""

    order: str = ""
    """Order or licence, in words: kind and length."""
    order_until: date | None = None
    """The day it ends."""
    conditions: str = ""
    """Its conditions, no-contact conditions first (¶40)."""
    whereabouts: Noted | None = None
    """Where the participant lives and how to reach them (¶27, ¶43)."""
    offence: Noted | None = None
    """Offence summary and convictions, by legal category and in neutral words (¶44, A2 ¶12)."""
    flags: tuple[Flag, ...] = ()
    """Warning flags, lifted ones included."""
