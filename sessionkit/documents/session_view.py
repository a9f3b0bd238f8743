"""One session as a template sees it.

Invariant: a view holds what its reader may be given and nothing else, in words ready to be written;
an empty text, an empty tuple or nothing means that there is none or that it was left out.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionRef:
    """A session as another place of the document names it."""

    name: str
    """“Session 6”: the fixed words of its heading."""
    day: str
    """The day, in words; empty where the reader is not told."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks."""

    text: str
    """The words as they were typed."""
    marks: str = ""
    """“third party, in confidence”; only those entitled to the case see them."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One step in where something began or what became of it."""

    words: str
    """“Began as an issue in”, “Taken up in”; without a session “Dropped” and the like."""
    session: SessionRef | None = None
    """The session."""
    said: Marked | None = None
    """What the other end of it says, where that is in other words."""
    day: str = ""
    """“to Tue 10 Mar 2026” where it was carried, “on …” where it was not the session's day."""
    then: str = ""
    """What came of it, such as “met”."""
    why: str = ""
    """The reason."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """When, where and who."""

    when: str
    """Day, time and length."""
    venue: str = ""
    """Where."""
    present: tuple[str, ...] = ()
    """Who was there, or is to be."""
    apologies: tuple[str, ...] = ()
    """Who had sent apologies."""
    alone_because: str = ""
    """Why one worker was alone."""
    attendance: str = ""
    """How the participant came, in words."""
    attendance_words: str = ""
    """What there is to say about it."""


@dataclass(frozen=True, slots=True)
class NotHeldView:
    """Why a session was not held."""

    code: str
    """The reason in words; empty where it has not been said or the reader is not told."""
    asked_by: str = ""
    """Who asked for it to be put off or cancelled."""
    why: str = ""
    """The reason given."""
    put_off_to: SessionRef | None = None
    """The session it was put off to."""


@dataclass(frozen=True, slots=True)
class ApproachView:
    """How the session follows another."""

    kind: str
    """Start, continue, repeat, more slowly, differently or move on."""
    follows: SessionRef | None = None
    """The session it follows."""
    why: str = ""
    """The reason."""


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise, planned or worked on."""

    name: str
    """Its title, or what was written."""
    step: int | None = None
    """Its place in the programme; nothing where it is no step of it."""
    written: str = ""
    """What was written on the form, where that differs from the title."""
    delivery: str = ""
    """Abandoned, not reached or done instead; empty where it was done as planned."""
    decision: str = ""
    """What next for it: complete, continue, repeat, more slowly or differently."""
    why: str = ""
    """The reason."""


@dataclass(frozen=True, slots=True)
class AimView:
    """An aim with what came of it."""

    aim: Marked
    """The aim."""
    result: str = ""
    """Met, partly met, not met or not attempted; empty where that has not been said."""
    words: str = ""
    """What there is to say about the result."""
    goal: str = ""
    """The goal it serves."""
    note: str = ""
    """“not on the plan”, or “on the plan, not in the record”."""
    planned_as: str = ""
    """How the plan worded it, where the record words it otherwise."""
    began: tuple[StoryLine, ...] = ()
    """Where it began."""
    became: tuple[StoryLine, ...] = ()
    """What later sessions made of it."""
    standing: str = ""
    """“still open”; empty where it is settled."""


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue with what became of it."""

    issue: Marked
    """What was raised."""
    risk_information: bool = False
    """Whether somebody must be told and risk reassessed (¶18)."""
    became: tuple[StoryLine, ...] = ()
    """What later sessions made of it."""
    standing: str = ""
    """“still open”; empty where it is settled."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """Further action with what became of it."""

    action: Marked
    """What is to be done."""
    who: str = ""
    """Who is to do it."""
    due: str = ""
    """By when, as first agreed."""
    became: tuple[StoryLine, ...] = ()
    """What later sessions made of it."""
    standing: str = ""
    """“still open”; empty where it is settled."""


@dataclass(frozen=True, slots=True)
class EarlierView:
    """What this session did with something an earlier one left."""

    kind: str
    """Aim, issue or action."""
    item: Marked
    """What it says."""
    session: SessionRef
    """The session it came from."""
    line: StoryLine
    """What was done with it here."""


@dataclass(frozen=True, slots=True)
class DatedView:
    """Something done on a day."""

    when: str
    """The day, with the time where it is known; empty where no day is recorded."""
    what: str
    """What was done: “Rang him”, “Warning: by letter”."""


@dataclass(frozen=True, slots=True)
class AfterView:
    """What was done about a session that was missed or not complied with."""

    due: str = ""
    """The day by which a missed session was to be followed up (¶26)."""
    follow_ups: tuple[DatedView, ...] = ()
    """What was done about it."""
    enforcement: tuple[DatedView, ...] = ()
    """What was done to enforce the order (¶23)."""


@dataclass(frozen=True, slots=True)
class NextView:
    """The next appointment, or why there is none."""

    when: str = ""
    """Day and time; empty where there is none."""
    venue: str = ""
    """Where."""
    why_none: str = ""
    """Why there is none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something planned that went otherwise."""

    what: str
    """“Venue planned”, “Exercise planned and not recorded” …"""
    text: str
    """What the plan says."""


@dataclass(frozen=True, slots=True)
class MadeView:
    """Something made in the session."""

    title: str
    """What it is called."""
    kind: str = ""
    """Work sheet, flip chart and the like."""
    kept: str = ""
    """Where it is kept."""
    copy: str = ""
    """“a copy was given”, “no copy was given”; empty where that has not been said."""


@dataclass(frozen=True, slots=True)
class WorkView:
    """What was planned, done and said."""

    approach: ApproachView | None = None
    """How the session follows another."""
    exercises: tuple[ExerciseView, ...] = ()
    """What was worked on, or is to be."""
    planned_content: tuple[str, ...] = ()
    """The content as planned, where nothing is recorded yet or the record says otherwise."""
    content: tuple[Marked, ...] = ()
    """The work as it was done."""
    made: tuple[MadeView, ...] = ()
    """Sheets, charts and cards that were made."""
    happened: tuple[Marked, ...] = ()
    """What happened and was said; of a session not held, what there is to say about it."""
    view: tuple[Marked, ...] = ()
    """What we make of it."""
    our_approach: str = ""
    """Looking back: our approach (¶34)."""
    learning: str = ""
    """Looking back: the participant's learning (¶34)."""
    differences: tuple[Difference, ...] = ()
    """Where plan and record differ."""


@dataclass(frozen=True, slots=True)
class IntoPlanView:
    """An entry of the relapse prevention plan that comes from this session or came up in it."""

    section: str
    """Title of its section."""
    entry: Marked
    """What it says now, or said when it left the plan."""
    note: str = ""
    """“it came up again”, “reworded since”; empty where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session."""

    ref: SessionRef
    """Its name and day."""
    state: str = ""
    """“planned”, “being written up”; empty where it is recorded."""
    unplanned: bool = False
    """Whether it was recorded without a plan."""
    meeting: MeetingView | None = None
    """When, where and who."""
    not_held: NotHeldView | None = None
    """Why it was not held; nothing where it was held or is only planned."""
    work: WorkView = WorkView()
    """What was planned, done and said."""
    aims: tuple[AimView, ...] = ()
    """Its aims with what came of each."""
    issues: tuple[IssueView, ...] = ()
    """The issues raised in it."""
    actions: tuple[ActionView, ...] = ()
    """The further action agreed in it."""
    earlier: tuple[EarlierView, ...] = ()
    """What it did with what earlier sessions left, aims that took something up apart."""
    into_plan: tuple[IntoPlanView, ...] = ()
    """What of it went into the relapse prevention plan."""
    after: AfterView = AfterView()
    """What was done about it, where it was missed or not complied with."""
    next: NextView | None = None
    """The next appointment agreed in it."""
    set_aside: str = ""
    """What stood on a form and belongs under none of its headings."""
