"""When, where, who came, and what followed where he did not come, as a reader is told.

Invariant: what a worker typed about attendance goes only to readers who are told everything of that
session; the participant's own copy has days and places and nobody's name.
"""

from sessionkit.continuity.standards import follow_up_due
from sessionkit.documents.aims_view import named
from sessionkit.documents.left_out import Kind, Why
from sessionkit.documents.material import Material
from sessionkit.documents.reader_table import Cell, Row
from sessionkit.documents.readers import Reader
from sessionkit.documents.release import Item
from sessionkit.documents.session_view import (
    AfterView,
    DatedView,
    MeetingView,
    NextView,
    NotHeldView,
    SessionRef,
)
from sessionkit.domain.appointment import Appointment, Next, NoAppointment
from sessionkit.domain.dates import show_date, show_moment
from sessionkit.domain.follow_up import Enforcement, FollowUp
from sessionkit.domain.people import Who
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.state import State


def meeting_view(material: Material, session: Session) -> MeetingView | None:
    """When, where and who, as far as the reader is told; nothing where not even the day."""
    if material.cell(Row.CONTACT) is Cell.NOTHING:
        material.release.keeps_back(Kind.MEETING)
        return None
    if not material.tells_all_of(session):
        return _brief(material, session)
    record = session.either_record
    about = record or session.plan
    assert about is not None
    held = session.held
    return MeetingView(
        session.when.show(),
        about.venue,
        _names(material, about.present),
        _names(material, record.apologies) if record is not None else (),
        held.alone_because if held is not None else "",
        held.came.value if held is not None and held.came is not None else "",
        held.came_words if held is not None else "",
    )


def attendance(session: Session) -> str:
    """How the participant came, why the session was not held, or its state, in words."""
    missed = session.not_held
    if missed is not None:
        return f"not held: {missed.code.value}" if missed.code is not None else "not held"
    held = session.held
    if held is not None and held.came is not None:
        return held.came.value
    return session.state.value if session.state is not State.RECORDED else "not said"


def not_held_view(material: Material, session: Session) -> NotHeldView | None:
    """Why a session was not held; nothing where it was held or is only planned."""
    missed = session.not_held
    if missed is None or material.cell(Row.CONTACT) is Cell.NOTHING:
        return None
    told = material.reader is not Reader.PARTICIPANT
    code = missed.code.value if missed.code is not None and told else ""
    put_off_to = _successor(material, missed)
    if not material.tells_all_of(session):
        return NotHeldView(code, put_off_to=put_off_to)
    return NotHeldView(code, missed.asked_by, missed.why, put_off_to)


def after_view(material: Material, session: Session) -> AfterView:
    """What was done about a session that was missed or not complied with."""
    record = session.either_record
    if record is None or not material.tells_all_of(session):
        return AfterView()
    due = follow_up_due(session, material.working, material.settings.follow_up_days)
    return AfterView(
        show_date(due) if due is not None else "",
        tuple(_follow_up(each) for each in record.follow_ups),
        tuple(_enforcement(each) for each in record.enforcement),
    )


def next_view(material: Material, agreed: Next | None) -> NextView | None:
    """The next appointment, or why there is none."""
    if material.cell(Row.CONTACT) is Cell.NOTHING:
        return None
    match agreed:
        case Appointment(when=when, venue=venue):
            item = Item(Kind.APPOINTMENT, "", (venue,))
            return NextView(when.show(), material.release.text(item, venue))
        case NoAppointment(why=why):
            told = material.reader is not Reader.PARTICIPANT
            return NextView(why_none=why if told else "")
    return None


def _brief(material: Material, session: Session) -> MeetingView:
    """The day, and in words of ours how he came; in his own copy, the place to come to."""
    why = Why.NOT_LAST if material.reader is Reader.DUTY else Why.NOT_FOR_READER
    material.release.keeps_back(Kind.ATTENDANCE, why, int(session.record is not None))
    if material.reader is not Reader.PARTICIPANT:
        came = session.held.came if session.held is not None else None
        return MeetingView(session.when.show(), attendance=came.value if came is not None else "")
    plan = session.plan if session.record is None else None
    venue = plan.venue if plan is not None else ""
    item = Item(Kind.APPOINTMENT, "", (venue,))
    return MeetingView(session.when.show(), material.release.text(item, venue))


def _names(material: Material, people: tuple[Who, ...]) -> tuple[str, ...]:
    return tuple(named(who, material.settings.participant) for who in people)


def _successor(material: Material, missed: NotHeldRecord) -> SessionRef | None:
    session = material.session(missed.successor)
    return material.ref(session) if session is not None else None


def _follow_up(each: FollowUp) -> DatedView:
    when = show_moment(each.at) if each.at is not None else show_date(each.on)
    return DatedView(when, each.what)


def _enforcement(each: Enforcement) -> DatedView:
    step = each.step.value.capitalize()
    what = f"{step}: {each.words}" if each.words else step
    return DatedView(show_date(each.on) if each.on is not None else "", what)
