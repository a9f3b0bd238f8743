"""Undoing one change to a case: what is put back, and what stays.

Invariant: sessions, issues and actions that a change added stay (a case never loses one), and an
issue once marked as risk information stays that. Work done before that an issue began with stays
with it. Fields go back to what they were; so do the rows of plans and records, and what was decided
about earlier items, which is a decision and no event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from sessionkit.domain.action import Action
from sessionkit.domain.case import Case
from sessionkit.domain.case_merge import merge_cases
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import Handling
from sessionkit.domain.issue import Issue
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.session import Session

_Item = TypeVar("_Item", Session, Issue, Action, Handling, Goal, PriorWork)


@dataclass(frozen=True, slots=True)
class PutBack:
    """A case with one change undone."""

    case: Case
    """As it stands now, without that change; conflicts where others changed the same since."""
    stays: tuple[str, ...]
    """A sentence for each thing the change made that stays, with what can be done about it."""


def put_back(before: Case, after: Case, now: Case) -> PutBack:
    """The case as it stands now, with the change from `before` to `after` undone.

    Args:
        before: the case before the change.
        after: the case with it.
        now: the case as it stands, with what was saved since.
    """
    keep = frozenset(each.id for each in _that_stay(before, after, now))
    case = merge_cases(after, _without(before, after, now, keep), now)
    aims = _aims(case)
    left = aims & (_aims(after) - _aims(before))
    # An aim that could not be taken out of its plan still stands for what it took up.
    bound = frozenset(each.id for each in now.handlings if each.aim in left)
    if not bound <= {each.id for each in case.handlings}:
        case = merge_cases(after, _without(before, after, now, keep | bound), now)
    standing = {each.id for each in now.handlings}
    handlings = tuple(
        each for each in case.handlings if each.id in standing or not each.aim or each.aim in aims
    )
    case = replace(case, handlings=handlings)
    return PutBack(case, tuple(_stays(before, after, case)))


def _aims(case: Case) -> frozenset[str]:
    return frozenset(aim.id for session in case.sessions for aim in session.every_aim)


def _without(before: Case, after: Case, now: Case, keep: frozenset[str]) -> Case:
    """The case before the change, with everything of it that must not vanish."""
    used = {aim.goal for session in now.sessions for aim in session.every_aim}
    goals = tuple(each for each in after.goals if each.id in used)
    decided = tuple(each for each in after.handlings if each.id in keep)
    # Issues stay, and what they began with; those that were raised since as well.
    begun = {each.session for each in (*after.issues, *now.issues)}
    prior = tuple(each for each in after.prior if each.id in begun)
    risk = {each.id for each in after.issues if each.risk_information}
    issues = (
        replace(each, risk_information=True) if each.id in risk else each for each in before.issues
    )
    return replace(
        before,
        prior=_joined(before.prior, prior),
        sessions=_joined(before.sessions, after.sessions),
        issues=_joined(tuple(issues), after.issues),
        actions=_joined(before.actions, after.actions),
        handlings=_joined(before.handlings, decided),
        goals=_joined(before.goals, goals),
    )


def _joined(own: tuple[_Item, ...], added: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return own + _new(own, added)


def _new(own: tuple[_Item, ...], added: tuple[_Item, ...]) -> tuple[_Item, ...]:
    known = {each.id for each in own}
    return tuple(each for each in added if each.id not in known)


def _that_stay(before: Case, after: Case, now: Case) -> Iterator[Handling]:
    """The decisions of a change that undoing it does not take back.

    Those made in a session that the change added: it stays, with all that was decided in it. And
    those about something that more was decided about since, which rests on them.
    """
    added = {each.id for each in _new(before.sessions, after.sessions)}
    later = {each.item for each in _new(after.handlings, now.handlings)}
    for each in _new(before.handlings, after.handlings):
        if each.session in added or each.item in later:
            yield each


def _stays(before: Case, after: Case, case: Case) -> Iterator[str]:
    added = _new(before.sessions, after.sessions)
    for session in added:
        yield f"{session.name} stays; cancel it if it was a mistake (`session not-held`)."
    begun = {each.id for each in before.sessions if each.record is None}
    for session in case.sessions:
        if session.id in begun and session.record is not None and _was_begun(after, session.id):
            yield f"The record of {session.name.lower()} stays; it was written in since."
    yield from _prior_stays(before, after, case)
    if issues := _new(before.issues, after.issues):
        yield _left("issue", len(issues))
    if actions := _new(before.actions, after.actions):
        yield _left("action", len(actions))
    marked = {each.id for each in before.issues if not each.risk_information}
    if any(each.id in marked and each.risk_information for each in after.issues):
        yield "Risk information stays risk information; settle it if need be (`issue settle`)."
    ours = {each.id for each in added}
    decided = _new(before.handlings, after.handlings)
    left = {each.id for each in case.handlings}
    if any(each.id in left and each.session not in ours for each in decided):
        yield "What was decided about something earlier stays: more came of it since."


def _prior_stays(before: Case, after: Case, case: Case) -> Iterator[str]:
    entered = {each.id for each in _new(before.prior, after.prior)}
    for each in case.prior:
        if each.id in entered and case.issues_of(each.id):
            yield "Work done before stays: issues began with it. `prior change` changes its words."
        elif each.id in entered:
            yield "Work done before stays; it was changed since."


def _was_begun(after: Case, session: str) -> bool:
    return after.session_of(session).record is not None


def _left(what: str, many: int) -> str:
    said = f"1 {what} stays; drop it" if many == 1 else f"{many} {what}s stay; drop them"
    return f"{said} with a reason if need be (`{what} drop`)."
