"""Typed forms as plain values and back: how a draft is kept.

Invariant: what was typed comes back exactly as it was typed, or is refused whole; a draft of
another version of the program is never read into fields it was not typed into.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from sessionkit.domain.errors import WrongUse

F = TypeVar("F")


def as_plain(form: object) -> dict[str, Any]:
    """A typed form as values JSON can hold: text, ticks, lists and named values."""
    return {each.name: _plain(getattr(form, each.name)) for each in fields(cast("Any", form))}


def from_plain(cls: type[F], value: Mapping[str, object]) -> F:
    """The typed form that `as_plain` made these values of.

    Args:
        cls: the class of the form.
        value: its fields by name.

    Raises:
        WrongUse: where a field is missing, not known or of another kind.
    """
    return cast("F", _form(cls, value, ""))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return as_plain(value) if is_dataclass(value) else value


def _form(cls: type, value: object, where: str) -> object:
    if not isinstance(value, Mapping):
        raise _unreadable(where)
    kinds = get_type_hints(cls)
    names = [each.name for each in fields(cast("Any", cls))]
    for name in (*names, *value):
        if name not in value or name not in names:
            raise _unreadable(f"{where}{name}")
    read = {name: _value(kinds[name], value[name], f"{where}{name}") for name in names}
    return cls(**read)


def _value(kind: Any, value: object, where: str) -> object:
    if get_origin(kind) is tuple:
        if not isinstance(value, list | tuple):
            raise _unreadable(where)
        return tuple(_value(get_args(kind)[0], each, where) for each in value)
    if is_dataclass(kind):
        return _form(cast("type", kind), value, f"{where}/")
    if type(value) is not kind:
        raise _unreadable(where)
    return value


def _unreadable(where: str) -> WrongUse:
    field = f", at “{where.removesuffix('/')}”" if where else ""
    return WrongUse(
        f"What was typed cannot be read{field}.",
        "It was kept by another version of the program; nothing of it was changed.",
    )
