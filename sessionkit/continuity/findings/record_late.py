"""A session that was not written up in time, or whose record was never finished (¶44)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sessionkit.continuity.findings.finding import STANDS, Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.session import Session
from sessionkit.domain.state import State

CODE: Final = "record-late"
SOURCE: Final = "¶43, ¶44"


def found(look: Look) -> Iterator[Finding]:
    """One for each session; what came from a form of an earlier time is not judged.

    A record is written up on the day it is begun. One that was begun in time and is still open
    after its day is told as long as it is open.
    """
    for session in look.chain:
        said = _said(look, session) if session.source is None else None
        if said is not None:
            message, settled_by = said
            since = look.write_up_due(session) + timedelta(days=1)
            number = (session.number or 0,)
            yield Finding(CODE, message, settled_by, since, number, SOURCE, session.id)


def _said(look: Look, session: Session) -> tuple[str, str] | None:
    due, day = look.write_up_due(session), show_date(session.when.day)
    begun = look.written[session.id].recorded if session.id in look.written else None
    if session.record is not None and begun is not None and begun > due:
        written = f"{session.name} of {day} was written up on {show_date(begun)}"
        return f"{written}; {show_date(due)} was the last day for it.", STANDS
    if not look.is_past_write_up(session):
        return None
    if session.state is State.PLANNED:
        return (
            f"{session.name} was planned for {day}, and nothing is recorded of it.",
            "Record what became of it, held or not held.",
        )
    return f"{session.name} of {day} is still being written up.", "Finish the record."
