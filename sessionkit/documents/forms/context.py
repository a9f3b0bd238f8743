"""What one form is read with.

Invariant: the clock, the zone and new ids come from outside; two readings of the same text with the
same of them say the same.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from sessionkit.documents.forms.kept import Kept
from sessionkit.documents.forms.wording.people import People
from sessionkit.documents.forms.wording.whens import Calendar
from sessionkit.domain.ids import NewId
from sessionkit.domain.people import Who


@dataclass(frozen=True, slots=True)
class Context:
    """What one form is read with."""

    people: People
    """Who is who on it."""
    calendar: Calendar
    """What its dates are read by."""
    new_id: NewId
    """Gives ids."""
    kept: Kept
    """Takes what is set aside, and the notes."""

    def with_people(self, others: tuple[Who, ...]) -> Self:
        """The same, knowing who else was there."""
        return replace(self, people=replace(self.people, others=others))

    def on_day(self, day: date) -> Self:
        """The same, with dates read as on the day of the session."""
        return replace(self, calendar=self.calendar.from_day(day))
