"""Where identities come from: outside.

Invariant: the domain makes no id of its own; whoever calls passes in a source of new, random ids,
so that nothing in an id says anything about a person and tests can name theirs.
"""

from collections.abc import Callable

NewId = Callable[[], str]
"""Gives a new random id, unlike any given before."""
