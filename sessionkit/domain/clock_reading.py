"""Reading a time of day, and a length of time, as people write them.

Invariant: half past two in the afternoon and half past two at night are never mistaken for each
other; where both can be meant, it is refused with what to write.
"""

import re
from datetime import time
from typing import Final

from sessionkit.domain.calendar_words import plain_words, quoted
from sessionkit.domain.errors import WrongUse

TIME_EXAMPLES: Final = "Write 14:30 or 2.30 pm."

NOON: Final = "noon|midday|12 noon"
TIME: Final = (
    r"(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?|[0-9]{1,4})"
    r"(?: ?[ap]\.?m\b\.?| ?(?:hrs?|hours?|h)\b)?"
    rf"|{NOON}|midnight"
)
"""A pattern for what `read_time` can be asked to read, in lower case."""

LENGTH: Final = (
    r"(?P<hours>[0-9]{1,3}(?:\.[0-9]{1,2})?|an?|one|two|half an?) ?(?:hours?|hrs?|h)(?![a-z])"
    r"(?: ?(?:and ?)?(?:(?P<odd>[0-9]{1,2}) ?(?:minutes?|mins?|m)(?![a-z])|(?P<half>a half)))?"
    r"|(?P<minutes>[0-9]{1,4}) ?(?:minutes?|mins?|m)(?![a-z])"
)
"""A pattern for a length of time, in lower case."""

_CLOCK: Final = re.compile(
    r"([0-9]{1,2})(?:[:.h]?([0-9]{2})(?::([0-9]{2}))?)? ?(?:(a|p)\.?m\.?|hrs?|hours?|h)?"
)
_HALF_DAY, _WHOLE_DAY, _HOUR = 12, 24, 60
_EARLY: Final = range(1, 7)
"""Hours that are as likely written for the afternoon as for the night."""
_WORDS: Final = {"a": 60, "an": 60, "one": 60, "two": 120, "half a": 30, "half an": 30}
"""Hours written as words, in minutes."""


def read_time(text: str) -> time:
    """The time of day somebody wrote: `14:00`, `14.30`, `1430`, `2pm`, `2.30 p.m.`, `noon`.

    Hours 7 to 12 without *am* or *pm* are read as on a 24-hour clock; 1:00 to 6:59 need one of
    them, or a leading zero (`02:30` is at night). 12 pm is noon.

    Raises:
        WrongUse: no time of day, or one of two; says what to write.
    """
    plain = plain_words(text)
    if re.fullmatch(NOON, plain):
        return time(12)
    if plain == "midnight":
        raise WrongUse(
            "“midnight” can be where the day begins or where it ends.",
            "Write 00:00 with the day that begins.",
        )
    match = _CLOCK.fullmatch(plain)
    if match is None:
        raise WrongUse(f"{quoted(text)} cannot be read as a time of day.", TIME_EXAMPLES)
    return _time_of(match, text)


def read_length(text: str) -> int:
    """The length somebody wrote, in minutes: `60 min`, `1 hour`, `1.5 hours`, `1 h 30 min`.

    Raises:
        WrongUse: no length, none that is longer than nothing, or no whole minutes.
    """
    match = re.fullmatch(LENGTH, plain_words(text))
    if match is None:
        raise WrongUse(f"{quoted(text)} cannot be read as a length of time.", "Write 60 min.")
    length, rest = int(match["minutes"] or 0), 0
    if hours := match["hours"]:
        whole, _, tenths = hours.partition(".")
        length = _WORDS.get(hours) or int(whole) * _HOUR
        part, rest = divmod(int(tenths or 0) * _HOUR, 10 ** len(tenths))
        length += part + int(match["odd"] or 0) + (_HOUR // 2 if match["half"] else 0)
    if length <= 0 or rest:
        raise WrongUse(
            f"{quoted(text)} cannot be read as a length of time.", "Write whole minutes: 60 min."
        )
    return length


def read_span(start: str, end: str) -> tuple[time, time]:
    """Two times of one day, where one says what half of the day the other is in.

    `2 to 3.30 pm`, `11 to 1pm`, `2pm-3`, `11:30 to 1:30`: the start takes *am* or *pm* from the end
    unless it would then come after it, and an end that could be either is the first such time
    after the start.

    Raises:
        WrongUse: the start or the end cannot be read even so, or the end is not after the start.
    """
    closes = _CLOCK.fullmatch(end)
    opens = _CLOCK.fullmatch(start)
    if opens and closes and closes[4] and _takes_half(opens):
        last = read_time(end)
        other = {"a": "p", "p": "a"}[closes[4]]
        choices = [read_time(f"{start} {half}m") for half in (closes[4], other)]
        first = next((choice for choice in choices if choice < last), choices[0])
    else:
        first = read_time(start)
        last = _end_after(first, opens, closes, end)
    if last <= first:
        raise WrongUse(
            f"The end, {last:%H:%M}, is not after the start, {first:%H:%M}.",
            f"Over midnight, write the length: {first:%H:%M} for 90 min.",
        )
    return first, last


def _takes_half(match: re.Match[str]) -> bool:
    return match[4] is None and not match[1].startswith("0") and 1 <= int(match[1]) <= _HALF_DAY


def _end_after(
    first: time, opens: re.Match[str] | None, closes: re.Match[str] | None, end: str
) -> time:
    if closes is None or not _takes_half(closes):
        bare_hour = closes is not None and closes[2] is None and closes[4] is None
        return read_time(f"{end}:00" if bare_hour else end)
    twelve_hour = opens is not None and opens[4] is not None
    if not (twelve_hour or _is_early(closes) or closes[2] is None):
        return read_time(end)
    choices = [read_time(f"{end} {half}m") for half in "ap"]
    return next((choice for choice in choices if choice > first), choices[-1])


def _is_early(match: re.Match[str]) -> bool:
    return (
        match[2] is not None
        and match[4] is None
        and not match[1].startswith("0")
        and int(match[1]) in _EARLY
    )


def _time_of(match: re.Match[str], text: str) -> time:
    hour, minute, half = int(match[1]), int(match[2] or 0), match[4]
    if match[2] is None and half is None:
        in_full = f"Write {hour} am or {hour} pm." if hour <= _HALF_DAY else f"Write {hour}:00."
        raise WrongUse(
            f"{quoted(text)} cannot be read as a time of day.",
            in_full if 0 < hour < _WHOLE_DAY else TIME_EXAMPLES,
        )
    if minute >= _HOUR or hour >= _WHOLE_DAY or (half and not 1 <= hour <= _HALF_DAY):
        raise WrongUse(f"{quoted(text)}: there is no such time of day.", TIME_EXAMPLES)
    if match[3] not in {None, "00"}:
        raise WrongUse(f"{quoted(text)}: times are kept in whole minutes.", TIME_EXAMPLES)
    if _is_early(match):
        raise WrongUse(
            f"{quoted(text)} can be at night or in the afternoon.",
            f"Write {hour + _HALF_DAY}:{minute:02d}, or {hour:02d}:{minute:02d} for the night.",
        )
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    return time(hour, minute)
