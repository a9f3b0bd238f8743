"""The English of what ships: how it is spelt, and how easily it is read."""

import re
from functools import cache
from pathlib import Path

import codespell_lib
import pyphen
from spellchecker import SpellChecker

_BRITISH = Path(codespell_lib.__file__).parent / "data" / "dictionary_en-GB_to_en-US.txt"
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)*")
_SENTENCE = re.compile(r"[.!?:]+(?=\s|$)|\n\n")
_BOTH_WAYS = frozenset({"practice", "practices", "story", "stories", "focused", "check", "checks"})
"""British as well, in the sense they have here."""
_OURS = frozenset(
    ["sessionkit", "readme", "yaml", "uncoloured", "recoloured", "offence", "offences", "recolour"]
)


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker(language="en")


@cache
def _spellings() -> tuple[frozenset[str], frozenset[str]]:
    """British spellings, and American ones."""
    british, american = set(), set()
    for line in _BRITISH.read_text("utf-8").splitlines():
        ours, _, theirs = line.partition("->")
        british.add(ours)
        american |= {each.strip() for each in theirs.split(",") if each.strip()}
    return frozenset(british), frozenset(american - british - _BOTH_WAYS)


def words_in(markdown: str) -> list[str]:
    """Every word a reader sees; addresses, drawings, ids and what is cited in italics left out."""
    text = re.sub(r"(?ms)^(```+).*?^\1|^    .*?$", "", markdown)
    text = re.sub(r"\]\([^)]*\)|`[^`]*`", " ", text)
    return _WORD.findall(text)


def misspelt(markdown: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Words that are not spelt as in British English; names in `known` are.

    The dictionary is one of American spelling, so that British ones are looked up beside it.
    """
    british, american = _spellings()
    wrong = []
    for word in words_in(markdown):
        plain = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
        stems = (plain, plain.removesuffix("s"), plain.removesuffix("ing"))
        is_word = plain in _dictionary() or any(each in british for each in stems)
        if plain in american or not (is_word or plain in _OURS or word in known):
            wrong.append(word)
    return wrong


def reading_ease(prose: str) -> float:
    """Flesch reading ease: 60 to 70 is plain English, 90 and more is very easy.

    Syllables are counted by where a word can be hyphenated, which finds somewhat too few of them
    and so too much ease: what is asked of a text has to leave room for that.
    """
    hyphens = pyphen.Pyphen(lang="en_GB")
    words = _WORD.findall(prose)
    sentences = [each for each in _SENTENCE.split(prose) if _WORD.search(each)]
    syllables = sum(len(hyphens.positions(each.lower())) + 1 for each in words)
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)


def longest_sentence(prose: str) -> int:
    """Words in the longest sentence."""
    return max(len(_WORD.findall(each)) for each in _SENTENCE.split(prose))
