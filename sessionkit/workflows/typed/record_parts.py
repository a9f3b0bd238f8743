"""Reading the parts that the records of a session held and of one not held have in common.

Invariant: a row or field left as it opened gives back the very thing it was opened with; words that
somebody typed are never let fall because something beside them is empty.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from sessionkit.domain.appointment import Appointment, Next, NoAppointment
from sessionkit.domain.follow_up import Enforcement, EnforcementStep, FollowUp
from sessionkit.domain.made import Copy, Made, MadeKind
from sessionkit.domain.passage import Mark, Marks, Passage, in_order
from sessionkit.domain.people import Who
from sessionkit.domain.when import When
from sessionkit.workflows.typed.reading import Reading, line, names_apart, prose
from sessionkit.workflows.typed.record import (
    TypedDeed,
    TypedMade,
    TypedPassage,
    TypedStep,
    deed_row,
    made_row,
    mark_words,
    names,
    next_fields,
    passage_row,
    step_row,
)


class HasId(Protocol):
    """A row, or what it is about."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


Row = TypeVar("Row", bound=HasId)
Thing = TypeVar("Thing", bound=HasId)


def rows_read(
    rows: tuple[Row, ...],
    things: tuple[Thing, ...],
    shown: Callable[[Thing], Row],
    read: Callable[[Row, Thing | None], Thing | None],
) -> tuple[Thing, ...]:
    """What rows are about, in their order: what was there where a row is as it opened.

    Args:
        rows: as they stand now.
        things: what the form was opened with.
        shown: the row a thing opens as.
        read: what another row is about, from it and what it was; nothing where it is blank.
    """
    known = {each.id: each for each in things}
    found: list[Thing] = []
    for row in rows:
        old = known.get(row.id)
        thing = old if old is not None and shown(old) == row else read(row, old)
        if thing is not None:
            found.append(thing)
    return tuple(found)


def words(text: str, old: str, through: Callable[[str], str] = prose) -> str:
    """A field's words: as they were where nobody touched them."""
    return old if text == old else through(text)


def when_held(reading: Reading, text: str, old: When, empty: str) -> When:
    """When a session was; the former time where a problem was noted.

    Args:
        reading: takes the problems.
        text: the field.
        old: the time the form opened with.
        empty: what to say where there is none.
    """
    if text == old.show():
        return old
    if not line(text):
        reading.refuse("when", empty, "Write a day, with the time where it is known.")
        return old
    return reading.when("when", text) or old


def people_read(reading: Reading, field: str, text: str, old: tuple[Who, ...]) -> tuple[Who, ...]:
    """People by name, with commas between; those named as before are those who were there before.

    A name with a comma in it stays whole where it was there before.
    """
    if text == names(old):
        return old
    known = {line(each.name): each for each in old}
    named = names_apart(text, known)
    found = [known[each] if each in known else reading.who(field, each) for each in named]
    return tuple(dict.fromkeys(each for each in found if each is not None))


def marks_read(reading: Reading, field: str, marked: tuple[str, ...]) -> Marks:
    """Marks, in their order."""
    read = (reading.one_of(field, Mark, each) for each in marked)
    return in_order(tuple(each for each in read if each is not None))


def passages_read(
    reading: Reading, field: str, rows: tuple[TypedPassage, ...], old: tuple[Passage, ...]
) -> tuple[Passage, ...]:
    """Passages with their ids and marks; blank ones are not there."""

    def read(row: TypedPassage, was: Passage | None) -> Passage | None:
        text = words(row.text, was.text if was is not None else "")
        same = was is not None and row.marks == mark_words(was.marks)
        marks = was.marks if same and was else marks_read(reading, f"{at(row)}/marks", row.marks)
        return Passage(row.id, text, marks) if text else None

    def at(row: TypedPassage) -> str:
        return f"{field}/{row.id}"

    return rows_read(rows, old, passage_row, read)


def made_read(
    reading: Reading, rows: tuple[TypedMade, ...], old: tuple[Made, ...]
) -> tuple[Made, ...]:
    """What was made, with its title; taken out where title and place are both empty."""

    def read(row: TypedMade, was: Made | None) -> Made | None:
        at = f"made/{row.id}"
        title = words(row.title, was.title if was is not None else "", line)
        kept = words(row.kept, was.kept if was is not None else "", line)
        kind = reading.one_of(f"{at}/kind", MadeKind, row.kind)
        copy = reading.one_of(f"{at}/copy", Copy, row.copy)
        if title:
            return Made(row.id, title, kind, kept, copy)
        if kept or (was is None and (row.kind or row.copy)):
            hint = "Give its title, or clear the rest as well to take it out."
            reading.refuse(f"{at}/title", "What was made has no title.", hint)
        return None

    return rows_read(rows, old, made_row, read)


def follow_ups_read(
    reading: Reading, rows: tuple[TypedDeed, ...], old: tuple[FollowUp, ...], on: date
) -> tuple[FollowUp, ...]:
    """What was done and when; on the day of the session where no day is given."""

    def read(row: TypedDeed, was: FollowUp | None) -> FollowUp | None:
        what = words(row.what, was.what if was is not None else "")
        if not what:
            return None
        if was is not None and row.when == deed_row(was).when:
            return FollowUp(row.id, what, was.on, was.at)
        when = reading.when(f"follow_ups/{row.id}/when", row.when) or When(on)
        return FollowUp(row.id, what, when.day, when.starts)

    return rows_read(rows, old, deed_row, read)


def enforcement_read(
    reading: Reading, rows: tuple[TypedStep, ...], old: tuple[Enforcement, ...]
) -> tuple[Enforcement, ...]:
    """The steps taken, on their days."""

    def read(row: TypedStep, was: Enforcement | None) -> Enforcement | None:
        at = f"enforcement/{row.id}"
        step = reading.one_of(f"{at}/step", EnforcementStep, row.step)
        said = words(row.words, was.words if was is not None else "")
        if step is None:
            if said and not row.step:
                steps = ", ".join(each.value for each in EnforcementStep)
                reading.refuse(f"{at}/step", "The step that was taken is not named.", f"{steps}.")
            return None
        same = was is not None and row.on == step_row(was).on
        on = was.on if same and was else reading.day(f"{at}/on", row.on)
        return Enforcement(row.id, step, on, said)

    return rows_read(rows, old, step_row, read)


def next_read(reading: Reading, typed: tuple[str, str, str], old: Next | None) -> Next | None:
    """The next appointment, or why there is none.

    Args:
        reading: takes the problems.
        typed: when it is, where it is, and why there is none.
        old: what the form opened with.
    """
    if typed == next_fields(old):
        return old
    coming, venue, why = typed
    if line(coming) and prose(why):
        reading.refuse(
            "next", "There is a next appointment, or there is none.", "Give one of the two."
        )
        return old
    if not line(coming):
        return NoAppointment(prose(why)) if prose(why) else None
    was = old if isinstance(old, Appointment) else None
    same = was is not None and coming == was.when.show()
    when = was.when if same and was else reading.when("next", coming)
    if when is None:
        return old
    return Appointment(when, words(venue, was.venue if was is not None else "", line))


def by_id(things: tuple[Thing, ...]) -> Mapping[str, Thing]:
    """Things by their ids."""
    return {each.id: each for each in things}
