"""A longer time between two contacts than the standard (¶22)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.appointment import NoAppointment
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.session import Session

CODE: Final = "contact-gap"
SOURCE: Final = "¶22"


def found(look: Look) -> Iterator[Finding]:
    """One for each gap between two times he was seen, and one for the time since the last.

    In order of day: a form of an earlier day may be imported late. A gap is explained where a
    record before it says why there is no next appointment.
    """
    last: Session | None = None
    explained = False
    for session in look.by_day:
        if _was_seen(session):
            if last is not None and not explained and session.when.day > _until(look, last):
                yield _between(look, last, session)
            last, explained = session, False
        explained = explained or _says_why_none(session)
    if last is not None and not explained and look.today > _until(look, last):
        yield _since(look, last)


def _was_seen(session: Session) -> bool:
    """Whether he came: a session was held, or he was sent home from it."""
    record = session.not_held
    return record is None or record.code is NotHeldCode.SENT_HOME


def _says_why_none(session: Session) -> bool:
    record = session.either_record
    return record is not None and isinstance(record.next, NoAppointment)


def _until(look: Look, session: Session) -> date:
    """The last day for the next contact."""
    return session.when.day + timedelta(days=look.limits.contact_days)


def _between(look: Look, before: Session, after: Session) -> Finding:
    return Finding(
        CODE,
        f"{(after.when.day - before.when.day).days} days lie between {before.name} of "
        f"{show_date(before.when.day)} and {after.name} of {show_date(after.when.day)}; the "
        f"standard is at most {look.limits.contact_days}.",
        "Record what contact there was, or why there was none.",
        _until(look, before) + timedelta(days=1),
        (before.number or 0, after.number or 0),
        SOURCE,
    )


def _since(look: Look, last: Session) -> Finding:
    return Finding(
        CODE,
        f"Nobody is recorded as having seen the participant since {last.name} of "
        f"{show_date(last.when.day)}; the standard is at most {look.limits.contact_days} days.",
        "Record what contact there was, or why there was none.",
        _until(look, last) + timedelta(days=1),
        (last.number or 0,),
        SOURCE,
    )
