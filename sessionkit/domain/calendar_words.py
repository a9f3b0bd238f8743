"""The words of the calendar, and how a date is shown.

Invariant: a date looks the same on every machine, `Tue 3 Mar 2026`, with its weekday, so that a
slip shows. Names of months and weekdays are ours and do not depend on the machine's language.
"""

import re
from datetime import date, datetime
from typing import Final

from sessionkit.domain.errors import WrongUse

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of `date.weekday()`."""

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""January has index 0."""

_SHORTEST: Final = 3
_LONGEST: Final = 120
_LONGEST_ECHO: Final = 60


def show_date(day: date) -> str:
    """A date as it is shown everywhere: `Tue 3 Mar 2026`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {show_plain_date(day)}"


def show_plain_date(day: date) -> str:
    """A date without its weekday, as one would write it in a form: `3 Mar 2026`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year:04d}"


def show_moment(moment: datetime) -> str:
    """A moment as it is shown everywhere, in its own zone: `Tue 3 Mar 2026, 14:00`.

    Raises:
        WrongUse: the moment has no zone.
    """
    return f"{show_date(aware(moment))}, {moment:%H:%M}"


def aware(moment: datetime) -> datetime:
    """The moment itself, if it says which zone it is in.

    Raises:
        WrongUse: it does not, so nobody could say when it was.
    """
    if moment.utcoffset() is None:
        raise WrongUse(
            f"The time {moment.isoformat(sep=' ')} has no time zone.",
            "Write the offset with it: 2026-03-03T14:00:00+00:00.",
        )
    return moment


def month_named(word: str) -> int | None:
    """The number of a month, January being 1, from its name or three or more letters of it."""
    index = _place(word, MONTHS)
    return None if index is None else index + 1


def weekday_named(word: str) -> int | None:
    """The number of a weekday, Monday being 0, from its name or three or more letters of it."""
    return _place("wed" if word.lower() == "weds" else word, WEEKDAYS)


def plain_words(text: str, between: str = "") -> str:
    """What somebody typed, ready to compare: lower case, single spaces, plain hyphens and quotes.

    Args:
        text: what was typed.
        between: further characters that count as space.

    Raises:
        WrongUse: it is far too long to be a date or a time.
    """
    if len(text) > _LONGEST:
        raise WrongUse(f"{quoted(text)} is too long to be read as a date or a time.")
    words = re.sub(rf"[\s{re.escape(between)}]+", " ", text).strip().lower()
    return re.sub(r"[\u2010-\u2015\u2212]", "-", words).replace("\u2019", "'")


def quoted(text: str) -> str:
    """What somebody typed, in quotation marks on one line, for a message."""
    # Every listing shows dates, and few quote anything: they need not pay for the door's tables.
    from sessionkit.domain.text import make_safe, one_line  # noqa: PLC0415

    line = one_line(make_safe(text).text)
    return f"“{line}”" if len(line) <= _LONGEST_ECHO else f"“{line[:_LONGEST_ECHO]}…”"


def _place(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < _SHORTEST:
        return None
    begun = word.lower()
    return next((i for i, name in enumerate(names) if name.lower().startswith(begun)), None)
