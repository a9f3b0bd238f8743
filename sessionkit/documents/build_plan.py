"""The relapse prevention plan as the view of one reader, and the card to carry.

Invariant: every entry passes the release by itself, with its own marks and with those of a passage
whose words it takes over. The participant's own plan holds only what they agreed to, in their own
words and under plain headings, and never who has been told; that a section is empty is told only to
readers from whom nothing in it is held back.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from sessionkit.continuity.prevention_plan import PlanSection, former_entries, plan_sections
from sessionkit.documents.left_out import Kind
from sessionkit.documents.material import Material
from sessionkit.documents.page import names_a_session
from sessionkit.documents.plan_view import (
    EntryView,
    GoneView,
    PlanSectionView,
    PlanView,
    WordingView,
)
from sessionkit.documents.reader_table import Cell
from sessionkit.documents.readers import Reader
from sessionkit.documents.release import Item
from sessionkit.documents.session_view import IntoPlanView, SessionRef
from sessionkit.domain.dates import show_date
from sessionkit.domain.passage import Mark, Marks, Passage, in_order
from sessionkit.domain.plan_entry import PlanEntry, PlanSource
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.domain.session import Session
from sessionkit.domain.text import one_line

_KINDS: Final = MappingProxyType(
    {
        "warning-signs": Kind.SIGN,
        "ways-of-coping": Kind.SIGN,
        "who-has-been-told": Kind.TOLD,
    }
)
"""The sections that stand on a row of their own in the table of readers."""

_OWN_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "how-it-came-about": "How it came about",
        "risky-situations": "When it gets harder",
        "warning-signs": "Warning signs",
        "small-decisions": "Decisions that seem small",
        "ways-of-coping": "What helps me",
        "people-who-can-help": "People who can help",
        "working-towards": "What I am working towards",
        "after-a-lapse": "What I do after a slip",
    }
)
"""What the sections are called in the participant's own plan: as on the work sheet."""

_OTHER_TITLE: Final = "Also agreed"
"""A section whose name may not stand in the participant's own plan."""
_NOT_GONE_THROUGH: Final = "not gone through yet"


def build_plan(material: Material) -> PlanView:
    """The plan as the reader may see it."""
    sections = plan_sections(material.case, dict(material.settings.plan_sections))
    views = (_section(material, each) for each in sections)
    own_copy = material.reader is Reader.PARTICIPANT
    return PlanView(
        "My plan" if own_copy else "Relapse prevention plan",
        tuple(view for view in views if view is not None),
        _former(material),
        "Nothing is agreed for it yet." if own_copy else "Nothing is put in for this reader.",
        bool(material.case.plan),
    )


def into_plan(material: Material, session: Session) -> tuple[IntoPlanView, ...]:
    """What a session put into the plan, or spoke of again; an agency is not told from where."""
    if material.reader is Reader.AGENCY:
        return ()
    return tuple(
        IntoPlanView(
            section_title(material, each.section),
            material.said(each.text, entry_marks(material, each)),
            _since(each, session) if material.reader is not Reader.PARTICIPANT else "",
        )
        for each in material.entries_of(session)
        if material.release.lets(entry_item(material, each))
    )


def entry_item(material: Material, entry: PlanEntry) -> Item:
    """An entry as the release looks at it."""
    kind = _KINDS.get(entry.section, Kind.ENTRY) if entry.stands else Kind.FORMER_ENTRY
    marks = entry_marks(material, entry)
    return Item(kind, entry.id, (entry.text,), marks, agreed=entry.is_agreed)


def entry_marks(material: Material, entry: PlanEntry) -> Marks:
    """What is marked on an entry, and what keeps back a passage whose words it takes over."""
    marks = list(entry.marks)
    for source in entry.sources:
        passage = _passage(material, source)
        if passage is not None and _plainly(entry.text) in _plainly(passage.text):
            marks += [mark for mark in passage.marks if mark is not Mark.AGREED]
    return in_order(tuple(marks))


def section_title(material: Material, section: str) -> str:
    """What a section is called for the reader."""
    title = one_line(dict(material.settings.plan_sections).get(section, ""))
    title = title if title.strip() else section
    if material.reader is Reader.PARTICIPANT:
        title = _own_title(material, section, title)
    # A heading in the fixed words of a session's would be taken for that session.
    return f"“{title}”" if names_a_session(title) else title


def _own_title(material: Material, section: str, title: str) -> str:
    own = _OWN_TITLES.get(section, "")
    if title == PLAN_SECTIONS.get(section):
        return own or _OTHER_TITLE
    return title if material.guard.notices(title) is None else own or _OTHER_TITLE


def _section(material: Material, section: PlanSection) -> PlanSectionView | None:
    """A section; nothing where the reader is told of nothing in it."""
    lets = material.release.lets
    told = tuple(e for e in section.entries if lets(entry_item(material, e)))
    row = _KINDS.get(section.id, Kind.ENTRY).row
    if not told and (section.entries or material.cell(row) is not Cell.ALL):
        return None
    title = section_title(material, section.id)
    return PlanSectionView(title, tuple(_entry(material, each) for each in told))


def _former(material: Material) -> PlanSectionView | None:
    lets = material.release.lets
    entries = tuple(
        replace(_entry(material, each), gone=_gone(material, each))
        for each in former_entries(material.case)
        if lets(entry_item(material, each))
    )
    return PlanSectionView("No longer part of the plan", entries) if entries else None


def _gone(material: Material, entry: PlanEntry) -> GoneView:
    title, withdrawn = section_title(material, entry.section), entry.withdrawn
    on = show_date(entry.ended) if entry.ended is not None else ""
    if withdrawn is not None:
        return GoneView(title, on, None, withdrawn.by, withdrawn.why or "no reason given")
    new = next((each for each in material.case.plan if each.id == entry.superseded_by), None)
    if new is None or not material.release.lets(entry_item(material, new)):
        return GoneView(title, on)
    return GoneView(title, on, material.said(new.text, entry_marks(material, new)))


def _entry(material: Material, entry: PlanEntry) -> EntryView:
    text = material.said(entry.text, entry_marks(material, entry))
    unsaid = _NOT_GONE_THROUGH if entry.stands else ""
    agreement = entry.agreement.value if entry.agreement is not None else unsaid
    match material.reader:
        case Reader.PARTICIPANT:
            return EntryView(text)
        case Reader.AGENCY:
            return EntryView(text, agreement=agreement)
        case Reader.DUTY:
            words = entry.agreement_words
            return EntryView(text, _sessions(material, entry), agreement, words, _founded(entry))
    return EntryView(
        text,
        _sessions(material, entry),
        agreement,
        entry.agreement_words,
        _founded(entry),
        _earlier(material, entry),
        f"{show_date(entry.made)} by {entry.made_by}",
    )


def _sessions(material: Material, entry: PlanEntry) -> tuple[SessionRef, ...]:
    named = (material.origin(source.session) for source in entry.sources)
    return tuple(dict.fromkeys(material.ref(each) for each in named if each is not None))


def _founded(entry: PlanEntry) -> str:
    said = [entry.founded.value] if entry.founded is not None else []
    thin = entry.stands and entry.is_thin
    return "; ".join([*said, "rests on one mention"] if thin else said)


def _earlier(material: Material, entry: PlanEntry) -> tuple[WordingView, ...]:
    """What it said before; the words themselves stay with the team.

    The marks stand on the words of now: nobody has said of former ones whom they are about.
    """
    return tuple(
        WordingView(
            show_date(each.until),
            each.by,
            material.release.text(Item(Kind.FORMER_WORDS, f"{entry.id} {place}"), each.text),
        )
        for place, each in enumerate(entry.earlier)
    )


def _since(entry: PlanEntry, session: Session) -> str:
    """What a session's own sheet has to say of an entry: how it came up, and what became of it."""
    notes = []
    if entry.sources[0].session != session.id:
        notes.append("it came up again")
    if entry.withdrawn is not None:
        notes.append("withdrawn since")
    elif entry.superseded is not None:
        notes.append("it has given way to another since")
    elif any(each.until > session.when.day for each in entry.earlier):
        notes.append("reworded since")
    return "; ".join(notes)


def _passage(material: Material, source: PlanSource) -> Passage | None:
    session = material.session(source.session) if source.passage else None
    if session is None:
        return None
    held, missed = session.held, session.not_held
    words = (*held.content, *held.happened, *held.view) if held is not None else ()
    every = (*words, *(missed.words if missed is not None else ()))
    return next((each for each in every if each.id == source.passage), None)


def _plainly(text: str) -> str:
    return one_line(text).casefold()
