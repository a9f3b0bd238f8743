"""The plan of a session as it is typed, and what can be done with its rows.

Invariant: nothing is taken up, decided or chosen but by one of these verbs; each changes what it
names and leaves everything else as it was typed. No workspace and no clock is needed for any.
"""

from dataclasses import dataclass, replace

from sessionkit.continuity.chain import NextExercise, next_exercises, step_for
from sessionkit.continuity.threads import Thread
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.clock_reading import read_length
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.exercise import Exercise
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.ids import NewId, derived_id
from sessionkit.domain.people import Role
from sessionkit.domain.programme import ExerciseRef
from sessionkit.workflows.plan_parts import content_of
from sessionkit.workflows.typed.fields import with_row
from sessionkit.workflows.typed.reading import line

_PAIR = 2
_DIGITS = 4
"""No length in minutes has more figures."""


@dataclass(frozen=True, slots=True)
class TypedAim:
    """One aim, as typed."""

    id: str
    """Id of the aim."""
    text: str = ""
    """What it says."""
    goal: str = ""
    """Id of the goal it serves; empty while none is chosen."""
    takes: str = ""
    """Id of the tip of the thread it takes up; empty where it is new."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line of content, as typed."""

    id: str
    """Id of the content line."""
    minutes: str = ""
    """How long it is to take, such as 20."""
    leads: str = ""
    """Who leads it: a name, “both”, or nothing."""
    text: str = ""
    """What is to be done."""


@dataclass(frozen=True, slots=True)
class TypedExercise:
    """One exercise, as chosen or typed."""

    id: str
    """Id of the planned exercise."""
    card: str = ""
    """Id of the card; empty where it is none of the library's."""
    title: str = ""
    """The card's title; empty where there is no card."""
    written: str = ""
    """The printed line, or what was typed."""
    step: str = ""
    """Id of the step in the case's programme; empty where it is none of its steps."""


@dataclass(frozen=True, slots=True)
class TypedLeft:
    """What is decided about something left open and not taken up."""

    id: str
    """Id of the tip of its thread."""
    how: str = ""
    """Left, carried or dropped; empty while it is not decided here."""
    why: str = ""
    """The reason; needed where it is dropped."""
    due: str = ""
    """The new day, where it is carried."""


@dataclass(frozen=True, slots=True)
class TypedPlan:
    """The plan of one session, as typed."""

    session: str
    """Id of the session."""
    when: str = ""
    """When it is to be."""
    venue: str = ""
    """Where."""
    present: str = ""
    """Who is to be there, with commas between."""
    exercises: tuple[TypedExercise, ...] = ()
    """What is to be worked on."""
    approach: str = ""
    """How it follows the session before: a value of `ApproachKind`, or empty."""
    why: str = ""
    """Why it follows so."""
    aims: tuple[TypedAim, ...] = ()
    """What it is to achieve."""
    content: tuple[TypedLine, ...] = ()
    """The detailed work, in order."""
    left: tuple[TypedLeft, ...] = ()
    """What is decided about what earlier sessions left."""
    set_aside: str = ""
    """What stood on a form and belongs under none of its headings."""


# -- what earlier sessions left -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Former:
    """An aim that took something up before it was let go."""

    place: int
    """Where it stood among the aims."""
    aim: TypedAim
    """The aim, as it was worded."""


def take_up(
    form: TypedPlan, case: Case, thread: Thread, new_id: NewId, former: Former | None = None
) -> TypedPlan:
    """The plan with something left open taken up as an aim; as it was where it is already.

    Args:
        form: the plan as typed.
        case: for the goal it served.
        thread: what was left open.
        new_id: new random ids.
        former: the aim that took it up before, whose words and goal come back.
    """
    tip = thread.tip
    if any(tip.id in (aim.takes, aim.id) for aim in form.aims):
        return form
    if former is not None:
        back = with_row(form, "aims", former.place, former.aim)
        return replace(back, left=_others(form, tip.id))
    goal = case.aim(tip.id)[1].goal if tip.kind is ItemKind.AIM else ""
    aim = TypedAim(new_id(), thread.words, goal, tip.id)
    return replace(form, aims=(*form.aims, aim), left=_others(form, tip.id))


def let_go_of(before: TypedPlan, now: TypedPlan) -> dict[str, Former]:
    """The aims that took something up and do so no more, by the id of what they took up."""
    stands = {aim.id for aim in now.aims}
    return {
        aim.takes: Former(place, aim)
        for place, aim in enumerate(before.aims)
        if aim.takes and aim.id not in stands
    }


def let_go(form: TypedPlan, item_id: str) -> TypedPlan:
    """The plan with nothing said about something left open, and no aim that takes it up."""
    aims = tuple(aim for aim in form.aims if aim.takes != item_id)
    return replace(form, aims=aims, left=_others(form, item_id))


def decide(
    form: TypedPlan, thread: Thread, how: How | str, why: str = "", due: str = ""
) -> TypedPlan:
    """The plan with something left, carried or dropped; an aim that took it up goes."""
    row = TypedLeft(thread.tip.id, how.value if isinstance(how, How) else how, why, due)
    aims = tuple(aim for aim in form.aims if aim.takes != row.id)
    if any(each.id == row.id for each in form.left):
        left = tuple(row if each.id == row.id else each for each in form.left)
    else:
        left = (*form.left, row)
    return replace(form, aims=aims, left=left)


def _others(form: TypedPlan, item: str) -> tuple[TypedLeft, ...]:
    return tuple(each for each in form.left if each.id != item)


# -- the exercise ---------------------------------------------------------------------------------


def with_exercise(form: TypedPlan, case: Case, card: Exercise) -> TypedPlan:
    """The plan with a card as its first exercise, following as the record offers it.

    As it was where that card stands there already. A reason that was typed stays, where the record
    gives none.
    """
    if form.approach and form.exercises and form.exercises[0].card == card.id:
        return form
    offers = next_exercises(case)
    chosen = next((each for each in offers if each.exercise.card == card.id), None)
    chosen = chosen or _not_offered(form, case, card)
    typed = "" if form.why in {each.why for each in offers} else form.why
    return replace(
        form,
        exercises=(exercise_row(form, chosen), *form.exercises[1:]),
        approach=chosen.approach.value,
        why=chosen.why or typed,
    )


def exercise_row(form: TypedPlan, chosen: NextExercise) -> TypedExercise:
    """An exercise as the first row of a plan, by the id of the row that stands there."""
    # Two workers who choose for an empty plan at once choose for one row.
    id = form.exercises[0].id if form.exercises else derived_id(form.session, "exercise")
    ref = chosen.exercise
    return TypedExercise(id, ref.card, ref.title, ref.written, chosen.step)


def _not_offered(form: TypedPlan, case: Case, card: Exercise) -> NextExercise:
    ref = ExerciseRef(card.id, card.title, card.title)
    id = step_for(case, ref)
    steps = case.programme.steps if case.programme is not None else ()
    printed = next((step.exercise.written for step in steps if step.id == id), card.title)
    first = case.chain[0].id if case.chain else form.session
    kind = ApproachKind.START if first == form.session else ApproachKind.MOVE_ON
    return NextExercise(replace(ref, written=printed), id, kind)


def with_steps(form: TypedPlan, case: Case, card: Exercise, new_id: NewId) -> TypedPlan:
    """The plan with a card's steps as lines of content, after those there are."""
    pair = case.in_role(Role.CO_WORKER)
    names = {"one": pair[0].name, "other": pair[1].name} if len(pair) == _PAIR else {}
    steps = tuple(
        TypedLine(each.id, str(each.minutes), names.get(each.leads, each.leads), each.text)
        for each in content_of(card, new_id)
    )
    return replace(form, content=(*form.content, *steps))


def with_card_aims(form: TypedPlan, card: Exercise, new_id: NewId) -> TypedPlan:
    """The plan with the aims a card suggests, but for those that stand there by their words."""
    there = {line(aim.text).casefold() for aim in form.aims}
    new = (text for text in card.aims if line(text).casefold() not in there)
    return replace(form, aims=(*form.aims, *(TypedAim(new_id(), text) for text in new)))


# -- rows -----------------------------------------------------------------------------------------


def add_aim(form: TypedPlan, new_id: NewId) -> TypedPlan:
    """The plan with an empty aim at the end."""
    return replace(form, aims=(*form.aims, TypedAim(new_id())))


def add_line(form: TypedPlan, new_id: NewId) -> TypedPlan:
    """The plan with an empty line of content at the end."""
    return replace(form, content=(*form.content, TypedLine(new_id())))


def without_row(form: TypedPlan, id: str) -> TypedPlan:
    """The plan without an exercise, aim, line of content or decision."""
    return replace(
        form,
        exercises=tuple(row for row in form.exercises if row.id != id),
        aims=tuple(row for row in form.aims if row.id != id),
        content=tuple(row for row in form.content if row.id != id),
        left=tuple(row for row in form.left if row.id != id),
    )


def moved(form: TypedPlan, id: str, by: int) -> TypedPlan:
    """The plan with an aim or line of content moved up (-1) or down (1), as far as it goes."""
    aims = [row.id for row in form.aims]
    lines = [row.id for row in form.content]
    if id in aims:
        order = _moved(aims, id, by)
        return replace(form, aims=tuple(form.aims[place] for place in order))
    if id in lines:
        order = _moved(lines, id, by)
        return replace(form, content=tuple(form.content[place] for place in order))
    return form


def _moved(ids: list[str], id: str, by: int) -> list[int]:
    """The places the rows stand at now, in their new order."""
    order = list(range(len(ids)))
    place = order.pop(ids.index(id))
    order.insert(max(0, min(place + by, len(order))), place)
    return order


def minutes_planned(form: TypedPlan) -> int:
    """The minutes of the content added up; what cannot be read yet counts for nothing."""
    return sum(_minutes(row.minutes) for row in form.content)


def _minutes(text: str) -> int:
    written = line(text)
    if written.isdecimal():
        return int(written) if len(written) <= _DIGITS else 0
    try:
        return read_length(written)
    except SessionkitError:
        return 0
