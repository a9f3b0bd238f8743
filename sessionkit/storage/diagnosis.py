"""What is wrong with a document, and where.

Invariant: this names a fault and mends nothing. It is asked only once a document was refused, so it
may be slow; it reads with the standard library, which shows keys that stand twice.
"""

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

import msgspec

from sessionkit.domain.errors import SessionkitError
from sessionkit.storage.shapes import (
    ALTERNATIVES,
    NOT_DECODED,
    alternatives,
    chosen,
    field_types,
    from_plain,
)

_ENOUGH: Final = 80


class _Named(dict[str, Any]):
    """An object with the keys that stood in it more than once."""

    __slots__ = ("twice",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.twice = sorted({name for name in names if names.count(name) > 1})


def what_is_wrong(raw: bytes, of: Any, place: str) -> str:
    """The first fault of a document, as a clause such as “`issues/ab12` lacks the field `text`”.

    Args:
        raw: the document's bytes.
        of: the type of the value they should hold.
        place: its table and id.
    """
    try:
        plain = json.loads(raw, object_pairs_hook=_Named)
        faults = (*_twice(plain, place), *_faults(plain, of, place))
    except (ValueError, RecursionError) as error:
        return f"`{place}` cannot be read as JSON ({error})"
    return faults[0] if faults else f"`{place}` is not written the way sessionkit writes it"


def twice_in(raw: bytes, place: str) -> str:
    """What stands twice in some JSON, as a clause; empty where nothing does."""
    try:
        return next(_twice(json.loads(raw, object_pairs_hook=_Named), place), "")
    except (ValueError, RecursionError) as error:
        return f"{place or 'it'} cannot be read as JSON ({error})"


def _twice(plain: object, place: str) -> Iterator[str]:
    if isinstance(plain, _Named):
        for name in plain.twice:
            yield f"`{_join(place, name)}` stands twice"
        for name, value in plain.items():
            yield from _twice(value, _join(place, name))
    elif isinstance(plain, list):
        for number, value in enumerate(plain):
            yield from _twice(value, f"{place}[{number}]")


def _faults(plain: object, of: Any, place: str) -> Iterator[str]:
    of = _of_union(plain, of)
    if of in ALTERNATIVES:
        yield from _faults_of_kind(plain, of, place)
        of = chosen(of, plain) or of
    if isinstance(of, type) and is_dataclass(of) and isinstance(plain, dict):
        yield from _faults_of_fields(plain, of, place)
    elif get_origin(of) is tuple and isinstance(plain, list):
        item = get_args(of)[0]
        for number, value in enumerate(plain):
            yield from _faults(value, item, f"{place}[{number}]")
    yield from _refusal(plain, of, place)


def _faults_of_kind(plain: object, of: type, place: str) -> Iterator[str]:
    if isinstance(plain, dict) and "kind" not in plain:
        yield f"`{place}` lacks the field `kind`"
    elif isinstance(plain, dict) and chosen(of, plain) is None:
        yield f"`{place}/kind`: Expected one of {', '.join(alternatives(of))}"


def _faults_of_fields(plain: dict[str, Any], of: type, place: str) -> Iterator[str]:
    known = field_types(of)
    for name in plain:
        if name not in known:
            yield f"`{place}` has a field `{name[:_ENOUGH]}` that this format does not know"
    for name, inner in known.items():
        if name in plain:
            yield from _faults(plain[name], inner, f"{place}/{name}")
        else:
            yield f"`{place}` lacks the field `{name}`"


def _refusal(plain: object, of: Any, place: str) -> Iterator[str]:
    try:
        value = from_plain(plain, of)
        again = json.loads(msgspec.json.encode(value))
    except SessionkitError as error:
        yield f"`{place}`: {error.message.rstrip('.')}"
    except NOT_DECODED as error:
        yield f"`{place}`: {str(error).partition(' - at ')[0]}"
    else:
        if again != plain:
            yield f"`{place}` is not written the way sessionkit writes it"


def _of_union(plain: object, of: Any) -> Any:
    """The part of `X | None` that is meant; other unions as they are."""
    if get_origin(of) in {Union, UnionType} and plain is not None:
        parts = [each for each in get_args(of) if each is not NoneType]
        return parts[0] if len(parts) == 1 else of
    return of


def _join(place: str, name: str) -> str:
    return f"{place}/{name[:_ENOUGH]}" if place else name[:_ENOUGH]
