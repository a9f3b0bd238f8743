"""Working days: Monday to Friday less the workspace's holidays.

Invariant: every deadline counted in working days is counted here, in one way: the day from which it
runs is not counted (DESIGN 5 rule 6; the same working day of ¶26 is 0 working days).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sessionkit.domain.errors import WrongUse

_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are working days."""

    holidays: frozenset[date] = frozenset()
    """Days that are none although they fall on Monday to Friday."""

    def is_working_day(self, day: date) -> bool:
        """Whether it is Monday to Friday and no holiday."""
        return day.weekday() < _SATURDAY and day not in self.holidays

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return self.add_working_days(day + _ONE_DAY, 0)

    def add_working_days(self, day: date, count: int) -> date:
        """The day that many working days after this one.

        0 is the day itself if it is a working day, else the next one. From a Saturday, 0 and 1 are
        both Monday.

        Args:
            day: the day from which is counted; not counted itself.
            count: working days, 0 or more.

        Raises:
            WrongUse: the count is negative.
        """
        if count < 0:
            raise WrongUse(f"Working days are counted forward: {count} is less than 0.")
        if count == 0:
            return day if self.is_working_day(day) else self.add_working_days(day, 1)
        while count:
            day += _ONE_DAY
            count -= self.is_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after the start, up to and with the end; negative backwards."""
        if end < start:
            return -self.working_days_between(end, start)
        weeks, rest = divmod((end - start).days, _WEEK)
        odd = sum((start.weekday() + each) % _WEEK < _SATURDAY for each in range(1, rest + 1))
        free = sum(start < day <= end and day.weekday() < _SATURDAY for day in self.holidays)
        return weeks * _SATURDAY + odd - free
