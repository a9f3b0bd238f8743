"""A form as a plan.

Invariant: what a plan has no place for, an outcome among it, is set aside in words.
"""

from sessionkit.documents.forms.asides import (
    set_approach_aside,
    set_front_aside,
    set_links_aside,
    set_looking_back_aside,
    set_results_aside,
)
from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.front import Front
from sessionkit.documents.forms.kept import text_of
from sessionkit.documents.forms.notation.aims import read_aims
from sessionkit.documents.forms.notation.content import read_lines
from sessionkit.documents.forms.notation.exercises import read_exercises
from sessionkit.documents.forms.notation.issues import read_issues
from sessionkit.documents.forms.read import Read
from sessionkit.documents.forms.structure.headings import Heading
from sessionkit.documents.forms.structure.sections import Part
from sessionkit.domain.plan import Plan
from sessionkit.domain.record import HeldRecord


def plan_of(
    part: Part, front: Front, session: str, context: Context, beside: Read | None = None
) -> Read:
    """A form as a plan.

    Args:
        part: the form.
        front: what it begins with.
        session: id of the session.
        context: what it is read with, on the day of the session.
        beside: the record above it, where there is one.
    """
    line = front.dated.line
    worked = read_exercises(part.under(Heading.EXERCISE), context)
    aimed = read_aims(part.under(Heading.AIMS), context, in_record=False)
    raised = read_issues(part.under(Heading.ISSUES), session, context)
    set_results_aside(worked, aimed, line, context)
    set_front_aside(front, context)
    if beside is not None and beside.worked.approach is not None:
        set_approach_aside(worked, line, context)
    if beside is not None and isinstance(beside.what, HeldRecord):
        set_links_aside(aimed, line, context, "the record above says what its aims are for")
    for at, text in raised.after:
        context.kept.set_aside(at, text, "a plan has no place for it")
    set_looking_back_aside(raised, context, "a plan does not look back")
    for section in part.under(Heading.OUTCOME):
        context.kept.set_aside(section.line, text_of(section.body), "a plan has no outcome")
    plan = Plan(
        when=front.dated.when,
        venue=front.venue,
        present=front.presence.present,
        exercises=worked.planned,
        aims=aimed.aims,
        content=read_lines(part.under(Heading.CONTENT), context),
        set_aside=context.kept.taken(),
    )
    return Read(plan, worked, aimed, raised)
