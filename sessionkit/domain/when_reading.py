"""Reading when something is to happen or did: a day with a time and a length or an end.

Invariant: as in `day_reading` and `clock_reading`, one meaning or a refusal. A time is read in the
zone that is passed in; one that the clocks skip, or show twice, is refused unless its offset is
written with it.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Final

from sessionkit.domain.calendar_words import (
    plain_words,
    quoted,
    show_date,
    show_moment,
    show_plain_date,
)
from sessionkit.domain.clock_reading import LENGTH, TIME, read_length, read_span, read_time
from sessionkit.domain.day_reading import EXAMPLES, Prefer, read_date
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.when import When, is_shown_twice, is_skipped

_TO: Final = " ?(?:to|until|till|-) ?"
_MOMENT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:t| (?=[0-9:.]+[+z]))"
    r"([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)"
    r"(z|[+-][0-9]{2}:?[0-9]{2})?(?: |$)(.*)"
)
_LENGTH_AT_END: Final = re.compile(rf"(?P<rest>.*?)(?:^| )(?P<by_word>for |lasting )?(?:{LENGTH})")
_TIME_AT_END: Final = re.compile(
    rf"(?P<day>(?:.*? )??)(?P<start>{TIME})(?P<end>)(?: utc(?P<offset>[+-][0-9]{{2}}:[0-9]{{2}}))?"
)
_SPAN_AT_END: Final = re.compile(
    rf"(?P<day>(?:.*? )??)(?P<start>{TIME}){_TO}(?P<end>{TIME})(?P<offset>)"
)
_TIME_AT_START: Final = re.compile(
    rf"(?:from |at )?(?=\S*[:.hnd]|[0-9]+ ?[ap]\.?m|\S+ on )(?P<start>{TIME})"
    rf"(?:{_TO}(?P<end>{TIME}))?(?P<offset>) (?:on )?(?P<day>.+)"
)
_LIKE_A_CLOCK: Final = re.compile(r"[0-9].* (?:[01][0-9]|2[0-3])[0-5][0-9]")
_FAR_YEARS: Final = 20
_YEAR: Final = 4


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was written, taken apart and not yet read."""

    day: str
    """The words for the day."""
    start: str = ""
    """The words for the start; empty where there is no time."""
    end: str = ""
    """The words for the end."""
    offset: str = ""
    """`+01:00`, where it was written."""


def read_when(text: str, today: date, zone: tzinfo, prefer: Prefer = "nearest") -> When:
    """When something is to happen, or did, as somebody wrote it.

    A day as `read_date` reads it, then a time as `read_time` reads it, then an end or a length:
    `Tue 3 Mar 2026, 14:30 to 15:30`, `3/3/2026 2pm`, `3 March 2026 at 14:30 for 60 min`,
    `tomorrow 2-3pm`, `14:30 on 3 March`, `2026-03-03T14:30:00+00:00` (shown in the zone).

    Args:
        text: what was written.
        today: the day on which it is read.
        zone: where it happens; what is written without an offset is local time there.
        prefer: which year a day and month without a year have.

    Raises:
        WrongUse: not understood, or more than one time could be meant; says what to write.
    """
    plain = plain_words(text, between=",;()@").strip(" .")
    if match := _MOMENT.fullmatch(plain):
        if match[3]:
            return _moment(match, text, zone)
        plain = " ".join(part for part in (match[1], match[2], match[4]) if part)
    rest, minutes = _without_length(plain)
    parts = _taken_apart(rest, text, today, prefer)
    day = read_date(parts.day, today, prefer)
    if not parts.start:
        return When(day, None, minutes)
    return _timed(day, parts, minutes, zone)


def _moment(match: re.Match[str], text: str, zone: tzinfo) -> When:
    try:
        starts = datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3].upper()}").astimezone(zone)
    except (ValueError, OverflowError) as problem:
        raise WrongUse(f"{quoted(text)}: there is no such day or time.", EXAMPLES) from problem
    rest, minutes = _without_length(match[4])
    if rest:
        raise WrongUse(f"{quoted(text)}: {quoted(rest)} is not a length.", "Write for 60 min.")
    return When(starts.date(), starts, minutes)


def _without_length(plain: str) -> tuple[str, int | None]:
    match = _LENGTH_AT_END.fullmatch(plain)
    if match is None:
        return plain, None
    length = plain[match.end("rest") :].removeprefix(" ").removeprefix(match["by_word"] or "")
    by_itself = ("min" in length or "hour" in length) and not match["rest"].endswith(" at")
    # `14h` and `14 hrs` are as likely a time of day; a length says "for".
    return (match["rest"], read_length(length)) if match["by_word"] or by_itself else (plain, None)


def _taken_apart(rest: str, text: str, today: date, prefer: Prefer) -> _Parts:
    if _is_date(rest, today, prefer):
        _refuse_year_like_a_time(rest, text, today, prefer)
        return _Parts(rest)
    found = {
        pattern: _parts(match)
        for pattern in (_TIME_AT_END, _SPAN_AT_END, _TIME_AT_START)
        if (match := pattern.fullmatch(rest)) and not _is_year(match, today)
    }
    for parts in found.values():
        if _is_date(parts.day, today, prefer):
            return parts
    # None holds a date: the likeliest shape is kept, so that the message is about its date.
    likely = (found.get(pattern) for pattern in (_SPAN_AT_END, _TIME_AT_END, _TIME_AT_START))
    return next((parts for parts in likely if parts), _Parts(rest))


def _is_year(match: re.Match[str], today: date) -> bool:
    """Whether what could be a time is the year of a date that does not exist or agree.

    `wed 3 mar 2026` is a Tuesday and is refused as that, never read as 20:26 of another year.
    """
    digits = match["start"]
    near = (
        len(digits) == _YEAR and digits.isdecimal() and abs(int(digits) - today.year) <= _FAR_YEARS
    )
    return near and not match["end"]


def _parts(match: re.Match[str]) -> _Parts:
    day = re.sub(r"(?:(?:^| )(?:-|at|from)|:)+$", "", match["day"].strip())
    return _Parts(day, match["start"], match["end"] or "", match["offset"] or "")


def _is_date(plain: str, today: date, prefer: Prefer) -> bool:
    try:
        read_date(plain, today, prefer)
    except WrongUse:
        return False
    return True


def _refuse_year_like_a_time(rest: str, text: str, today: date, prefer: Prefer) -> None:
    """`3 mar 1930` is a year in a date of birth; in an appointment it may be half past seven."""
    year = rest[-4:]
    if not _LIKE_A_CLOCK.fullmatch(rest) or abs(int(year) - today.year) <= _FAR_YEARS:
        return
    timed = show_plain_date(read_date(rest[:-4], today, prefer))
    raise WrongUse(
        f"{quoted(text)}: {year} can be the year or the time.",
        f"Write {timed}, {year[:2]}:{year[2:]} or {show_date(read_date(rest, today))}.",
    )


def _timed(day: date, parts: _Parts, minutes: int | None, zone: tzinfo) -> When:
    if not parts.end:
        starts = _local(day, read_time(parts.start), zone, parts.offset)
        return When(day, starts, minutes)
    if minutes is not None:
        raise WrongUse("Both an end and a length are given.", "Write one of them.")
    first, last = read_span(parts.start, parts.end)
    starts, ends = _local(day, first, zone), _local(day, last, zone)
    passed = ends.astimezone(UTC) - starts.astimezone(UTC)
    return When(day, starts, int(passed.total_seconds()) // 60)


def _local(day: date, at: time, zone: tzinfo, offset: str = "") -> datetime:
    moment = datetime.combine(day, at, tzinfo=zone)
    if offset:
        return datetime.fromisoformat(f"{day}T{at:%H:%M}{offset}").astimezone(zone)
    if is_skipped(moment):
        raise WrongUse(
            f"{show_moment(moment)} does not exist: the clocks go forward over it.",
            "Write the time the clocks showed.",
        )
    if is_shown_twice(moment):
        both = [moment.replace(fold=fold).isoformat(timespec="minutes") for fold in (0, 1)]
        raise WrongUse(
            f"{show_moment(moment)} comes twice: the clocks go back.",
            f"Write {both[0]} or {both[1]}.",
        )
    return moment
