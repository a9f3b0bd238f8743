"""A reading in plain words, one thing a line: what the samples are compared with."""

from collections.abc import Iterator

from sessionkit.documents.forms import FormReading
from sessionkit.domain.action import Action
from sessionkit.domain.aim import AimResult
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.dates import show_date, show_moment
from sessionkit.domain.follow_up import Enforcement, FollowUp
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Passage
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.plan import Plan
from sessionkit.domain.record import HeldRecord, NotHeldRecord
from sessionkit.domain.sheet import Mention, Sheet


def shown(reading: FormReading) -> str:
    """Everything a form was read as."""
    lines = [*_sheet(reading.sheet)]
    lines += [f"note, line {note.line}: {note.message}" for note in reading.notes]
    return "\n".join(lines) + "\n"


def _line(label: str, text: str) -> Iterator[str]:
    if text:
        first, *more = text.split("\n")
        yield f"{label}: {first}"
        yield from (f"    {line}".rstrip() for line in more)


def _sheet(sheet: Sheet) -> Iterator[str]:
    session = sheet.session
    yield from _line("name", sheet.name)
    if isinstance(session.record, HeldRecord):
        yield from _held(session.record)
    if isinstance(session.record, NotHeldRecord):
        yield from _not_held(session.record)
    if session.approach is not None:
        yield from _line("approach", _with(session.approach.kind.value, session.approach.why))
    for issue in sheet.issues:
        yield from _issue(issue)
    for action in sheet.actions:
        yield from _action(action)
    for mention in sheet.mentions:
        yield from _mention(mention)
    for goal in sheet.goals:
        yield from _line(f"goal of aim {goal.aim}", goal.goal)
    if session.plan is not None:
        yield from _plan(session.plan)


def _who(who: Who) -> str:
    return who.name if who.kind is WhoKind.OTHER else f"{who.name} ({who.kind.value})"


def _with(value: str, words: str) -> str:
    return f"{value}: {words}" if words else value


def _people(label: str, people: tuple[Who, ...]) -> Iterator[str]:
    yield from _line(label, "; ".join(_who(who) for who in people))


def _passages(label: str, passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        marks = ", ".join(mark.value for mark in passage.marks)
        yield from _line(f"{label} [{marks}]" if marks else label, passage.text)


def _held(record: HeldRecord) -> Iterator[str]:
    yield from _line("held", record.when.show())
    yield from _line("venue", record.venue)
    yield from _people("present", record.present)
    yield from _people("apologies", record.apologies)
    yield from _line(
        "came", _with(record.came.value if record.came else "not said", record.came_words)
    )
    yield from _line("one worker alone because", record.alone_because)
    for done in record.exercises:
        decision = f", then {done.decision.value}" if done.decision else ""
        how = _with(f"{done.delivery.value}{decision}", done.why)
        yield from _line("exercise", f"{done.exercise.written} ({how})")
    for result in record.aims:
        yield from _result(result)
    yield from _passages("content", record.content)
    yield from _passages("happened", record.happened)
    yield from _passages("view", record.view)
    yield from _line("our approach", record.our_approach)
    yield from _line("learning", record.learning)
    yield from _after(record)


def _not_held(record: NotHeldRecord) -> Iterator[str]:
    yield from _line("not held", record.when.show())
    yield from _line("code", record.code.value if record.code else "not said")
    yield from _line("asked by", record.asked_by)
    yield from _line("why", record.why)
    yield from _line("venue", record.venue)
    yield from _people("present", record.present)
    yield from _people("apologies", record.apologies)
    yield from _passages("words", record.words)
    yield from _after(record)


def _after(record: HeldRecord | NotHeldRecord) -> Iterator[str]:
    for done in record.follow_ups:
        yield from _follow_up(done)
    for taken in record.enforcement:
        yield from _enforcement(taken)
    match record.next:
        case Appointment(when=when, venue=venue):
            yield from _line("next", _with(when.show(), venue))
        case NoAppointment(why=why):
            yield from _line("no next", why or "no reason said")
    yield from _line("set aside", record.set_aside)


def _result(result: AimResult) -> Iterator[str]:
    value = result.result.value if result.result else "no result"
    yield from _line("aim", f"{result.aim.text} ({_with(value, result.words)})")


def _follow_up(done: FollowUp) -> Iterator[str]:
    at = f" at {show_moment(done.at)}" if done.at else ""
    yield from _line("followed up", f"{done.what} ({show_date(done.on)}{at})")


def _enforcement(taken: Enforcement) -> Iterator[str]:
    on = f" ({show_date(taken.on)})" if taken.on else ""
    yield from _line("enforcement", _with(taken.step.value, taken.words) + on)


def _issue(issue: Issue) -> Iterator[str]:
    yield from _line("risk information" if issue.risk_information else "issue", issue.text)


def _action(action: Action) -> Iterator[str]:
    who = _who(action.who) if action.who else "nobody named"
    due = show_date(action.due) if action.due else "no day"
    yield from _line("action", f"{action.what} | {who} | {due}")


def _mention(mention: Mention) -> Iterator[str]:
    origin = f" of session {mention.number}" if mention.number else ""
    as_aim = f", as aim {mention.aim}" if mention.aim else ""
    due = f", due {show_date(mention.due)}" if mention.due else ""
    words = _with(mention.text, mention.why)
    yield from _line(f"{mention.how.value} {mention.kind.value}{origin}{as_aim}{due}", words)


def _plan(plan: Plan) -> Iterator[str]:
    yield from _line("planned for", plan.when.show())
    yield from _line("planned venue", plan.venue)
    yield from _people("planned present", plan.present)
    for each in plan.exercises:
        yield from _line("planned exercise", each.exercise.written)
    for aim in plan.aims:
        yield from _line("planned aim", aim.text)
    for line in plan.content:
        yield from _line("planned content", line.show())
    yield from _line("planned set aside", plan.set_aside)
