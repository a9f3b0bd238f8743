"""Typed forms as plain values and back: how a draft is kept.

Invariant: what was typed comes back exactly as it was typed, or is refused whole; a draft of
another version of the program is never read into fields it was not typed into. It says nothing of
a field that was added since: that reads as it stands, and in a row as not filled in.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

from sessionkit.domain.errors import WrongUse

F = TypeVar("F")

_ABOUT: Final = ("id", "session")
"""Fields that say what a form or row is about, which every version has."""
_EMPTY: Final[Mapping[object, object]] = MappingProxyType({str: "", bool: False, tuple: ()})
"""What stands in a field of a kind while it is not filled in."""


def as_plain(form: object) -> dict[str, Any]:
    """A typed form as values JSON can hold: text, ticks, lists and named values."""
    return {each.name: _plain(getattr(form, each.name)) for each in fields(cast("Any", form))}


def from_plain(cls: type[F], value: Mapping[str, object], stands: F | None = None) -> F:
    """The typed form that `as_plain` made these values of.

    Args:
        cls: the class of the form.
        value: its fields by name.
        stands: the form as the record holds it, for fields added since; not filled in if not given.

    Raises:
        WrongUse: where a field is not known or of another kind, or it is not said what a form or
            row is about.
    """
    return cast("F", _form(cls, value, "", stands))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return as_plain(value) if is_dataclass(value) else value


def _form(cls: type, value: object, where: str, stands: object = None) -> object:
    if not isinstance(value, Mapping):
        raise _unreadable(where)
    kinds = get_type_hints(cls)
    names = [each.name for each in fields(cast("Any", cls))]
    for name in value:
        if name not in names:
            raise _unreadable(f"{where}{name}")
    read: dict[str, object] = {}
    for name in names:
        if name in value:
            read[name] = _value(kinds[name], value[name], f"{where}{name}")
        elif stands is not None and name not in _ABOUT:
            read[name] = getattr(stands, name)
        else:
            read[name] = _not_filled_in(kinds[name], name, where)
    return cls(**read)


def _not_filled_in(kind: Any, name: str, where: str) -> object:
    empty = _EMPTY.get(get_origin(kind) or kind)
    if empty is None or name in _ABOUT:
        raise _unreadable(f"{where}{name}")
    return empty


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
        "It was kept by another version of the program. It stays as it is, and what you type now "
        "is kept beside it; `draft list` names them.",
    )
