"""Merging two copies of a case, with the rule that a plan is frozen once recording has started.

Invariant: what `domain.merge` promises for any object holds here; and a plan that one side froze by
beginning the record is not moved by what the other side did to it meanwhile: that stands beside it
in conflict. Work done before that an issue began with is there as long as the issue is: one side
may take it back while the other follows what it left. What the participant agreed to is the words
of a plan entry as they were read to them: where one side words an entry anew while the other notes
that they agree, neither is moved onto the other, and both stand in conflict.
"""

from dataclasses import replace

from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.merge import merge_keeping_conflicts
from sessionkit.domain.passage import Mark
from sessionkit.domain.plain import to_plain
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.domain.session import Session


def merge_cases(base: Case | None, mine: Case, theirs: Case) -> Case:
    """Two copies of a case as one, with conflicts where both changed one thing in different ways.

    Args:
        base: what both were made from; nothing where that is not known.
        mine: one copy.
        theirs: the other, whose value stands where they conflict.
    """
    before = {each.id: each for each in base.sessions} if base is not None else {}
    ours = {each.id: each for each in mine.sessions}
    moved: list[Conflict] = []
    frozen_mine, frozen_theirs = mine, theirs
    for other in theirs.sessions:
        session, was = ours.get(other.id), before.get(other.id)
        if session is None or was is None or was.record is not None:
            continue
        if other.record is not None and session.record is None and session.plan != was.plan:
            moved.append(_kept_beside(other, session))
            frozen_mine = _with_plan_of(frozen_mine, session, was)
        elif session.record is not None and other.record is None and other.plan != was.plan:
            moved.append(_kept_beside(session, other))
            frozen_theirs = _with_plan_of(frozen_theirs, other, was)
    merged = _with_origins(merge_keeping_conflicts(base, frozen_mine, frozen_theirs), mine, theirs)
    merged, apart = _with_agreements(merged, mine, theirs)
    moved += apart
    known = {each.id for each in merged.conflicts}
    new = tuple(each for each in moved if each.id not in known)
    return replace(merged, conflicts=(*merged.conflicts, *new)) if new else merged


def _with_origins(merged: Case, mine: Case, theirs: Case) -> Case:
    """The merged case with the work done before that issues in it began with."""
    there = {each.id for each in merged.prior}
    begun = {each.session for each in merged.issues} - there
    missing = {each.id: each for each in (*mine.prior, *theirs.prior) if each.id in begun}
    return replace(merged, prior=(*merged.prior, *missing.values())) if missing else merged


def _with_agreements(merged: Case, mine: Case, theirs: Case) -> tuple[Case, list[Conflict]]:
    """The merged case without agreement to words that nobody agreed to, and what conflicts."""
    ours, stands = ({each.id: each for each in side.plan} for side in (mine, theirs))
    apart: list[Conflict] = []
    for entry in merged.plan:
        own, other = ours.get(entry.id), stands.get(entry.id)
        if own is None or other is None or _was_agreed(entry, own, other):
            continue
        merged = merged.with_entry(other)
        apart.append(Conflict.between(("plan", entry.id), to_plain(other), to_plain(own)))
    return merged, apart


def _was_agreed(entry: PlanEntry, *sides: PlanEntry) -> bool:
    """Whether what an entry says was agreed was so on one side, and to these very words."""
    same = [each for each in sides if each.text == entry.text]
    said = [(each.agreement, each.agreement_words) for each in same]
    if entry.agreement is not None and (entry.agreement, entry.agreement_words) not in said:
        return False
    return Mark.AGREED not in entry.marks or any(Mark.AGREED in each.marks for each in same)


def _kept_beside(begun: Session, changed: Session) -> Conflict:
    path = ("sessions", begun.id, "plan")
    return Conflict.between(path, to_plain(begun.plan), to_plain(changed.plan))


def _with_plan_of(case: Case, session: Session, was: Session) -> Case:
    return case.changed(session.id, lambda each: replace(each, plan=was.plan))
