"""Sheets of every kind, with text that looks like notation, labels, Markdown and dates."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.appointment import Appointment, Next, NoAppointment
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.dates import When
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.follow_up import Enforcement, EnforcementStep, FollowUp
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.issue import Issue
from sessionkit.domain.made import Copy, Made, MadeKind
from sessionkit.domain.passage import Mark, Marks, Passage, in_order
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.plan import ContentLine, Plan, PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Decision, Delivery, ExerciseDone, HeldRecord, NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.sheet import GoalNamed, Mention, Sheet
from sessionkit.domain.text import field_text, make_safe

ZONE = ZoneInfo("Europe/London")

LOOK_ALIKES = (
    *("OUTCOME", "OUTCOME: good", "# OUTCOME", "## DATE", "**DATE:** 3 March", "Date\n----"),
    *("DATE", "ISSUES RAISED AND FURTHER ACTION REQUIRED:", "NAME OF OFFENDER"),
    *("| DATE | 3/3/26 |", "a|b", "+---+---+\n| DATE | x |\n+---+---+"),
    *("----  ----\nDATE  x\n----  ----", "<table>", "&amp;", "Set aside", "## Set aside"),
    *("# Record of a session", "Record of a session"),
    *("The plan, as it stood before the session", "# The plan, as it stood before the session"),
    *("What we make of it", "### What we make of it", "**What we make of it**"),
    *("<!-- sessionkit: -->", "Issue: x", "Action: x", "Issue (risk information): x"),
    *("Action (Tom, by Friday): ring", "Attendance: late", "Not held: put off"),
    *("Apologies: T Baird", "Apologies", "x (apologies)", "One worker alone because: x"),
    *("Approach: repeat", "Exercise: x", "Aim: x", "see attached list", "Result: met"),
    *("- Result: met", "Goal: x", "Takes up: aim from session 2: x", "met", "x (met)"),
    *("x - met", "not yet said", "met: x", ": x", "- x", "* x", "1. x", "a) x", "• x", "(1) x"),
    *("–  x", "Carried: action from session 3: x", "action from session 3: x"),
    *("Due: Tue 3 Mar 2026", "Next appointment: 3/3/26", "No next appointment: x"),
    *("Followed up: x", "Enforcement: breach", "10 min: x", "10 min, Tom: x", "Led by Tom: x"),
    *("No minutes: x", "10 mins", "x (10 mins)", "Tom to ring housing by Friday"),
    *("IM to check dates before next session", "Who: x", "By: x", "did not attend", "DNA"),
    *("He did not attend.", "cancelled by us - staff sick", "sent home", "put off", "not held"),
    *("Rowan - DNA", "Rowan (late)", "none", "n/a", "nobody", "no day", "-"),
    *("Isla Muir (worker)", "Isla Muir, Tom Baird", "Tom and Isla", "a/b", "“quoted”"),
    *('"quoted"', '"', "(", ")", "[third party] x", "[agreed]", "[no mark] x", "third party"),
    *("Workers: a, b", "Tue 3 Mar 2026", "Monday", "3/3/26 2pm", "14:30", "Signed: x"),
    *("Homework: x", "Risk: x", "Rowan Calder", "Rowan", "RC", "he", "client", "\\", "x\\"),
    *("\\\nx", "`x`", "> x", "***", "---", "x\n\ny", "x\n\n\n\ny", "x\n  y  \nz", "x\ny"),
    *("x  \ny", "\u00a0x\u00a0", "😀", "été", "_x_", "Further action required: x"),
    *("Actions:\n- x", "Issues", "Actions", "x:", ":", "::", "a\\: b"),
    *("Aims 1 and 2 met", "x - abandoned, y", "Why: x", "Learning: x", "Our approach: x"),
    *("Next appt 10/3", "x. Next appt 10/3", "Tom rang at 3pm", "TB ring x 10/3", "DATE    x"),
    *("Made: x", "Work sheet: x", "Kind: flip chart", "Kept: x", "Copy: given", "Flip chart: x"),
    *("Tom Baird 10 mins late", "Tom Baird (worker) x", "10 mins late", "Attendance: came"),
)
"""Text that looks like a heading, a label, notation, Markdown, a date or a statement."""


def safe(text: str) -> str:
    """Text as a field holds it once it has passed the door; may be empty."""
    return field_text(make_safe(text).text)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Text of a field: let in through the door, without blank lines round it, never empty."""
    piece = st.sampled_from(LOOK_ALIKES) | st.text(max_size=8)
    joined = draw(piece)
    if draw(st.booleans()):
        joined += draw(st.sampled_from((" ", "\n", "\n\n", ", ", ": ", ""))) + draw(piece)
    return safe(joined) or "He said so."


def maybe(text: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.just("") | text


TEXT = texts()
MAYBE = maybe(TEXT)
MARKS: SearchStrategy[Marks] = st.lists(st.sampled_from(Mark), max_size=3).map(
    lambda marks: in_order(tuple(marks))
)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def _when(day: date, minute: int | None, length: int | None) -> When:
    if minute is None:
        return When(day, None, length)
    starts = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZONE)
    try:
        return When(day, starts, length)
    except WrongUse:  # skipped by the clocks
        return When(day, None, length)


WHENS = st.builds(_when, DAYS, st.none() | st.integers(0, 1439), st.none() | st.integers(1, 600))
NAMES = st.sampled_from(("Isla Muir", "Tom Baird", "Rowan Calder", "his sister")) | TEXT
WHOS = st.builds(Who, st.sampled_from(WhoKind), NAMES)
PEOPLE = st.lists(WHOS, max_size=3).map(tuple)
PASSAGES = st.lists(st.builds(Passage, st.just(""), TEXT, MARKS), max_size=3).map(tuple)
EXERCISES = st.builds(ExerciseRef, st.just(""), st.just(""), TEXT)
AIMS = st.builds(Aim, st.just(""), TEXT, st.just(""), MARKS)
RESULTS = st.builds(AimResult, st.just(""), AIMS, st.none() | st.sampled_from(Result), MAYBE)
NEXTS: SearchStrategy[Next | None] = (
    st.none() | st.builds(Appointment, WHENS, MAYBE) | st.builds(NoAppointment, MAYBE)
)
MOMENTS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 -- Hypothesis adds the zone
    datetime(2035, 1, 1),  # noqa: DTZ001
    timezones=st.just(ZONE),
    allow_imaginary=False,
)
FOLLOW_UPS = st.lists(
    st.builds(
        FollowUp,
        st.just(""),
        TEXT,
        DAYS,
        st.none() | MOMENTS | MOMENTS.map(lambda at: at.replace(second=0, microsecond=0)),
    ),
    max_size=2,
).map(tuple)
ENFORCEMENT = st.lists(
    st.builds(Enforcement, st.just(""), st.sampled_from(EnforcementStep), st.none() | DAYS, MAYBE),
    max_size=2,
).map(tuple)
MADE = st.lists(
    st.builds(
        Made,
        st.just(""),
        TEXT,
        st.none() | st.sampled_from(MadeKind),
        MAYBE,
        st.none() | st.sampled_from(Copy),
    ),
    max_size=2,
).map(tuple)
PLANS = st.builds(
    Plan,
    when=WHENS,
    venue=MAYBE,
    present=PEOPLE,
    exercises=st.lists(st.builds(PlannedExercise, st.just(""), EXERCISES), max_size=2).map(tuple),
    aims=st.lists(AIMS, max_size=3).map(tuple),
    content=st.lists(
        st.builds(ContentLine, st.just(""), TEXT, st.none() | st.integers(1, 600), MAYBE),
        max_size=3,
    ).map(tuple),
    set_aside=MAYBE,
)
HELD = st.builds(
    HeldRecord,
    when=WHENS,
    venue=MAYBE,
    came=st.none() | st.sampled_from(Came),
    came_words=MAYBE,
    present=PEOPLE,
    apologies=PEOPLE,
    alone_because=MAYBE,
    exercises=st.lists(
        st.builds(
            ExerciseDone,
            st.just(""),
            EXERCISES,
            st.just(""),
            st.sampled_from(Delivery),
            st.none() | st.sampled_from(Decision),
            MAYBE,
        ),
        max_size=2,
    ).map(tuple),
    aims=st.lists(RESULTS, max_size=3).map(tuple),
    content=PASSAGES,
    happened=PASSAGES,
    view=PASSAGES,
    our_approach=MAYBE,
    learning=MAYBE,
    made=MADE,
    follow_ups=FOLLOW_UPS,
    enforcement=ENFORCEMENT,
    next=NEXTS,
    set_aside=MAYBE,
)
NOT_HELD = st.builds(
    NotHeldRecord,
    when=WHENS,
    code=st.none() | st.sampled_from(NotHeldCode),
    asked_by=MAYBE,
    why=MAYBE,
    venue=MAYBE,
    present=PEOPLE,
    apologies=PEOPLE,
    words=PASSAGES,
    follow_ups=FOLLOW_UPS,
    enforcement=ENFORCEMENT,
    next=NEXTS,
    set_aside=MAYBE,
)
APPROACHES = st.none() | st.builds(Approach, st.sampled_from(ApproachKind), MAYBE)
SESSIONS = (
    st.builds(Session, st.just(""), approach=APPROACHES, plan=PLANS)
    | st.builds(Session, st.just(""), approach=APPROACHES, record=HELD)
    | st.builds(Session, st.just(""), approach=APPROACHES, plan=PLANS, record=HELD)
    | st.builds(Session, st.just(""), approach=APPROACHES, record=NOT_HELD)
    | st.builds(Session, st.just(""), approach=APPROACHES, plan=PLANS, record=NOT_HELD)
)
ISSUES = st.lists(
    st.builds(Issue, st.just(""), TEXT, st.just(""), st.booleans(), MARKS), max_size=3
).map(tuple)
ACTIONS = st.lists(
    st.builds(Action, st.just(""), TEXT, st.just(""), st.none() | WHOS, st.none() | DAYS, MARKS),
    max_size=3,
).map(tuple)


def _mentions(aims: int) -> SearchStrategy[tuple[Mention, ...]]:
    any_mention = st.builds(
        Mention,
        st.sampled_from(How),
        st.sampled_from(ItemKind),
        st.none() | st.integers(1, 300),
        TEXT,
        st.none() | DAYS,
        MAYBE,
        st.none() | DAYS,
        st.none() | st.integers(1, max(aims, 1)),
    )
    if not aims:
        return st.lists(any_mention, max_size=3).map(tuple)
    taken_up = st.builds(
        Mention,
        st.just(How.TAKEN_UP),
        st.sampled_from(ItemKind),
        st.integers(1, 300),
        TEXT,
        aim=st.integers(1, aims),
    )
    return st.lists(taken_up | any_mention, max_size=4).map(tuple)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A session of any kind, with what belongs to it."""
    session = draw(SESSIONS)
    aims = len(session.aims)
    places = draw(st.lists(st.integers(1, aims), unique=True).map(sorted)) if aims else []
    return Sheet(
        draw(NAMES),
        session,
        draw(ISSUES),
        draw(ACTIONS),
        draw(_mentions(aims)),
        tuple(GoalNamed(place, draw(TEXT)) for place in places),
    )


# --- one text everywhere -------------------------------------------------------------------------

KINDS = ("planned", "held", "held as planned", "not held", "not held as planned")
_DAY = date(2026, 3, 3)


def filled_with(text: str, kind: str) -> Sheet:
    """A session of a kind that has the same text in every field of it."""
    session = _session(text, kind)
    places = range(1, len(session.aims) + 1)
    return Sheet(
        text,
        session,
        issues=(Issue("", text, ""), Issue("", text, "", True, (Mark.AGREED,))),
        actions=(
            Action("", text, ""),
            Action("", text, "", Who(WhoKind.WORKER, text)),
            Action("", text, "", None, _DAY),
            Action("", text, "", Who(WhoKind.OTHER, text), _DAY, (Mark.AGREED,)),
        ),
        mentions=(
            *(Mention(How.TAKEN_UP, ItemKind.AIM, 2, text, aim=place) for place in places[:2]),
            Mention(How.CARRIED, ItemKind.ACTION, None, text, _DAY, text, _DAY),
            Mention(How.LEFT, ItemKind.ISSUE, 1, text),
        ),
        goals=tuple(GoalNamed(place, text) for place in places),
    )


def _session(text: str, kind: str) -> Session:
    approach = Approach(ApproachKind.REPEAT, text)
    plan = _plan(text) if "plan" in kind else None
    if kind == "planned":
        return Session("", approach=approach, plan=plan)
    record = _not_held(text) if kind.startswith("not") else _held(text)
    return Session("", approach=approach, plan=plan, record=record)


def _everybody(text: str) -> tuple[Who, ...]:
    return tuple(Who(kind, text) for kind in WhoKind)


def _passages(text: str) -> tuple[Passage, ...]:
    marks: tuple[Marks, ...] = ((), (), (Mark.AGREED,), (), (Mark.THIRD_PARTY, Mark.AGREED), (), ())
    return tuple(Passage("", text, each) for each in marks)


def _plan(text: str) -> Plan:
    exercise = ExerciseRef("", "", text)
    return Plan(
        when=When(_DAY),
        venue=text,
        present=_everybody(text),
        exercises=(PlannedExercise("", exercise), PlannedExercise("", exercise)),
        aims=(Aim("", text), Aim("", text, marks=(Mark.AGREED,))),
        content=(
            ContentLine("", text),
            ContentLine("", text, 10),
            ContentLine("", text, None, text),
            ContentLine("", text, 5, text),
        ),
        set_aside=text,
    )


def _held(text: str) -> HeldRecord:
    exercise = ExerciseRef("", "", text)
    return HeldRecord(
        when=When(_DAY),
        venue=text,
        came_words=text,
        present=_everybody(text),
        apologies=_everybody(text),
        alone_because=text,
        exercises=(
            ExerciseDone("", exercise, "", Delivery.ABANDONED, Decision.REPEAT, text),
            ExerciseDone("", exercise),
        ),
        aims=(
            AimResult("", Aim("", text), None, text),
            AimResult("", Aim("", text), Result.MET, text),
            AimResult("", Aim("", text, marks=(Mark.AGREED,))),
        ),
        content=_passages(text),
        happened=_passages(text),
        view=_passages(text),
        our_approach=text,
        learning=text,
        made=(Made("", text, MadeKind.FLIP_CHART, text, Copy.GIVEN), Made("", text)),
        follow_ups=(FollowUp("", text, _DAY),),
        enforcement=(Enforcement("", EnforcementStep.BREACH, _DAY, text),),
        next=Appointment(When(_DAY), text),
        set_aside=text,
    )


def _not_held(text: str) -> NotHeldRecord:
    return NotHeldRecord(
        when=When(_DAY),
        code=NotHeldCode.PUT_OFF,
        asked_by=text,
        why=text,
        venue=text,
        present=_everybody(text),
        apologies=_everybody(text),
        words=_passages(text),
        follow_ups=(FollowUp("", text, _DAY),),
        enforcement=(Enforcement("", EnforcementStep.WARNING, None, text),),
        next=NoAppointment(text),
        set_aside=text,
    )
