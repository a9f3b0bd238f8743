"""Lines as people type them, made comparable: letters, telling words, numbers, weights.

Invariant: what is set aside (case, quotes, dashes, bullets, "Exercise:") never tells one exercise
from another. Figures do: a second wall is not the first one mistyped.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, TypeAlias

Words: TypeAlias = tuple[str, ...]
"""Words of a line in lower case, in order."""

SAME_WORD: Final = 0.8
"""How alike two words must be, from 0 to 1, to be one word typed in two ways."""

_PREFIX: Final = re.compile(
    r"\s*(?:exercises?\s*[:\-–—]\s*|[-*+•·–—]\s+|(?:step|no\.?)?\s*\(?\d{1,3}[.):]\s+)*",
    re.IGNORECASE,
)
_BARE_NUMBER: Final = re.compile(r"(?:step|no\.?)?\s*\d{1,3}\s*[-–—]?\s+", re.IGNORECASE)
_QUOTE: Final = re.compile("['’‘`\u00b4\"“”]")
_WORD: Final = re.compile(r"[^\W_]+")
_HEAD: Final = re.compile(r"\s[-–—]\s|[,:;(]")
_ONE_TO_ONE: Final = re.compile(r"\b(?:one|1)(?:\W*to\W*|:)(?:one|1)\b", re.IGNORECASE)

_COMMON: Final = re.compile(
    "a|again|an|and|as|at|by|cont|contd|continued|exercises?|for|from|his|in|into|it|of|on|or|part"
    "|re|regarding|repeat|repeated|session|that|the|to|using|was|with|work"
)
"""Words that tell no exercise from another."""

_NUMBERS: Final = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}


def readings(written: str) -> Iterator[str]:
    """A line as it is, without "Exercise:" and bullets, and without a bare number in front."""
    yield written
    bare = _PREFIX.sub("", written, count=1)
    yield bare
    yield _BARE_NUMBER.sub("", bare, count=1)


def letters(text: str) -> str:
    """Letters and figures only: spaces, dashes, quotes and full stops tell no lines apart."""
    return "".join(_WORD.findall(_plain(text)))


def telling_words(text: str) -> Words:
    """The words of a line that tell it from others."""
    words = _WORD.findall(_ONE_TO_ONE.sub(" ", _plain(text)))
    return tuple(word for word in words if not _COMMON.fullmatch(word))


def head_words(text: str) -> Words:
    """The telling words before the first dash, comma or colon; none where there is no such part."""
    head, _, rest = _HEAD.sub("\n", text, count=1).partition("\n")
    return telling_words(head) if rest else ()


def numbers_in(words: Words) -> frozenset[str]:
    """The numbers among words, as figures."""
    figures = (_NUMBERS.get(word, word) for word in words)
    return frozenset(each for each in figures if each.isdigit())


def alike(one: str, other: str) -> float:
    """How alike two texts are letter by letter, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(maxsize=10_000)
def same_word(one: str, other: str) -> bool:
    """Whether two words are one word, perhaps mistyped; a number is never another one mistyped."""
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    if one.isdigit() or other.isdigit() or 2 * shorter < SAME_WORD * (shorter + longer):
        return False
    return alike(one, other) >= SAME_WORD


class Weights:
    """How much each word tells: one that few cards have tells more than one that many have.

    Args:
        names: the cards with the words of each of their names.
    """

    def __init__(self, names: Iterable[tuple[str, Words]]) -> None:
        self._cards_with: dict[str, set[str]] = {}
        cards: set[str] = set()
        for card, words in names:
            cards.add(card)
            for word in words:
                self._cards_with.setdefault(word, set()).add(card)
        self._cards = len(cards)
        self._weights: dict[str, float] = {}

    def share(self, words: Words, others: Words) -> float:
        """How much of some words, by what they tell, others have too, from 0 to 1."""
        total = sum(self._weight(word) for word in set(words))
        meant = {word for word in words if any(same_word(word, each) for each in others)}
        return round(sum(self._weight(word) for word in meant) / total, 6) if total else 0

    def _weight(self, word: str) -> float:
        if word not in self._weights:
            alike = [cards for each, cards in self._cards_with.items() if same_word(word, each)]
            having = len(set().union(*alike))
            # A word that no card has is a person's own addition, not a sign of another exercise.
            own = math.log(1 + self._cards) / 2
            self._weights[word] = math.log(1 + self._cards / having) if having else own
        return self._weights[word]


def _plain(text: str) -> str:
    return _QUOTE.sub("", unicodedata.normalize("NFKC", text)).casefold()
