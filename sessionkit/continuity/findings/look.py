"""What the rules look at: the case, and what is known beside it.

Invariant: everything is worked out once for all rules, each in one pass over the case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sessionkit.continuity.story import Story
from sessionkit.continuity.threads import Thread, ThreadStep
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.domain.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Written:
    """When the parts of a session were first written, from the history of the case."""

    planned: date | None = None
    """The day its plan was first saved; empty where it was not planned."""
    recorded: date | None = None
    """The day its record was first saved; empty while it has none."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may wait, as the team has set it."""

    write_up_days: int = 2
    """Working days until a session is written up."""
    contact_days: int = 14
    """Days from one contact to the next (¶22)."""


@dataclass(frozen=True)
class Look:
    """One look at a case."""

    case: Case
    """The case, published, so that its sessions have numbers."""
    today: date
    """The day it is looked at."""
    working: WorkingCalendar
    """The team's working days."""
    limits: Limits = Limits()
    """How long things may wait."""
    written: Mapping[str, Written] = field(default_factory=dict)
    """When each session was planned and recorded, by its id; what is not known is not judged."""

    @cached_property
    def story(self) -> Story:
        """What the items of the case went through."""
        return Story(self.case)

    @property
    def threads(self) -> tuple[Thread, ...]:
        """Every thread, those that began in earlier sessions first."""
        return self.story.threads

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each session in the chain."""
        return self.case.places

    @cached_property
    def held(self) -> tuple[Session, ...]:
        """The sessions that were held and have a record, in order."""
        return tuple(each for each in self.case.chain if each.held is not None)

    def held_after(self, session: str) -> tuple[Session, ...]:
        """The sessions held after one, in order."""
        place = self.places[session]
        return tuple(each for each in self.held if self.places[each.id] > place)

    def write_up_due(self, session: Session) -> date:
        """The last day for writing a session up."""
        return self.working.add_working_days(session.when.day, self.limits.write_up_days)

    def is_past_write_up(self, session: Session) -> bool:
        """Whether a record that is not finished would have had to be by now."""
        return session.state is not State.RECORDED and self.today > self.write_up_due(session)

    def number(self, session: str) -> int:
        """The number of a session, 0 for work done before."""
        return self.case.origin(session).number or 0

    def last_touch(self, thread: Thread) -> str:
        """Id of the session that last did something about a thread; leaving it is nothing."""
        touching = [each for each in thread.steps if each.what is not How.LEFT]
        return max(touching, key=self._place).session

    def _place(self, step: ThreadStep) -> int:
        return self.places[step.session]
