"""Planning the next session, from what earlier ones left.

Invariant: nothing left open is taken up, carried or dropped by itself; what is dropped has a
reason; what is taken up is linked to the aim it becomes.
"""

from dataclasses import dataclass, replace
from datetime import date

from sessionkit.continuity.chain import NextExercise
from sessionkit.continuity.offer import Offer, offer
from sessionkit.continuity.threads import Thread
from sessionkit.domain.aim import Aim
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When
from sessionkit.domain.errors import NotFound, WrongUse
from sessionkit.domain.handling import Handling, How, ItemKind
from sessionkit.domain.people import Role, Who, WhoKind
from sessionkit.domain.plan import ContentLine, Plan, PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.session import Session
from sessionkit.workflows.change_case import Changed, open_case, save_case
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.read_form import read_filled_form
from sessionkit.workflows.read_library import library_of
from sessionkit.workflows.take_in import following, with_raised


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

    when: When
    """When it is to be."""
    venue: str = ""
    """Where."""
    exercise: str = ""
    """Id of a card; the offered exercise where empty."""
    approach: ApproachKind | None = None
    """How it follows; as offered where empty."""
    why: str = ""
    """Why it follows so."""
    aims: tuple[str, ...] = ()
    """Aims in words."""
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
    """Plan the next session, or change the plan of one that is planned.

    Raises:
        Refused: where the plan is frozen because recording has started.
        NotFound: where an exercise, session or item is not there.
    """
    opened = open_case(workspace, named)
    case = opened.case
    session = case.session(number).id if number is not None else workspace.new_id()
    untouched = replace(case, handlings=tuple(h for h in case.handlings if h.session != session))
    planning = _Planning(workspace, case, offer(untouched))
    plan, approach, handlings = planning.plan(session, wishes)
    if number is None:
        mine = case.plan_next(session, plan, approach, handlings)
    else:
        mine = case.change_plan(session, plan, approach, handlings)
    changed = save_case(workspace, opened, mine)
    return Planned(changed, changed.case.session_of(session))


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
    session = read.id if number is None else opened.case.session(number).id
    approach = following(opened.case, session, read.approach)
    if number is None:
        mine = opened.case.plan_next(session, read.plan, approach)
    else:
        mine = opened.case.change_plan(session, read.plan, approach)
    changed = save_case(workspace, opened, with_raised(mine, session, form))
    return Planned(changed, changed.case.session_of(session), form.notes)


@dataclass(frozen=True, slots=True)
class _Planning:
    workspace: Workspace
    case: Case
    ready: Offer

    def plan(
        self, session: str, wishes: Wishes
    ) -> tuple[Plan, Approach | None, tuple[Handling, ...]]:
        chosen = self._exercise(wishes)
        aims, handlings = self._choices(session, wishes)
        plan = Plan(
            wishes.when,
            wishes.venue,
            self._present(),
            (PlannedExercise(self.workspace.new_id(), chosen.exercise, chosen.step),)
            if chosen
            else (),
            (*aims, *self._new_aims(wishes, chosen)),
            self._content(wishes, chosen),
        )
        return plan, self._approach(session, wishes, chosen), handlings

    def _exercise(self, wishes: Wishes) -> NextExercise | None:
        offered = self.ready.exercises
        if not wishes.exercise:
            return offered[0] if offered else None
        same = next((e for e in offered if e.exercise.card == wishes.exercise), None)
        if same is not None:
            return same
        card = library_of(self.workspace).exercise(wishes.exercise)
        kind = ApproachKind.MOVE_ON if self.case.sessions else ApproachKind.START
        return NextExercise(ExerciseRef(card.id, card.title, card.title), self._step(card.id), kind)

    def _step(self, card: str) -> str:
        steps = self.case.programme.steps if self.case.programme is not None else ()
        return next((step.id for step in steps if step.exercise.card == card), "")

    def _approach(
        self, session: str, wishes: Wishes, chosen: NextExercise | None
    ) -> Approach | None:
        kind = wishes.approach or (chosen.approach if chosen else None)
        if kind is None:
            return None
        told = wishes.approach is None and chosen is not None
        why = wishes.why or (chosen.why if told and chosen is not None else "")
        return following(self.case, session, Approach(kind, why))

    def _present(self) -> tuple[Who, ...]:
        pair = self.case.in_role(Role.CO_WORKER)
        workers = tuple(Who(WhoKind.WORKER, each.name, each.worker) for each in pair)
        return (*workers, Who(WhoKind.PARTICIPANT, self.case.participant.name))

    def _new_aims(self, wishes: Wishes, chosen: NextExercise | None) -> tuple[Aim, ...]:
        texts = list(wishes.aims)
        if wishes.card_aims and chosen is not None and chosen.exercise.card:
            texts += library_of(self.workspace).exercise(chosen.exercise.card).aims
        return tuple(Aim(self.workspace.new_id(), text) for text in texts)

    def _content(self, wishes: Wishes, chosen: NextExercise | None) -> tuple[ContentLine, ...]:
        if not wishes.card_steps or chosen is None or not chosen.exercise.card:
            return ()
        card = library_of(self.workspace).exercise(chosen.exercise.card)
        return tuple(
            ContentLine(self.workspace.new_id(), step.text, step.minutes, step.leads)
            for step in card.steps
        )

    def _choices(
        self, session: str, wishes: Wishes
    ) -> tuple[tuple[Aim, ...], tuple[Handling, ...]]:
        aims: list[Aim] = []
        handlings: list[Handling] = []
        for choice in wishes.choices:
            thread = self._thread(choice.item)
            aim = ""
            if choice.how is How.TAKEN_UP:
                taken = Aim(self.workspace.new_id(), thread.words, self._goal(thread))
                aims.append(taken)
                aim = taken.id
            handlings.append(
                Handling(
                    self.workspace.new_id(),
                    thread.tip,
                    choice.how,
                    session,
                    self.workspace.today,
                    choice.why,
                    choice.due,
                    aim,
                )
            )
        return tuple(aims), tuple(handlings)

    def _thread(self, item: str) -> Thread:
        found = [t for t in self.ready.left if t.tip.id.startswith(item.strip())]
        if not item.strip() or len(found) != 1:
            raise NotFound(
                f"“{item}” is none of the things left open, or fits several.",
                "`session offer CASE` lists them with their ids.",
            )
        return found[0]

    def _goal(self, thread: Thread) -> str:
        return self.case.aim(thread.tip.id)[1].goal if thread.tip.kind is ItemKind.AIM else ""
