"""What is to be said of the day a session is planned for: that it has gone by, or is far off.

Invariant: it is said and never refused, because a plan may be written down late; and the same is
said on every way a plan is made.
"""

from datetime import date, timedelta
from typing import Final

from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case

LONG_AGO: Final = timedelta(weeks=4)
"""A plan written down late is seldom later than this; a slip in the year is."""
FAR_AHEAD: Final = timedelta(weeks=13)
"""A session is seldom planned further ahead; a slip in the year is."""
_YEAR: Final = 365


def said_of_day(case: Case, session: str, day: date, today: date) -> tuple[str, ...]:
    """A sentence for each thing that is odd about the day of a plan; none where nothing is.

    Args:
        case: with the session or without it.
        session: its id.
        day: the day it is planned for.
        today: the day on which this is said.
    """
    return (*_out_of_order(case, session, day), *_long_ago(day, today), *_far_ahead(day, today))


def _out_of_order(case: Case, session: str, day: date) -> tuple[str, ...]:
    """That the latest of the sessions before it by number comes after it by day."""
    ids = [each.id for each in case.chain]
    before = case.chain[: ids.index(session)] if session in ids else case.chain
    latest = max(before, key=lambda each: each.when.day, default=None)
    if latest is None or latest.when.day <= day:
        return ()
    return (f"{latest.name} is of a later day, {latest.when.show()}; the chain goes by number.",)


def _far_ahead(day: date, today: date) -> tuple[str, ...]:
    """A day that went by is read as one of the next year, where no year is typed."""
    ahead = (day - today).days
    if ahead <= FAR_AHEAD.days:
        return ()
    return (f"{show_date(day)} is in {ahead // 7} weeks; is that the day you mean?",)


def _long_ago(day: date, today: date) -> tuple[str, ...]:
    gone = (today - day).days
    if gone <= LONG_AGO.days:
        return ()
    length = f"{gone // 7} weeks" if gone < 2 * _YEAR else f"{gone // _YEAR} years"
    return (f"{show_date(day)} is {length} ago; is that the day you mean?",)
