"""The relapse prevention record as a template sees it.

Invariant: as in `session_view`: what the reader may be given, in words, and nothing else.
"""

from dataclasses import dataclass

from sessionkit.documents.plan_view import PlanView
from sessionkit.documents.session_view import (
    IssueView,
    Marked,
    NextView,
    SessionRef,
    SessionView,
    StoryLine,
)


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands at the top of every document."""

    title: str
    """Title of the document, in fixed words."""
    reader: str
    """For whom it is, in words."""
    name: str
    """The participant's name."""
    reference: str = ""
    """The reference of the case."""
    other_names: tuple[str, ...] = ()
    """Other names the participant is known by."""
    team: str = ""
    """Name of the team."""
    up_to: SessionRef | None = None
    """The latest session in the record."""
    invented_only: bool = True
    """Whether the workspace may hold invented people only."""
    participant: str = "participant"
    """The team's word for the person on the programme."""


@dataclass(frozen=True, slots=True)
class NotedView:
    """A statement that can go stale."""

    text: str
    """What is known."""
    on: str
    """The day it was noted."""
    by: str = ""
    """Who noted it."""


@dataclass(frozen=True, slots=True)
class FlagView:
    """A warning flag."""

    what: str
    """What staff must know."""
    since: str
    """Since when it stands."""
    by: str = ""
    """Who raised it."""
    lifted: str = ""
    """The day it was lifted; empty while it stands."""
    lifted_because: str = ""
    """Why it was lifted."""


@dataclass(frozen=True, slots=True)
class RiskView:
    """A piece of risk information (¶18)."""

    text: Marked
    """What was raised."""
    session: SessionRef | None = None
    """Where; nothing where the reader is not told."""
    standing: str = ""
    """“still open”; empty where it is settled or the reader is not told."""


@dataclass(frozen=True, slots=True)
class WorkerView:
    """A worker's part in the case."""

    role: str
    """Co-worker, supervising officer or supervisor."""
    name: str
    """The name."""
    since: str = ""
    """From which day."""
    until: str = ""
    """Until which day; empty while it lasts."""


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front sheet."""

    order: str = ""
    """Order or licence."""
    order_until: str = ""
    """The day it ends."""
    conditions: str = ""
    """Its conditions."""
    whereabouts: NotedView | None = None
    """Where the participant lives and how to reach them."""
    offence: NotedView | None = None
    """Offence summary."""
    flags: tuple[FlagView, ...] = ()
    """Warning flags, those that stand first."""
    risk: tuple[RiskView, ...] = ()
    """Risk information raised, oldest first."""
    workers: tuple[WorkerView, ...] = ()
    """Who runs, holds and reviews the case, former ones last."""
    next: NextView | None = None
    """The next appointment, or why there is none."""


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal."""

    what: str
    """The goal."""
    how: str = ""
    """How to get there."""
    reviewed_by: str = ""
    """How it will be seen whether it is reached."""
    by_when: str = ""
    """The day it is to be reached by."""
    ended: str = ""
    """The day it was reached or given up."""
    where_it_stands: str = ""
    """What is said of it."""


@dataclass(frozen=True, slots=True)
class PriorView:
    """A piece of work done before the first session."""

    what: Marked
    """What was done."""
    where: str = ""
    """Where and with whom."""
    period: str = ""
    """When, in words."""
    exercises: tuple[str, ...] = ()
    """Exercises it covered."""
    came_of_it: str = ""
    """What came of it."""
    source: str = ""
    """How it is known."""
    noted: str = ""
    """The day it was entered, and by whom."""
    left: tuple[IssueView, ...] = ()
    """What it left open, with what became of it."""


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """A session that worked on a step."""

    session: SessionRef
    """Which session."""
    what: str = ""
    """What was decided for it, or how it came to be left: “repeat”, “abandoned”."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the programme."""

    number: int
    """Its place, from 1."""
    exercise: str
    """The title, or the printed line."""
    choice: str
    """Chosen, skipped or inserted."""
    reason: str
    """Why."""
    sessions: tuple[WorkedOn, ...]
    """The sessions it was worked on in."""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The case's programme."""

    title: str
    """What it is called."""
    chosen_because: str
    """Why it was chosen."""
    steps: tuple[StepView, ...]
    """In order of delivery."""


@dataclass(frozen=True, slots=True)
class GlanceView:
    """A session in one line."""

    session: SessionRef
    """Which, with its day."""
    exercises: tuple[str, ...] = ()
    """What was worked on; empty where the reader is not told."""
    attendance: str = ""
    """How the participant came, why it was not held, or its state."""
    approach: str = ""
    """How it follows the one before."""


@dataclass(frozen=True, slots=True)
class WayView:
    """The way of a thread along the chain."""

    drawn: str
    """Session by session: “S5 ●──●──·──● S9”."""
    touched: tuple[WorkedOn, ...]
    """The sessions that had to do with it, each with what it did."""


@dataclass(frozen=True, slots=True)
class OpenView:
    """Something still open."""

    kind: str
    """Aim, issue or action."""
    item: Marked
    """What it says."""
    session: SessionRef
    """Where it began."""
    since: str
    """For how long: “35 days, 3 sessions”."""
    now: str = ""
    """The aim it has become, where it was taken up as one."""
    who: str = ""
    """Who is to do it."""
    due: str = ""
    """By when, as last carried."""
    risk_information: bool = False
    """Whether it is risk information."""
    in_hand: StoryLine | None = None
    """The session that has taken it up and is not recorded yet."""
    way: WayView | None = None
    """Its way along the chain; nothing where the reader is not told of every session."""


@dataclass(frozen=True, slots=True)
class SettledView:
    """Something that was left open once and is not any more."""

    kind: str
    """Aim, issue or action."""
    item: Marked
    """What it says."""
    became: str
    """Met, done, settled or dropped."""
    lasted: str
    """For how long it was open: “35 days, 3 sessions”."""
    way: WayView
    """Its way along the chain."""


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two people's values of one thing, of which nobody has decided yet."""

    session: SessionRef | None
    """The session it stands in; nothing where it stands in none."""
    where: str
    """Where, in words."""
    stands: str = ""
    """The value in the record; empty where the reader is not told."""
    other: str = ""
    """The other value."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """The whole record."""

    front: FrontView | None = None
    """The front sheet; nothing where there is nothing on it for this reader."""
    goals: tuple[GoalView, ...] = ()
    """What the programme is for."""
    plan: PlanView | None = None
    """The relapse prevention plan; nothing where there is nothing in it for this reader."""
    prior: tuple[PriorView, ...] = ()
    """Work done before the first session."""
    programme: ProgrammeView | None = None
    """The case's programme."""
    glance: tuple[GlanceView, ...] = ()
    """Every session in one line, in order."""
    sessions: tuple[SessionView, ...] = ()
    """The chain, in order."""
    open: tuple[OpenView, ...] = ()
    """What is still open, oldest first."""
    settled: tuple[SettledView, ...] = ()
    """What was left open once and is not any more, for readers who are told of every session."""
    conflicts: tuple[ConflictView, ...] = ()
    """What two people wrote differently and nobody has decided."""
    tells_work: bool = True
    """Whether this reader is told what every session worked on."""
    tells_open: bool = True
    """Whether this reader is told of everything that is open, so that none means none."""
