"""A session that was not written up in time, or whose record was never finished (¶44)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.session import Session
from sessionkit.domain.state import State

CODE: Final = "record-late"
SOURCE: Final = "¶44"


def found(look: Look) -> Iterator[Finding]:
    """One for each session; what came from a form of an earlier time is not judged."""
    for session in look.case.chain:
        due = look.write_up_due(session)
        said = _said(look, session) if session.source is None else None
        if said is not None:
            message, settled_by = said
            number = session.number or 0
            yield Finding(CODE, message, settled_by, due, (number,), SOURCE, session.id)


def _said(look: Look, session: Session) -> tuple[str, str] | None:
    due, day = look.write_up_due(session), show_date(session.when.day)
    begun = look.written[session.id].recorded if session.id in look.written else None
    if session.state is State.PLANNED and look.today > due:
        return (
            f"{session.name} was planned for {day}, and nothing is recorded of it.",
            "Record what became of it, held or not held.",
        )
    if begun is not None and begun > due:
        written = f"{session.name} of {day} was written up on {show_date(begun)}"
        return (
            f"{written}; {show_date(due)} was the last day for it.",
            "Say why in a word; nothing in the record changes it.",
        )
    if look.is_past_write_up(session):
        return (
            f"{session.name} of {day} is still being written up.",
            "Finish the record.",
        )
    return None
