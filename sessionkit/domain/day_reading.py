"""Reading a day as people write it, day first.

Invariant: what is read is the one day that can have been meant. Where two days could be meant, or
none, it is refused with what to write instead. `today` is an argument: nothing looks at a clock.
"""

import re
from datetime import date, timedelta
from typing import Final, Literal

from sessionkit.domain.calendar_words import (
    MONTHS,
    WEEKDAYS,
    month_named,
    plain_words,
    quoted,
    show_date,
    show_plain_date,
    weekday_named,
)
from sessionkit.domain.errors import NotOneDay, WrongUse

Prefer = Literal["past", "future", "nearest"]
"""Which year a day and month without one have: the last, the coming, or the nearest such day."""

EXAMPLES: Final = (
    "Write the day first: 3/3/2026, 3 Mar 2026, Tue 3 Mar, today, next tue or 2026-03-03."
)

_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199
_YEARS_AHEAD: Final = 20
_SHORT_YEAR, _FULL_YEAR = 2, 4
"""How many digits a year is written with."""
_DECEMBER: Final = 12
_LONGEST_MONTH: Final = 31
_LEAP_YEARS_APART: Final = 8
"""29 Feb can be eight years off: 1896 to 1904, 2096 to 2104."""

_NEAR_DAYS: Final = {
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "day after tomorrow": 2,
    "day before yesterday": -2,
}
_COUNTS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
"""Numbers that are written as words."""

_ORDINAL: Final = r"([0-9]{1,3})(?:st|nd|rd|th)?"
_NUMBERS: Final = re.compile(
    r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2'?([0-9]+))?|([0-9]{1,2}) ([0-9]{1,2}) '?([0-9]+)"
)
_ISO: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_MONTH: Final = re.compile(rf"{_ORDINAL}\.?[ /-]?(?:of )?([a-z]{{3,}})\.?(?:[ /-]?'?([0-9]+))?")
_MONTH_DAY: Final = re.compile(rf"([a-z]{{3,}})\.?[ -]?{_ORDINAL}(?: '?([0-9]+))?")
_AHEAD: Final = re.compile(r"in ([0-9]{1,3}|[a-z]+) (day|week|fortnight|month|year)s?")
_AGO: Final = re.compile(r"([0-9]{1,3}|[a-z]+) (day|week|fortnight|month|year)s? ago")
_WEEK_ON: Final = re.compile(r"(?:a )?week (?:on |from )?([a-z]+)|([a-z]+) week")
_WEEKDAY_FIRST: Final = re.compile(r"([a-z]+)\.? (?:the )?(.*[0-9].*)")
_WEEKDAY_LAST: Final = re.compile(r"(.*[0-9].*) ([a-z]+)\.?")


def read_date(text: str, today: date, prefer: Prefer = "nearest") -> date:
    """The day somebody wrote.

    Day first: `3/3/2026`, `3.3.26`, `3 mar`, `3rd of March 2026`, `Tue 3 Mar 2026`. Also
    `March 3, 2026`, `2026-03-03`, `today`, `tomorrow`, `in 2 weeks`, `10 days ago`, `tue week`.

    A weekday by itself is the coming one, and never today (one says *today* for that); with
    `prefer="past"` it is the last one. `next tue` is refused where Tuesday is still to come in this
    week, Monday to Sunday, and `last tue` where it has been this week: people mean either.

    Args:
        text: what was written.
        today: the day on which it is read.
        prefer: which year a day and month without a year have. Two-digit years are 20yy, unless
            that is more than 20 years ahead of today.

    Raises:
        NotOneDay: no such day, or not one day only; says what to write.
        WrongUse: not understood; says what to write.
    """
    plain = plain_words(text, between=",()").strip(" ;.")
    plain = re.sub(r" ?([/-]) ?", r"\1", plain).removeprefix("the ").removeprefix("on ")
    if not plain:
        raise WrongUse("No date is given.", EXAMPLES)
    try:
        found = _relative(plain, text, today, prefer) or _dated(plain, text, today, prefer)
    except (OverflowError, ValueError) as problem:
        raise WrongUse(f"{quoted(text)} is too far off.", EXAMPLES) from problem
    if found is None:
        raise _not_understood(plain, text)
    return found


# --- today, next tue, in 2 weeks -----------------------------------------------------------------


def _relative(plain: str, text: str, today: date, prefer: Prefer) -> date | None:
    if plain in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[plain])
    for pattern, direction in ((_AHEAD, 1), (_AGO, -1)):
        if match := pattern.fullmatch(plain):
            return _away(match, direction, today, text)
    if match := _WEEK_ON.fullmatch(plain):
        word = match[1] or match[2]
        if word in _NEAR_DAYS:
            return today + timedelta(days=_NEAR_DAYS[word], weeks=1)
        weekday = weekday_named(word)
        return None if weekday is None else _coming(weekday, today) + timedelta(weeks=1)
    return _weekday_alone(plain, text, today, prefer)


def _away(match: re.Match[str], direction: int, today: date, text: str) -> date | None:
    number = int(match[1]) if match[1].isdigit() else _COUNTS.get(match[1])
    if number is None:
        return None
    number *= direction
    match match[2]:
        case "day":
            return today + timedelta(days=number)
        case "week":
            return today + timedelta(weeks=number)
        case "fortnight":
            return today + timedelta(weeks=2 * number)
        case unit:
            months = today.year * 12 + today.month - 1 + number * (12 if unit == "year" else 1)
            return _day(months // 12, months % 12 + 1, today.day, text)


def _weekday_alone(plain: str, text: str, today: date, prefer: Prefer) -> date | None:
    which, _, word = plain.rpartition(" ")
    weekday = weekday_named(word)
    if weekday is None:
        return None
    coming, last = _coming(weekday, today), _last(weekday, today)
    match which:
        case "":
            return last if prefer == "past" else coming
        case "this" if _same_week(coming, today):
            return coming
        case "this":
            raise _either(text, coming - timedelta(weeks=1), coming)
        case "next" if _same_week(coming, today):
            raise _either(text, coming, coming + timedelta(weeks=1))
        case "next":
            return coming
        case "last" if _same_week(last, today):
            raise _either(text, last, last - timedelta(weeks=1))
        case "last":
            return last
        case _:
            return None


def _coming(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _last(weekday: int, today: date) -> date:
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _same_week(day: date, today: date) -> bool:
    return day.isocalendar()[:2] == today.isocalendar()[:2]


def _either(text: str, this_week: date, other: date) -> NotOneDay:
    return NotOneDay(
        f"{quoted(text)} can be {show_date(this_week)}, which is this week, or {show_date(other)}.",
        f"Write {show_plain_date(this_week)} or {show_plain_date(other)}.",
    )


# --- 3/3/2026, Tue 3 March -----------------------------------------------------------------------


def _dated(plain: str, text: str, today: date, prefer: Prefer) -> date | None:
    weekday, rest = _without_weekday(plain)
    found = _day_of_year(rest, text, today, prefer)
    if found is None or weekday is None or found.weekday() == weekday:
        return found
    shown = f"{show_plain_date(found)} is a {WEEKDAYS[found.weekday()]}, not a {WEEKDAYS[weekday]}"
    raise NotOneDay(
        f"{quoted(text)}: {shown}.",
        "Correct the day or the weekday; with the year, if it is another.",
    )


def _without_weekday(plain: str) -> tuple[int | None, str]:
    if match := _WEEKDAY_FIRST.fullmatch(plain):
        weekday = weekday_named(match[1])
        if weekday is not None:
            return weekday, match[2]
    if match := _WEEKDAY_LAST.fullmatch(plain):
        weekday = weekday_named(match[2])
        if weekday is not None:
            return weekday, match[1]
    return None, plain


def _day_of_year(rest: str, text: str, today: date, prefer: Prefer) -> date | None:
    if match := _ISO.fullmatch(rest):
        return _day(_year(match[1], text, today), int(match[3]), int(match[4]), text)
    if match := _NUMBERS.fullmatch(rest):
        number, digits = match[1] or match[5], match[3] or match[6]
        return _of_parts(int(number), int(digits), match[4] or match[7], (text, today, prefer))
    if match := _DAY_MONTH.fullmatch(rest):
        number, name, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(rest):
        name, number, year = match.groups()
    else:
        return None
    month = month_named(name)
    return _of_parts(int(number), month, year, (text, today, prefer)) if month else None


def _of_parts(day: int, month: int, year: str | None, asked: tuple[str, date, Prefer]) -> date:
    text, today, prefer = asked
    if not 1 <= month <= _DECEMBER:
        raise _no_such_month(day, month, year, text)
    if year is not None:
        return _day(_year(year, text, today), month, day, text)
    return _in_preferred_year(day, month, text, today, prefer)


def _year(digits: str, text: str, today: date) -> int:
    year = int(digits) if len(digits) in {_SHORT_YEAR, _FULL_YEAR} else -1
    if len(digits) == _SHORT_YEAR:
        year += 2000 if 2000 + year <= today.year + _YEARS_AHEAD else 1900
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise WrongUse(
            f"{quoted(text)}: the year cannot be {digits}.",
            f"Write it with four digits, {_EARLIEST_YEAR} to {_LATEST_YEAR}.",
        )
    return year


def _day(year: int, month: int, day: int, text: str) -> date:
    if not 1 <= month <= _DECEMBER:
        raise WrongUse(f"{quoted(text)}: there is no month {month}.", EXAMPLES)
    length = _days_of(year, month)
    if not 1 <= day <= length:
        name = MONTHS[month - 1]
        raise NotOneDay(
            f"{quoted(text)}: there is no {day} {name} {year}; that month has {length} days.",
            EXAMPLES,
        )
    return date(year, month, day)


def _days_of(year: int, month: int) -> int:
    if month == _DECEMBER:
        return _LONGEST_MONTH
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def _in_preferred_year(day: int, month: int, text: str, today: date, prefer: Prefer) -> date:
    years = range(today.year - _LEAP_YEARS_APART, today.year + _LEAP_YEARS_APART + 1)
    days = [date(y, month, day) for y in years if 1 <= day <= _days_of(y, month)]
    if not days:
        name, longest = MONTHS[month - 1], _days_of(2024, month)
        raise NotOneDay(
            f"{quoted(text)}: there is no {day} {name}; it has {longest} days at most.", EXAMPLES
        )
    match prefer:
        case "past":
            return max(each for each in days if each <= today)
        case "future":
            return min(each for each in days if each >= today)
        case "nearest":
            # Exactly half a leap year off both ways, the coming one is taken.
            return min(days, key=lambda each: (abs((each - today).days), each < today))


# --- what to write instead -----------------------------------------------------------------------


def _no_such_month(day: int, month: int, year: str | None, text: str) -> WrongUse:
    if 1 <= day <= _DECEMBER and 1 <= month <= _LONGEST_MONTH:
        meant = f"{MONTHS[day - 1]} {month}"
        written = " ".join(part for part in (f"{month} {MONTHS[day - 1][:3]}", year) if part)
        hint = f"Dates are read day first: write {written} if {meant} was meant."
    else:
        hint = EXAMPLES
    return WrongUse(f"{quoted(text)}: there is no month {month}.", hint)


def _not_understood(plain: str, text: str) -> WrongUse:
    for word in re.findall(r"[a-z]{3,}", plain):
        for name in (*MONTHS, *WEEKDAYS):
            if name.lower().startswith(word[:3]) and not name.lower().startswith(word):
                return WrongUse(
                    f"{quoted(text)} cannot be read as a date.",
                    f"Was {name} meant for “{word}”? {EXAMPLES}",
                )
    return WrongUse(f"{quoted(text)} cannot be read as a date.", EXAMPLES)
