"""What is written after a session: of one that was held, or of one that was not.

Invariant: fact and judgement stand apart (A2 ¶4); a record of a session not held has no outcome,
and a record of one that was held has no reason for its not being held.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import ClassVar, Literal

from sessionkit.domain.aim import AimResult
from sessionkit.domain.appointment import Next
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.follow_up import Enforcement, FollowUp
from sessionkit.domain.lack import Lack
from sessionkit.domain.made import Made
from sessionkit.domain.passage import Passage
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.when import When

_NO_NEXT = Lack("next", "Say when the next appointment is, or why there is none.")


class Delivery(Enum):
    """How an exercise came to be done, or not."""

    AS_PLANNED = "as planned"
    ABANDONED = "abandoned"
    """Begun and given up."""
    NOT_REACHED = "not reached"
    INSTEAD = "done instead"
    """Not planned; done in place of what was."""


class Decision(Enum):
    """What is decided for an exercise after a session (¶34)."""

    COMPLETE = "complete"
    CONTINUE = "continue"
    REPEAT = "repeat"
    MORE_SLOWLY = "more slowly"
    DIFFERENTLY = "differently"

    @property
    def approach(self) -> ApproachKind:
        """How the next session would follow from it."""
        return ApproachKind.MOVE_ON if self is Decision.COMPLETE else ApproachKind(self.value)


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """An exercise as it was worked on, and what is to come of it."""

    id: str
    """Random id; that of the planned exercise where there was one."""
    exercise: ExerciseRef
    """Which exercise, as it was named."""
    step: str = ""
    """Id of the step in the case's programme; empty where it is none of its steps."""
    delivery: Delivery = Delivery.AS_PLANNED
    """As planned, abandoned, not reached or done instead."""
    decision: Decision | None = None
    """What next for it; empty while it has not been said."""
    why: str = ""
    """Why it was abandoned, done instead, or is to be taken that way."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A record was finished."""

    merge_whole: ClassVar[bool] = True

    at: datetime
    """When, with offset."""
    by: str
    """Id of the worker who finished it."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise WrongUse("The time a record was finished has no offset.")


class Record:
    """What is written after a session: a `HeldRecord` or a `NotHeldRecord`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class HeldRecord(Record):
    """The record of a session that was held, under the headings of the form in Appendix 1."""

    when: When
    """When it was held."""
    venue: str = ""
    """Where."""
    came: Came | None = None
    """How the participant came; empty while it has not been said."""
    came_words: str = ""
    """What there is to say about it."""
    present: tuple[Who, ...] = ()
    """Who was there, of the workers and others."""
    apologies: tuple[Who, ...] = ()
    """Who had sent apologies."""
    alone_because: str = ""
    """Why one worker was alone."""
    exercises: tuple[ExerciseDone, ...] = ()
    """What was worked on, and what was not reached."""
    aims: tuple[AimResult, ...] = ()
    """The aims with what became of each."""
    content: tuple[Passage, ...] = ()
    """The work as it was done."""
    happened: tuple[Passage, ...] = ()
    """Outcome: what happened and was said (fact, reported)."""
    view: tuple[Passage, ...] = ()
    """Outcome: what we make of it (opinion, judgement)."""
    made: tuple[Made, ...] = ()
    """Sheets, charts and cards that were made (A2 ¶6, ¶17)."""
    our_approach: str = ""
    """Looking back: our approach (¶34)."""
    learning: str = ""
    """Looking back: the participant's learning (¶34)."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What was done where he failed to comply or was unfit to take part."""
    enforcement: tuple[Enforcement, ...] = ()
    """What was done to enforce the order (¶23)."""
    next: Next | None = None
    """The next appointment or why none; empty while it has not been said."""
    set_aside: str = ""
    """What stood on a form and belongs under none of its headings."""
    completed: Completed | None = None
    """When it was finished; empty while it is being written up."""
    kind: Literal["held"] = "held"
    """Told apart in the file by this word."""

    @property
    def workers_present(self) -> tuple[Who, ...]:
        """The workers among those present."""
        return tuple(who for who in self.present if who.kind is WhoKind.WORKER)

    def lacks(self) -> tuple[Lack, ...]:
        """What must still be said before the record can be signed, each with its field."""
        lacks = [] if self.came else [Lack("came", "Say how the participant came.")]
        for number, result in enumerate(self.aims, 1):
            if result.result is None:
                lacks.append(Lack(f"results/{result.id}/result", f"Say how aim {number} went."))
        if not self.happened:
            lacks.append(Lack("happened", "Say what happened and was said."))
        if self.next is None:
            lacks.append(_NO_NEXT)
        if not self.workers_present:
            lacks.append(Lack("present", "Say who of the workers was there."))
        if len(self.workers_present) == 1 and not self.alone_because:
            lacks.append(Lack("alone_because", "Say why one worker was alone."))
        return tuple(lacks)

    def not_yet(self, today: date) -> tuple[Lack, ...]:
        """That its day has not come, where it is said to have been held on a later one."""
        if self.when.day <= today:
            return ()
        return (Lack("when", f"Say when it was held: {self.when.show()} has not come yet."),)

    def missing(self) -> tuple[str, ...]:
        """What must still be said before the record can be signed, one sentence each."""
        return tuple(each.sentence for each in self.lacks())


@dataclass(frozen=True, slots=True)
class NotHeldRecord(Record):
    """The record of a session that was not held."""

    when: When
    """When it was to be held."""
    code: NotHeldCode | None = None
    """Why it was not held; empty while it has not been said."""
    asked_by: str = ""
    """Who asked for it to be put off or cancelled."""
    why: str = ""
    """The reason given."""
    successor: str = ""
    """Id of the session it was put off to; empty where there is none."""
    venue: str = ""
    """Where it was to be."""
    present: tuple[Who, ...] = ()
    """Who of the workers was there."""
    apologies: tuple[Who, ...] = ()
    """Who had sent apologies."""
    words: tuple[Passage, ...] = ()
    """What there is to say about it."""
    follow_ups: tuple[FollowUp, ...] = ()
    """What was done about it and when (¶26)."""
    enforcement: tuple[Enforcement, ...] = ()
    """What was done to enforce the order (¶23)."""
    next: Next | None = None
    """The next appointment or why none; empty while it has not been said."""
    set_aside: str = ""
    """What stood on a form and belongs under none of its headings."""
    completed: Completed | None = None
    """When it was finished; empty while it is being written up."""
    kind: Literal["not held"] = "not held"
    """Told apart in the file by this word."""

    def lacks(self) -> tuple[Lack, ...]:
        """What must still be said before the record can be signed, each with its field."""
        lacks = [] if self.code else [Lack("code", "Say why the session was not held.")]
        if self.code is NotHeldCode.ABSENT_ACCEPTABLE and not self.why:
            lacks.append(Lack("why", "Say why the absence is acceptable."))
        if self.code in (NotHeldCode.PUT_OFF, NotHeldCode.CANCELLED_BY_US):
            lacks += [] if self.asked_by else [Lack("asked_by", "Say who asked for it.")]
            lacks += [] if self.why else [Lack("why", "Say why.")]
        if self.code is not None and self.code.is_missed and not self.follow_ups:
            sentence = "Say what was done about the missed session, and when."
            lacks.append(Lack("follow_ups", sentence))
        if self.next is None and not self.successor:
            lacks.append(_NO_NEXT)
        return tuple(lacks)

    def not_yet(self, today: date) -> tuple[Lack, ...]:
        """That its day has not come, where the participant is said to have missed it."""
        missed = self.code is not None and self.code.is_missed
        if not missed or self.when.day <= today:
            return ()
        day = self.when.show()
        said = f"Nobody has missed {day} yet: it can be put off or cancelled."
        return (Lack("code", said),)

    def missing(self) -> tuple[str, ...]:
        """What must still be said before the record can be signed, one sentence each."""
        return tuple(each.sentence for each in self.lacks())
