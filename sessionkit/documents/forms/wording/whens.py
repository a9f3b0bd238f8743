"""Days and times as they stand on a form, among other words.

Invariant: a day is only taken from words that say that one day. Words beside it are handed back,
and where one of them contradicts the day (another weekday) nothing is taken.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final, TypeVar

from sessionkit.domain.calendar_words import month_named, weekday_named
from sessionkit.domain.dates import Prefer, When, read_date, read_when, show_date, show_moment
from sessionkit.domain.errors import WrongUse

_LONGEST: Final = 12
"""Words; no date with a time is longer."""
_TRIM: Final = " \n,;:.-–—()|/@"

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates on a form are read by."""

    today: date
    """The day on which it is read."""
    zone: tzinfo
    """Where the sessions are held."""

    def when(self, text: str, prefer: Prefer) -> When:
        """When something was or is to be, where the text says nothing else."""
        return read_when(text, self.today, self.zone, prefer)

    def when_among(self, text: str, prefer: Prefer) -> tuple[When, str, str]:
        """When something was or is to be, the words beside it, and why those are beside it.

        Raises:
            WrongUse: as `read_when` does, where no part of the text is a date.
        """
        try:
            return self.when(text, prefer), "", ""
        except WrongUse as problem:
            found = next(windows(text, lambda part: self.when(part, prefer)), None)
            if found is None or _contradicts(found[1]):
                raise
            return *found, problem.message

    def when_leading(self, text: str) -> tuple[When, str]:
        """When something is to be, where the text begins with it; and the words after it.

        Raises:
            WrongUse: where it does not begin with a date, or with one that cannot be.
        """
        words = text.split(" ")
        first: WrongUse | None = None
        for length in range(min(len(words), _LONGEST), 0, -1):
            try:
                when = self.when(" ".join(words[:length]).strip(_TRIM), "future")
            except WrongUse as problem:
                first = first or problem
                continue
            rest = " ".join(words[length:])
            if _contradicts(rest) or re.match("[0-9]", rest):
                break
            return when, rest
        raise first or WrongUse("There is no date.")

    def moment(self, text: str) -> datetime:
        """The moment something was done, with its offset.

        Raises:
            WrongUse: where no time is given.
        """
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+[+-][0-9:.]+", text):
            try:
                return datetime.fromisoformat(text).astimezone(self.zone)
            except ValueError:
                pass
        starts = self.when(text, "past").starts
        if starts is None:
            raise WrongUse(
                "No time is given.", "Write the day and the time: Tue 3 Mar 2026, 14:30."
            )
        return starts

    def from_day(self, day: date) -> "Calendar":
        """The calendar as it is read on another day."""
        return Calendar(day, self.zone)

    def day(self, text: str, prefer: Prefer) -> date:
        """A day, where the text says nothing else."""
        return read_date(text, self.today, prefer)


def windows(text: str, read: Callable[[str], Read]) -> Iterator[tuple[Read, str]]:
    """What can be read in a part of the text, longest parts first, with the words beside it."""
    words = [word for word in re.split("[ \n]+", text) if word]
    for length in range(min(len(words), _LONGEST), 0, -1):
        for start in range(len(words) - length + 1):
            part = " ".join(words[start : start + length]).strip(_TRIM)
            try:
                found = read(part)
            except WrongUse:
                continue
            beside = (" ".join(words[:start]), " ".join(words[start + length :]))
            yield found, " ".join(each for each in beside if each.strip(_TRIM))


def show_when(when: When, zone: tzinfo | None) -> str:
    """A day and time as they are read back, in the zone given."""
    starts = when.starts
    if starts is None or zone is None or starts.astimezone(zone).date() != when.day:
        return when.show()
    return When(when.day, starts.astimezone(zone), when.minutes).show()


def show_exactly(moment: datetime, zone: tzinfo | None) -> str:
    """A moment as it is read back, with its seconds where it has any."""
    local = moment.astimezone(zone) if zone is not None else moment
    if local.second or local.microsecond:
        return local.isoformat()
    try:
        return When(local.date(), local).show()
    except WrongUse:
        return local.isoformat()


def _contradicts(beside: str) -> bool:
    """Whether words beside a date speak of another day."""
    words = re.findall(r"[A-Za-z]{3,}", beside)
    if any(weekday_named(word) is not None for word in words if word.lower() not in _NO_WEEKDAY):
        return True
    if any(month_named(word) is not None for word in words if word.lower() not in _NO_MONTH):
        return True
    return re.search(r"[0-9]{4}", beside) is not None


_NO_WEEKDAY: Final = frozenset({"sat", "sun"})
_NO_MONTH: Final = frozenset({"may", "mar", "march"})
"""Also ordinary words; beside a date they say nothing by themselves."""

__all__ = [
    "Calendar",
    "show_date",
    "show_exactly",
    "show_moment",
    "show_when",
    "windows",
]
