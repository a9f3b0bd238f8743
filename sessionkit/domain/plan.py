"""What is agreed before a session.

Invariant: a plan is written before its session and stands unchanged once recording has started, so
that what was meant and what happened can be laid side by side (¶34).
"""

from dataclasses import dataclass

from sessionkit.domain.aim import Aim
from sessionkit.domain.people import Who
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.when import When


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """An exercise a session is to work on."""

    id: str
    """Random id; the same in plan and record."""
    exercise: ExerciseRef
    """Which exercise, as it was named."""
    step: str = ""
    """Id of the step in the case's programme; empty where it is none of its steps."""


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One stretch of the work planned."""

    id: str
    """Random id."""
    text: str
    """What is to be done."""
    minutes: int | None = None
    """How long it is to take, in minutes."""
    leads: str = ""
    """Who leads it, as written: a name, “both”, or nothing."""

    def show(self) -> str:
        """The line in words: “10 min, Tom Baird: look again at the chart”."""
        length = f"{self.minutes} min" if self.minutes is not None else ""
        head = ", ".join(part for part in (length, self.leads) if part)
        return f"{head}: {self.text}" if head else self.text


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one session, under the headings of the form in Appendix 1."""

    when: When
    """When it is to be."""
    venue: str = ""
    """Where."""
    present: tuple[Who, ...] = ()
    """Who is to be there."""
    exercises: tuple[PlannedExercise, ...] = ()
    """What is to be worked on."""
    aims: tuple[Aim, ...] = ()
    """What the session is to achieve."""
    content: tuple[ContentLine, ...] = ()
    """The detailed work, in order."""
    set_aside: str = ""
    """What stood on a form and belongs under none of its headings."""

    @property
    def shown_content(self) -> str:
        """Its content in words, a line each: what a record opens with."""
        return "\n".join(line.show() for line in self.content)

    @property
    def minutes(self) -> int:
        """The minutes of its content added up."""
        return sum(line.minutes or 0 for line in self.content)
