"""A plan that was made after the session it was for (¶34)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import STANDS, Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import show_date

CODE: Final = "planned-after"
SOURCE: Final = "¶34"


def found(look: Look) -> Iterator[Finding]:
    """One for each such session; not for imported ones, nor where no plan is claimed.

    By days: what was planned on the day it was held, in the hour before it or after, is not told.
    """
    for session in look.held:
        written = look.written.get(session.id)
        if session.plan is None or session.source is not None or written is None:
            continue
        planned = written.planned
        if planned is not None and planned > session.when.day:
            yield Finding(
                CODE,
                f"{session.name} was held on {show_date(session.when.day)} and planned on "
                f"{show_date(planned)}, after it.",
                STANDS,
                planned,
                (session.number or 0,),
                SOURCE,
                session.id,
            )
