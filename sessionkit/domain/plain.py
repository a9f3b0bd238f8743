"""Domain values as plain ones: what a conflict keeps and a JSON file can hold.

Invariant: equal values give equal plain values, always in the same order, and a value of a kind not
known here is refused rather than written as something else.
"""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeAlias, cast

# Typed one level deep: msgspec, which reads this alias, cannot resolve one that names itself.
Plain: TypeAlias = bool | int | str | list[Any] | dict[str, Any] | None
"""What JSON can hold: nothing, yes or no, a number, text, a list, or named values."""

ALREADY_PLAIN = "already plain"
"""Key in a dataclass field's metadata: its value is plain as it stands."""


_FIELD_NAMES: dict[type, tuple[str, ...]] = {}
"""Kept for every class asked about: merging asks thousands of times about a dozen classes."""


def field_names(of: type) -> tuple[str, ...]:
    """The names of a dataclass's fields in their order; none for any other class."""
    names = _FIELD_NAMES.get(of)
    if names is None:
        names = tuple(each.name for each in fields(of)) if is_dataclass(of) else ()
        _FIELD_NAMES[of] = names
    return names


def to_plain(value: object) -> Plain:
    """A domain value as builtins.

    An object becomes its fields by name, in their order, with its `kind` first where the class has
    one that is no field; an enum becomes its value, a day or time its ISO form, a tuple a list.

    Raises:
        TypeError: for a value of any other kind, a list among them: the domain holds none.
    """
    match value:
        case Enum():
            return to_plain(value.value)
        case None | bool() | int() | str():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case tuple():
            return [to_plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _named_values(value)
    raise TypeError(f"A value of type {type(value).__name__} has no plain form.")


def _named_values(value: object) -> dict[str, Any]:
    of = type(value)
    named: dict[str, Any] = {}
    if hasattr(of, "kind") and "kind" not in field_names(of):
        named["kind"] = to_plain(getattr(value, "kind"))  # noqa: B009  `object` declares no `kind`
    for each in fields(cast("Any", of)):
        part = getattr(value, each.name)
        named[each.name] = part if ALREADY_PLAIN in each.metadata else to_plain(part)
    return named
