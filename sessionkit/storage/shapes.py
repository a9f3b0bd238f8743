"""Which class of the record stands where in a document.

Invariant: the classes of the domain are the only description of the format; nothing here repeats a
field of theirs. Alternatives share a base that is no dataclass; their `kind` chooses among them.
"""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Final, get_type_hints

import msgspec

from sessionkit.domain.appointment import Appointment, Next, NoAppointment
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.record import HeldRecord, NotHeldRecord, Record

ALTERNATIVES: Final[Mapping[type, tuple[type, ...]]] = {
    Record: (HeldRecord, NotHeldRecord),
    Next: (Appointment, NoAppointment),
}
"""The classes each base stands for."""

NOT_DECODED: Final = (ValueError, TypeError, RecursionError, SessionkitError)
"""What decoding raises: msgspec's errors are ValueErrors, those of the record's own rules ours."""


def decoder(of: Any) -> msgspec.json.Decoder[Any]:
    """Decodes documents of that type; raises `NOT_DECODED`."""
    return _decoder(of)


def from_plain(plain: object, of: Any) -> Any:
    """The value of that type which a plain one stands for; raises `NOT_DECODED`."""
    return msgspec.convert(plain, of, dec_hook=_alternative)


def field_types(of: type) -> dict[str, Any]:
    """Names and types of a dataclass's fields, in their order."""
    return _field_types(of)


@cache
def alternatives(base: type) -> dict[str, type]:
    """The classes a base stands for, by their `kind`."""
    return {_kind(each): each for each in ALTERNATIVES[base]}


def chosen(base: type, plain: object) -> type | None:
    """The class that a plain value of a base stands for; none where its `kind` is not known."""
    kind = plain.get("kind") if isinstance(plain, dict) else None
    return alternatives(base).get(kind) if isinstance(kind, str) else None


@cache
def _field_types(of: Any) -> dict[str, Any]:
    hints = get_type_hints(of)
    return {each.name: hints[each.name] for each in fields(of)}


def _kind(of: type) -> str:
    return str(next(each.default for each in fields(of) if each.name == "kind"))


def _alternative(base: type, plain: Any) -> Any:
    found = chosen(base, plain)
    if found is None:
        raise ValueError(f"Expected one of {', '.join(alternatives(base))}")
    return from_plain(plain, found)


@cache
def _decoder(of: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(of, dec_hook=_alternative)
