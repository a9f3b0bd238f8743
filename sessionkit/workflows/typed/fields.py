"""Finding and changing one field of a typed form by its path.

Invariant: a path is a field's name, or `rows/id of the row/name`; it is the name the field goes by
in problems, drafts and conflicts alike.
"""

from dataclasses import replace
from typing import Any, Protocol, TypeVar, cast

from sessionkit.domain.errors import NotFound

F = TypeVar("F")

Value = str | bool | tuple[str, ...]
"""What stands in a field: text, a tick, or several words."""


class Row(Protocol):
    """One row of a typed form."""

    @property
    def id(self) -> str:
        """Id of what the row is about."""
        ...


def value_at(form: object, path: str) -> Value:
    """What stands in a field.

    Raises:
        NotFound: where the row is no longer there.
    """
    rows, _, rest = path.partition("/")
    if not rest:
        return cast("Value", getattr(form, rows))
    id, _, name = rest.partition("/")
    return cast("Value", getattr(row_of(form, rows, id), name))


def with_value(form: F, path: str, value: Value) -> F:
    """The form with one field changed.

    Raises:
        NotFound: where the row is no longer there.
    """
    rows, _, rest = path.partition("/")
    if not rest:
        return replace(cast("Any", form), **{rows: value})  # type: ignore[no-any-return]
    id, _, name = rest.partition("/")
    changed = replace(cast("Any", row_of(form, rows, id)), **{name: value})
    kept = tuple(changed if each.id == id else each for each in rows_of(form, rows))
    return replace(cast("Any", form), **{rows: kept})  # type: ignore[no-any-return]


def rows_of(form: object, rows: str) -> tuple[Row, ...]:
    """The rows of a name, in order."""
    return cast("tuple[Row, ...]", getattr(form, rows))


def with_row(form: F, rows: str, place: int, row: Row) -> F:
    """The form with a row put in at a place; as it is where the row stands in it already."""
    there = rows_of(form, rows)
    if any(each.id == row.id for each in there):
        return form
    changed = (*there[:place], row, *there[place:])
    return replace(cast("Any", form), **{rows: changed})  # type: ignore[no-any-return]


def row_of(form: object, rows: str, id: str) -> Row:
    """The row of an id.

    Raises:
        NotFound: where it is no longer there.
    """
    found = next((each for each in rows_of(form, rows) if each.id == id), None)
    if found is None:
        raise NotFound("This line is no longer in the form.", "Somebody took it out meanwhile.")
    return found
