"""The relapse prevention record of a case as the view of one reader.

Invariant: as in `build_session`; every count of days and sessions is relative to the latest session
in the record, never to today, so that the same state gives the same document.
"""

from collections import defaultdict

from sessionkit.continuity.threads import Thread
from sessionkit.documents.aims_view import goal_item, who_is_to
from sessionkit.documents.build_front import build_front
from sessionkit.documents.build_plan import build_plan
from sessionkit.documents.build_session import build_session
from sessionkit.documents.conflict_view import conflict_views
from sessionkit.documents.left_out import Kind
from sessionkit.documents.material import Material
from sessionkit.documents.meeting_view import attendance
from sessionkit.documents.plan_view import PlanView
from sessionkit.documents.prior_view import prior_views
from sessionkit.documents.reader_table import Cell, Row
from sessionkit.documents.readers import Reader
from sessionkit.documents.record_view import (
    FrontView,
    GlanceView,
    GoalView,
    OpenView,
    ProgrammeView,
    RecordView,
    StepView,
    WorkedOn,
)
from sessionkit.documents.session_view import SessionView
from sessionkit.documents.story_view import KIND_WORDS, in_hand
from sessionkit.documents.threads_view import Ways, settled_views, way, ways
from sessionkit.domain.dates import show_date
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.record import Delivery, ExerciseDone
from sessionkit.domain.session import Session


def build_record(material: Material) -> RecordView:
    """The whole record as the reader may see it."""
    front = build_front(material)
    found = ways(material)
    return RecordView(
        front if front != FrontView() else None,
        _goals(material),
        _plan(material),
        prior_views(material),
        _programme(material),
        _glance(material),
        _chain(material),
        tuple(_open(material, thread, found) for thread in material.open_threads()),
        settled_views(material, found),
        conflict_views(material),
        material.cell(Row.CONTENT) is Cell.ALL,
        material.reader in (Reader.FILE, Reader.COURT, Reader.DUTY),
    )


def _goals(material: Material) -> tuple[GoalView, ...]:
    views = (_goal(material, goal) for goal in material.case.goals)
    return tuple(view for view in views if view is not None)


def _goal(material: Material, goal: Goal) -> GoalView | None:
    def text(words: str) -> str:
        return material.release.text(goal_item(goal, words, material), words)

    what = text(goal.what)
    if not what:
        return None
    return GoalView(
        what,
        text(goal.how),
        text(goal.reviewed_by),
        show_date(goal.by_when) if goal.by_when is not None else "",
        show_date(goal.ended) if goal.ended is not None else "",
        text(goal.where_it_stands),
    )


def _plan(material: Material) -> PlanView | None:
    plan = build_plan(material)
    return plan if plan.sections or plan.former else None


def _programme(material: Material) -> ProgrammeView | None:
    programme = material.case.programme
    if programme is None:
        return None
    if material.cell(Row.CONTENT) is not Cell.ALL:
        material.release.keeps_back(Kind.PROGRAMME)
        return None
    worked = _worked_on(material)
    steps = tuple(
        StepView(n, step.exercise.name, step.choice.value, step.reason, tuple(worked[step.id]))
        for n, step in enumerate(programme.steps, 1)
    )
    return ProgrammeView(programme.title, programme.chosen_because, steps)


def _worked_on(material: Material) -> dict[str, list[WorkedOn]]:
    found: dict[str, list[WorkedOn]] = defaultdict(list)
    for session in material.chain:
        if session.held is None:
            continue
        for done in session.held.exercises:
            if done.step and done.delivery is not Delivery.NOT_REACHED:
                found[done.step].append(WorkedOn(material.ref(session), _what_next(done)))
    return found


def _what_next(done: ExerciseDone) -> str:
    if done.decision is not None:
        return done.decision.value
    return done.delivery.value if done.delivery is Delivery.ABANDONED else ""


def _glance(material: Material) -> tuple[GlanceView, ...]:
    """Every session in a line, for readers who are told who came."""
    if material.cell(Row.CONTACT) is Cell.NOTHING or material.reader is Reader.PARTICIPANT:
        return ()
    works = material.cell(Row.CONTENT) is Cell.ALL
    return tuple(_line(material, session, works=works) for session in material.chain)


def _line(material: Material, session: Session, *, works: bool) -> GlanceView:
    approach = session.approach
    names = tuple(each.exercise.name for each in session.exercises)
    if session.held is None:
        names = tuple(f"{name} (planned)" for name in names)
    return GlanceView(
        material.ref(session),
        names if works else (),
        attendance(session),
        approach.kind.value if works and approach is not None else "",
    )


def _chain(material: Material) -> tuple[SessionView, ...]:
    # Every session is built, also where it is not shown: what it keeps back is counted.
    views = [(session, build_session(material, session)) for session in material.chain]
    match material.reader:
        case Reader.AGENCY:
            return tuple(view for _, view in views if view.aims)
        case Reader.DUTY:
            return tuple(view for session, view in views if material.is_recent(session))
    return tuple(view for _, view in views)


def _open(material: Material, thread: Thread, found: Ways) -> OpenView:
    session = material.origin(thread.began)
    assert session is not None
    return OpenView(
        KIND_WORDS[thread.root.kind],
        material.marked(thread.root),
        material.ref(session),
        _since(material, session),
        _now(material, thread),
        _who(material, thread.root),
        show_date(thread.due) if thread.due is not None else "",
        thread.risk_information and material.cell(Row.RISK) is not Cell.NOTHING,
        in_hand(material, thread),
        way(material, thread, found),
    )


def _since(material: Material, session: Session | PriorWork) -> str:
    """For how long, up to the latest session in the record: “35 days, 3 sessions”."""
    latest = material.case.last_recorded
    if latest is None or material.cell(Row.CONTACT) is Cell.NOTHING:
        return ""
    if session is latest:
        return "the latest session"
    days = max((latest.when.day - session.when.day).days, 0)
    sessions = max(material.place(latest) - material.place(session), 0)
    return f"{_many(days, 'day')}, {_many(sessions, 'session')}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _now(material: Material, thread: Thread) -> str:
    if thread.tip == thread.root or not material.lets(thread.tip):
        return ""
    words = material.marked(thread.tip).text
    return words if words != material.marked(thread.root).text else ""


def _who(material: Material, item: ItemRef) -> str:
    if item.kind is not ItemKind.ACTION:
        return ""
    return who_is_to(material, material.case.action(item.id))
