"""Conflicts: two people's values of one thing, both kept until a person decides.

Invariant: a conflict holds both values whole and alters neither. The same disagreement has the same
id whenever and from whichever side it is found, so that it is never recorded twice; one that comes
up again after it was resolved has another.
"""

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Any, Self

from sessionkit.domain.errors import NotFound
from sessionkit.domain.plain import ALREADY_PLAIN, Plain


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of one thing, of which one stands in the record for now.

    Which of the two stands does not make it another disagreement: that is not compared.
    """

    id: str
    """Derived from the path and both values."""
    path: tuple[str, ...]
    """Names of fields and ids of objects that lead to it from the top of the case."""
    theirs: Plain = field(compare=False, metadata={ALREADY_PLAIN: True})
    """The value that stands in the record."""
    mine: Plain = field(compare=False, metadata={ALREADY_PLAIN: True})
    """The other value, which stands nowhere else."""

    @classmethod
    def between(cls, path: tuple[str, ...], theirs: Plain, mine: Plain) -> Self:
        """The conflict of two values.

        Args:
            path: names of fields and ids of objects that lead to it.
            theirs: the value that stands in the record.
            mine: the other value.
        """
        sides = sorted(json.dumps(side, sort_keys=True) for side in (theirs, mine))
        return cls(_digest(json.dumps([path, *sides])), path, theirs, mine)

    def again(self) -> Self:
        """The same two values in conflict once more, after this one was resolved."""
        return replace(self, id=_digest(self.id))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def value_on(top: object, path: tuple[str, ...]) -> object:
    """The value that stands at a path now.

    Args:
        top: the object the path leads from.
        path: names of fields and ids of objects.

    Raises:
        NotFound: where the path leads nowhere any more.
    """
    there: Any = top
    for step in path:
        if isinstance(there, tuple):
            there = next((each for each in there if each.id == step), None)
        else:
            there = getattr(there, step, None)
        if there is None and step != path[-1]:
            raise NotFound("What was in conflict is no longer there.", "Keep what stands now.")
    return there
