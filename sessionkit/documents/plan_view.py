"""The relapse prevention plan, and the card to carry, as a template sees them.

Invariant: as in `session_view`: what the reader may be given, in words, and nothing else.
"""

from dataclasses import dataclass

from sessionkit.documents.session_view import Marked, SessionRef


@dataclass(frozen=True, slots=True)
class WordingView:
    """What an entry said before."""

    until: str
    """The day it was revised."""
    by: str
    """Who revised it."""
    text: str = ""
    """The former words; empty where the reader is not told."""


@dataclass(frozen=True, slots=True)
class GoneView:
    """What became of an entry that is no longer part of the plan."""

    section: str
    """Title of the section it stood in."""
    on: str
    """The day it left the plan."""
    to: Marked | None = None
    """What took its place; nothing where nothing did or the reader is not told."""
    withdrawn_by: str = ""
    """Who withdrew it; empty where it gave way to another."""
    why: str = ""
    """The reason it was withdrawn."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of the plan."""

    text: Marked
    """What it says."""
    sessions: tuple[SessionRef, ...] = ()
    """Where it comes from, then where it came up again; empty where the reader is not told."""
    agreement: str = ""
    """Whether the participant agrees; empty where the reader is not told."""
    agreement_words: str = ""
    """What the participant said of it."""
    founded: str = ""
    """How well founded it is: “practised”, “rests on one mention”."""
    earlier: tuple[WordingView, ...] = ()
    """What it said before, the oldest first."""
    made: str = ""
    """The day it was entered, and by whom."""
    gone: GoneView | None = None
    """What became of it; nothing where it stands."""


@dataclass(frozen=True, slots=True)
class PlanSectionView:
    """A section of the plan."""

    title: str
    """What it is called."""
    entries: tuple[EntryView, ...] = ()
    """What stands in it; empty where nothing does yet."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan."""

    title: str
    """What the plan is called for this reader."""
    sections: tuple[PlanSectionView, ...] = ()
    """The sections this reader is told of, empty ones among them only where none is held back."""
    former: PlanSectionView | None = None
    """What is no longer part of it, as a section of its own; nothing where there is none."""
    nothing: str = ""
    """What is said where there is no section to be told of."""
    begun: bool = True
    """Whether the case has any entry, for whomever."""

    @property
    def parts(self) -> tuple[PlanSectionView, ...]:
        """The sections, and after them what is no longer part of the plan."""
        return self.sections if self.former is None else (*self.sections, self.former)

    @property
    def empty(self) -> tuple[str, ...]:
        """Titles of the sections in which nothing stands yet."""
        return tuple(each.title for each in self.sections if not each.entries)


@dataclass(frozen=True, slots=True)
class CardPart:
    """A few lines of the card to carry."""

    title: str
    """What they are."""
    lines: tuple[str, ...]
    """In the participant's own words."""


@dataclass(frozen=True, slots=True)
class CardView:
    """The card to carry."""

    parts: tuple[CardPart, ...]
    """Signs, what to do, whom to ring; only those with a line."""
