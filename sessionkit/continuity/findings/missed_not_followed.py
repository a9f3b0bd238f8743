"""A missed session that was not followed up by the end of the next working day (¶26)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sessionkit.continuity.findings.finding import STANDS, Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.calendar_words import show_date

CODE: Final = "missed-not-followed-up"
SOURCE: Final = "¶23, ¶26"


def found(look: Look) -> Iterator[Finding]:
    """One for each; not for what we cancelled or put off, nor for an absence that was accepted."""
    for session in look.chain:
        record = session.not_held
        if record is None or record.code is None or not record.code.is_missed:
            continue
        if record.code is NotHeldCode.ABSENT_ACCEPTABLE:
            continue
        due = look.working.next_working_day(session.when.day)
        done = min((each.on for each in record.follow_ups), default=None)
        if done is None and look.today <= due:
            continue
        if done is not None and done <= due:
            continue
        day = show_date(session.when.day)
        said = (
            f"{session.name} of {day} was missed, and no follow-up is recorded."
            if done is None
            else f"{session.name} of {day} was missed and followed up on {show_date(done)}; "
            f"{show_date(due)} was the last day for it."
        )
        settled = "Record what was done and when." if done is None else STANDS
        number = (session.number or 0,)
        yield Finding(CODE, said, settled, due + timedelta(days=1), number, SOURCE, session.id)
