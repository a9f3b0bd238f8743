"""Bodies of generations for tests: as they are written, and spoilt in every way a file can be."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sessionkit.domain.case import Case
from sessionkit.storage.saving import Signature, made_of
from tests.example_case import counting_ids, example_case

AT = datetime(2026, 4, 9, 17, 30, tzinfo=UTC)
ISLA = Signature("w-isla", AT)

Steps = tuple[str | int, ...]
"""Leads to one place in a body: keys of objects and places in lists."""


def body_of(case: Case | None = None) -> bytes:
    """A case as the body of its first generation, with its change events."""
    return made_of(None, case or example_case(), 1, ISLA, counting_ids("e")).database.body()


def as_json(plain: object) -> bytes:
    """Plain values as our encoder writes them."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def places_in(plain: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Every place in a body, from the top down."""
    yield steps
    inner = plain.items() if isinstance(plain, dict) else ()
    for step, value in enumerate(plain) if isinstance(plain, list) else inner:
        yield from places_in(value, (*steps, step))


def at(plain: Any, steps: Steps) -> Any:
    """What stands at a place."""
    for step in steps:
        plain = plain[step]
    return plain


def put(plain: Any, steps: Steps, value: object) -> Any:
    """A copy with another value at a place."""
    changed = deepcopy(plain)
    at(changed, steps[:-1])[steps[-1]] = value
    return changed


def without(plain: Any, steps: Steps) -> Any:
    """A copy with a place taken away."""
    changed = deepcopy(plain)
    del at(changed, steps[:-1])[steps[-1]]
    return changed


def written_twice(plain: Any, steps: Steps) -> bytes:
    """The body with the key at a place standing twice, the same value under both."""
    numbers = count()
    mark = next(each for n in numbers if (each := f"mark{n}") not in json.dumps(plain))
    key = str(steps[-1])
    marked = deepcopy(plain)
    at(marked, steps[:-1])[mark] = at(plain, steps)
    return as_json(marked).replace(f'"{mark}":'.encode(), as_json(key) + b":")


def path_of(steps: Steps) -> str:
    """A place as messages name it."""
    return "".join(f"[{s}]" if isinstance(s, int) else f"/{s}" for s in steps).removeprefix("/")
