"""What the rules look at: the case, and what is known beside it.

Invariant: everything is worked out once for all rules, each in one pass over the case; what a rule
asks about one item costs no more, however long the chain is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

from sessionkit.continuity.story import Story
from sessionkit.continuity.threads import Thread, ThreadStep
from sessionkit.domain.action import Action
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How
from sessionkit.domain.prior_work import PriorWork
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
    goals_since: date | None = None
    """The day the goals were last set or changed; empty where they were always as they are."""
    feeds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Which sections of the plan each card of the library feeds, by its id."""
    sections: tuple[tuple[str, str], ...] = ()
    """Id and title of each section of the plan, as the team has them."""

    @cached_property
    def story(self) -> Story:
        """What the items of the case went through."""
        return Story(self.case)

    @property
    def threads(self) -> tuple[Thread, ...]:
        """Every thread, those that began in earlier sessions first."""
        return self.story.threads

    @cached_property
    def chain(self) -> tuple[Session, ...]:
        """The sessions in order of number."""
        return self.case.chain

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each session in the chain; work done before lies ahead, at -1."""
        return self.case.places

    @cached_property
    def held(self) -> tuple[Session, ...]:
        """The sessions that were held and have a record, in order of number."""
        return tuple(each for each in self.chain if each.held is not None)

    @cached_property
    def by_day(self) -> tuple[Session, ...]:
        """The sessions that have a record, in order of day: old forms may be imported late."""
        recorded = (each for each in self.chain if each.record is not None)
        return tuple(sorted(recorded, key=lambda each: each.when.day))

    def origin(self, id: str) -> Session | PriorWork:
        """Where something began: the session of that id, or the work done before."""
        return self._origins[id]

    def number(self, id: str) -> int:
        """The number of a session, 0 for work done before."""
        return self.origin(id).number or 0

    def action(self, id: str) -> Action:
        """The action of that id."""
        return self._actions[id]

    def held_after(self, id: str, most: int | None = None) -> tuple[Session, ...]:
        """The sessions held later than a session or work done before, in order.

        Later by number and by day: a form of an earlier day that was imported afterwards cannot
        have taken anything up.

        Args:
            id: of the session, or of the work done before.
            most: how many of them are wanted; all where empty.
        """
        day = self.origin(id).when.day
        later = (each for each in self._held_from(id) if each.when.day >= day)
        return tuple(islice(later, most))

    def write_up_due(self, session: Session) -> date:
        """The last day for writing a session up."""
        return self.working.add_working_days(session.when.day, self.limits.write_up_days)

    def is_past_write_up(self, session: Session) -> bool:
        """Whether a record that is not finished would have had to be by now."""
        return session.state is not State.RECORDED and self.today > self.write_up_due(session)

    def last_touch(self, thread: Thread) -> str:
        """Id of the session that last did something about a thread; leaving it is nothing."""
        touching = [each for each in thread.steps if each.what is not How.LEFT]
        return max(touching, key=self._place).session

    def _place(self, step: ThreadStep) -> int:
        return self.places[step.session]

    def _held_from(self, id: str) -> Iterator[Session]:
        for place in range(self._held_until[self.places[id] + 1], len(self.held)):
            yield self.held[place]

    @cached_property
    def _held_until(self) -> tuple[int, ...]:
        """For each place of the chain, how many sessions before it were held."""
        counts = [0]
        for each in self.chain:
            counts.append(counts[-1] + (each.held is not None))
        return tuple(counts)

    @cached_property
    def _origins(self) -> dict[str, Session | PriorWork]:
        found: dict[str, Session | PriorWork] = {each.id: each for each in self.chain}
        return found | {each.id: each for each in self.case.prior}

    @cached_property
    def _actions(self) -> dict[str, Action]:
        return {each.id: each for each in self.case.actions}
