"""What a document leaves out, in words, and what of it can be put in.

Invariant: what is told beside a preview never holds the text that was left out; its words are shown
only to who chooses whether to put it in, and who may read the whole case.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sessionkit.documents.left_out import LeftOut
from sessionkit.documents.request import PARTS
from sessionkit.domain.case import Case


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that can be put in."""

    id: str
    """What names it in a choice."""
    what: str
    """What kind of thing it is."""
    words: str
    """Its words."""
    why: str
    """Why it is left out."""


def told(left_out: tuple[LeftOut, ...]) -> tuple[str, ...]:
    """A sentence for each kind and reason; what can be put in stands first."""
    return tuple(_sentence(each) for each in sorted(left_out, key=lambda each: not each.items))


def _sentence(each: LeftOut) -> str:
    many = each.kind.one if each.count == 1 else each.kind.many
    can = " (can be put in)" if each.items else ""
    return f"{each.count} {many}, {each.why.value}{can}"


def offered(case: Case, left_out: tuple[LeftOut, ...]) -> tuple[Offered, ...]:
    """Everything that can be put in, with its words."""
    known = dict(_words(case))
    found = (
        Offered(id, each.kind.one, PARTS.get(id) or known.get(id) or id, each.why.value)
        for each in left_out
        for id in each.items
    )
    return tuple({each.id: each for each in found}.values())


def _words(case: Case) -> Iterator[tuple[str, str]]:
    yield from ((each.id, each.what) for each in case.goals)
    yield from ((each.id, each.what) for each in case.front.flags)
    yield from ((each.id, each.what) for each in case.actions)
    yield from ((each.id, each.text) for each in case.issues)
    yield from ((each.id, each.text) for each in case.plan)
    for session in case.sessions:
        yield session.id, session.name
        yield from ((each.id, each.text) for each in session.aims)
        if session.held is not None:
            held = session.held
            passages = (*held.content, *held.happened, *held.view)
            yield from ((each.id, each.text) for each in passages)
        if session.not_held is not None:
            yield from ((each.id, each.text) for each in session.not_held.words)
