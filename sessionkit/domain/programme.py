"""The case's own copy of a programme: which steps were chosen for this participant, and why.

Invariant: a step passed over or put in carries its reason (¶52 to ¶55). The copy keeps titles and
printed lines as they stood, so that old records do not change when a card does.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Self

from sessionkit.domain.errors import NotFound, Refused, WrongUse
from sessionkit.domain.exercise import Programme


@dataclass(frozen=True, slots=True)
class ExerciseRef:
    """An exercise as a plan or record names it."""

    card: str
    """Id of the card; empty where what was written matches none."""
    title: str
    """The card's title as it stood; empty where there is no card."""
    written: str
    """The printed line, or what was written on the form."""

    @property
    def name(self) -> str:
        """What to call it: the title, or what was written."""
        return self.title or self.written


class StepChoice(Enum):
    """How a step came to be in the case's programme, or not."""

    CHOSEN = "chosen"
    SKIPPED = "skipped"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of the case's programme."""

    id: str
    """Random id."""
    exercise: ExerciseRef
    """What the step is."""
    choice: StepChoice = StepChoice.CHOSEN
    """Chosen, skipped or inserted."""
    reason: str = ""
    """Why; a skipped or inserted step has one."""


@dataclass(frozen=True, slots=True)
class CaseProgramme:
    """An ordered list of steps chosen for one participant."""

    source: str
    """Id of the programme it was copied from."""
    title: str
    """Title of that programme as it stood."""
    steps: tuple[CaseStep, ...]
    """In order of delivery, skipped ones included."""
    chosen_because: str = ""
    """Why this programme, for this participant (¶55)."""

    @classmethod
    def copied(
        cls, programme: Programme, titles: dict[str, str], ids: tuple[str, ...], because: str
    ) -> Self:
        """The case's own copy of a programme of the library.

        Args:
            programme: as the library has it.
            titles: title of each card by id.
            ids: one new id a step.
            because: why this programme was chosen.
        """
        steps = tuple(
            CaseStep(new, ExerciseRef(step.exercise, titles[step.exercise], step.printed))
            for new, step in zip(ids, programme.steps, strict=True)
        )
        return cls(programme.id, programme.title, steps, because)

    def step(self, number: int) -> CaseStep:
        """The step at a place, counted from 1."""
        if not 1 <= number <= len(self.steps):
            raise NotFound(f"The programme has no step {number}; it has {len(self.steps)} steps.")
        return self.steps[number - 1]

    def number_of(self, step: str) -> int | None:
        """The place of a step, counted from 1, by its id."""
        return next((n for n, each in enumerate(self.steps, 1) if each.id == step), None)

    def skip(self, number: int, reason: str) -> Self:
        """The programme with one step passed over, and why."""
        return self._put(number, StepChoice.SKIPPED, _given(reason, f"skipping step {number}"))

    def choose(self, number: int, reason: str) -> Self:
        """The programme with a step that was skipped chosen after all, and why.

        Raises:
            Refused: where the step is not skipped.
        """
        if self.step(number).choice is not StepChoice.SKIPPED:
            raise Refused(f"Step {number} is in the programme already; nothing was changed.")
        return self._put(number, StepChoice.CHOSEN, _given(reason, f"choosing step {number}"))

    def insert(self, before: int, step: CaseStep) -> Self:
        """The programme with another exercise put in before a step; at the end with one past it."""
        if not 1 <= before <= len(self.steps) + 1:
            many = len(self.steps)
            raise NotFound(f"There is no place {before}; the programme has {many} steps.")
        reason = _given(step.reason, f"inserting “{step.exercise.name}”")
        put_in = replace(step, choice=StepChoice.INSERTED, reason=reason)
        return replace(self, steps=(*self.steps[: before - 1], put_in, *self.steps[before - 1 :]))

    def _put(self, number: int, choice: StepChoice, reason: str) -> Self:
        old = self.step(number)
        new = replace(old, choice=choice, reason=reason)
        return replace(self, steps=tuple(new if s.id == old.id else s for s in self.steps))


def _given(reason: str, deed: str) -> str:
    if not reason:
        raise WrongUse(f"The reason for {deed} is missing.", "Say why in a few words.")
    return reason
