"""One meeting: its plan, its record and its place in the chain.

Invariant: plan and record stay apart; the plan is frozen when recording starts. The number is given
when the session is first published and never changes; order goes by number.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Self

from sessionkit.domain.aim import Aim, AimResult
from sessionkit.domain.approach import Approach
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.ids import derived_id
from sessionkit.domain.passage import Passage
from sessionkit.domain.plan import Plan, PlannedExercise
from sessionkit.domain.record import (
    Completed,
    ExerciseDone,
    HeldRecord,
    NotHeldRecord,
    Record,
)
from sessionkit.domain.state import State, check_move
from sessionkit.domain.when import When


@dataclass(frozen=True, slots=True)
class Source:
    """The form a session was imported from."""

    merge_whole: ClassVar[bool] = True

    digest: str
    """SHA-256 of the form's text, in hexadecimal: the same source again is recognised by it."""
    at: datetime
    """When it was imported, with offset."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise WrongUse("The time of an import has no offset.")


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of the programme."""

    id: str
    """Random id."""
    number: int | None = None
    """Its place in the chain, from 1; empty until it is first published."""
    approach: Approach | None = None
    """How it follows the session before."""
    plan: Plan | None = None
    """Written before; empty where what happened was not planned."""
    record: Record | None = None
    """Written after; empty while the session is planned."""
    source: Source | None = None
    """The form it was imported from."""

    def __post_init__(self) -> None:
        if self.plan is None and self.record is None:
            raise WrongUse("A session has a plan or a record.")

    @property
    def name(self) -> str:
        """What to call it: “Session 6”."""
        return f"Session {self.number}" if self.number is not None else "The new session"

    @property
    def state(self) -> State:
        """Planned, being written up or recorded."""
        match self.record:
            case HeldRecord(completed=done) | NotHeldRecord(completed=done):
                return State.RECORDED if done else State.WRITING_UP
            case _:
                return State.PLANNED

    @property
    def held(self) -> HeldRecord | None:
        """Its record, where it was held."""
        return self.record if isinstance(self.record, HeldRecord) else None

    @property
    def not_held(self) -> NotHeldRecord | None:
        """Its record, where it was not held."""
        return self.record if isinstance(self.record, NotHeldRecord) else None

    @property
    def either_record(self) -> HeldRecord | NotHeldRecord | None:
        """Its record, of whichever kind."""
        return self.held or self.not_held

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was written in its record: it says what it opened with, and no more.

        Where a session that nobody planned was held, and who was expected, it opens with as well.
        """
        match self.record:
            case HeldRecord() as record:
                opening = HeldRecord(record.when, present=record.present)
                if self.plan is not None:
                    opening = begun_from(self.plan, self.id)
                return record == replace(opening, when=record.when, venue=record.venue)
            case NotHeldRecord() as record:
                return record == NotHeldRecord(record.when, venue=record.venue)
            case _:
                return True

    @property
    def when(self) -> When:
        """When it was held or to be held; when it is planned for, before that."""
        record = self.either_record
        if record is not None:
            return record.when
        assert self.plan is not None
        return self.plan.when

    @property
    def exercises(self) -> tuple[PlannedExercise | ExerciseDone, ...]:
        """What was worked on; what is or was planned, where nothing was."""
        if self.held is not None:
            return self.held.exercises
        return self.plan.exercises if self.plan is not None else ()

    @property
    def aims(self) -> tuple[Aim, ...]:
        """Its aims as last worded."""
        if self.held is not None:
            return tuple(result.aim for result in self.held.aims)
        return self.plan.aims if self.plan is not None else ()

    @property
    def every_aim(self) -> tuple[Aim, ...]:
        """Its aims as last worded, then those that were planned and never recorded."""
        now = self.aims
        known = {aim.id for aim in now}
        planned = self.plan.aims if self.plan is not None else ()
        return (*now, *(aim for aim in planned if aim.id not in known))

    def start_recording(self) -> Self:
        """The session with a record begun from its plan, which is frozen from here on."""
        check_move(self.name, self.state, State.WRITING_UP)
        assert self.plan is not None
        return replace(self, record=begun_from(self.plan, self.id))

    def write(self, record: Record, in_place: bool = False) -> Self:
        """The session with its record as it stands now.

        Args:
            record: the whole record.
            in_place: whether it is meant to stand in place of one of the other kind.

        Raises:
            Refused: where the record is finished, which is reopened first; or where what was
                written of a session held would give way to one not held, or the other way round.
        """
        if self.state is State.RECORDED:
            raise Refused(
                f"{self.name} is recorded; its record does not change by being written again.",
                "Reopen it first, so that both of you can see that it changed.",
            )
        if not in_place and self._holds_other_words(record):
            was = "held" if self.held is not None else "not held"
            raise Refused(
                f"{self.name} is being written up as {was}; nothing was changed.",
                "Record it from a form with --replace, if what was written is to give way.",
            )
        return replace(self, record=record)

    def _holds_other_words(self, record: Record) -> bool:
        current = self.either_record
        if current is None or isinstance(record, type(current)):
            return False
        return not self.says_nothing

    def complete(self, done: Completed) -> Self:
        """The session recorded."""
        check_move(self.name, self.state, State.RECORDED)
        return replace(self, record=_with_completed(self.either_record, done))

    def reopen(self) -> Self:
        """The session being written up again."""
        check_move(self.name, self.state, State.WRITING_UP)
        return replace(self, record=_with_completed(self.either_record, None))


def begun_from(plan: Plan, session: str) -> HeldRecord:
    """A record with the plan's text in place: as it opens when recording starts.

    Its parts take their ids from the plan and the session, so that two workers who begin the same
    record at once begin one record.

    Args:
        plan: the plan, frozen from now on.
        session: id of the session.
    """
    content = plan.shown_content
    return HeldRecord(
        when=plan.when,
        venue=plan.venue,
        present=plan.present,
        exercises=tuple(ExerciseDone(e.id, e.exercise, e.step) for e in plan.exercises),
        aims=tuple(AimResult(aim.id, aim) for aim in plan.aims),
        content=(Passage(derived_id(session, "content"), content),) if content else (),
    )


def _with_completed(record: HeldRecord | NotHeldRecord | None, done: Completed | None) -> Record:
    assert record is not None
    return replace(record, completed=done)
