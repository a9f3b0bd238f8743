"""Planning the next session, from what earlier ones left.

Invariant: nothing left open is taken up, carried or dropped by itself; what is dropped has a
reason; what is taken up is linked to the aim it becomes.
"""

from dataclasses import dataclass, replace
from datetime import date

from sessionkit.continuity.chain import NextExercise, step_for
from sessionkit.continuity.offer import Offer, offer
from sessionkit.continuity.threads import Thread, thread_named
from sessionkit.domain.aim import Aim
from sessionkit.domain.align import plan_laid_over
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.handling import Handling, How, ItemKind
from sessionkit.domain.plan import ContentLine, Plan, PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.session import Session
from sessionkit.domain.when import When
from sessionkit.workflows.change_case import Changed, open_case, save_case
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.plan_day import said_of_day
from sessionkit.workflows.plan_parts import content_of, expected
from sessionkit.workflows.read_form import read_filled_form
from sessionkit.workflows.read_library import library_of
from sessionkit.workflows.set_goal import goal_of
from sessionkit.workflows.take_in import following, renamed, with_raised


@dataclass(frozen=True, slots=True)
class Choice:
    """What the pair decided about one thing left open."""

    item: str
    """Id, or the start of the id, of the aim, issue or action."""
    how: How
    """Taken up, left, carried or dropped."""
    why: str = ""
    """The reason."""
    due: date | None = None
    """The new day, where it is carried."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the pair said about the session they are planning; the rest comes from the offer."""

    when: When | None = None
    """When it is to be; empty where a planned session keeps its time."""
    venue: str | None = None
    """Where; empty where nothing is said of it."""
    exercise: str = ""
    """Id of a card; the exercise offered, or planned already, where empty."""
    approach: ApproachKind | None = None
    """How it follows; as offered where empty."""
    why: str = ""
    """Why it follows so."""
    aims: tuple[str, ...] = ()
    """Aims in words, beside those planned already."""
    goal: str = ""
    """The goal they serve: its id or its place in the list."""
    card_aims: bool = False
    """Whether to take the suggested aims of the card as well."""
    card_steps: bool = False
    """Whether to take the steps of the card as content lines."""
    choices: tuple[Choice, ...] = ()
    """What is decided about what was left open."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A session after it was planned."""

    changed: Changed
    """The case as saved."""
    session: Session
    """The session, with its number."""
    notes: tuple[str, ...] = ()
    """What a person should look at."""


def plan_session(
    workspace: Workspace, named: str, wishes: Wishes, number: int | None = None
) -> Planned:
    """Plan the next session, or change the plan of one that is planned: what is not said stays.

    Raises:
        Refused: where the plan is frozen because recording has started.
        NotFound: where an exercise, session or item is not there.
        WrongUse: where a new plan has no date, or one item is decided twice.
    """
    opened = open_case(workspace, named)
    case = opened.case
    old = case.session(number) if number is not None else None
    session = old.id if old is not None else workspace.new_id()
    untouched = replace(case, handlings=tuple(h for h in case.handlings if h.session != session))
    planning = _Planning(workspace, case, offer(untouched), old)
    plan, approach, handlings = planning.plan(session, wishes)
    if old is None:
        mine = case.plan_next(session, plan, approach, handlings)
    else:
        mine = case.change_plan(session, plan, approach, handlings)
    changed = save_case(workspace, opened, mine)
    done = changed.case.session_of(session)
    return Planned(changed, done, _said_of(workspace, changed.case, done))


def plan_from_form(
    workspace: Workspace,
    named: str,
    data: bytes,
    where: str,
    number: int | None = None,
    name_differs: bool = False,
) -> Planned:
    """Plan a session from a filled form.

    Raises:
        WrongUse: where it is no form.
        Refused: where it names another person, or the plan is frozen.
    """
    opened = open_case(workspace, named)
    form = read_filled_form(workspace, opened.case, data, where, True, name_differs)
    read = form.sheet.session
    if read.plan is None:
        raise WrongUse(f"{where} tells of a session that was not held; it is no plan.")
    old = opened.case.session(number) if number is not None else None
    session = read.id if old is None else old.id
    approach = following(opened.case, session, read.approach)
    if old is None or old.plan is None:
        plan = read.plan
        mine = opened.case.plan_next(session, plan, approach)
    else:
        plan = plan_laid_over(read.plan, old.plan)
        mine = opened.case.change_plan(session, plan, approach)
    aims = renamed(read.plan.aims, plan.aims)
    changed = save_case(workspace, opened, with_raised(mine, session, form, aims))
    done = changed.case.session_of(session)
    return Planned(changed, done, (*form.notes, *_said_of(workspace, changed.case, done)))


def _said_of(workspace: Workspace, case: Case, session: Session) -> tuple[str, ...]:
    return said_of_day(case, session.id, session.when.day, workspace.today)


@dataclass(frozen=True, slots=True)
class _Planning:
    workspace: Workspace
    case: Case
    ready: Offer
    old: Session | None

    def plan(
        self, session: str, wishes: Wishes
    ) -> tuple[Plan, Approach | None, tuple[Handling, ...]]:
        before = self._before(wishes)
        chosen = self._exercise(wishes)
        taken, handlings = self._choices(session, wishes)
        plan = replace(
            before,
            when=wishes.when or before.when,
            venue=before.venue if wishes.venue is None else wishes.venue,
            exercises=self._exercises(before, wishes, chosen),
            aims=(*before.aims, *taken, *self._new_aims(wishes, chosen)),
            content=(*before.content, *self._content(wishes, chosen)),
        )
        return plan, self._approach(session, wishes, chosen), handlings

    def _before(self, wishes: Wishes) -> Plan:
        """The plan there is, or an empty one with the pair and the participant in it."""
        if self.old is not None and self.old.plan is not None:
            return self.old.plan
        if wishes.when is None:
            raise WrongUse("A plan needs a date.", "Give --date, or a filled form.")
        return Plan(wishes.when, present=expected(self.case))

    def _exercise(self, wishes: Wishes) -> NextExercise | None:
        offered = self.ready.exercises
        if not wishes.exercise:
            return offered[0] if offered else None
        same = next((e for e in offered if e.exercise.card == wishes.exercise), None)
        if same is not None:
            return same
        card = library_of(self.workspace).exercise(wishes.exercise)
        ref = ExerciseRef(card.id, card.title, card.title)
        kind = ApproachKind.MOVE_ON if self.case.sessions else ApproachKind.START
        return NextExercise(ref, step_for(self.case, ref), kind)

    def _exercises(
        self, before: Plan, wishes: Wishes, chosen: NextExercise | None
    ) -> tuple[PlannedExercise, ...]:
        if chosen is None or (before.exercises and not wishes.exercise):
            return before.exercises
        return (PlannedExercise(self.workspace.new_id(), chosen.exercise, chosen.step),)

    def _approach(
        self, session: str, wishes: Wishes, chosen: NextExercise | None
    ) -> Approach | None:
        if self.old is not None and wishes.approach is None and not wishes.exercise:
            return self.old.approach
        kind = wishes.approach or (chosen.approach if chosen else None)
        if kind is None:
            return None
        told = wishes.approach is None and chosen is not None
        why = wishes.why or (chosen.why if told and chosen is not None else "")
        return following(self.case, session, Approach(kind, why))

    def _new_aims(self, wishes: Wishes, chosen: NextExercise | None) -> tuple[Aim, ...]:
        texts = list(wishes.aims)
        if wishes.card_aims and chosen is not None and chosen.exercise.card:
            texts += library_of(self.workspace).exercise(chosen.exercise.card).aims
        goal = goal_of(self.case, wishes.goal).id if wishes.goal else ""
        return tuple(Aim(self.workspace.new_id(), text, goal) for text in texts)

    def _content(self, wishes: Wishes, chosen: NextExercise | None) -> tuple[ContentLine, ...]:
        if not wishes.card_steps or chosen is None or not chosen.exercise.card:
            return ()
        card = library_of(self.workspace).exercise(chosen.exercise.card)
        return content_of(card, self.workspace.new_id)

    def _choices(
        self, session: str, wishes: Wishes
    ) -> tuple[tuple[Aim, ...], tuple[Handling, ...]]:
        aims: list[Aim] = []
        handlings: list[Handling] = []
        decided: set[str] = set()
        for choice in wishes.choices:
            thread = thread_named(self.ready.left, choice.item)
            if thread.tip.id in decided:
                raise WrongUse(f"“{thread.words}” is decided twice.", "Decide each thing once.")
            decided.add(thread.tip.id)
            aim = ""
            if choice.how is How.TAKEN_UP:
                taken = Aim(self.workspace.new_id(), thread.words, self._goal(thread))
                aims.append(taken)
                aim = taken.id
            handlings.append(self._handling(session, thread, choice, aim))
        return tuple(aims), tuple(handlings)

    def _handling(self, session: str, thread: Thread, choice: Choice, aim: str) -> Handling:
        return Handling(
            self.workspace.new_id(),
            thread.tip,
            choice.how,
            session,
            self.workspace.today,
            choice.why,
            choice.due,
            aim,
        )

    def _goal(self, thread: Thread) -> str:
        return self.case.aim(thread.tip.id)[1].goal if thread.tip.kind is ItemKind.AIM else ""
