"""The value at one place of a case, by the path a conflict names.

Invariant: a path is followed by names of fields and ids of objects, and a value put in has the type
the record has there; a path that leads nowhere any more is told, never guessed.
"""

from dataclasses import is_dataclass, replace
from typing import Any

from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound, SessionkitError, WrongUse
from sessionkit.storage.shapes import NOT_DECODED, field_types, from_plain

Path = tuple[str, ...]
"""Names of fields and ids of objects, from the top of the case."""


def value_at(case: Case, path: Path, plain: object) -> Any:
    """A plain value as a value of the type that stands at a place of the case.

    Args:
        case: the case the path leads through.
        path: names of fields and ids of objects; such as a conflict's.
        plain: the value as `to_plain` gives it; such as either side of a conflict.

    Raises:
        NotFound: where the path leads nowhere any more.
        WrongUse: where the value is none that can stand there.
    """
    of = _type_at(case, type(case), path, path)
    try:
        return from_plain(plain, of)
    except SessionkitError:
        raise
    except NOT_DECODED as error:
        raise WrongUse(f"This value cannot stand at {'/'.join(path)}: {error}.") from error


def with_value(case: Case, path: Path, value: Any) -> Case:
    """The case with another value at one place.

    Args:
        case: the case the path leads through.
        path: names of fields and ids of objects; such as a conflict's.
        value: what is to stand there, of the type `value_at` gives.

    Raises:
        NotFound: where the path leads nowhere any more.
    """
    changed: Case = _put(case, path, value, path)
    return changed


def _type_at(there: object, of: Any, left: Path, path: Path) -> Any:
    if not left:
        return of
    step, *rest = left
    if isinstance(there, tuple):
        item = there[_place_of(there, step, path)]
        return _type_at(item, type(item), tuple(rest), path)
    known = _types_in(there)
    if step not in known:
        raise _nowhere(path)
    return _type_at(getattr(there, step), known[step], tuple(rest), path)


def _put(there: Any, left: Path, value: Any, path: Path) -> Any:
    if not left:
        return value
    step, rest = left[0], left[1:]
    if isinstance(there, tuple):
        place = _place_of(there, step, path)
        return (*there[:place], _put(there[place], rest, value, path), *there[place + 1 :])
    if step not in _types_in(there):
        raise _nowhere(path)
    return replace(there, **{step: _put(getattr(there, step), rest, value, path)})


def _types_in(there: Any) -> dict[str, Any]:
    return field_types(type(there)) if is_dataclass(there) else {}


def _place_of(items: tuple[Any, ...], id: str, path: Path) -> int:
    for place, item in enumerate(items):
        if getattr(item, "id", None) == id:
            return place
    raise _nowhere(path)


def _nowhere(path: Path) -> NotFound:
    return NotFound(
        f"There is nothing at {'/'.join(path)} any more.",
        "Somebody changed the record since; look at it as it stands now.",
    )
