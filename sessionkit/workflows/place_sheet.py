"""Placing a sheet read from a form into a case: people, exercises, steps, goals and links.

Invariant: what cannot be matched is kept as it was written and said; nothing is matched by guessing
between two that fit.
"""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from sessionkit.continuity.chain import step_for
from sessionkit.continuity.threads import Thread, threads
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from sessionkit.domain.people import Who, WhoKind, Worker, same_name
from sessionkit.domain.plan import Plan, PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import ExerciseDone, HeldRecord, NotHeldRecord, Record
from sessionkit.domain.session import Session
from sessionkit.domain.sheet import Mention, Sheet
from sessionkit.library.cards import Library
from sessionkit.library.matching import match_exercise
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.who_is_who import known_as

_Exercise = TypeVar("_Exercise", PlannedExercise, ExerciseDone)


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet in the terms of its case."""

    sheet: Sheet
    """People, exercises and goals matched."""
    handlings: tuple[Handling, ...]
    """Links to what earlier sessions left."""
    notes: tuple[str, ...] = ()
    """What could not be matched, and was kept as written."""


@dataclass(slots=True)
class _Placing:
    workspace: Workspace
    case: Case
    library: Library
    workers: tuple[Worker, ...]
    notes: list[str] = field(default_factory=list)


def check_name(case: Case, sheet: Sheet, differs: bool) -> None:
    """Refuse a form that names another person.

    Raises:
        Refused: where it does, unless `differs` says that this is known.
    """
    written = sheet.name
    if not written or differs or same_name(written, case.reference):
        return
    if not case.participant.is_named(written):
        raise Refused(
            f"The form names “{written}”; {case.reference} is another person's case.",
            "Where it is the same person, say so with --name-differs.",
        )


def place(workspace: Workspace, case: Case, sheet: Sheet, library: Library) -> Placed:
    """Put a sheet into the terms of its case."""
    placing = _Placing(workspace, case, library, workspace.folder.workers())
    session = _placed_session(placing, sheet.session)
    session = _with_goals(placing, replace(sheet, session=session))
    actions = tuple(
        replace(each, who=_known(placing, each.who) if each.who else None) for each in sheet.actions
    )
    handlings, unmatched = _links(placing, session, sheet)
    session = _with_aside(session, unmatched)
    placed = replace(sheet, session=session, actions=actions, mentions=())
    return Placed(placed, handlings, tuple(placing.notes))


def _placed_session(placing: _Placing, session: Session) -> Session:
    plan = _placed_plan(placing, session.plan) if session.plan is not None else None
    return replace(session, plan=plan, record=_placed_record(placing, session))


def _placed_plan(placing: _Placing, plan: Plan) -> Plan:
    present = tuple(_known(placing, who) for who in plan.present)
    return replace(plan, present=present, exercises=_exercises(placing, plan.exercises))


def _placed_record(placing: _Placing, session: Session) -> Record | None:
    match session.record:
        case HeldRecord() as held:
            return replace(
                held,
                present=tuple(_known(placing, who) for who in held.present),
                apologies=tuple(_known(placing, who) for who in held.apologies),
                exercises=_exercises(placing, held.exercises),
            )
        case NotHeldRecord() as missed:
            return replace(
                missed,
                present=tuple(_known(placing, who) for who in missed.present),
                apologies=tuple(_known(placing, who) for who in missed.apologies),
            )
        case other:
            return other


def _known(placing: _Placing, who: Who) -> Who:
    known = known_as(who, placing.case, placing.workers)
    if known is None:
        placing.notes.append(f"“{who.name}” could be more than one person; kept as written.")
        return replace(who, kind=WhoKind.OTHER)
    return known


def _exercises(placing: _Placing, exercises: tuple[_Exercise, ...]) -> tuple[_Exercise, ...]:
    return tuple(_exercise(placing, each) for each in exercises)


def _exercise(placing: _Placing, each: _Exercise) -> _Exercise:
    written = each.exercise.written
    match = match_exercise(written, placing.library.exercises, placing.library.programmes)
    if match is None:
        if not each.exercise.card:
            placing.notes.append(
                f"“{written}” matches no exercise of the library; kept as written."
            )
        return each
    card = placing.library.exercise(match.id)
    ref = ExerciseRef(card.id, card.title, written)
    return replace(each, exercise=ref, step=step_for(placing.case, ref))


def _with_goals(placing: _Placing, sheet: Sheet) -> Session:
    goals = {goal.what.casefold(): goal.id for goal in placing.case.goals}
    named = {each.aim: each.goal for each in sheet.goals}
    session = sheet.session
    for missing in (goal for goal in named.values() if goal.casefold() not in goals):
        placing.notes.append(f"The case has no goal “{missing}”; the aim stands without one.")
    ids = {place: goals.get(goal.casefold(), "") for place, goal in named.items()}
    if session.held is not None:
        results = tuple(
            replace(each, aim=replace(each.aim, goal=ids.get(place, "")))
            for place, each in enumerate(session.held.aims, 1)
        )
        return replace(session, record=replace(session.held, aims=results))
    if session.plan is not None:
        aims = tuple(
            replace(aim, goal=ids.get(place, "")) for place, aim in enumerate(session.plan.aims, 1)
        )
        return replace(session, plan=replace(session.plan, aims=aims))
    return session


def _links(
    placing: _Placing, session: Session, sheet: Sheet
) -> tuple[tuple[Handling, ...], tuple[str, ...]]:
    known = threads(placing.case)
    handlings: list[Handling] = []
    unmatched: list[str] = []
    aims = session.aims
    for mention in sheet.mentions:
        item = _mentioned(placing.case, known, mention) or _its_own(sheet, mention)
        lacks = _lacks(mention, item)
        if item is None or lacks:
            placing.notes.append(f"{lacks}; kept as written.")
            unmatched.append(_in_words(mention))
            continue
        aim = aims[mention.aim - 1].id if mention.aim and mention.aim <= len(aims) else ""
        handlings.append(
            Handling(
                placing.workspace.new_id(),
                item,
                mention.how,
                session.id,
                mention.on or session.when.day,
                mention.why,
                mention.due,
                aim,
            )
        )
    return tuple(handlings), tuple(unmatched)


def _lacks(mention: Mention, item: ItemRef | None) -> str:
    """Why a line about something left open cannot be taken as it stands; empty where it can."""
    said = f"the {mention.kind.value} “{mention.text}” ({mention.how.value})"
    if item is None:
        return f"No earlier session left {said}"
    if mention.how is How.DROPPED and not mention.why:
        return f"No reason is given for {said}"
    if (mention.how is How.DONE) is not (mention.kind is ItemKind.ACTION) and mention.how in (
        How.DONE,
        How.SETTLED,
    ):
        return f"An action is done, an aim or issue is settled: {said}"
    return ""


def _mentioned(case: Case, known: tuple[Thread, ...], mention: Mention) -> ItemRef | None:
    """What a form means by “from session 6, issue: …”: the same words, of that session if told."""
    wanted = " ".join(mention.text.casefold().split())
    refs = {thread.tip for thread in known} | {thread.root for thread in known}
    fits = [
        ref
        for ref in refs
        if ref.kind is mention.kind and " ".join(case.words_of(ref).casefold().split()) == wanted
    ]
    exact = [ref for ref in fits if case.came_from(ref).number == mention.number]
    best = exact or fits
    return best[0] if len(best) == 1 else None


def _its_own(sheet: Sheet, mention: Mention) -> ItemRef | None:
    """What a form means, where it is something the form itself raises."""
    own = [(ItemRef(ItemKind.ISSUE, each.id), each.text) for each in sheet.issues]
    own += [(ItemRef(ItemKind.ACTION, each.id), each.what) for each in sheet.actions]
    fits = [ref for ref, text in own if ref.kind is mention.kind and text == mention.text]
    return fits[0] if len(fits) == 1 else None


def _in_words(mention: Mention) -> str:
    because = f", because {mention.why}" if mention.why else ""
    return f"{mention.how.value.capitalize()}: {mention.named}: {mention.text}{because}"


def _with_aside(session: Session, lines: tuple[str, ...]) -> Session:
    if not lines:
        return session
    added = "\n".join(lines)
    record = session.either_record
    if record is not None:
        aside = "\n\n".join(part for part in (record.set_aside, added) if part)
        return replace(session, record=replace(record, set_aside=aside))
    assert session.plan is not None
    aside = "\n\n".join(part for part in (session.plan.set_aside, added) if part)
    return replace(session, plan=replace(session.plan, set_aside=aside))
