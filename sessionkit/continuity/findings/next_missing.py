"""No next appointment, or one whose day has passed and of which nothing is recorded (A2 ¶14)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.appointment import Appointment
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.session import Session
from sessionkit.domain.state import State

CODE: Final = "next-missing"
SOURCE: Final = "A2 ¶14"


def found(look: Look) -> Iterator[Finding]:
    """At most one, about the last session that has a record; a session planned after it will do."""
    last = _last(look)
    if last is None or _is_planned_after(look, last):
        return
    record = last.either_record
    coming = record.next if record is not None else None
    number = (last.number or 0,)
    if coming is None and (last.state is State.RECORDED or look.is_past_write_up(last)):
        yield Finding(
            CODE,
            f"{last.name} names no next appointment, and no session is planned.",
            "Plan the next session, or record why there is none.",
            last.when.day,
            number,
            SOURCE,
            last.id,
        )
    elif isinstance(coming, Appointment) and coming.when.day < look.today:
        yield Finding(
            CODE,
            f"The next appointment was on {show_date(coming.when.day)}; nothing is recorded of it, "
            "and no session is planned.",
            "Record what became of it, held or not held, and when the next one is.",
            coming.when.day + timedelta(days=1),
            number,
            SOURCE,
            last.id,
        )


def _last(look: Look) -> Session | None:
    """The last session that has a record; of one put off, the session in its place tells."""
    stays = (each for each in reversed(look.by_day) if not _was_put_off(each))
    return next(stays, None)


def _was_put_off(session: Session) -> bool:
    return session.not_held is not None and session.not_held.successor != ""


def _is_planned_after(look: Look, last: Session) -> bool:
    planned = (each for each in look.chain if each.state is State.PLANNED)
    return any(each.when.day >= last.when.day for each in planned)
