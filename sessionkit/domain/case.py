"""A case: everything about one participant's programme in a single file (A2 ¶4).

Invariant: sessions, issues, actions and handlings are added and never lost; what a session left
open is told by handlings, each naming its session. A plan is not changed once recording has
started.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self, TypeVar

from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim
from sessionkit.domain.answer import Answer
from sessionkit.domain.approach import Approach
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.disclosure import Disclosure
from sessionkit.domain.errors import NotFound, Refused, WrongUse
from sessionkit.domain.front_sheet import FrontSheet
from sessionkit.domain.goal import Goal
from sessionkit.domain.handling import Handling, ItemKind, ItemRef
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Marks, also_marked, keeping_back
from sessionkit.domain.people import CaseWorker, Participant, Role
from sessionkit.domain.plan import Plan
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.domain.prior_work import PriorWork
from sessionkit.domain.programme import CaseProgramme
from sessionkit.domain.record import Completed, Record
from sessionkit.domain.session import Session
from sessionkit.domain.state import State


@dataclass(frozen=True, slots=True)
class Case:
    """One participant's programme."""

    id: str
    """Random id; the name of its folder."""
    reference: str
    """The team's reference, such as DEMO-1; one case a reference."""
    participant: Participant
    """The person on the programme."""
    opened: date
    """The day the case was opened here."""
    workers: tuple[CaseWorker, ...] = ()
    """Who runs, holds and reviews it, former ones included."""
    goals: tuple[Goal, ...] = ()
    """What the programme is for."""
    front: FrontSheet = FrontSheet()
    """The basic case information."""
    programme: CaseProgramme | None = None
    """The case's own copy of a programme, where one was chosen."""
    prior: tuple[PriorWork, ...] = ()
    """Work done before the first session here, such as in custody (¶48)."""
    sessions: tuple[Session, ...] = ()
    """Every session, planned ones included."""
    issues: tuple[Issue, ...] = ()
    """Every issue raised."""
    actions: tuple[Action, ...] = ()
    """Every action agreed."""
    handlings: tuple[Handling, ...] = ()
    """What sessions did with what earlier ones left."""
    plan: tuple[PlanEntry, ...] = ()
    """Every entry of the relapse prevention plan, those that gave way or were withdrawn as well."""
    answers: tuple[Answer, ...] = ()
    """What workers said of findings of the continuity check."""
    disclosures: tuple[Disclosure, ...] = ()
    """What was chosen for exports."""
    conflicts: tuple[Conflict, ...] = ()
    """Two people's values of one field, until somebody decides."""

    def __post_init__(self) -> None:
        if not self.reference or not self.participant.name:
            raise WrongUse("A case has a reference and the participant's name.")

    # -- finding ------------------------------------------------------------------------------

    @property
    def chain(self) -> tuple[Session, ...]:
        """The sessions in order of number; those not yet numbered last."""
        return tuple(sorted(self.sessions, key=lambda s: (s.number is None, s.number or 0)))

    @property
    def places(self) -> dict[str, int]:
        """The place of each session in the chain, from 0; work done before lies ahead, at -1."""
        before = {each.id: -1 for each in self.prior}
        return before | {each.id: place for place, each in enumerate(self.chain)}

    def session(self, number: int) -> Session:
        """The session of that number."""
        found = next((s for s in self.sessions if s.number == number), None)
        if found is None:
            numbers = [s.number for s in self.chain if s.number is not None]
            there = f"It has sessions {numbers[0]} to {numbers[-1]}." if numbers else "It has none."
            raise NotFound(f"{self.reference} has no session {number}.", there)
        return found

    def session_of(self, id: str) -> Session:
        """The session of that id."""
        return _one(self.sessions, id, f"{self.reference} has no session with the id {id}.")

    def origin(self, id: str) -> Session | PriorWork:
        """Where something began: the session of that id, or the work done before."""
        earlier = next((each for each in self.prior if each.id == id), None)
        return earlier if earlier is not None else self.session_of(id)

    def issue(self, id: str) -> Issue:
        """The issue of that id."""
        return _one(self.issues, id, f"{self.reference} has no issue with the id {id}.")

    def action(self, id: str) -> Action:
        """The action of that id."""
        return _one(self.actions, id, f"{self.reference} has no action with the id {id}.")

    def entry(self, id: str) -> PlanEntry:
        """The entry of the plan of that id."""
        return _one(self.plan, id, f"{self.reference} has no plan entry with the id {id}.")

    def marks_of(self, issue: Issue) -> Marks:
        """What is marked on an issue, with what keeps back the work done before that left it."""
        prior = next((each for each in self.prior if each.id == issue.session), None)
        return also_marked(issue.marks, keeping_back(prior.marks)) if prior else issue.marks

    def issues_of(self, session: str) -> tuple[Issue, ...]:
        """The issues raised in a session."""
        return tuple(issue for issue in self.issues if issue.session == session)

    def actions_of(self, session: str) -> tuple[Action, ...]:
        """The actions agreed in a session."""
        return tuple(action for action in self.actions if action.session == session)

    def handlings_in(self, session: str) -> tuple[Handling, ...]:
        """What a session did with what earlier ones left."""
        return tuple(each for each in self.handlings if each.session == session)

    @property
    def last_recorded(self) -> Session | None:
        """The latest session that has a record, finished or not."""
        return next((s for s in reversed(self.chain) if s.record is not None), None)

    def in_role(self, role: Role) -> tuple[CaseWorker, ...]:
        """Who is that to the case now."""
        return tuple(w for w in self.workers if w.role is role and w.until is None)

    # -- planning -----------------------------------------------------------------------------

    def plan_next(
        self,
        id: str,
        plan: Plan,
        approach: Approach | None,
        handlings: tuple[Handling, ...] = (),
    ) -> Self:
        """The case with its next session planned, and what that does with what was left open."""
        new = Session(id, approach=approach, plan=plan)
        return replace(
            self, sessions=(*self.sessions, new), handlings=(*self.handlings, *handlings)
        )

    def change_plan(
        self,
        session: str,
        plan: Plan,
        approach: Approach | None,
        handlings: tuple[Handling, ...] = (),
    ) -> Self:
        """The case with a plan changed.

        What was decided for the session stays, unless `handlings` decide it again or the aim that
        took it up is gone.

        Raises:
            Refused: where recording has started, which freezes the plan.
        """
        old = self.session_of(session)
        if old.state is not State.PLANNED:
            raise Refused(
                f"{old.name} is {old.state.value}; its plan stands as it was.",
                "Record what was done differently; the difference can then be seen.",
            )
        again = {each.item for each in handlings}
        aims = {aim.id for aim in plan.aims}
        kept = tuple(
            each
            for each in self.handlings
            if each.session != session
            or (each.item not in again and (not each.aim or each.aim in aims))
        )
        changed = replace(old, plan=plan, approach=approach)
        return replace(self._put(changed), handlings=(*kept, *handlings))

    # -- recording ----------------------------------------------------------------------------

    def start_recording(self, session: str) -> Self:
        """The case with a session's record begun from its plan."""
        return self._put(self.session_of(session).start_recording())

    def add_session(self, session: Session) -> Self:
        """The case with one more session as it stands, such as one read from a form."""
        return replace(self, sessions=(*self.sessions, session))

    def write_record(self, session: str, record: Record, in_place: bool = False) -> Self:
        """The case with a session's record as it stands now.

        Args:
            session: id of the session.
            record: the whole record.
            in_place: whether it may stand in place of one of the other kind, held or not held.
        """
        return self._put(self.session_of(session).write(record, in_place))

    def complete_record(self, session: str, done: Completed) -> Self:
        """The case with a session recorded."""
        return self._put(self.session_of(session).complete(done))

    def reopen_record(self, session: str) -> Self:
        """The case with a recorded session being written up again."""
        return self._put(self.session_of(session).reopen())

    def set_approach(self, session: str, approach: Approach | None) -> Self:
        """The case with how a session follows the one before."""
        return self._put(replace(self.session_of(session), approach=approach))

    def raise_issues(self, *issues: Issue) -> Self:
        """The case with issues raised.

        An issue in the words of one that its session has raised already is that issue: it keeps
        its id and takes the new marks. Risk information stays risk information.
        """
        known = {(each.session, each.text): each for each in self.issues}
        again = {
            known[key].id: each for each in issues if (key := (each.session, each.text)) in known
        }
        new = tuple(each for each in issues if (each.session, each.text) not in known)
        kept = tuple(_issue_again(each, again.get(each.id)) for each in self.issues)
        return replace(self, issues=(*kept, *new))

    def agree_actions(self, *actions: Action) -> Self:
        """The case with further action agreed.

        An action in the words of one that its session has agreed already is that action: it keeps
        its id and takes who, by when and marks as they are said now.
        """
        known = {(each.session, each.what): each for each in self.actions}
        again = {
            known[key].id: each for each in actions if (key := (each.session, each.what)) in known
        }
        new = tuple(each for each in actions if (each.session, each.what) not in known)
        kept = tuple(_action_again(each, again.get(each.id)) for each in self.actions)
        return replace(self, actions=(*kept, *new))

    def handle(self, *handlings: Handling) -> Self:
        """The case with what a session did with something left open.

        Raises:
            NotFound: where the item, the session or the aim named is not in the case.
        """
        for each in handlings:
            self.session_of(each.session)
            self.words_of(each.item)
            if each.aim:
                self.aim(each.aim)
        return replace(self, handlings=(*self.handlings, *handlings))

    # -- what was left ------------------------------------------------------------------------

    def aim(self, id: str) -> tuple[Session, Aim]:
        """An aim with its session, as last worded."""
        for session in self.sessions:
            for aim in session.every_aim:
                if aim.id == id:
                    return session, aim
        raise NotFound(f"{self.reference} has no aim with the id {id}.")

    def words_of(self, item: ItemRef) -> str:
        """What an aim, issue or action says."""
        match item.kind:
            case ItemKind.AIM:
                return self.aim(item.id)[1].text
            case ItemKind.ISSUE:
                return self.issue(item.id).text
            case ItemKind.ACTION:
                return self.action(item.id).what

    def came_from(self, item: ItemRef) -> Session | PriorWork:
        """Where an aim was set, an issue raised or an action agreed."""
        match item.kind:
            case ItemKind.AIM:
                return self.aim(item.id)[0]
            case ItemKind.ISSUE:
                return self.origin(self.issue(item.id).session)
            case ItemKind.ACTION:
                return self.session_of(self.action(item.id).session)

    # -- the case itself ----------------------------------------------------------------------

    def with_goal(self, goal: Goal) -> Self:
        """The case with a goal added, or with that goal changed."""
        others = tuple(g for g in self.goals if g.id != goal.id)
        if len(others) == len(self.goals):
            return replace(self, goals=(*self.goals, goal))
        return replace(self, goals=tuple(goal if g.id == goal.id else g for g in self.goals))

    def with_prior(self, prior: PriorWork, left: tuple[Issue, ...] = ()) -> Self:
        """The case with work done before entered, or with that piece changed.

        Args:
            prior: the piece of work.
            left: what it left open, to be followed here; each begins with it.
        """
        others = tuple(each for each in self.prior if each.id != prior.id)
        if len(others) == len(self.prior):
            now = (*self.prior, prior)
        else:
            now = tuple(prior if each.id == prior.id else each for each in self.prior)
        return replace(self, prior=now).raise_issues(*left)

    def with_entry(self, entry: PlanEntry) -> Self:
        """The case with an entry added to the plan, or with that entry changed."""
        if all(each.id != entry.id for each in self.plan):
            return replace(self, plan=(*self.plan, entry))
        return replace(
            self, plan=tuple(entry if each.id == entry.id else each for each in self.plan)
        )

    def with_answer(self, answer: Answer) -> Self:
        """The case with a finding answered; a later answer takes the place of a former one."""
        others = tuple(each for each in self.answers if each.finding != answer.finding)
        return replace(self, answers=(*others, answer))

    def numbered(self) -> Self:
        """The case with numbers for the sessions that have none: the highest plus one, in order."""
        highest = max((s.number or 0 for s in self.sessions), default=0)
        given: list[Session] = []
        for session in self.sessions:
            if session.number is None:
                highest += 1
                given.append(replace(session, number=highest))
            else:
                given.append(session)
        return replace(self, sessions=tuple(given))

    def without_conflict(self, id: str) -> Self:
        """The case with a conflict resolved."""
        _one(self.conflicts, id, f"{self.reference} has no conflict with the id {id}.")
        return replace(self, conflicts=tuple(c for c in self.conflicts if c.id != id))

    def without_conflicts_at(self, path: tuple[str, ...]) -> Self:
        """The case with every conflict within something that was written anew resolved."""
        kept = tuple(each for each in self.conflicts if each.path[: len(path)] != path)
        return replace(self, conflicts=kept)

    def changed(self, session: str, change: Callable[[Session], Session]) -> Self:
        """The case with one session changed."""
        return self._put(change(self.session_of(session)))

    def _put(self, session: Session) -> Self:
        return replace(
            self, sessions=tuple(session if s.id == session.id else s for s in self.sessions)
        )


_Item = TypeVar("_Item", Session, Issue, Action, Conflict, PlanEntry)


def _one(items: tuple[_Item, ...], id: str, missing: str) -> _Item:
    for each in items:
        if each.id == id:
            return each
    raise NotFound(missing)


def _issue_again(issue: Issue, again: Issue | None) -> Issue:
    if again is None:
        return issue
    risk = issue.risk_information or again.risk_information
    return replace(issue, risk_information=risk, marks=again.marks or issue.marks)


def _action_again(action: Action, again: Action | None) -> Action:
    if again is None:
        return action
    return replace(
        action,
        who=again.who or action.who,
        due=again.due or action.due,
        marks=again.marks or action.marks,
    )
