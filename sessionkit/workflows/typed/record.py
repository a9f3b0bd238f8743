"""The record of a session that was held, as it is typed.

Invariant: a planned session opens with its plan's text in place, and the parts of the record that
have no words yet open with ids that follow from the session alone, so that two workers who begin
the same record begin one.
"""

from dataclasses import dataclass

from sessionkit.domain.action import Action
from sessionkit.domain.aim import AimResult
from sessionkit.domain.appointment import Appointment, Next, NoAppointment
from sessionkit.domain.calendar_words import show_date, show_moment
from sessionkit.domain.case import Case
from sessionkit.domain.follow_up import Enforcement, FollowUp
from sessionkit.domain.ids import derived_id
from sessionkit.domain.issue import Issue
from sessionkit.domain.made import Made
from sessionkit.domain.passage import Marks, Passage
from sessionkit.domain.people import Who
from sessionkit.domain.record import ExerciseDone, HeldRecord
from sessionkit.domain.session import Session, begun_from
from sessionkit.domain.state import State
from sessionkit.domain.when import When
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.plan_parts import expected
from sessionkit.workflows.typed.record_entries import TypedEntryHere, entries_here, entry_row
from sessionkit.workflows.typed.record_turns import TypedTurn, turns_of


@dataclass(frozen=True, slots=True)
class TypedResult:
    """An aim with what became of it."""

    id: str
    """Id of the `AimResult`."""
    aim: str
    """Id of the aim."""
    text: str
    """The aim, as agreed."""
    goal: str
    """Id of the goal it serves; empty where none is named."""
    result: str
    """Value of `Result`; empty while it has not been said."""
    words: str
    """What there is to say about the result."""


@dataclass(frozen=True, slots=True)
class TypedDone:
    """An exercise as it was worked on."""

    id: str
    """Id of the `ExerciseDone`."""
    card: str
    """Id of the card; empty where what was written matches none."""
    title: str
    """The card's title as it stood."""
    written: str
    """The printed line, or what was written."""
    step: str
    """Id of the step in the case's programme; empty where it is none of its steps."""
    delivery: str
    """Value of `Delivery`."""
    decision: str
    """Value of `Decision`; empty while it has not been said."""
    why: str
    """Why it was abandoned, done instead, or is to be taken that way."""


@dataclass(frozen=True, slots=True)
class TypedPassage:
    """A stretch of text with its marks."""

    id: str
    """Id of the `Passage`."""
    text: str
    """The words."""
    marks: tuple[str, ...]
    """Values of `Mark`."""


@dataclass(frozen=True, slots=True)
class TypedIssue:
    """Something raised in the session."""

    id: str
    """Id of the `Issue`."""
    text: str
    """What was raised."""
    risk: bool
    """Whether somebody must be told and risk reassessed (¶18)."""
    marks: tuple[str, ...]
    """Values of `Mark`."""


@dataclass(frozen=True, slots=True)
class TypedAction:
    """Something somebody is to do."""

    id: str
    """Id of the `Action`."""
    what: str
    """What is to be done."""
    who: str
    """Name of who is to do it."""
    due: str
    """The day it is to be done by."""
    marks: tuple[str, ...]
    """Values of `Mark`."""


@dataclass(frozen=True, slots=True)
class TypedMade:
    """A sheet, chart or card that was made in the session (A2 ¶6, ¶17)."""

    id: str
    """Id of the `Made`."""
    title: str
    """What it is called."""
    kind: str
    """Value of `MadeKind`; empty while it has not been said."""
    kept: str
    """Where it is kept."""
    copy: str
    """Value of `Copy`; empty while it has not been said."""


@dataclass(frozen=True, slots=True)
class TypedDeed:
    """A follow-up: what was done about what was missed or not complied with (¶26)."""

    id: str
    """Id of the `FollowUp`."""
    what: str
    """What was done."""
    when: str
    """The day, with the time where it is known; the day of the session where empty."""


@dataclass(frozen=True, slots=True)
class TypedStep:
    """One step taken to enforce the order (¶23)."""

    id: str
    """Id of the `Enforcement`."""
    step: str
    """Value of `EnforcementStep`; empty while it has not been said."""
    on: str
    """The day it was taken."""
    words: str
    """What was said or sent, and to whom."""


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """The record of a session that was held, as it stands in the fields of a form."""

    session: str
    """Id of the session."""
    when: str
    """When it was held."""
    venue: str
    """Where."""
    came: str
    """Value of `Came`; empty while it has not been said."""
    came_words: str
    """What there is to say about it."""
    present: str
    """Names of those there, with commas between."""
    apologies: str
    """Names of those who had sent apologies, with commas between."""
    alone_because: str
    """Why one worker was alone."""
    exercises: tuple[TypedDone, ...]
    """What was worked on, and what was not reached."""
    results: tuple[TypedResult, ...]
    """The aims with what became of each."""
    content: tuple[TypedPassage, ...]
    """The work as it was done."""
    happened: tuple[TypedPassage, ...]
    """Outcome: what happened and was said (fact, reported)."""
    view: tuple[TypedPassage, ...]
    """Outcome: what we make of it (opinion, judgement)."""
    made: tuple[TypedMade, ...]
    """Sheets, charts and cards that were made."""
    entries: tuple[TypedEntryHere, ...]
    """What of it goes into the relapse prevention plan."""
    our_approach: str
    """Looking back: our approach (¶34)."""
    learning: str
    """Looking back: the participant's learning (¶34)."""
    issues: tuple[TypedIssue, ...]
    """What was raised in the session."""
    actions: tuple[TypedAction, ...]
    """Further action agreed in the session."""
    follow_ups: tuple[TypedDeed, ...]
    """What was done where he failed to comply or was unfit to take part."""
    enforcement: tuple[TypedStep, ...]
    """What was done to enforce the order."""
    turns: tuple[TypedTurn, ...]
    """What the session did with what earlier ones left."""
    next: str
    """When the next appointment is."""
    next_venue: str
    """Where it is."""
    no_next_because: str
    """Why there is none."""
    set_aside: str
    """What stood on a form and belongs under none of its headings."""


def record_form(workspace: Workspace, case: Case, session_id: str) -> TypedRecord:
    """The record of a session as it opens: what was written so far, or the plan's text.

    Raises:
        NotFound: where the case has no such session.
    """
    case.session_of(session_id)
    return _form(workspace, case, session_id)


def record_or_new(workspace: Workspace, case: Case, session_id: str) -> TypedRecord:
    """The record of a session as it opens, also where the case has no such session yet."""
    return _form(workspace, case, session_id)


def unplanned_record(workspace: Workspace, case: Case, id: str = "") -> TypedRecord:
    """An empty record of a session nobody planned, held today.

    Args:
        workspace: the team's store.
        case: the case.
        id: of the session; a new one where empty.
    """
    return _form(workspace, case, id or workspace.new_id())


def opening_record(workspace: Workspace, case: Case, session_id: str) -> HeldRecord:
    """The record a form opens with, and what is typed is compared with."""
    session = next((each for each in case.sessions if each.id == session_id), None)
    if session is None:
        return HeldRecord(When(workspace.today), present=expected(case))
    if session.held is not None:
        return session.held
    if session.plan is not None:
        return begun_from(session.plan, session.id)
    return HeldRecord(session.when)


def begun_case(workspace: Workspace, case: Case, session_id: str) -> Case:
    """The case with the session's record begun, whether it was planned, begun or neither."""
    session = next((each for each in case.sessions if each.id == session_id), None)
    if session is None:
        opening = opening_record(workspace, case, session_id)
        return case.add_session(Session(session_id, record=opening))
    return case.start_recording(session_id) if session.state is State.PLANNED else case


def _form(workspace: Workspace, case: Case, id: str) -> TypedRecord:
    record = opening_record(workspace, case, id)
    coming, coming_venue, no_next_because = next_fields(record.next)
    return TypedRecord(
        session=id,
        when=record.when.show(),
        venue=record.venue,
        came=record.came.value if record.came else "",
        came_words=record.came_words,
        present=names(record.present),
        apologies=names(record.apologies),
        alone_because=record.alone_because,
        exercises=tuple(done_row(each) for each in record.exercises),
        results=tuple(result_row(each) for each in record.aims),
        content=passage_rows(id, "content", record.content),
        happened=passage_rows(id, "happened", record.happened),
        view=passage_rows(id, "view", record.view),
        made=tuple(made_row(each) for each in record.made),
        entries=tuple(entry_row(each) for each in entries_here(case, id)),
        our_approach=record.our_approach,
        learning=record.learning,
        issues=tuple(issue_row(each) for each in case.issues_of(id)),
        actions=tuple(action_row(each) for each in case.actions_of(id)),
        follow_ups=tuple(deed_row(each) for each in record.follow_ups),
        enforcement=tuple(step_row(each) for each in record.enforcement),
        turns=turns_of(begun_case(workspace, case, id), id),
        next=coming,
        next_venue=coming_venue,
        no_next_because=no_next_because,
        set_aside=record.set_aside,
    )


# -- one row each ---------------------------------------------------------------------------------


def names(people: tuple[Who, ...]) -> str:
    """Names with commas between."""
    return ", ".join(each.name for each in people)


def next_fields(coming: Next | None) -> tuple[str, str, str]:
    """When the next appointment is, where it is, and why there is none."""
    match coming:
        case Appointment(when, venue):
            return when.show(), venue, ""
        case NoAppointment(why):
            return "", "", why
        case _:
            return "", "", ""


def done_row(done: ExerciseDone) -> TypedDone:
    """An exercise done as a row."""
    decision = done.decision.value if done.decision else ""
    ref = done.exercise
    return TypedDone(
        id=done.id,
        card=ref.card,
        title=ref.title,
        written=ref.written,
        step=done.step,
        delivery=done.delivery.value,
        decision=decision,
        why=done.why,
    )


def result_row(result: AimResult) -> TypedResult:
    """An aim's result as a row."""
    aim, said = result.aim, result.result.value if result.result else ""
    return TypedResult(result.id, aim.id, aim.text, aim.goal, said, result.words)


def passage_rows(session: str, field: str, parts: tuple[Passage, ...]) -> tuple[TypedPassage, ...]:
    """Passages as rows; one blank row where there are none."""
    rows = tuple(passage_row(each) for each in parts)
    return rows or (blank_passage(session, field),)


def blank_passage(session: str, field: str) -> TypedPassage:
    """The row to type in where a field has no words; its id follows from session and field."""
    return TypedPassage(derived_id(session, field), "", ())


def passage_row(part: Passage) -> TypedPassage:
    """A passage as a row."""
    return TypedPassage(part.id, part.text, mark_words(part.marks))


def issue_row(issue: Issue) -> TypedIssue:
    """An issue as a row."""
    return TypedIssue(issue.id, issue.text, issue.risk_information, mark_words(issue.marks))


def action_row(action: Action) -> TypedAction:
    """An action as a row."""
    who = action.who.name if action.who else ""
    due = show_date(action.due) if action.due else ""
    return TypedAction(action.id, action.what, who, due, mark_words(action.marks))


def made_row(made: Made) -> TypedMade:
    """A thing that was made as a row."""
    kind, copy = made.kind.value if made.kind else "", made.copy.value if made.copy else ""
    return TypedMade(made.id, made.title, kind, made.kept, copy)


def deed_row(deed: FollowUp) -> TypedDeed:
    """A follow-up as a row."""
    timed = deed.at is not None and deed.at.date() == deed.on
    when = show_moment(deed.at) if timed and deed.at is not None else show_date(deed.on)
    return TypedDeed(deed.id, deed.what, when)


def step_row(step: Enforcement) -> TypedStep:
    """A step of enforcement as a row."""
    return TypedStep(step.id, step.step.value, show_date(step.on) if step.on else "", step.words)


def mark_words(marks: Marks) -> tuple[str, ...]:
    """Marks in words."""
    return tuple(each.value for each in marks)
