"""One session as headed blocks, to read on a screen in the order of the Appendix 1 form.

Invariant: everything its record says stands in one of the blocks, as it was written;
fact and judgement stay apart (A2 ¶4). Blocks with nothing in them are left out.
"""

from collections.abc import Iterable
from typing import Final

from sessionkit.continuity.blocks import Block, Line, LineKind, fact, filled, note, written
from sessionkit.continuity.exercise_lines import (
    AN_EXERCISE,
    exercise_line,
    exercises_note,
    step_called,
)
from sessionkit.continuity.marks import approach_mark, approach_word, marks_in_words
from sessionkit.continuity.sheet_items import SheetItems
from sessionkit.continuity.story import Story
from sessionkit.domain.appointment import Appointment, Next, NoAppointment
from sessionkit.domain.calendar_words import show_date, show_moment
from sessionkit.domain.case import Case
from sessionkit.domain.passage import Passage
from sessionkit.domain.people import Who
from sessionkit.domain.plan import Plan, PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import Delivery, ExerciseDone, HeldRecord, NotHeldRecord
from sessionkit.domain.session import Session

__all__ = ["Block", "Line", "LineKind", "session_sheet"]

HAPPENED: Final = "WHAT HAPPENED AND WAS SAID"
VIEW: Final = "WHAT WE MAKE OF IT"

_PLANNED: Final = "planned"


def session_sheet(of: Case | Story, session: Session) -> tuple[Block, ...]:
    """A session as it reads: its record, or its plan where it has none yet.

    Args:
        of: the case, or its story where that is made already.
        session: the session.
    """
    sheet = _Sheet(of if isinstance(of, Story) else Story(of), session)
    match session.record:
        case HeldRecord():
            return filled(sheet.held(session.record))
        case NotHeldRecord():
            return filled(sheet.not_held(session.record))
    assert session.plan is not None
    return filled(sheet.planned(session.plan))


class _Sheet:
    """Writes the blocks of one session."""

    def __init__(self, story: Story, session: Session) -> None:
        self._case = story.case
        self._session = session
        self._items = SheetItems(story, session)

    def planned(self, plan: Plan) -> tuple[Block, ...]:
        content = tuple(Line(LineKind.CONTENT, *_led(line)) for line in _content(plan))
        return (
            *self._front(plan),
            Block("EXERCISE", (*self._exercises(plan.exercises), *self._approach())),
            Block("AIMS AND OBJECTIVES", self._items.aims()),
            Block("CONTENT", content),
            self._issues(),
            Block("LEFT FROM BEFORE", self._items.earlier()),
            _set_aside(plan.set_aside),
        )

    def held(self, record: HeldRecord) -> tuple[Block, ...]:
        return (
            *self._front(record),
            Block("EXERCISE", (*self._worked_on(record), *self._approach())),
            Block("AIMS AND OBJECTIVES", self._items.aims()),
            Block("CONTENT", _passages(record.content)),
            Block("MADE", _made(record)),
            Block("OUTCOME", (*_part(HAPPENED, record.happened), *_part(VIEW, record.view))),
            self._issues(),
            Block("LEFT FROM BEFORE", self._items.earlier()),
            Block("FOLLOWED UP", _followed_up(record)),
            Block("WHAT NEXT", (*self._decisions(record), *_next(record.next))),
            Block("LOOKING BACK", _looking_back(record)),
            _set_aside(record.set_aside, self._set_aside_on_plan()),
        )

    def not_held(self, record: NotHeldRecord) -> tuple[Block, ...]:
        plan = self._session.plan
        exercises = plan.exercises if plan is not None else ()
        return (
            *self._front(record),
            Block("NOT HELD", self._why_not(record)),
            Block("EXERCISE", (*self._exercises(exercises, _PLANNED), *self._approach())),
            Block("AIMS AND OBJECTIVES", self._items.aims()),
            Block("OUTCOME", _part(HAPPENED, record.words)),
            Block("FOLLOWED UP", _followed_up(record)),
            self._issues(),
            Block("LEFT FROM BEFORE", self._items.earlier()),
            Block("WHAT NEXT", _next(record.next)),
            _set_aside(record.set_aside, self._set_aside_on_plan()),
        )

    def _front(self, of: Plan | HeldRecord | NotHeldRecord) -> tuple[Block, ...]:
        present = fact("", _names(of.present))
        if not isinstance(of, Plan):
            present += fact("apologies", _names(of.apologies))
        if isinstance(of, HeldRecord):
            came = of.came.value if of.came is not None else ""
            said = came or of.came_words
            present += (Line(LineKind.TEXT, came, of.came_words),) if said else ()
            if of.alone_because:
                present += (Line(LineKind.TEXT, "one worker alone", of.alone_because),)
        return (
            Block("DATE", fact("", of.when.show())),
            Block("VENUE", written("", of.venue)),
            Block("PRESENT", present),
        )

    def _exercises(self, planned: Iterable[PlannedExercise], lead: str = "") -> tuple[Line, ...]:
        lines: tuple[Line, ...] = ()
        for each in planned:
            lines += self._exercise(each.exercise, each.step, lead)
        return lines

    def _worked_on(self, record: HeldRecord) -> tuple[Line, ...]:
        """What was done, then what was planned and was not."""
        done: tuple[Line, ...] = ()
        not_done: tuple[Line, ...] = ()
        for each in record.exercises:
            left_out = each.delivery is Delivery.NOT_REACHED
            lines = self._done(each)
            done, not_done = (done, not_done + lines) if left_out else (done + lines, not_done)
        recorded = {each.id for each in record.exercises}
        plan = self._session.plan
        for meant in plan.exercises if plan is not None else ():
            if meant.id not in recorded:
                lead = f"{_PLANNED}, not in the record"
                not_done += self._exercise(meant.exercise, meant.step, lead)
        return done + not_done

    def _done(self, each: ExerciseDone) -> tuple[Line, ...]:
        if each.delivery is Delivery.AS_PLANNED:
            return self._exercise(each.exercise, each.step, "")
        lead = each.delivery.value
        if each.delivery is Delivery.NOT_REACHED:
            lead = f"{_PLANNED}, {lead}"
        return self._exercise(each.exercise, each.step, lead) + note("", each.why)

    def _exercise(self, ref: ExerciseRef, step: str, lead: str) -> tuple[Line, ...]:
        called = step_called(self._case, step)
        where = called if called != AN_EXERCISE else ""
        told = ", ".join(part for part in (lead, where) if part)
        line = Line(LineKind.EXERCISE, told, ref.name, instead=(lead, called))
        other = ref.written.casefold() != ref.name.casefold()
        return (line, *exercises_note("as written", ref.written if other else ""))

    def _approach(self) -> tuple[Line, ...]:
        approach = self._session.approach
        if approach is None:
            return ()
        lead = f"{approach_mark(approach.kind)} {approach_word(approach.kind)}"
        before = next((s for s in self._case.sessions if s.id == approach.follows), None)
        if before is not None and before.number is not None:
            lead += f", after S{before.number}"
        return (Line(LineKind.TEXT, lead, approach.why),)

    def _issues(self) -> Block:
        lines = (*self._items.issues(), *self._items.actions())
        return Block("ISSUES RAISED AND FURTHER ACTION REQUIRED", lines)

    def _decisions(self, record: HeldRecord) -> tuple[Line, ...]:
        lines: tuple[Line, ...] = ()
        for each in record.exercises:
            if each.decision is not None:
                lead = f"{approach_mark(each.decision.approach)} {each.decision.value}"
                lines += (self._decided(lead, each),)
                # A reason for doing it otherwise stands with the exercise already.
                lines += note("", each.why) if each.delivery is Delivery.AS_PLANNED else ()
            elif each.why and each.delivery is Delivery.AS_PLANNED:
                lines += (self._decided("not said yet", each),)
                lines += note("", each.why)
        return lines

    def _decided(self, lead: str, each: ExerciseDone) -> Line:
        return exercise_line(lead, each.exercise.name, step_called(self._case, each.step))

    def _why_not(self, record: NotHeldRecord) -> tuple[Line, ...]:
        code = record.code.value if record.code is not None else "no reason given"
        lines = (*fact("", code), *written("reason", record.why))
        lines += written("asked by", record.asked_by)
        instead = next((s for s in self._case.sessions if s.id == record.successor), None)
        return lines + (fact("put off to", _session_and_day(instead)) if instead else ())

    def _set_aside_on_plan(self) -> str:
        return self._session.plan.set_aside if self._session.plan is not None else ""


def _content(plan: Plan) -> Iterable[tuple[str, str, str]]:
    for line in plan.content:
        yield f"{line.minutes} min" if line.minutes is not None else "", line.leads, line.text


def _led(line: tuple[str, str, str]) -> tuple[str, str]:
    return ", ".join(part for part in line[:2] if part), line[2]


def _names(people: tuple[Who, ...]) -> str:
    return ", ".join(who.name for who in people)


def _session_and_day(session: Session) -> str:
    return f"{session.name}, {session.when.show()}"


def _passages(passages: tuple[Passage, ...]) -> tuple[Line, ...]:
    return tuple(Line(LineKind.PASSAGE, marks_in_words(each.marks), each.text) for each in passages)


def _part(heading: str, passages: tuple[Passage, ...]) -> tuple[Line, ...]:
    lines = _passages(passages)
    return (Line(LineKind.SUBHEADING, "", heading), *lines) if lines else ()


def _made(record: HeldRecord) -> tuple[Line, ...]:
    """Sheets, charts and cards: what kind, where each is kept, whether a copy was given."""
    lines: tuple[Line, ...] = ()
    for each in record.made:
        kind = each.kind.value if each.kind is not None else ""
        copy = f"copy {each.copy.value}" if each.copy is not None else ""
        lines += (Line(LineKind.TEXT, ", ".join(p for p in (kind, copy) if p), each.title),)
        lines += note("kept", each.kept) if each.kept else ()
    return lines


def _followed_up(record: HeldRecord | NotHeldRecord) -> tuple[Line, ...]:
    lines: tuple[Line, ...] = ()
    for each in record.follow_ups:
        when = show_moment(each.at) if each.at is not None else show_date(each.on)
        lines += (Line(LineKind.TEXT, when, each.what),)
    for step in record.enforcement:
        day = f", {show_date(step.on)}" if step.on is not None else ""
        lines += (Line(LineKind.TEXT, f"{step.step.value}{day}", step.words),)
    return lines


def _next(agreed: Next | None) -> tuple[Line, ...]:
    match agreed:
        case Appointment(when=when, venue=venue):
            return (*fact("next appointment", when.show()), *note("", venue))
        case NoAppointment(why=why):
            return (Line(LineKind.TEXT, "no next appointment", why),)
    return ()


def _looking_back(record: HeldRecord) -> tuple[Line, ...]:
    ours = written("our approach", record.our_approach)
    return ours + written("the participant’s learning", record.learning)


def _set_aside(*texts: str) -> Block:
    lines = tuple(Line(LineKind.TEXT, "", text) for text in dict.fromkeys(texts) if text)
    return Block("ELSEWHERE ON THE FORM", lines)
