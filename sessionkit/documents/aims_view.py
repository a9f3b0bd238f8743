"""Aims, issues and further action of a session, as a reader is told.

Invariant: every aim, issue and action passes the release by itself; what it serves and where it
began passes by itself again.
"""

from sessionkit.documents.left_out import Kind
from sessionkit.documents.material import Material
from sessionkit.documents.readers import Reader
from sessionkit.documents.release import Item
from sessionkit.documents.session_view import ActionView, AimView, IssueView
from sessionkit.documents.story_view import became, began, standing
from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult
from sessionkit.domain.dates import show_date
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.domain.issue import Issue
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.session import Session
from sessionkit.domain.state import State


def aim_views(material: Material, session: Session) -> tuple[AimView, ...]:
    """The aims of a session with what came of each; those planned and never recorded last."""
    results = session.held.aims if session.held is not None else ()
    by_aim = {each.aim.id: each for each in results}
    views = (_aim(material, session, aim, by_aim.get(aim.id)) for aim in session.every_aim)
    return tuple(view for view in views if view is not None)


def issue_views(material: Material, session: Session) -> tuple[IssueView, ...]:
    """The issues raised in a session."""
    views = (issue_view(material, issue) for issue in material.issues_of(session))
    return tuple(view for view in views if view is not None)


def issue_view(material: Material, issue: Issue) -> IssueView | None:
    """An issue with what became of it; nothing where it does not go out."""
    ref = ItemRef(ItemKind.ISSUE, issue.id)
    if not material.lets(ref):
        return None
    return IssueView(
        material.marked(ref), issue.risk_information, became(material, ref), standing(material, ref)
    )


def action_views(material: Material, session: Session) -> tuple[ActionView, ...]:
    """The further action agreed in a session."""
    refs = ((ItemRef(ItemKind.ACTION, each.id), each) for each in material.actions_of(session))
    return tuple(
        ActionView(
            material.marked(ref),
            who_is_to(material, action),
            show_date(action.due) if action.due is not None else "",
            became(material, ref),
            standing(material, ref),
        )
        for ref, action in refs
        if material.lets(ref)
    )


def who_is_to(material: Material, action: Action) -> str:
    """Who is to do something; nobody in the participant's own copy, which has only his own."""
    if action.who is None or material.reader is Reader.PARTICIPANT:
        return ""
    return named(action.who, material.settings.participant)


def named(who: Who, participant: str) -> str:
    """Somebody's name; the participant's with the team's word for him."""
    return f"{who.name} ({participant})" if who.kind is WhoKind.PARTICIPANT else who.name


def goal_item(goal: Goal, text: str, material: Material) -> Item:
    """A text of a goal as the release looks at it."""
    last = material.last
    serves = last is not None and any(aim.goal == goal.id for aim in last.every_aim)
    return Item(Kind.GOAL, goal.id, (text,), last=serves)


def _aim(
    material: Material, session: Session, aim: Aim, result: AimResult | None
) -> AimView | None:
    ref = ItemRef(ItemKind.AIM, aim.id)
    if not material.lets(ref):
        return None
    words = result.words if result is not None else ""
    marks, last = material.marks_of(aim), session is material.last
    item = Item(Kind.RESULT, aim.id, (words,), marks, session.id, last=last)
    planned = {each.id: each for each in (session.plan.aims if session.plan is not None else ())}
    meant = planned.get(aim.id)
    own_copy = material.reader is Reader.PARTICIPANT
    reworded = meant is not None and meant.text != aim.text
    return AimView(
        material.marked(ref),
        _result(session, result),
        material.release.text(item, words),
        _goal(material, aim),
        "" if own_copy else _note(session, result, on_plan=meant is not None),
        _planned_as(material, meant) if meant is not None and reworded and not own_copy else "",
        began(material, aim.id),
        became(material, ref),
        standing(material, ref),
    )


def _result(session: Session, result: AimResult | None) -> str:
    if result is not None and result.result is not None:
        return result.result.value
    if session.not_held is not None:
        return "not attempted"
    if session.held is None or result is None:
        return ""
    return "no result recorded" if session.state is State.RECORDED else "not said yet"


def _note(session: Session, result: AimResult | None, *, on_plan: bool) -> str:
    if session.held is None or session.plan is None:
        return ""
    if not on_plan:
        return "not on the plan"
    return "" if result is not None else "on the plan, not in the record"


def _planned_as(material: Material, meant: Aim) -> str:
    """How the plan worded an aim; its own words pass the guard by themselves."""
    item = material.item(ItemRef(ItemKind.AIM, meant.id))
    marks = material.marks_of(meant)
    planned = Item(item.kind, meant.id, (meant.text,), marks, item.session, last=item.last)
    return material.release.text(planned, meant.text)


def _goal(material: Material, aim: Aim) -> str:
    goal = material.goal(aim.goal)
    return material.release.text(goal_item(goal, goal.what, material), goal.what) if goal else ""
