"""A form read back: one session, with what the form says of it and what was set aside.

Invariant: a form becomes a session or it is refused by name; of what stands on it every word is in
the session or in its set-aside text, and each guess is told in a note.
"""

from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Final

from sessionkit.documents.forms.as_plan import plan_of
from sessionkit.documents.forms.as_record import held_of, meant_by, not_held_of
from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.front import Front, note_doubles, read_front, set_others_aside
from sessionkit.documents.forms.kept import Kept, Note, text_of
from sessionkit.documents.forms.linking import linked
from sessionkit.documents.forms.notation.values import read_name
from sessionkit.documents.forms.one_form import check_is_one
from sessionkit.documents.forms.read import Read
from sessionkit.documents.forms.short_form import says_not_held, with_statement_apart
from sessionkit.documents.forms.standing import standing_of
from sessionkit.documents.forms.structure.headings import PRINTED_HINT, Heading, plain_words
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.structure.sections import FEWEST_HEADINGS, Part, parts_of
from sessionkit.documents.forms.structure.source import lines_of
from sessionkit.documents.forms.wording.people import People
from sessionkit.documents.forms.wording.whens import Calendar
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.ids import NewId
from sessionkit.domain.plan import Plan
from sessionkit.domain.record import HeldRecord, NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.sheet import Sheet

_TELLING: Final = frozenset(
    {Heading.NAME, Heading.EXERCISE, Heading.AIMS, Heading.CONTENT, Heading.OUTCOME}
)
"""Minutes of any meeting have a date, a venue and people present; these they do not have."""
_GET_A_FORM: Final = "An empty form to fill in is printed by: sessionkit form"


@dataclass(frozen=True, slots=True)
class FormReading:
    """What a form was read as."""

    sheet: Sheet
    """The session, and what belongs to it."""
    notes: tuple[Note, ...]
    """What the person should be told, in the order of the lines."""


def read_form(
    text: str, *, today: date, zone: tzinfo, new_id: NewId, as_plan: bool = False
) -> FormReading:
    """A filled form as a session.

    Args:
        text: the form, let in through the door (`sessionkit.domain.text.make_safe`).
        today: the day on which it is read.
        zone: where the sessions are held.
        new_id: gives ids.
        as_plan: what it is, where the form does not say: a plan, or else a record. One that says
            that the session was not held is always a record.

    Raises:
        WrongUse: it is no form, it is empty, or no date can be read; says where and what to write.
    """
    part, plan_part = parts_of(lines_of(text))
    part = with_statement_apart(part)
    _check_form(part)
    kept = Kept()
    calendar = Calendar(today, zone)
    for each in (part, plan_part) if plan_part else (part,):
        check_is_one(each, calendar)
    nobody = Context(People(""), calendar, new_id, kept)
    name = read_name(part.under(Heading.NAME), nobody)
    if not name:
        kept.note(1, "The form names nobody under NAME OF OFFENDER.")
    context = replace(nobody, people=People(name))
    session = new_id()
    first = _read_first(part, session, context, as_plan, plan_part is not None)
    second = _read_second(plan_part, first, session, context) if plan_part else None
    sheet = _with_aside(_sheet(name, session, first, second), kept.taken())
    return FormReading(sheet, tuple(sorted(kept.notes, key=lambda note: note.line)))


def _check_form(part: Part) -> None:
    too_few = len(part.headings) < FEWEST_HEADINGS and not says_not_held(part)
    if too_few or not part.headings & _TELLING:
        found = ", ".join(h.value for h in Heading if h in part.headings)
        there = (
            f"of the form's nine headings it has only {found}"
            if found
            else ("it has none of the form's nine headings")
        )
        raise WrongUse(f"This is no session form: {there}.", _GET_A_FORM)
    if not any(_says_something(section) for section in part.sections):
        raise WrongUse("The form is empty: nothing stands under its headings.", _GET_A_FORM)


def _says_something(section: Section) -> bool:
    said = [line for line in section.body if not line.is_blank and not line.is_rule]
    return any(plain_words(line.text).strip("()") not in ("", PRINTED_HINT) for line in said)


# --- the first part ------------------------------------------------------------------------------


def _read_first(part: Part, session: str, context: Context, as_plan: bool, has_plan: bool) -> Read:
    may_be_plan = as_plan if part.is_plan is None else part.is_plan
    front = read_front(part, context, "future" if may_be_plan else "past")
    context = context.with_people(front.people).on_day(front.dated.when.day)
    said = standing_of(part, front.presence, front.dated.beside, context, may_be_plan)
    note_doubles(part, context)
    set_others_aside(part, context)
    if said is not None and not said.held:
        return not_held_of(part, front, said, session, context, has_plan)
    if may_be_plan and not _is_written_up(part, front, as_plan):
        return plan_of(part, front, session, context)
    return held_of(part, front, said, session, context)


def _is_written_up(part: Part, front: Front, as_plan: bool) -> bool:
    """Whether a form that calls itself a plan, where none is asked for, has become a record."""
    written = [each.line for each in part.under(Heading.OUTCOME) if _says_something(each)]
    if front.presence.said is not None:
        written.append(front.presence.said.line)
    return bool(written) and not as_plan


# --- the plan after it ---------------------------------------------------------------------------


def _read_second(part: Part, first: Read, session: str, context: Context) -> Read | None:
    """The plan that stands after a record; nothing where there is no record before it."""
    if isinstance(first.what, Plan):
        for section in part.sections:
            text = "\n".join(each for each in (section.title, text_of(section.body)) if each)
            context.kept.set_aside(section.line, text, "the form is itself a plan")
        return None
    name = read_name(part.under(Heading.NAME), context)
    if name not in ("", context.people.participant):
        line = part.under(Heading.NAME)[0].line
        context.kept.set_aside(line, name, "the record above names somebody else")
    front = read_front(part, context, "past", else_on=first.what.when)
    context = context.with_people(front.people).on_day(front.dated.when.day)
    note_doubles(part, context)
    set_others_aside(part, context)
    return plan_of(part, front, session, context, beside=first)


# --- put together --------------------------------------------------------------------------------


def _sheet(name: str, id: str, first: Read, second: Read | None) -> Sheet:
    """The session of a form, with the plan after it."""
    reads = (first, second) if second else (first,)
    plan = next((read.what for read in reads if isinstance(read.what, Plan)), None)
    record: HeldRecord | NotHeldRecord | None = None
    aimed = first.aimed
    match first.what:
        case HeldRecord() as held:
            record = linked(held, plan) if plan else held
        case NotHeldRecord() as record:
            aimed = second.aimed if second else first.aimed
            plan = plan or meant_by(first, record)
    approach = next((each.worked.approach for each in reads if each.worked.approach), None)
    return Sheet(
        name,
        Session(id, approach=approach, plan=plan, record=record),
        issues=tuple(issue for each in reads for issue in each.raised.issues),
        actions=tuple(action for each in reads for action in each.raised.actions),
        mentions=(*aimed.mentions, *(said for each in reads for said in each.raised.mentions)),
        goals=aimed.goals,
    )


def _with_aside(sheet: Sheet, text: str) -> Sheet:
    """With what was set aside after the last part had been read."""
    plan = sheet.session.plan
    if not text or plan is None:
        return sheet
    whole = "\n\n".join(each for each in (plan.set_aside, text) if each)
    return replace(sheet, session=replace(sheet.session, plan=replace(plan, set_aside=whole)))
