"""By when things are due.

Invariant: a due day is computed from the settings of the team and the working days it keeps.
"""

from datetime import date

from sessionkit.domain.session import Session
from sessionkit.domain.working_days import WorkingCalendar


def follow_up_due(session: Session, working: WorkingCalendar, days: int) -> date | None:
    """The day by which a missed session is to be followed up (¶26).

    Args:
        session: any session.
        working: the team's working days.
        days: how many working days it may wait; 0 is the same working day.

    Returns:
        The day; nothing where the session was held, was cancelled by us or was put off.
    """
    record = session.not_held
    if record is None or record.code is None or not record.code.is_missed:
        return None
    return working.add_working_days(record.when.day, days)
