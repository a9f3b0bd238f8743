"""What a generation of a thing is, when it was read, saved or found damaged.

Invariant: a generation is known by its number and by what stood there, never by its number alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which generation a change was made from: its number, and what stood there."""

    number: int
    """From 1; 0 for a thing that does not exist yet."""
    head: bytes = field(repr=False)
    """The beginning of its file. A number alone would not do: a person may move a file away or put
    back a copy, and then another content has the same number."""


NOTHING_YET = Stamp(0, b"")
"""What a new thing is made from."""


@dataclass(frozen=True, slots=True)
class DamagedGeneration:
    """A generation that is there and cannot be read. It is left for a person."""

    number: int
    """Its number, which is not given again."""
    name: str
    """The name of its file."""
    reason: str
    """What is wrong, as a sentence that names the file."""

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the thing, as it was read."""

    number: int
    """From 1."""
    format: int
    """The number of the body's format."""
    body: bytes = field(repr=False)
    """The thing itself."""
    stamp: Stamp
    """What a change made from here is saved against."""
    damaged: tuple[DamagedGeneration, ...] = ()
    """Newer ones that cannot be read, newest first."""


@dataclass(frozen=True, slots=True)
class Published:
    """A save that was acknowledged."""

    number: int
    """Its number."""
    body: bytes = field(repr=False)
    """What was saved, with what others saved meanwhile."""
    stamp: Stamp
    """What the next change is saved against."""
