"""When something is to happen or did: a day, with a time and a length where they are known.

Invariant: a time has its zone and lies on the day it is given for. What `show` writes is read back
by `read_when` to an equal `When`, in the same zone, also where the clocks change.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar, Final

from sessionkit.domain.calendar_words import aware, show_date, show_moment
from sessionkit.domain.errors import WrongUse

_DAY_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class When:
    """A day, with a time and a length where they are known.

    Raises:
        WrongUse: on making one with a time that has no zone, is on another day, is not on a whole
            minute or is skipped by the clocks; or with a length that is not positive.
    """

    merge_whole: ClassVar[bool] = True

    day: date
    """The day, in the zone of the workspace."""
    starts: datetime | None = None
    """When it starts, with its zone; None where only the day is known."""
    minutes: int | None = None
    """How long it lasts, in minutes that pass on any clock; None where not known."""

    def __post_init__(self) -> None:
        if isinstance(self.day, datetime):
            raise WrongUse(f"{self.day} is a time where a day is needed.")
        if self.minutes is not None and self.minutes <= 0:
            raise WrongUse(f"A length of {self.minutes} min is not possible.", "Write 60 min.")
        if self.starts is not None:
            self._check_start(self.starts)

    def _check_start(self, starts: datetime) -> None:
        if aware(starts).date() != self.day:
            raise WrongUse(f"{show_moment(starts)} is not on {show_date(self.day)}.")
        if starts.second or starts.microsecond:
            raise WrongUse(f"{starts.isoformat(sep=' ')}: times are kept in whole minutes.")
        if is_skipped(starts):
            raise WrongUse(
                f"{show_moment(starts)} does not exist: the clocks go forward over it.",
                "Write the time the clocks showed.",
            )

    def show(self) -> str:
        """As it is shown everywhere: `Tue 3 Mar 2026, 14:30 to 15:30`.

        A length that crosses midnight or a change of the clocks is shown as `for 90 min`; a time
        that the clocks show twice, with its offset: `01:30 UTC+01:00`.
        """
        day = show_date(self.day)
        length = f"for {self.minutes} min" if self.minutes else ""
        if self.starts is None:
            return f"{day}, {length}" if length else day
        start = f"{self.starts:%H:%M}"
        if is_shown_twice(self.starts):
            start += f" UTC{_offset(self.starts)}"
        elif end := self._end_on_the_clock(self.starts):
            length = f"to {end:%H:%M}"
        return f"{day}, {start} {length}".rstrip()

    def _end_on_the_clock(self, starts: datetime) -> datetime | None:
        """The end, where the clock tells the whole story; None where only the length does."""
        before = starts.hour * 60 + starts.minute
        if self.minutes is None or before + self.minutes >= _DAY_MINUTES:
            return None
        end = starts + timedelta(minutes=self.minutes)
        same = end.utcoffset() == starts.utcoffset() and not is_shown_twice(end)
        return end if same and not is_skipped(end) else None


def is_shown_twice(moment: datetime) -> bool:
    """Whether the clocks of its zone show this time twice, as they do when they go back."""
    return _both_sides_differ(moment) and not is_skipped(moment)


def is_skipped(moment: datetime) -> bool:
    """Whether the clocks of its zone never show this time, as when they go forward."""
    if not _both_sides_differ(moment):
        return False
    there_and_back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there_and_back.replace(tzinfo=None) != moment.replace(tzinfo=None)


def _both_sides_differ(moment: datetime) -> bool:
    return moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset()


def _offset(moment: datetime) -> str:
    """`+01:00`."""
    return moment.isoformat(timespec="minutes").removeprefix(f"{moment:%Y-%m-%dT%H:%M}")
