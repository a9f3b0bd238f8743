"""A plan as it is typed: opened from a case, and read back into it.

Invariant: what was not changed in the form is not changed in the case, to the letter, the id and
the day; what was taken up, decided or let go is written with the plan or not at all.
"""

from dataclasses import dataclass, replace

from sessionkit.continuity.offer import offer
from sessionkit.domain.aim import Aim
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When, read_when
from sessionkit.domain.errors import NotFound, SessionkitError
from sessionkit.domain.people import Who
from sessionkit.domain.plan import ContentLine, Plan, PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.session import Session
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.plan_parts import expected, next_appointment
from sessionkit.workflows.take_in import following
from sessionkit.workflows.typed.days import DAYS_OF_A_PLAN, meant_in
from sessionkit.workflows.typed.plan_left import (
    Deciding,
    by_plan,
    left_rows,
    offered,
    said,
    takes_of,
)
from sessionkit.workflows.typed.plan_rows import (
    Former,
    TypedAim,
    TypedExercise,
    TypedLeft,
    TypedLine,
    TypedPlan,
    add_aim,
    add_line,
    decide,
    exercise_row,
    let_go,
    let_go_of,
    minutes_planned,
    moved,
    take_up,
    with_card_aims,
    with_exercise,
    with_steps,
    without_row,
)
from sessionkit.workflows.typed.reading import Reading, line, names_apart, prose

__all__ = [
    "Former",
    "TypedAim",
    "TypedExercise",
    "TypedLeft",
    "TypedLine",
    "TypedPlan",
    "add_aim",
    "add_line",
    "decide",
    "let_go",
    "let_go_of",
    "minutes_planned",
    "moved",
    "next_plan",
    "offered",
    "plan_form",
    "plan_or_next",
    "session_minutes",
    "take_up",
    "with_card_aims",
    "with_exercise",
    "with_steps",
    "without_row",
    "written_plan",
]

# -- opening --------------------------------------------------------------------------------------


def next_plan(workspace: Workspace, case: Case, session: str = "") -> TypedPlan:
    """A new session as it opens: what the last one agreed and the record offers, and no aims.

    Args:
        workspace: the team's store.
        case: whose next session it is.
        session: its id, where it has one already; a new id where empty.
    """
    coming = next_appointment(case)
    offers = offer(case).exercises
    form = TypedPlan(
        session or workspace.new_id(),
        coming.when.show() if coming is not None else "",
        (coming.venue if coming is not None else "") or _last_venue(case),
        _names(expected(case)),
    )
    if not offers:
        return form
    row = exercise_row(form, offers[0])
    return replace(form, exercises=(row,), approach=offers[0].approach.value, why=offers[0].why)


def plan_form(workspace: Workspace, case: Case, session_id: str) -> TypedPlan:
    """The plan of a session as it stands.

    Raises:
        NotFound: where there is no such session, or it was not planned.
    """
    session = case.session_of(session_id)
    plan = session.plan
    if plan is None:
        raise NotFound(f"{session.name} has no plan.", "What happened in it stands in its record.")
    own = by_plan(case, session_id)
    takes = takes_of(own)
    return TypedPlan(
        session_id,
        plan.when.show(),
        plan.venue,
        _names(plan.present),
        tuple(map(_exercise_row, plan.exercises)),
        *_approach_fields(session.approach),
        tuple(TypedAim(a.id, a.text, a.goal, takes.get(a.id, "")) for a in plan.aims),
        tuple(map(_line_row, plan.content)),
        tuple(left_rows(own).values()),
        plan.set_aside,
    )


def plan_or_next(workspace: Workspace, case: Case, session_id: str) -> TypedPlan:
    """The plan of a session; as it opens where the case does not have that session yet."""
    if any(each.id == session_id for each in case.sessions):
        return plan_form(workspace, case, session_id)
    return next_plan(workspace, case, session_id)


def session_minutes(workspace: Workspace, form: TypedPlan) -> int:
    """How long the session is to be, in minutes: as typed, or as the team's sessions are."""
    try:
        when = read_when(
            line(form.when), workspace.today, workspace.zone, meant_in(DAYS_OF_A_PLAN, "when")
        )
    except SessionkitError:
        return workspace.settings.session_minutes
    return when.minutes or workspace.settings.session_minutes


# -- reading back ---------------------------------------------------------------------------------


def written_plan(workspace: Workspace, case: Case, form: TypedPlan) -> Case:
    """The case with a session planned, or its plan changed, as the form says.

    Raises:
        FormProblems: naming every field that cannot be read.
        Refused: where recording has started, which freezes the plan.
    """
    old = next((each for each in case.sessions if each.id == form.session), None)
    if old is not None and old.plan is not None:
        # A frozen plan is refused before anybody is asked to mend a field of it.
        case.change_plan(old.id, old.plan, old.approach)
    return _Writing(
        workspace, case, form, old, Reading(workspace, case, DAYS_OF_A_PLAN)
    ).case_written()


@dataclass(frozen=True, slots=True)
class _Writing:
    workspace: Workspace
    case: Case
    form: TypedPlan
    old: Session | None
    reading: Reading

    def case_written(self) -> Case:
        form, before = self.form, self.before
        when = self._when()
        venue = said(form.venue, before.venue if before else "")
        present = self._present()
        exercises, approach = self._exercises(), self._approach()
        aims, content = self._aims(), self._content()
        kept = frozenset(aim.id for aim in aims)
        handlings = Deciding(self.workspace, self.case, form, self.reading).handlings(kept)
        self.reading.check()
        assert when is not None
        aside = before.set_aside if before else ""
        aside = form.set_aside if form.set_aside == aside else prose(form.set_aside)
        plan = Plan(when, venue, present, exercises, aims, content, aside)
        case = replace(self.case, handlings=handlings)
        if self.old is None:
            return case.plan_next(form.session, plan, approach)
        return case.change_plan(form.session, plan, approach)

    @property
    def before(self) -> Plan | None:
        return self.old.plan if self.old is not None else None

    def _when(self) -> When | None:
        coming = next_appointment(self.case)
        known = self.before.when if self.before else coming.when if coming else None
        if known is not None and self.form.when == known.show():
            return known
        if not line(self.form.when):
            self.reading.refuse("when", "Say when the session is.", "Write a day: next tue 14:00.")
            return None
        return self.reading.when("when", self.form.when)

    def _present(self) -> tuple[Who, ...]:
        """Who is named; those named before stay who they were."""
        stood = self.before.present if self.before else expected(self.case)
        if self.form.present == _names(stood):
            return stood
        known = {who.name: who for who in (*expected(self.case), *stood)}
        found = (
            known[each] if each in known else self.reading.who("present", each)
            for each in names_apart(self.form.present, known)
        )
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _exercises(self) -> tuple[PlannedExercise, ...]:
        old = {each.id: each for each in self.before.exercises} if self.before else {}
        made: list[PlannedExercise] = []
        for row in self.form.exercises:
            stood = old.get(row.id)
            if stood is not None and row == _exercise_row(stood):
                made.append(stood)
                continue
            ref = stood.exercise if stood is not None else ExerciseRef("", "", "")
            title, written = said(row.title, ref.title), said(row.written, ref.written)
            if title or written:
                now = ExerciseRef(line(row.card), title, written)
                made.append(PlannedExercise(row.id, now, line(row.step)))
        return tuple(made)

    def _approach(self) -> Approach | None:
        stood = self.old.approach if self.old is not None else None
        if (self.form.approach, self.form.why) == _approach_fields(stood):
            return stood
        kind = self.reading.one_of("approach", ApproachKind, self.form.approach)
        if kind is None:
            if line(self.form.why) and not self.form.approach:
                # The reason would be lost: the record keeps it with what it is the reason for.
                self.reading.refuse(
                    "approach", "Say how the session follows; its reason stands beside it already."
                )
            return None
        why = said(self.form.why, stood.why if stood else "")
        new = Approach(kind, why, stood.follows if stood else "")
        return following(self.case, self.form.session, new)

    def _aims(self) -> tuple[Aim, ...]:
        old = {aim.id: aim for aim in self.before.aims} if self.before else {}
        made: list[Aim] = []
        for row in self.form.aims:
            stood = old.get(row.id)
            text = said(row.text, stood.text if stood else "")
            if stood is not None and (row.text, row.goal) == (stood.text, stood.goal):
                made.append(stood)
            elif text:
                made.append(replace(stood or Aim(row.id, text), text=text, goal=row.goal))
        return tuple(made)

    def _content(self) -> tuple[ContentLine, ...]:
        old = {each.id: each for each in self.before.content} if self.before else {}
        made: list[ContentLine] = []
        for row in self.form.content:
            stood = old.get(row.id)
            if stood is not None and row == _line_row(stood):
                made.append(stood)
            elif text := said(row.text, stood.text if stood else ""):
                leads = said(row.leads, stood.leads if stood else "")
                made.append(ContentLine(row.id, text, self._minutes(row, stood), leads))
        return tuple(made)

    def _minutes(self, row: TypedLine, stood: ContentLine | None) -> int | None:
        if stood is not None and row.minutes == _line_row(stood).minutes:
            return stood.minutes
        return self.reading.minutes(f"content/{row.id}/minutes", row.minutes)


# -- as it is shown -------------------------------------------------------------------------------


def _exercise_row(each: PlannedExercise) -> TypedExercise:
    ref = each.exercise
    return TypedExercise(each.id, ref.card, ref.title, ref.written, each.step)


def _line_row(each: ContentLine) -> TypedLine:
    minutes = str(each.minutes) if each.minutes is not None else ""
    return TypedLine(each.id, minutes, each.leads, each.text)


def _approach_fields(approach: Approach | None) -> tuple[str, str]:
    return (approach.kind.value, approach.why) if approach is not None else ("", "")


def _names(present: tuple[Who, ...]) -> str:
    return ", ".join(who.name for who in present)


def _last_venue(case: Case) -> str:
    last = case.chain[-1] if case.chain else None
    if last is None:
        return ""
    record = last.either_record
    return (record.venue if record else "") or (last.plan.venue if last.plan else "")
