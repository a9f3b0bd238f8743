"""One entry of the participant's relapse prevention plan (¶34, A2 ¶18).

Invariant: an entry is never overwritten, but on the day it was made while its record is being
written. What it said before stands in its history, what takes its place is an entry of its own, and
where one is withdrawn the day and the reason stay.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.passage import Mark, Marks


class Agreement(Enum):
    """Whether the participant agrees with an entry; saying so means that it was gone through."""

    AGREES = "agrees"
    DOES_NOT = "does not agree"
    COULD_NOT_SAY = "could not say"


class Founded(Enum):
    """How well founded an entry is, the least first."""

    SAID = "said"
    """It was said in a session."""
    PRACTISED = "practised"
    """It was practised in a session."""
    SHOWN = "shown outside sessions"
    """It was seen or told of by somebody outside."""


@dataclass(frozen=True, slots=True)
class PlanSource:
    """Where an entry comes from, or was mentioned again."""

    merge_whole: ClassVar[bool] = True

    session: str
    """Id of the session, or of the work done before."""
    passage: str = ""
    """Id of the passage it is taken from; empty where it stands for the session as a whole."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What an entry said until it was revised."""

    merge_whole: ClassVar[bool] = True

    text: str
    """The former words."""
    until: date
    """The day they were revised."""
    by: str
    """Name of who revised them."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An entry was taken out of the plan."""

    merge_whole: ClassVar[bool] = True

    on: date
    """The day."""
    by: str
    """Name of who withdrew it."""
    why: str = ""
    """The reason; a record that gives none has come apart there."""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One thing in the plan, in the participant's own words where possible."""

    id: str
    """Random id."""
    section: str
    """Id of the section it stands in."""
    text: str
    """What it says now."""
    made: date
    """The day it was made."""
    made_by: str
    """Name of who made it."""
    sources: tuple[PlanSource, ...] = ()
    """Where it comes from; the first is where it began, the others mentioned it again."""
    agreement: Agreement | None = None
    """Whether the participant agrees; empty while it was not gone through with them."""
    agreement_words: str = ""
    """What they said of it."""
    founded: Founded | None = None
    """How well founded it is; empty while it has not been said."""
    marks: Marks = ()
    """What readers of an export need to know of it."""
    earlier: tuple[Wording, ...] = ()
    """What it said before, the oldest first."""
    superseded_by: str = ""
    """Id of the entry that took its place; empty where none did."""
    superseded: date | None = None
    """The day another took its place."""
    withdrawn: Withdrawn | None = None
    """When and why it was taken out; empty while it stands."""

    def __post_init__(self) -> None:
        if not self.text:
            raise WrongUse("An entry of the plan says something.", "Write it in a few words.")
        if self.agreement_words and self.agreement is None:
            raise WrongUse(
                "What the participant says of an entry stands with whether they agree.",
                "Say that as well: agrees, does not agree, could not say.",
            )
        if bool(self.superseded_by) != (self.superseded is not None):
            raise WrongUse("An entry that gave way names the one that took its place, and the day.")

    @property
    def stands(self) -> bool:
        """Whether it is part of the plan now."""
        return self.superseded is None and self.withdrawn is None

    @property
    def is_agreed(self) -> bool:
        """Whether it was gone through with the participant, who agreed."""
        return self.agreement is Agreement.AGREES

    @property
    def is_thin(self) -> bool:
        """Whether it rests on being said once."""
        return len(self.sources) <= 1 and self.founded in (None, Founded.SAID)

    @property
    def ended(self) -> date | None:
        """The day it left the plan."""
        return self.withdrawn.on if self.withdrawn is not None else self.superseded

    def text_on(self, day: date) -> str:
        """What it said at the end of a day; nothing where it was not part of the plan then."""
        if day < self.made or (self.ended is not None and self.ended <= day):
            return ""
        return next((each.text for each in self.earlier if day < each.until), self.text)

    def as_on(self, day: date) -> Self | None:
        """The entry as it stood at the end of a day; nothing where it was not part of the plan.

        Whether the participant agreed by then, and how well founded it was, is not known any more.
        """
        text = self.text_on(day)
        if not text:
            return None
        return replace(
            self,
            text=text,
            agreement=None,
            agreement_words="",
            founded=None,
            earlier=tuple(each for each in self.earlier if each.until <= day),
            superseded_by="",
            superseded=None,
            withdrawn=None,
        )

    def revise(self, text: str, on: date, by: str) -> Self:
        """The entry in other words; the participant has yet to say whether they still agree.

        A mark that they agreed to the former words goes with them.

        Raises:
            Refused: where it is no longer part of the plan.
        """
        self._check_stands()
        if text == self.text:
            return self
        former = Wording(self.text, on, by)
        return replace(
            self,
            text=text,
            earlier=(*self.earlier, former),
            agreement=None,
            agreement_words="",
            marks=tuple(mark for mark in self.marks if mark is not Mark.AGREED),
        )

    def word_while_writing(self, text: str, on: date, by: str) -> Self:
        """The entry in other words while the record it comes from is being written up.

        On the day it was made these are the words it is made in; later it is revised.

        Raises:
            Refused: where it is no longer part of the plan.
        """
        if on != self.made or self.earlier:
            return self.revise(text, on, by)
        self._check_stands()
        return replace(self, text=text)

    def hear(self, agreement: Agreement, words: str = "") -> Self:
        """The entry with what the participant says of it as it stands.

        Raises:
            Refused: where it is no longer part of the plan.
        """
        self._check_stands()
        return replace(self, agreement=agreement, agreement_words=words)

    def found_on(self, founded: Founded) -> Self:
        """The entry with how well founded it is by now.

        Raises:
            Refused: where it is no longer part of the plan.
        """
        self._check_stands()
        return replace(self, founded=founded)

    def give_way(self, to: str, on: date) -> Self:
        """The entry with another in its place.

        Raises:
            Refused: where it is no longer part of the plan.
        """
        self._check_stands()
        return replace(self, superseded_by=to, superseded=on)

    def withdraw(self, why: str, on: date, by: str) -> Self:
        """The entry taken out of the plan.

        Raises:
            Refused: where it is no longer part of the plan.
            WrongUse: where no reason is given.
        """
        self._check_stands()
        if not why:
            raise WrongUse("Nothing is withdrawn without a reason.", "Say why in a few words.")
        return replace(self, withdrawn=Withdrawn(on, by, why))

    def mention(self, source: PlanSource) -> Self:
        """The entry with one more place where it was mentioned.

        Raises:
            Refused: where it is no longer part of the plan.
        """
        self._check_stands()
        if source in self.sources:
            return self
        return replace(self, sources=(*self.sources, source))

    @property
    def goes_to_participant(self) -> bool:
        """Whether it may stand in the participant's own plan, by what is said of it.

        Agreed; not in confidence; about nobody else, unless it is marked that this was agreed too.
        """
        if not (self.stands and self.is_agreed) or Mark.IN_CONFIDENCE in self.marks:
            return False
        return Mark.THIRD_PARTY not in self.marks or Mark.AGREED in self.marks

    def _check_stands(self) -> None:
        if not self.stands:
            raise Refused(
                f"“{self.text}” is no longer part of the plan; nothing was changed.",
                "Make a new entry.",
            )
