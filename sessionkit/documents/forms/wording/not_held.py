"""Everyday words for a session that was not held.

Invariant: only a statement about the whole session counts. “He did not attend the job centre” is
about something else, and “his brother was sent home” about somebody else. Whether an absence is
acceptable is for the workers to decide (¶23, ¶26): where the words do not say it, the decision is
awaited.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.people import name_words


@dataclass(frozen=True, slots=True)
class NotHeld:
    """What a form says about a session that was not held."""

    code: NotHeldCode
    """The best code for it."""
    is_sure: bool
    """Whether the words say it; otherwise somebody should look at it."""
    asked_by: str = ""
    """Who asked for it, where that is said."""
    why: str = ""
    """The reason, where one is said."""


_SESSION: Final = r"(?:session|appointment|meeting|visit)"
_THIS: Final = (
    rf"(?:(?:the|this|today's|his|her|their|our|this week's) )?(?:planned |arranged )?{_SESSION}"
    r"(?! (?:with|at|of|for|in)\b)(?! last\b)"
)
_ENDS: Final = r"(?= *$| *[.,;:!?()/–—-])"
_BECAUSE: Final = r"(?= (?:because|due to|as|owing|since|and|but|so|despite|without|after|again)\b)"
_THIS_TIME: Final = (
    r"(?= (?:today|again|at all|this (?:week|morning|afternoon|time)|as (?:arranged|planned|agreed)"
    r"|on (?:\w+day|[0-9])|by [0-9]|when)\b)"
)
_OVER: Final = rf"(?:{_ENDS}|{_BECAUSE}|{_THIS_TIME})"
_OPENING: Final = (
    rf"^(?:(?:none|nil|n/?a|nobody|no[- ]one)[ ,.:;–—-]+)?(?:{_SESSION} ?[0-9]* ?[:,–—-] ?)?"
    r"(?:(?:unfortunately|sadly|again|today),? )?"
)

_ABSENT: Final = (
    r"(?:(?:again )?(?:did not|didn't|did n't|failed to|never|has not|hasn't|had not|hadn't)"
    r" (?:\w+ly )?"
    r"(?:attend(?:ed)?|turn(?:ed)? up|show(?:ed)?(?: up)?|appear(?:ed)?|come|came|arrived?"
    rf"|keep|kept)(?: (?:for |to |at )?{_THIS})?"
    r"|(?:was |were |is |marked )?(?:an? )?(?:dna|d\.n\.a\.?|dna'?d|fta|no[- ]show"
    r"|non[- ]attend(?:ance|ed|er)|absent|not in attendance|not present)"
    rf"|missed {_THIS})"
)
_CALLED_OFF: Final = (
    r"(?P<off>cancelled|canceled|called off|not held|did not (?:take place|go ahead|happen)"
    r"|didn't (?:take place|go ahead|happen)|could not (?:be held|take place|go ahead)"
    r"|not able to be held)"
)
_MOVED: Final = (
    r"(?P<moved>postponed|put off(?! by the\b)|put back|deferred|re-?arranged|re-?scheduled"
    r"|adjourned)"
)
_OFF_ENDS: Final = rf"(?:{_OVER}|(?= (?:by|at|until|till|to|for|in|on|with)\b))"
_SESSION_OFF: Final = (
    rf"(?:{_THIS} |it )?(?:(?:was|were|is|has been|had been|had to be|having to be) )?"
    rf"(?:{_CALLED_OFF}|{_MOVED})(?: {_THIS})?{_OFF_ENDS}"
    rf"|{_THIS} (?:(?:was|has been|had to be) )?(?P<moved3>moved) to\b"
)
_NO_SESSION: Final = rf"(?P<none>no {_SESSION})(?: (?:was |took )?(?:held|place|possible))?{_OVER}"
_SOMEBODY_OFF: Final = (
    r"(?:(?:phoned|rang|called|texted|e-?mailed|asked)(?: us| in| the office)?(?: to| and) )?"
    r"(?:had to )?(?:(?P<off2>cancel(?:led)?)"
    r"|(?P<moved2>postponed?|put off|re-?arranged?|re-?scheduled?|deferred))"
    rf"(?: {_THIS})?{_OFF_ENDS}"
)
_SENT_HOME: Final = (
    r"(?:(?:was |were )?(?:sent|turned) (?:home|away)(?! from)"
    r"|we sent (?:him|her|them) (?:home|away)(?! from)"
    r"|(?:attended|arrived|came|turned up|presented)\b[^.]*\b(?:"
    r"(?:was|were) (?:then |therefore )?(?:sent|turned) (?:home|away)"
    r"|(?:and|so|but) (?:we )?(?:sent|turned) (?:him |her |them )?(?:home|away))(?! from))"
)

_BY_US: Final = re.compile(
    r"\bby (?:us|(?:the |a |both )?(?:co-?)?workers?|staff|the (?:office|team|agency))\b"
    r"|\bwe (?:had to )?(?:cancel|call)|\b(?:co-?)?workers?\b|\bstaff|\boffice\b"
    r"|\bno (?:room|venue|cover)\b|\bshort[- ]staffed\b"
    r"|\broom\b|\bbuilding\b|\bour (?:side|end)\b"
)
_BY: Final = re.compile(
    r"\bby (?P<by>(?:the )?[^\W\d][\w' .-]{0,40}?)"
    r"(?= *$| *[.,;:()–—]| - | (?:because|due|as|until|to|and|at|owing|for|on)\b)"
    r"|\bat (?P<of>(?:the )?[\w'’ ]{1,40}?) request\b",
    re.IGNORECASE,
)
_WHY: Final = re.compile(
    r"(?: (?:because(?: of)?|due to|owing to"
    r"|as(?! (?:arranged|planned|agreed|required|usual)\b)) (?P<said>.+)"
    r"|(?: [–—-] |: |, | *\()(?P<given>.+))",
    re.IGNORECASE | re.DOTALL,
)
_UNACCEPTABLE: Final = re.compile(
    r"\bunacceptable|\bunauthori[sz]ed|\bnot (?:an )?acceptable|\bno acceptable", re.IGNORECASE
)
_ACCEPTABLE: Final = re.compile(
    r"\bacceptable|\bauthori[sz]ed|\bexcused|\bagreed absence", re.IGNORECASE
)
_SENTENCES: Final = re.compile(
    r"\n+|(?<=[.;!?])(?<!\b[A-Z]\.)(?<!\bM[rsx]\.)(?<!\bDr\.)(?<!\bMrs\.) +"
)
_EDGES: Final = " *_•\"'“”‘’-–—(>"


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly, without what stands round them."""
    return [part for each in _SENTENCES.split(text) if (part := each.strip(" "))]


def acceptability(text: str) -> NotHeldCode | None:
    """Whether words say that an absence is acceptable or not; nothing where they do not."""
    if _UNACCEPTABLE.search(text):
        return NotHeldCode.ABSENT_UNACCEPTABLE
    return NotHeldCode.ABSENT_ACCEPTABLE if _ACCEPTABLE.search(text) else None


def not_held_in(sentence: str, participant: str, comes_first: bool) -> NotHeld | None:
    """What a sentence says about a session that was not held, if that is what it says.

    Args:
        sentence: one sentence, as typed.
        participant: the participant's name.
        comes_first: whether nothing stands before it, so that “he” can only be the participant.
    """
    said = re.sub(" +", " ", sentence).lstrip(_EDGES).rstrip(" ")
    plain = said.replace("’", "'").casefold()
    names = "|".join(_names(participant))
    pronouns = "he|she|they|" if comes_first else ""
    him = (
        rf"(?:{pronouns}{names}|(?:the )?(?:client|participant|offender|service user|probationer))"
    )
    shapes = (
        rf"{_OPENING}(?:{him} )?{_SENT_HOME}",
        rf"{_OPENING}(?:{_SESSION_OFF})",
        rf"{_OPENING}{_NO_SESSION}",
        rf"{_OPENING}(?P<us>we|(?:both )?(?:co-?)?workers?|staff|the office) {_SOMEBODY_OFF}",
        rf"{_OPENING}{him} {_SOMEBODY_OFF}",
        rf"{_OPENING}(?:{him},? )?{_ABSENT}{_OVER}",
        rf"{_OPENING}{him} ?[:,(–—-]+ ?{_ABSENT}{_OVER}",
    )
    for shape in shapes:
        if found := re.match(shape, plain):
            read = _read(found, said, is_sent_home=shape is shapes[0])
            is_his = read.asked_by.casefold() in {"his", "her", "their", "him", "them"}
            return replace(read, asked_by=participant) if is_his else read
    return None


def _read(found: re.Match[str], said: str, is_sent_home: bool) -> NotHeld:
    groups = {key for key, value in found.groupdict().items() if value}
    # Folding the case of a few letters makes them longer; then the whole sentence is searched.
    after = said[found.end() :] if len(said) == len(found.string) else said
    why, asked_by = _why(after), _asked_by(said)
    if is_sent_home:
        return NotHeld(NotHeldCode.SENT_HOME, True, why=why)
    if groups & {"moved", "moved2", "moved3"}:
        return NotHeld(NotHeldCode.PUT_OFF, True, asked_by, why)
    if not groups & {"off", "off2", "none"}:
        code = acceptability(said)
        known = code or NotHeldCode.DECISION_AWAITED
        return NotHeld(known, code is not None, why=_why(after, only_said=True))
    if "us" in groups or _BY_US.search(found.string):
        asked_by = asked_by or ("us" if "us" in groups else "")
        return NotHeld(NotHeldCode.CANCELLED_BY_US, True, asked_by, why)
    return NotHeld(NotHeldCode.DECISION_AWAITED, False, asked_by, why)


def _asked_by(sentence: str) -> str:
    found = _BY.search(sentence)
    if found is None:
        return ""
    who = found["by"] or found["of"].removesuffix("'s").removesuffix("’s")
    return str(who).strip(" ")


def _why(sentence: str, only_said: bool = False) -> str:
    found = _WHY.search(sentence)
    if found is None or (only_said and not found["said"]):
        return ""
    return str(found["said"] or found["given"]).strip(" .").removesuffix(")")


def _names(participant: str) -> list[str]:
    """What the participant may be called in a sentence, as patterns in lower case."""
    words = name_words(participant)
    if not words:
        return [r"\b\B"]
    initials = [word[0] for word in words]
    names = [" ".join(words), words[0], "".join(initials)]
    found = [re.escape(name) for name in dict.fromkeys(names)]
    if len(words) > 1:
        dotted = r"\.? ?".join(re.escape(each) for each in initials)
        found += [
            dotted + r"\.?",
            rf"(?:mr|mrs|ms|miss|mx|dr)\.? {re.escape(words[-1])}",
            rf"{re.escape(initials[0])}\.? {re.escape(words[-1])}",
        ]
    return found
