"""What could hurt a participant whose own copy is found (DESIGN 6).

Invariant: a text in which a guarded word, the name of an exercise or the name of another person
stands as words is noticed, however it is spelt with capitals, hyphens, soft hyphens or endings.
Noticing too much costs a choice; noticing too little can cost a person.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from sessionkit.documents.left_out import Why
from sessionkit.domain.case import Case
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.session import Session
from sessionkit.domain.settings import Settings

_WORD: Final = re.compile(r"[^\W_]+")
_COMPOUND: Final = re.compile(r"[^\W_]+(?:[-\u2010\u2011'\u2019][^\W_]+)+")
_ENDINGS: Final = ("s", "es", "d", "ed", "r", "rs", "er", "ers", "ing", "ly", "y")
_NO_NAMES: Final = frozenset(
    {"a", "an", "and", "both", "for", "from", "her", "his", "mr", "mrs", "ms", "miss", "mx", "dr"}
    | {"my", "no", "of", "one", "other", "our", "the", "their", "to", "us", "we", "who", "with"}
    | {"aunt", "auntie", "brother", "cousin", "dad", "father", "friend", "husband", "mother", "mum"}
    | {"nephew", "niece", "partner", "sister", "uncle", "wife"}
)
"""Words written among or in place of names that are none: “his sister” names nobody."""
_SHORTEST_NAME: Final = 2

_Phrase = tuple[str, ...]


class Guard:
    """Looks for what the participant's own copy must not hold."""

    def __init__(
        self,
        words: Iterable[str],
        titles: Iterable[str] = (),
        names: Iterable[str] = (),
        own: Iterable[str] = (),
    ) -> None:
        self._words = _by_first(form for word in words for form in _with_endings(_words(word)))
        self._titles = _by_first(_words(title) for title in titles)
        self._names = _by_first((name,) for name in names)
        self._own = _by_first((name,) for name in own)

    def notices(self, text: str) -> Why | None:
        """Why a text is kept out; nothing where it may stand."""
        said = _said(text)
        if _found(said, self._words):
            return Why.GUARDED_WORD
        if _found(said, self._titles):
            return Why.EXERCISE_NAMED
        if _found(said, self._names):
            return Why.PERSON_NAMED
        return Why.OWN_NAME if _found(said, self._own) else None

    def word_in(self, text: str, but: Iterable[str] = ()) -> str:
        """The first guarded word in a text, his name where that is guarded; empty if there is none.

        Args:
            text: any text.
            but: texts whose words do not count, such as what was chosen.
        """
        allowed = {word for each in but for word in _said(each)}
        said = [word for word in _said(text) if word not in allowed]
        return " ".join(_found(said, self._words) or _found(said, self._own))


def guard_of(case: Case, settings: Settings, *, nameless: bool = False) -> Guard:
    """The guard for one case: the team's words, the case's exercises, everybody's names but his.

    Args:
        case: the case.
        settings: the team's words.
        nameless: whether his own name is guarded too, as on a card to carry.
    """
    own = _own_names(case) if nameless else ()
    return Guard(settings.guarded_words, _titles(case), _names(case), own)


def _titles(case: Case) -> set[str]:
    steps = case.programme.steps if case.programme is not None else ()
    named = [step.exercise for step in steps]
    named += [exercise for prior in case.prior for exercise in prior.exercises]
    for session in case.sessions:
        planned = session.plan.exercises if session.plan is not None else ()
        named += [each.exercise for each in (*planned, *session.exercises)]
    return {name for each in named for name in (each.title, each.written) if name}


def _names(case: Case) -> set[str]:
    front = case.front
    written = {worker.name for worker in case.workers}
    written |= {noted.by for noted in (front.whereabouts, front.offence) if noted is not None}
    written |= {flag.by for flag in front.flags}
    written |= {prior.noted_by for prior in case.prior}
    written |= {who.name for who in _doers(case) if _is_somebody_else(who)}
    for session in case.sessions:
        written |= {who.name for who in _people(session) if _is_somebody_else(who)}
        written |= {line.leads for line in (session.plan.content if session.plan else ())}
        written |= {session.not_held.asked_by} if session.not_held is not None else set()
    return {word for name in written for word in _name_words(name)} - _own_names(case)


def _own_names(case: Case) -> set[str]:
    own = case.participant
    return {word for name in (own.name, *own.also_known_as) for word in _words(name)}


def _doers(case: Case) -> tuple[Who, ...]:
    return tuple(action.who for action in case.actions if action.who is not None)


def _people(session: Session) -> tuple[Who, ...]:
    planned = session.plan.present if session.plan is not None else ()
    record = session.either_record
    return (*planned, *(record.present + record.apologies if record is not None else ()))


def _is_somebody_else(who: Who) -> bool:
    return who.kind is not WhoKind.PARTICIPANT


def _name_words(name: str) -> tuple[str, ...]:
    """The words of a name: those with a capital, of “the clerk, Ann”; all of them, of “ann”."""
    written = [word for word in _WORD.findall(name) if word.casefold() not in _NO_NAMES]
    capitals = [word for word in written if not word.islower()]
    words = _words(" ".join(capitals or written))
    return tuple(word for word in words if len(word) >= _SHORTEST_NAME)


def _plainly(text: str) -> str:
    visible = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return "".join(visible).casefold()


def _words(text: str) -> _Phrase:
    return tuple(_WORD.findall(_plainly(text)))


def _said(text: str) -> list[str]:
    """The words of a text, those written with a hyphen also as one: re-offend, re, offend."""
    plain = _plainly(text)
    joined = ["".join(_WORD.findall(each)) for each in _COMPOUND.findall(plain)]
    return [*_WORD.findall(plain), *joined]


def _with_endings(phrase: _Phrase) -> list[_Phrase]:
    if not phrase:
        return []
    return [phrase, *((*phrase[:-1], phrase[-1] + ending) for ending in _ENDINGS)]


def _by_first(phrases: Iterable[_Phrase]) -> dict[str, set[_Phrase]]:
    found: dict[str, set[_Phrase]] = {}
    for phrase in phrases:
        if phrase:
            found.setdefault(phrase[0], set()).add(phrase)
    return found


def _found(said: list[str], phrases: dict[str, set[_Phrase]]) -> _Phrase:
    for place, word in enumerate(said):
        for phrase in phrases.get(word, ()):
            if tuple(said[place : place + len(phrase)]) == phrase:
                return phrase
    return ()
