"""Which card is meant by an exercise line that somebody typed.

Invariant: a card is named only where its wording is the one clear answer. Between two that are
nearly as near none is chosen: what was written then stands in the record without a card, which a
person can put right, whereas a wrong card would be believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sessionkit.library.wording import (
    Weights,
    Words,
    alike,
    head_words,
    letters,
    numbers_in,
    readings,
    telling_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sessionkit.domain.exercise import Exercise, Programme

LONGEST: Final = 300
"""Characters of a line that can be an exercise's name; longer text is something else."""

MISTYPED: Final = 0.9
"""How alike a line and a name must be, letter by letter and from 0 to 1, to differ by a slip."""

CLEARLY_MISTYPED: Final = 0.05
"""By how much the line must be more like that name than like any other card's."""

NEAR_ENOUGH: Final = 0.6
"""How near a card's name must be, from 0 to 1, to be meant at all."""

MOSTLY: Final = 0.6
"""How much of what was written must be in the card's name, from 0 to 1."""

ALIKE: Final = 0.75
"""How alike the telling words must be, letter by letter, for words run together to count."""

CLEARLY: Final = 0.15
"""By how much the nearest must be nearer than the next."""

CLEARLY_WHERE_BOTH: Final = 0.3
"""The same where all that was written is in the names of both."""


@dataclass(frozen=True, slots=True)
class ExerciseMatch:
    """The card that a line means."""

    id: str
    """Id of the card."""
    exact: bool
    """Whether the line is the card's title or printed line, but for case, quotes and the like."""


@dataclass(frozen=True)
class _Name:
    """One way a card is called: its title or a printed line."""

    card: str
    written: str

    @cached_property
    def letters(self) -> str:
        return letters(self.written)

    @cached_property
    def words(self) -> Words:
        return telling_words(self.written)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return numbers_in(self.words)


def match_exercise(
    written: str, exercises: Sequence[Exercise], programmes: Sequence[Programme]
) -> ExerciseMatch | None:
    """The card an exercise line means; nothing where that is not clear.

    Args:
        written: the line as somebody typed it.
        exercises: the cards it may mean.
        programmes: whose printed lines are names of those cards too.
    """
    if len(written) > LONGEST:
        return None
    names = tuple(_names(exercises, programmes))
    _, bare, _ = tries = tuple(readings(written))
    for each in tries:
        same = {name.card for name in names if name.letters and name.letters == letters(each)}
        if same:
            return ExerciseMatch(same.pop(), exact=True) if len(same) == 1 else None
    card = _by_likeness(bare, names)
    return ExerciseMatch(card, exact=False) if card else None


def _names(exercises: Sequence[Exercise], programmes: Sequence[Programme]) -> Iterator[_Name]:
    known = {each.id for each in exercises}
    yield from (_Name(each.id, each.title) for each in exercises)
    steps = {(step.exercise, step.printed): None for each in programmes for step in each.steps}
    yield from (_Name(card, printed) for card, printed in steps if card in known)


def _by_likeness(written: str, names: Sequence[_Name]) -> str:
    words = telling_words(written)
    if not words:
        return ""
    numbers = numbers_in(words)
    could_be = [each for each in names if not each.numbers or numbers <= each.numbers]
    return (
        _by_words(words, names)
        or _mistyped(letters(written), could_be)
        or _nearest(words, could_be)
    )


def _by_words(words: Words, names: Sequence[_Name]) -> str:
    """The one card that has a name of just these words, or one that begins with them.

    A single word counts only where it is all that stands before a dash or comma (`Network - …`) and
    is in no other card's name: one word alone begins too much.
    """
    whole = {name.card for name in names if name.words == words}
    if whole:
        return whole.pop() if len(whole) == 1 else ""
    begins = {name.card for name in names if name.words[: len(words)] == words}
    if len(begins) == 1 and len(words) > 1:
        return begins.pop()
    heads = {name.card for name in names if head_words(name.written) == words}
    others = (name for name in names if name.card not in heads)
    return heads.pop() if len(heads) == 1 and not any(words[0] in o.words for o in others) else ""


def _mistyped(written: str, names: Sequence[_Name]) -> str:
    """The one card whose name differs from what was written by no more than a slip or two."""
    cards: dict[str, float] = {}
    for name in names:
        cards[name.card] = max(alike(written, name.letters), cards.get(name.card, 0))
    (best, card), (next_best, _) = sorted(
        [*((ratio, card) for card, ratio in cards.items()), (0, ""), (0, "")], reverse=True
    )[:2]
    return card if best >= MISTYPED and best - next_best >= CLEARLY_MISTYPED else ""


@dataclass(frozen=True, slots=True, order=True)
class _Nearness:
    """How near one card is to what was written."""

    near: float
    """How near its nearest name is, from 0 to 1."""
    said: float
    """How much of what was written is in that name, from 0 to 1."""
    card: str


def _nearest(words: Words, names: Sequence[_Name]) -> str:
    """The one card whose name is near enough to the words, and clearly nearer than any other."""
    weights = Weights((name.card, name.words) for name in names)
    cards: dict[str, _Nearness] = {}
    for name in names:
        nearness = _nearness(words, name, weights)
        cards[name.card] = max(nearness, cards.get(name.card, nearness))
    ranked = sorted(cards.values(), reverse=True)
    best, others = (ranked[0], ranked[1:]) if ranked else (_Nearness(0, 0, ""), [])
    clear = all(_is_clear_of(best, other) for other in others)
    return best.card if best.near >= NEAR_ENOUGH and best.said >= MOSTLY and clear else ""


def _nearness(words: Words, name: _Name, weights: Weights) -> _Nearness:
    said, names_it = weights.share(words, name.words), weights.share(name.words, words)
    shared = 2 * said * names_it / (said + names_it) if said and names_it else 0
    written, whole = "".join(words), "".join(name.words)
    like = alike(written, whole)
    if len(words) == 1:
        # One word is too little to go by, unless it is the beginning of a name run together.
        shared, like = 0, like if whole.startswith(written) else 0
    like = like if like >= ALIKE else 0
    return _Nearness(max(shared, like), max(said, like), name.card)


def _is_clear_of(best: _Nearness, other: _Nearness) -> bool:
    """A card that has more of what was written is never passed over, however long its name is."""
    if other.said > best.said:
        return False
    both = other.said == best.said
    return best.near - other.near >= (CLEARLY_WHERE_BOTH if both else CLEARLY)
