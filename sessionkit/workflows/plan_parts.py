"""What every plan begins with, whether it is printed as a form or made from options.

Invariant: the pair and the participant are expected unless somebody says otherwise; a card's steps
come in as they stand.
"""

from sessionkit.domain.appointment import Appointment
from sessionkit.domain.case import Case
from sessionkit.domain.exercise import Exercise
from sessionkit.domain.ids import NewId
from sessionkit.domain.people import Role, Who, WhoKind
from sessionkit.domain.plan import ContentLine


def expected(case: Case) -> tuple[Who, ...]:
    """Who is to be there: the co-workers as they are now, and the participant."""
    pair = case.in_role(Role.CO_WORKER)
    workers = tuple(Who(WhoKind.WORKER, each.name, each.worker) for each in pair)
    return (*workers, Who(WhoKind.PARTICIPANT, case.participant.name))


def content_of(card: Exercise, new_id: NewId) -> tuple[ContentLine, ...]:
    """The steps of a card as lines of content."""
    return tuple(ContentLine(new_id(), step.text, step.minutes, step.leads) for step in card.steps)


def next_appointment(case: Case) -> Appointment | None:
    """The appointment the last record named; nothing where it named none."""
    last = case.last_recorded
    record = last.either_record if last is not None else None
    coming = record.next if record is not None else None
    return coming if isinstance(coming, Appointment) else None
