"""Printing the Appendix 1 form: blank, ready for the next session, or filled with one.

Invariant: what is printed here is read back to an equal session; the form for the next session
takes nothing up by itself.
"""

from sessionkit.continuity.offer import offer
from sessionkit.documents.forms import blank_form, write_form
from sessionkit.domain.aim import Aim
from sessionkit.domain.approach import Approach
from sessionkit.domain.handling import How, ItemKind, ItemRef
from sessionkit.domain.plan import Plan, PlannedExercise
from sessionkit.domain.session import Session
from sessionkit.domain.sheet import Mention, Sheet, sheet_of
from sessionkit.domain.when import When
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.plan_parts import content_of, expected, next_appointment
from sessionkit.workflows.read_library import library_of
from sessionkit.workflows.typed.record_turns import homework_in, turns_of


def blank() -> str:
    """The form with nothing filled in."""
    return blank_form()


def form_of_session(workspace: Workspace, named: str, number: int) -> str:
    """The form filled with one session."""
    case = open_case(workspace, named).case
    return write_form(sheet_of(case, case.session(number)), workspace.zone)


def form_to_record(workspace: Workspace, named: str, number: int) -> str:
    """The form ready to be written up: what was planned, with a place for everything that follows.

    What the participant took on to do stands first among what was left, to be asked about.

    Raises:
        Refused: where recording has started; the session's own form is printed then.
    """
    case = open_case(workspace, named).case
    session = case.session(number).start_recording()
    begun = case.start_recording(session.id)
    own = homework_in(begun, turns_of(begun, session.id))
    asked = [
        Mention(How.LEFT, ItemKind.ACTION, case.came_from(ref).number, case.words_of(ref))
        for ref in (ItemRef(ItemKind.ACTION, each.id) for each in own if not each.how)
    ]
    return write_form(sheet_of(case, session), workspace.zone, asked)


def form_of_next(workspace: Workspace, named: str) -> str:
    """The form for the next session: today's date, the exercise offered, its aims and steps."""
    case = open_case(workspace, named).case
    ready = offer(case)
    first = ready.exercises[0] if ready.exercises else None
    card = None
    if first is not None and first.exercise.card:
        card = library_of(workspace).exercise(first.exercise.card)
    coming = next_appointment(case)
    plan = Plan(
        coming.when if coming is not None else When(workspace.today, None, None),
        present=expected(case),
        exercises=(PlannedExercise("", first.exercise, first.step),) if first else (),
        aims=tuple(Aim("", text) for text in card.aims) if card else (),
        content=content_of(card, workspace.new_id) if card else (),
    )
    approach = Approach(first.approach, first.why) if first is not None else None
    sheet = Sheet(case.participant.name, Session("", None, approach, plan))
    return write_form(sheet, workspace.zone)
