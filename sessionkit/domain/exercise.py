"""Exercises and programmes as the library holds them.

Invariant: a card says what an exercise is for and how it is run, never anything about a person. It
has steps with minutes and aims that can be met or not met in one session; what one case made of an
exercise is kept in that case (`sessionkit.domain.programme`).
"""

from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    """With how many participants an exercise can be run."""

    ONE_TO_ONE = "one-to-one"
    """Two workers with one participant."""
    GROUP = "group"
    """Two or three facilitators with several participants."""


@dataclass(frozen=True, slots=True)
class CardStep:
    """One step of an exercise as its card suggests it."""

    minutes: int
    """How long it takes, in minutes; more than nought."""
    leads: str
    """Which of the pair leads: "one", "other" or "both"; empty for whoever."""
    text: str
    """What is done, on one line."""


@dataclass(frozen=True, slots=True)
class CardSection:
    """One heading of a card with what stands under it; neither the steps nor the aims."""

    heading: str
    """The heading, as plain text."""
    text: str
    """What stands under it, as the Markdown it was written in."""
    lines: tuple[str, ...] = ()
    """The same to be read on a screen: a line for each paragraph and each entry of a list, without
    the marks of Markdown."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One card of the library."""

    id: str
    """The card's file name without `.md`: lower-case words with hyphens."""
    title: str
    """What the exercise is called."""
    purpose: str
    """What it is for, in one sentence."""
    modes: tuple[Mode, ...]
    """With whom it can be run, in the order the card has them."""
    feeds: tuple[str, ...]
    """Ids of the plan sections it can feed (`sessionkit.domain.plan_sections`); may be none."""
    aims: tuple[str, ...]
    """Aims to choose from; each can be met or not met in one session."""
    steps: tuple[CardStep, ...]
    """What is done, in order."""
    sections: tuple[CardSection, ...]
    """The other headings of the card, in its order."""
    shipped: bool
    """Whether the card came with the program; otherwise it is the team's own."""
    worksheets: tuple[str, ...] = ()
    """Ids of the work sheets it uses; may be none."""

    @property
    def minutes(self) -> int:
        """How long the whole exercise takes, in minutes; the card's own figure says the same."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class ProgrammeStep:
    """One step of a programme: an exercise, under the name the programme gives it."""

    exercise: str
    """Id of the card."""
    printed: str
    """The printed line, word for word. Two steps may name one card under different lines."""


@dataclass(frozen=True, slots=True)
class Programme:
    """An ordered list of exercises: one team's way of working, to choose and depart from."""

    id: str
    """The file's name without `.md`: lower-case words with hyphens."""
    title: str
    """What the programme is called."""
    about: str
    """Where it comes from and how to use it, as the Markdown it was written in."""
    steps: tuple[ProgrammeStep, ...]
    """In order of delivery, the first session's step first."""
