"""A form as the record of a session that was held, or of one that was not.

Invariant: of a session that was not held everything said is kept as words; what was meant for it is
its plan.
"""

from sessionkit.documents.forms.asides import (
    came_of,
    set_alone_aside,
    set_beside_aside,
    set_looking_back_aside,
    set_made_aside,
    set_planned_aside,
    set_remark_aside,
    set_results_aside,
    set_unread_aside,
)
from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.front import Front
from sessionkit.documents.forms.notation.aims import Aimed, read_aims, with_results
from sessionkit.documents.forms.notation.attendance import Said
from sessionkit.documents.forms.notation.exercises import Worked, read_exercises
from sessionkit.documents.forms.notation.issues import Raised, read_issues
from sessionkit.documents.forms.notation.outcome import read_outcome
from sessionkit.documents.forms.notation.passages import read_passages
from sessionkit.documents.forms.notation.things_made import is_made
from sessionkit.documents.forms.read import Read
from sessionkit.documents.forms.structure.headings import LEARNING, OUR_APPROACH, Heading
from sessionkit.documents.forms.structure.sections import Part
from sessionkit.documents.forms.structure.source import Line
from sessionkit.documents.forms.told import Told, told_in
from sessionkit.documents.forms.wording.not_held import not_held_in, sentences
from sessionkit.documents.forms.wording.nothing import says_nothing
from sessionkit.documents.markdown_text import unescape
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.passage import Passage
from sessionkit.domain.plan import Plan
from sessionkit.domain.record import HeldRecord, NotHeldRecord

# --- held ----------------------------------------------------------------------------------------


def held_of(part: Part, front: Front, said: Said | None, session: str, context: Context) -> Read:
    """A form as the record of a session that was held.

    Args:
        part: the form.
        front: what it begins with.
        said: what it says of attendance.
        session: id of the session.
        context: what it is read with, on the day of the session.
    """
    worked = read_exercises(part.under(Heading.EXERCISE), context)
    aimed = read_aims(part.under(Heading.AIMS), context, in_record=True)
    raised = read_issues(part.under(Heading.ISSUES), session, context)
    outcome = read_outcome(part.under(Heading.OUTCOME), context)
    aimed = _with_results_told(aimed, part, context)
    presence, dated = front.presence, front.dated
    set_unread_aside(presence, context)
    set_remark_aside(presence, context)
    set_beside_aside(front, context)
    _note_made_elsewhere(part, context)
    record = HeldRecord(
        when=dated.when,
        venue=front.venue,
        came=said.came if said else None,
        came_words=said.words if said else "",
        present=presence.present,
        apologies=presence.apologies,
        alone_because=presence.alone_because,
        exercises=worked.exercises,
        aims=aimed.results,
        content=_passages(part, Heading.CONTENT, context),
        happened=outcome.happened,
        view=outcome.view,
        made=raised.made,
        our_approach=_back(outcome.our_approach, OUR_APPROACH, raised),
        learning=_back(outcome.learning, LEARNING, raised),
        follow_ups=raised.follow_ups,
        enforcement=raised.enforcement,
        next=raised.next,
        set_aside=context.kept.taken(),
    )
    return Read(record, worked, aimed, raised)


def _with_results_told(aimed: Aimed, part: Part, context: Context) -> Aimed:
    """With the results the outcome gives by the number of the aim.

    Not on a form of ours, which has a place for the result under each aim: there it is only text.
    """
    if part.is_plan is False:
        return aimed
    for section in part.under(Heading.OUTCOME):
        for line in section.body:
            for sentence in sentences(unescape(line.text)):
                aimed = with_results(aimed, sentence, line.number, context)
    return aimed


def _note_made_elsewhere(part: Part, context: Context) -> None:
    """Say of what was made that it is listed only under the last heading; it stays as text."""
    for heading in (Heading.CONTENT, Heading.OUTCOME):
        for line in (each for section in part.under(heading) for each in section.body):
            if is_made(line.text):
                message = (
                    f"{quoted(line.text.strip())} under {heading.value} is kept as text; under "
                    f"{Heading.ISSUES.value} it is listed as made."
                )
                context.kept.note(line.number, message)


def _back(words: str, title: str, raised: Raised) -> str:
    """What is said looking back, under the outcome and under the last heading."""
    more = (said for _, under, said in raised.looking_back if under == title)
    return "\n".join(each for each in (words, *more) if each)


def _passages(part: Part, heading: Heading, context: Context) -> tuple[Passage, ...]:
    lines: list[Line] = []
    for section in part.under(heading):
        lines += [Line(section.line, "", 0)] if lines else []
        lines += section.body
    return read_passages(tuple(lines), context.new_id)


# --- not held ------------------------------------------------------------------------------------


def not_held_of(
    part: Part, front: Front, said: Said, session: str, context: Context, has_plan: bool
) -> Read:
    """A form as the record of a session that was not held.

    What stands under EXERCISE and AIMS AND OBJECTIVES can only have been meant for the session:
    `meant_by` makes a plan of it, unless the form has a plan after the record.
    """
    all_worked = read_exercises(part.under(Heading.EXERCISE), context)
    worked, statements = _without_statements(all_worked, context)
    aimed = read_aims(part.under(Heading.AIMS), context, in_record=False)
    raised = read_issues(part.under(Heading.ISSUES), session, context)
    presence, dated = front.presence, front.dated
    set_results_aside(worked, aimed, dated.line, context)
    if has_plan:
        set_planned_aside(worked, aimed, dated.line, context)
    elif worked.exercises or aimed.results:
        line = (*worked.lines, dated.line)[0]
        context.kept.note(
            line, "The exercise and the aims of a session that was not held are kept as its plan."
        )
    set_alone_aside(presence, dated.line, context, "the session was not held")
    set_looking_back_aside(raised, context, "the session was not held")
    set_made_aside(raised, dated.line, context)
    set_remark_aside(presence, context)
    words = (
        *_beside(front, statements, context),
        *_said_under(part, Heading.CONTENT, context),
        *_said_under(part, Heading.OUTCOME, context),
    )
    told = Told((), ())
    if part.is_plan is not False:
        texts = (*(each.text for each in words), *(each.text for each in raised.issues))
        told = told_in(texts, context)
    record = NotHeldRecord(
        when=dated.when,
        code=said.code,
        asked_by=said.asked_by,
        why=said.why,
        venue=front.venue,
        present=presence.present,
        apologies=presence.apologies,
        words=words,
        follow_ups=(*raised.follow_ups, *told.follow_ups),
        enforcement=(*raised.enforcement, *told.enforcement),
        next=raised.next,
        set_aside=context.kept.taken(),
    )
    return Read(record, worked, aimed, raised)


def meant_by(read: Read, record: NotHeldRecord) -> Plan | None:
    """The plan of a session that was not held, from what its record says was meant."""
    if not (read.worked.exercises or read.aimed.results):
        return None
    return Plan(when=record.when, exercises=read.worked.planned, aims=read.aimed.aims)


def _beside(front: Front, statements: list[str], context: Context) -> tuple[Passage, ...]:
    """What is said of it beside the date, under PRESENT and in place of an exercise."""
    presence = front.presence
    unread = [text for _, text in presence.unread if not says_nothing(text)]
    for _, text in presence.unread:
        if says_nothing(text):
            context.kept.keep(f"{Heading.PRESENT.value}: {text}")
    said = presence.said or presence.remarked
    every = (front.dated.beside, said.quote if said else "", *unread, *statements)
    words = "\n".join(text for text in dict.fromkeys(every) if text)
    return (Passage(context.new_id(), words),) if words else ()


def _said_under(part: Part, heading: Heading, context: Context) -> tuple[Passage, ...]:
    """What is said under a heading, unless somebody typed only that there is nothing to say."""
    passages = _passages(part, heading, context)
    if part.is_plan is not None:
        return passages
    for passage in passages:
        if says_nothing(passage.text):
            context.kept.keep(f"{heading.value}: {passage.text}")
    return tuple(each for each in passages if not says_nothing(each.text))


def _without_statements(worked: Worked, context: Context) -> tuple[Worked, list[str]]:
    """The exercises, and what stands among them to say that there were none."""
    kept, lines, statements = [], [], []
    for exercise, line in zip(worked.exercises, worked.lines, strict=True):
        written = exercise.exercise.written
        if not_held_in(written, context.people.participant, comes_first=True):
            statements.append("\n".join((written, *came_of(exercise))))
        else:
            kept.append(exercise)
            lines.append(line)
    return Worked(tuple(kept), tuple(lines), worked.approach), statements
