"""Follow-ups and enforcement told in plain sentences on the form of a session that was not held.

Invariant: the sentence stays in the text where it stood. Only what somebody of the team plainly did
counts (¶23, ¶26): not what was meant to be done, nor what the participant or anybody else did.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.wording.not_held import sentences
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.follow_up import Enforcement, EnforcementStep, FollowUp
from sessionkit.domain.people import WhoKind

_WHO: Final = r"(?P<who>[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*)?|We|we|Both workers) (?:then |also )?"
_DID: Final = re.compile(
    rf"{_WHO}(?:rang|phoned|telephoned|called|texted|e-?mailed|wrote|visited|went to"
    r"|left (?:a )?(?:message|card|note|voicemail)|sent (?:a )?(?:letter|text|card|message)"
    r"|tried to (?:ring|phone|call|visit))\b(?! off\b)"
)
_DONE: Final = re.compile(
    r"(?:a )?(?:(?:letter|text|text message|card|e-?mail) sent|(?:message|card|note|voicemail) left"
    r"|(?:home visit|phone call|visit|call) made)\b",
    re.IGNORECASE,
)
_WARNED: Final = re.compile(
    r"(?:a |an )?(?:(?:formal|first|second|final|written) )*warning(?: letter)?"
    r" (?:was |has been )?(?:issued|sent|given|posted)\b",
    re.IGNORECASE,
)
_BREACHED: Final = re.compile(
    r"breach(?: proceedings| report| action)? (?:was |were |has been |have been )?"
    r"(?:started|begun|initiated|instigated|commenced|submitted|issued|sent)\b",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    r"(?<![\w/.])[0-9]{1,2}(?:/[0-9]{1,2}(?:/[0-9]{2,4})?|\.[0-9]{1,2}\.[0-9]{2,4})(?![\w/])"
    r"|(?<![\w/.])[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: [0-9]{4})?(?!\w)"
)
_SAME_DAY: Final = re.compile(r"\b(?:same day|today|that day|same afternoon)\b", re.IGNORECASE)
_ANOTHER_DAY: Final = re.compile(
    r"\b(?:next|following|tomorrow|yesterday|earlier|last|later that week"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What sentences tell."""

    follow_ups: tuple[FollowUp, ...]
    """What was done about the missed session."""
    enforcement: tuple[Enforcement, ...]
    """What was done to enforce the order."""


def told_in(texts: Iterable[str], context: Context) -> Told:
    """What is plainly told of follow-ups and enforcement.

    Args:
        texts: what the form says in words.
        context: what it is read with, on the day of the session.
    """
    done: list[FollowUp] = []
    taken: list[Enforcement] = []
    said = (each.lstrip("-*• ") for text in texts for each in sentences(text))
    for sentence in dict.fromkeys(said):
        on, is_plain = _day(sentence, context)
        if not is_plain:
            continue
        if step := _step(sentence):
            is_dated = on != context.calendar.today or _SAME_DAY.search(sentence)
            taken.append(Enforcement(context.new_id(), step, on if is_dated else None, sentence))
        elif _is_follow_up(sentence, context):
            done.append(FollowUp(context.new_id(), sentence, on))
    return Told(tuple(done), tuple(taken))


def _step(sentence: str) -> EnforcementStep | None:
    if _WARNED.match(sentence):
        return EnforcementStep.WARNING
    return EnforcementStep.BREACH if _BREACHED.match(sentence) else None


def _is_follow_up(sentence: str, context: Context) -> bool:
    if _DONE.match(sentence):
        return True
    found = _DID.match(sentence)
    if found is None:
        return False
    if found["who"].lower() in {"we", "both workers"}:
        return True
    known = context.people.known(found["who"]) or context.people.known(found["who"].split(" ")[0])
    return known is not None and known.kind is not WhoKind.PARTICIPANT


def _day(sentence: str, context: Context) -> tuple[date, bool]:
    """The day a sentence speaks of, and whether it is plain which day that is."""
    if found := _DAY.search(sentence):
        try:
            return context.calendar.day(found.group(), "future"), True
        except WrongUse:
            return context.calendar.today, False
    return context.calendar.today, _ANOTHER_DAY.search(sentence) is None
