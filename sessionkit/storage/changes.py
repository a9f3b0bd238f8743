"""What a save changes, object by object, and the change events that tell it.

Invariant: events are made after merging, from the difference between the generation that stands and
the one to be published, and name fields, never what they say. They are only ever added.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.ids import NewId
from sessionkit.storage.codec import CASE, OBJECTS, encode, objects_in


@dataclass(frozen=True, slots=True)
class Difference:
    """One object that a save adds, changes or removes."""

    table: str
    """The table it stands in."""
    object: str
    """Its id."""
    what: str
    """`added`, `changed` or `removed`."""
    fields: tuple[str, ...] = ()
    """Names of the fields that change; none for an object added or removed."""


def differences(before: Case | None, after: Case) -> tuple[Difference, ...]:
    """What makes one state of a case another.

    Objects that came to stand in another order are a change of the case, under the table's name.

    Args:
        before: the generation that stands; nothing for a new case.
        after: the one to be published.
    """
    found: list[Difference] = []
    own: tuple[str, ...] = ()
    for table in (CASE, *OBJECTS):
        was = objects_in(before, table) if before is not None else {}
        now = objects_in(after, table)
        found.extend(_between(table, was, now))
        own += (table,) if _moved(was, now) else ()
    if not own:
        return tuple(found)
    changed = next((each.fields for each in found if each.table == CASE), ())
    named = Difference(CASE, after.id, "changed", (*changed, *own))
    return (named, *(each for each in found if each.table != CASE))


def events(
    found: Iterable[Difference], number: int, by: str, at: datetime, new_id: NewId
) -> tuple[Change, ...]:
    """The change events of one save.

    Args:
        found: what the save changes.
        number: the generation it is published as.
        by: id of the worker.
        at: when, with offset.
        new_id: new random ids.
    """
    return tuple(
        Change(new_id(), number, at, by, each.table, each.object, each.what, each.fields)
        for each in found
    )


def _between(table: str, was: dict[str, Any], now: dict[str, Any]) -> Iterator[Difference]:
    for id, one in now.items():
        if id not in was:
            yield Difference(table, id, "added")
        elif changed := _changed(was[id], one):
            yield Difference(table, id, "changed", changed)
    yield from (Difference(table, id, "removed") for id in was if id not in now)


def _changed(was: Any, now: Any) -> tuple[str, ...]:
    if was is now:
        return ()
    # By their bytes, not by `==`: what the file says is what has to be told.
    names = (each.name for each in fields(now))
    return tuple(n for n in names if encode(getattr(was, n)) != encode(getattr(now, n)))


def _moved(was: dict[str, Any], now: dict[str, Any]) -> bool:
    return [id for id in was if id in now] != [id for id in now if id in was]
