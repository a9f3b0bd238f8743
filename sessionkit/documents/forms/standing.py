"""Whether a session was held, as far as its form says.

Invariant: a form that says the session was not held is never read as one that was. An explicit line
wins; then what stands beside the participant's name; then a statement about the whole session.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sessionkit.documents.forms.context import Context
from sessionkit.documents.forms.kept import text_of
from sessionkit.documents.forms.notation.attendance import Said, said_not_held
from sessionkit.documents.forms.notation.passages import take_marks, unwrapped
from sessionkit.documents.forms.notation.presence import Presence
from sessionkit.documents.forms.structure.headings import Heading
from sessionkit.documents.forms.structure.section import Section
from sessionkit.documents.forms.structure.sections import Part
from sessionkit.documents.forms.structure.source import marker
from sessionkit.documents.forms.wording.not_held import acceptability, not_held_in, sentences
from sessionkit.documents.markdown_text import unescape
from sessionkit.domain.attendance import Came, NotHeldCode
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.people import WhoKind

_NEW_DATE: Final = re.compile(r"\bre-?(?:arranged|scheduled)\b(?! (?:to|for)\b)", re.IGNORECASE)
"""Beside a date: this is the day it was moved to."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    line: int
    text: str
    comes_first: bool
    is_text: bool
    """Whether it stands in the text under CONTENT or OUTCOME, where much may be spoken of."""


def standing_of(
    part: Part, presence: Presence, beside: str, context: Context, outcome_only: bool = False
) -> Said | None:
    """What the form says on whether the session was held; nothing where it says nothing.

    Args:
        part: the form.
        presence: what stands under PRESENT.
        beside: what stands beside the date.
        context: what the form is read with.
        outcome_only: whether only the outcome counts, as in a plan.
    """
    if presence.said is not None:
        said = _decided(presence.said, part)
        _note_unless_sure(said, said.quote, context)
        return said
    stated = _stated(_sentences(part, beside, outcome_only), presence, part, context)
    remarked = presence.remarked
    if remarked is not None and not remarked.held:
        stated = _decided(remarked, part)
    if stated is not None:
        _note_unless_sure(stated, stated.quote, context)
        return stated
    return remarked or _by_names(presence, context, outcome_only)


def _by_names(presence: Presence, context: Context, is_plan: bool) -> Said | None:
    """What it says of attendance to be named, or to have sent apologies."""
    if is_plan:
        return None
    if any(who.kind is WhoKind.PARTICIPANT for who in presence.present):
        return Said(0, held=True, came=Came.ATTENDED)
    if any(context.people.is_participant(who.name) for who in presence.apologies):
        said = Said(0, False, code=NotHeldCode.DECISION_AWAITED, is_sure=False)
        _note_unless_sure(said, f"Apologies: {context.people.participant}", context)
        return said
    return None


def _note_unless_sure(said: Said, quote: str, context: Context) -> None:
    if not said.held and not said.is_sure:
        context.kept.note(
            max(said.line, 1),
            f"{quoted(quote)} is read as a session that was not held, and why is not clear: it "
            "stands as “absent, decision awaited”. Say what it was under PRESENT, with a line such "
            "as “Not held: cancelled by us” or “Attendance: attended”.",
        )


def _stated(
    stated: Iterator[_Sentence], presence: Presence, part: Part, context: Context
) -> Said | None:
    """A statement about the whole session, in whatever place."""
    participant = context.people.participant
    is_there = any(who.kind is WhoKind.PARTICIPANT for who in presence.present)
    for sentence in stated:
        found = not_held_in(sentence.text, participant, sentence.comes_first)
        if found is None:
            continue
        if sentence.comes_first or not is_there:
            return _decided(said_not_held(sentence.line, found, sentence.text), part)
        context.kept.note(
            sentence.line,
            f"{quoted(sentence.text)} stands in the middle of the text; the session is read as "
            "held.",
        )
    return None


def _decided(said: Said, part: Part) -> Said:
    """With whether the absence is acceptable, where that is said elsewhere."""
    if said.held or said.is_sure or said.code is not NotHeldCode.DECISION_AWAITED:
        return said
    told = (*part.under(Heading.OUTCOME), *part.under(Heading.CONTENT))
    decided = acceptability(" ".join(text_of(section.body) for section in told))
    return replace(said, code=decided, is_sure=True) if decided else said


def _sentences(part: Part, beside: str, outcome_only: bool) -> Iterator[_Sentence]:
    for section in part.under(Heading.OUTCOME):
        yield from _sentences_of(section, is_text=True)
    if outcome_only:
        return
    for section in part.under(Heading.CONTENT):
        yield from _sentences_of(section, is_text=True)
    for section in part.under(Heading.DATE)[:1]:
        if not _NEW_DATE.search(beside):
            yield _Sentence(section.line, beside, comes_first=True, is_text=False)
    rest = [s for s in part.sections if s.heading in (Heading.EXERCISE, None)]
    said = any(s.body for h in (Heading.CONTENT, Heading.OUTCOME) for s in part.under(h))
    if not said:
        rest += part.under(Heading.ISSUES)
    for section in rest:
        yield from _sentences_of(section, is_text=False)


def _sentences_of(section: Section, is_text: bool) -> Iterator[_Sentence]:
    comes_first = True
    if section.heading is None and section.title:
        yield _Sentence(section.line, section.title, True, is_text)
    for line in unwrapped(section.body):
        if line.is_blank or line.text.startswith("#"):
            continue
        found = marker(line)
        text = unescape(take_marks((found[1] if found else line.text).strip(" "))[1])
        for each in sentences(text):
            yield _Sentence(line.number, each, comes_first or not is_text, is_text)
            comes_first = False
