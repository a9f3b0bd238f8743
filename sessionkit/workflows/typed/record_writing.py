"""A typed record written into its case.

Invariant: a form written as it opened changes nothing but that recording has begun; an issue or
action once saved is never removed, and risk information stays risk information.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sessionkit.domain.action import Action
from sessionkit.domain.aim import Aim, AimResult, Result
from sessionkit.domain.attendance import Came
from sessionkit.domain.case import Case
from sessionkit.domain.dates import When
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.issue import Issue
from sessionkit.domain.lack import Lack
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Decision, Delivery, ExerciseDone, HeldRecord
from sessionkit.workflows.complete_record import complete, not_yet
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.reading import FieldProblem, FormProblems, Reading, line
from sessionkit.workflows.typed.record import (
    TypedAction,
    TypedDone,
    TypedIssue,
    TypedRecord,
    TypedResult,
    action_row,
    begun_case,
    done_row,
    issue_row,
    mark_words,
    opening_record,
    result_row,
)
from sessionkit.workflows.typed.record_parts import (
    by_id,
    enforcement_read,
    follow_ups_read,
    made_read,
    marks_read,
    next_read,
    passages_read,
    people_read,
    rows_read,
    when_held,
    words,
)
from sessionkit.workflows.typed.record_plan import entries_read, with_entries
from sessionkit.workflows.typed.record_turns import read_turns


def written_record(workspace: Workspace, case: Case, form: TypedRecord) -> Case:
    """The case with a session's record as it is typed, begun where it was not.

    Raises:
        FormProblems: naming every field that cannot be read.
        Refused: where the session is recorded, or written up as not held.
    """
    begun = begun_case(workspace, case, form.session)
    reading = Reading(workspace, begun)
    record = _record(reading, form, opening_record(workspace, case, form.session))
    on = record.when.day
    issues = _issues(reading, begun, form)
    actions = _actions(reading, begun, form)
    entries = entries_read(workspace, reading, begun, form, record)
    turns = read_turns(reading, begun, form.turns, form.session, on, workspace.new_id)
    reading.check()
    written = begun.write_record(form.session, record)
    with_items = _with_actions(_with_issues(written, issues), actions)
    return with_entries(turns.put(with_items), entries)


def lacking(workspace: Workspace, case: Case, form: TypedRecord) -> tuple[Lack, ...]:
    """What must still be said before the record can be finished.

    Raises:
        FormProblems: where a field cannot be read.
    """
    return _lacks(workspace, written_record(workspace, case, form), form)


def completed(workspace: Workspace, case: Case, form: TypedRecord) -> Case:
    """The case with the session recorded, by who acts and now.

    Raises:
        FormProblems: where a field cannot be read, or something is missing still.
        Refused: as in `written_record`.
    """
    written = written_record(workspace, case, form)
    refuse_lacks(_lacks(workspace, written, form))
    return complete(workspace, written, form.session).case


def refuse_lacks(lacks: tuple[Lack, ...]) -> None:
    """Nothing, where nothing is missing.

    Raises:
        FormProblems: naming the field of each thing that is.
    """
    if lacks:
        raise FormProblems(tuple(FieldProblem(each.field, each.sentence) for each in lacks))


def next_suggested(workspace: Workspace, case: Case, form: TypedRecord, weeks: int = 1) -> str:
    """When the next appointment would be: same weekday, time and length, some weeks later.

    The time is that on the clock, also where the clocks change in between; where they skip it, the
    day alone is suggested. Nothing where the form does not say when the session was.
    """
    old = opening_record(workspace, case, form.session).when
    when = old if form.when == old.show() else Reading(workspace).when("when", form.when)
    if when is None:
        return ""
    day = when.day + timedelta(weeks=weeks)
    if when.starts is None:
        return When(day, None, when.minutes).show()
    starts = datetime.combine(day, when.starts.time(), tzinfo=workspace.zone)
    try:
        return When(day, starts, when.minutes).show()
    except WrongUse:
        return When(day, None, when.minutes).show()


def _lacks(workspace: Workspace, written: Case, form: TypedRecord) -> tuple[Lack, ...]:
    held = written.session_of(form.session).held
    lacks = held.lacks() if held is not None else ()
    return (*not_yet(workspace, written, form.session), *lacks)


# -- the record -----------------------------------------------------------------------------------


def _record(reading: Reading, form: TypedRecord, old: HeldRecord) -> HeldRecord:
    when = when_held(reading, form.when, old.when, "Say when the session was held.")
    return replace(
        old,
        when=when,
        venue=words(form.venue, old.venue, line),
        came=reading.one_of("came", Came, form.came),
        came_words=words(form.came_words, old.came_words),
        present=people_read(reading, "present", form.present, old.present),
        apologies=people_read(reading, "apologies", form.apologies, old.apologies),
        alone_because=words(form.alone_because, old.alone_because),
        exercises=_exercises(reading, form, old),
        aims=_results(reading, form, old),
        content=passages_read(reading, "content", form.content, old.content),
        happened=passages_read(reading, "happened", form.happened, old.happened),
        view=passages_read(reading, "view", form.view, old.view),
        made=made_read(reading, form.made, old.made),
        our_approach=words(form.our_approach, old.our_approach),
        learning=words(form.learning, old.learning),
        follow_ups=follow_ups_read(reading, form.follow_ups, old.follow_ups, when.day),
        enforcement=enforcement_read(reading, form.enforcement, old.enforcement),
        next=next_read(reading, (form.next, form.next_venue, form.no_next_because), old.next),
        set_aside=words(form.set_aside, old.set_aside),
    )


def _exercises(reading: Reading, form: TypedRecord, old: HeldRecord) -> tuple[ExerciseDone, ...]:
    def read(row: TypedDone, was: ExerciseDone | None) -> ExerciseDone | None:
        at = f"exercises/{row.id}"
        delivery = reading.one_of(f"{at}/delivery", Delivery, row.delivery)
        decision = reading.one_of(f"{at}/decision", Decision, row.decision)
        why = words(row.why, was.why if was is not None else "")
        before = was.exercise if was is not None else ExerciseRef("", "", "")
        title, written = (
            words(row.title, before.title, line),
            words(row.written, before.written, line),
        )
        if not (row.card or title or written):
            if why:
                reading.refuse(f"{at}/written", "The exercise these words are about has no name.")
            return None
        ref = ExerciseRef(row.card, title, written)
        delivered = delivery or Delivery.AS_PLANNED
        return ExerciseDone(row.id, ref, row.step, delivered, decision, why)

    return rows_read(form.exercises, old.exercises, done_row, read)


def _results(reading: Reading, form: TypedRecord, old: HeldRecord) -> tuple[AimResult, ...]:
    def read(row: TypedResult, was: AimResult | None) -> AimResult | None:
        at = f"results/{row.id}"
        result = reading.one_of(f"{at}/result", Result, row.result)
        said = words(row.words, was.words if was is not None else "")
        text = words(row.text, was.aim.text if was is not None else "")
        if not text and was is not None and (result or said):
            text = was.aim.text
        if not text:
            if said:
                reading.refuse(f"{at}/text", "The aim these words are about is not said.")
            return None
        aim = Aim(row.aim or row.id, text, row.goal)
        if was is not None:
            aim = replace(was.aim, text=text, goal=row.goal)
        return AimResult(row.id, aim, result, said)

    return rows_read(form.results, old.aims, result_row, read)


# -- issues and actions ---------------------------------------------------------------------------


def _issues(reading: Reading, case: Case, form: TypedRecord) -> tuple[Issue, ...]:
    def read(row: TypedIssue, was: Issue | None) -> Issue | None:
        text = words(row.text, was.text if was is not None else "")
        marks = marks_read(reading, f"issues/{row.id}/marks", row.marks)
        if not text:
            return None
        risk = row.risk or (was is not None and was.risk_information)
        return Issue(row.id, text, form.session, risk, marks)

    return rows_read(form.issues, case.issues_of(form.session), issue_row, read)


def _actions(reading: Reading, case: Case, form: TypedRecord) -> tuple[Action, ...]:
    def read(row: TypedAction, was: Action | None) -> Action | None:
        at, opened = f"actions/{row.id}", action_row(was) if was is not None else None
        what = words(row.what, was.what if was is not None else "")
        who = was.who if was and opened and row.who == opened.who else None
        due = was.due if was and opened and row.due == opened.due else None
        who = who or reading.who(f"{at}/who", row.who)
        due = due or reading.day(f"{at}/due", row.due)
        same = was is not None and row.marks == mark_words(was.marks)
        marks = was.marks if same and was else marks_read(reading, f"{at}/marks", row.marks)
        return Action(row.id, what, form.session, who, due, marks) if what else None

    return rows_read(form.actions, case.actions_of(form.session), action_row, read)


def _with_issues(case: Case, issues: tuple[Issue, ...]) -> Case:
    """The case with issues as they are said now; one that is not said any more stands as it was."""
    said, known = by_id(issues), by_id(case.issues)
    kept = tuple(said.get(each.id, each) for each in case.issues)
    new = (each for each in issues if each.id not in known)
    return replace(case, issues=kept).raise_issues(*new)


def _with_actions(case: Case, actions: tuple[Action, ...]) -> Case:
    """As `_with_issues`, for further action."""
    said, known = by_id(actions), by_id(case.actions)
    kept = tuple(said.get(each.id, each) for each in case.actions)
    new = (each for each in actions if each.id not in known)
    return replace(case, actions=kept).agree_actions(*new)
