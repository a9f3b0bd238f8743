"""Whether a file holds one form only.

Invariant: two forms in one file are never mixed into one record; the file is refused, with the line
where the second begins. A date beside a signature is no second form.
"""

from typing import Final

from sessionkit.documents.forms.notation.values import first_value
from sessionkit.documents.forms.structure.headings import Heading
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.structure.sections import Part
from sessionkit.documents.forms.wording.whens import Calendar
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.people import Participant

_FEWEST_AFTER: Final = 2
"""Headings after a second date, for it to begin a form and not to stand beside a signature."""


def check_is_one(part: Part, calendar: Calendar) -> None:
    """Refuse a file with a second form.

    Raises:
        WrongUse: with the line where the second form begins.
    """
    dates = [
        (place, when)
        for place, each in enumerate(part.sections)
        if each.heading is Heading.DATE and not each.also and (when := _day(each, calendar))
    ]
    for place, day in dates[1:]:
        begins = _begins_at(part.sections, dates[0][0], place)
        is_other = day != dates[0][1] or _names_another(part.sections, begins)
        if is_other and _is_form(part.sections[begins:]):
            raise WrongUse(
                f"Line {part.sections[begins].line}: a second form begins here, and this file "
                "would be read as one session.",
                "Put each session into a file of its own.",
            )


def _day(section: Section, calendar: Calendar) -> object:
    try:
        return calendar.when_among(first_value(section), "past")[0].day
    except WrongUse:
        return None


def _begins_at(sections: tuple[Section, ...], first: int, second: int) -> int:
    """The place of the NAME above the second date, or of that date."""
    names = [place for place in range(first + 1, second) if sections[place].heading is Heading.NAME]
    has_name_before = any(each.heading is Heading.NAME for each in sections[:first])
    return names[-1] if names and has_name_before else second


def _names_another(sections: tuple[Section, ...], begins: int) -> bool:
    names = [first_value(each) for each in sections if each.heading is Heading.NAME]
    is_name = sections[begins].heading is Heading.NAME
    return is_name and not Participant(names[0]).is_named(first_value(sections[begins]))


def _is_form(sections: tuple[Section, ...]) -> bool:
    """Whether there are enough headings for a form of its own."""
    headings = {each.heading for each in sections if each.heading and not each.also}
    return len(headings) > _FEWEST_AFTER or Heading.NAME in headings
