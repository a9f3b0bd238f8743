"""The work of a session, planned and done, as a reader is told.

Invariant: fact and judgement stay apart (A2 ¶4), each passage passes the release by itself, and
where plan and record differ both can be seen (¶34).
"""

from typing import Final

from sessionkit.documents.left_out import Kind
from sessionkit.documents.material import Material
from sessionkit.documents.release import Item
from sessionkit.documents.session_view import (
    ApproachView,
    Difference,
    ExerciseView,
    MadeView,
    WorkView,
)
from sessionkit.domain.made import Copy
from sessionkit.domain.passage import text_of
from sessionkit.domain.plan import Plan, PlannedExercise
from sessionkit.domain.record import Delivery, ExerciseDone, HeldRecord
from sessionkit.domain.session import Session

_COPIES: Final = {Copy.GIVEN: "a copy was given", Copy.NOT_GIVEN: "no copy was given"}


def work_view(material: Material, session: Session) -> WorkView:
    """What was planned, done and said in a session."""
    last = session is material.last
    held, missed = session.held, session.not_held
    happened = held.happened if held is not None else missed.words if missed is not None else ()
    recent = last or (missed is not None and material.is_recent(session))
    return WorkView(
        _approach(material, session),
        tuple(_exercise(material, each) for each in session.exercises if _goes(material, session)),
        _planned_content(material, session),
        material.passages(Kind.CONTENT, held.content if held is not None else (), session, last),
        _made(material, session),
        material.passages(Kind.HAPPENED, happened, session, recent),
        material.passages(Kind.VIEW, held.view if held is not None else (), session, last),
        _looking_back(material, held.our_approach if held is not None else ""),
        _looking_back(material, held.learning if held is not None else ""),
        _differences(material, session),
    )


def _goes(material: Material, session: Session) -> bool:
    return material.release.lets(_of(Kind.EXERCISE, material, session))


def _of(kind: Kind, material: Material, session: Session) -> Item:
    return Item(kind, session=session.id, last=session is material.last)


def _approach(material: Material, session: Session) -> ApproachView | None:
    approach = session.approach
    if approach is None or not material.release.lets(_of(Kind.APPROACH, material, session)):
        return None
    follows = material.session(approach.follows)
    ref = material.ref(follows) if follows is not None else None
    return ApproachView(approach.kind.value, ref, approach.why)


def _exercise(material: Material, each: PlannedExercise | ExerciseDone) -> ExerciseView:
    ref, programme = each.exercise, material.case.programme
    step = programme.number_of(each.step) if programme is not None and each.step else None
    written = ref.written if ref.title and ref.written.lower() != ref.title.lower() else ""
    if isinstance(each, PlannedExercise):
        return ExerciseView(ref.name, step, written)
    return ExerciseView(
        ref.name,
        step,
        written,
        "" if each.delivery is Delivery.AS_PLANNED else each.delivery.value,
        each.decision.value if each.decision is not None else "",
        each.why,
    )


def _planned_content(material: Material, session: Session) -> tuple[str, ...]:
    """The planned content, where nothing is recorded yet or the record says otherwise."""
    plan, held = session.plan, session.held
    if plan is None or not plan.content:
        return ()
    if held is not None and text_of(held.content).strip() == plan.shown_content.strip():
        return ()
    if not material.release.lets(_of(Kind.PLANNED, material, session)):
        return ()
    return tuple(line.show() for line in plan.content)


def _made(material: Material, session: Session) -> tuple[MadeView, ...]:
    made = session.held.made if session.held is not None else ()
    last = session is material.last
    return tuple(
        MadeView(
            each.title,
            each.kind.value if each.kind is not None else "",
            each.kept,
            _COPIES[each.copy] if each.copy is not None else "",
        )
        for each in made
        if material.release.lets(
            Item(Kind.MADE, each.id, (each.title, each.kept), session=session.id, last=last)
        )
    )


def _looking_back(material: Material, text: str) -> str:
    return material.release.text(Item(Kind.LOOKING_BACK, texts=(text,)), text)


def _differences(material: Material, session: Session) -> tuple[Difference, ...]:
    plan, held = session.plan, session.held
    if plan is None or held is None or not material.tells_all_of(session):
        return ()
    found = [*_when_and_where(plan, held), *_exercises_not_recorded(plan, held)]
    return tuple(found)


def _when_and_where(plan: Plan, held: HeldRecord) -> list[Difference]:
    found = []
    if plan.when != held.when:
        found.append(Difference("Planned for", plan.when.show()))
    if plan.venue and plan.venue != held.venue:
        found.append(Difference("Venue planned", plan.venue))
    here = {who.name for who in (*held.present, *held.apologies)}
    found += [
        Difference("Planned to be there, and not mentioned", who.name)
        for who in plan.present
        if held.present and who.name not in here
    ]
    return found


def _exercises_not_recorded(plan: Plan, held: HeldRecord) -> list[Difference]:
    recorded = {each.id for each in held.exercises}
    return [
        Difference("Exercise planned, and not in the record", each.exercise.name)
        for each in plan.exercises
        if each.id not in recorded
    ]


def set_aside(material: Material, session: Session) -> str:
    """What stood on a form and belongs under none of its headings; it stays with the team."""
    record = session.either_record
    written = [session.plan.set_aside if session.plan is not None else ""]
    written.append(record.set_aside if record is not None else "")
    text = "\n\n".join(dict.fromkeys(part for part in written if part))
    return material.release.text(Item(Kind.SET_ASIDE, texts=(text,)), text)
