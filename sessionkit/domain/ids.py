"""Where identities come from: outside, or from what they follow.

Invariant: the domain makes no random id of its own; whoever calls passes in a source of new ids, so
that nothing in an id says anything about a person and tests can name theirs. What follows from one
thing alone takes its id from that thing, so that two workers who do it at once do it once.
"""

import hashlib
from collections.abc import Callable

NewId = Callable[[], str]
"""Gives a new random id, unlike any given before."""

_LENGTH = 16


def derived_id(of: str, what: str) -> str:
    """The id of what follows from one thing alone.

    Args:
        of: id of the thing.
        what: what follows from it, in a word or two.
    """
    return hashlib.sha256(f"{of} {what}".encode()).hexdigest()[:_LENGTH]
