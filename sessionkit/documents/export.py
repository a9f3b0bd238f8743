"""A document for a reader, from a case as it stands.

Invariant: the same state gives the same document, byte for byte; a document that would lose its
shape, or a participant's own copy that would hold a guarded word, is refused whole.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sessionkit.documents.build_card import build_card
from sessionkit.documents.build_front import build_head
from sessionkit.documents.build_plan import build_plan
from sessionkit.documents.build_record import build_record
from sessionkit.documents.build_session import build_session
from sessionkit.documents.conflict_view import conflict_views
from sessionkit.documents.html import html_page
from sessionkit.documents.left_out import LeftOut
from sessionkit.documents.material import Material
from sessionkit.documents.page import Page, Written
from sessionkit.documents.plan_view import PlanView
from sessionkit.documents.readers import Reader
from sessionkit.documents.record_view import ConflictView, HeadView
from sessionkit.documents.request import CARD, ExportRequest
from sessionkit.documents.session_view import SessionView
from sessionkit.documents.shape import Found, check_shape
from sessionkit.documents.templates import Templates
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.settings import Settings

_SPARE_LINES: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Exported:
    """A document as it will be read."""

    markdown: str
    """The whole document."""
    left_out: tuple[LeftOut, ...]
    """What was left out and why, never its text."""
    title: str
    """What it is called, in fixed words."""
    carried: bool = False
    """Whether it may be found in a pocket, so that nothing is printed at its edge."""


def export_session(
    case: Case, number: int, settings: Settings, request: ExportRequest, own_templates: Path
) -> Exported:
    """One session as a document.

    Args:
        case: the case as it stands.
        number: which session.
        settings: the team's words.
        request: for whom, and what was chosen.
        own_templates: the team's own templates; the folder may be absent.

    Raises:
        NotFound: there is no such session.
        WrongUse: a choice or a template cannot be used.
        Refused: the document would not be what it means to be.
    """
    session = case.session(number)
    material = Material(case, settings, request)
    view = build_session(material, session)
    page = Page(frozenset({session.name}))
    head = build_head(material, session.name)
    writing = _Writing(Templates(own_templates), page, head)
    conflicts = conflict_views(material, of=session)
    return _exported(material, writing, writing.alone(view, conflicts))


def export_record(
    case: Case, settings: Settings, request: ExportRequest, own_templates: Path
) -> Exported:
    """The relapse prevention record of a case as a document.

    Args and errors are those of `export_session`.
    """
    material = Material(case, settings, request)
    view = build_record(material)
    page = Page(frozenset(session.ref.name for session in view.sessions))
    own_copy = request.reader is Reader.PARTICIPANT
    head = build_head(material, "My record" if own_copy else "Relapse prevention record")
    writing = _Writing(Templates(own_templates), page, head)
    return _exported(material, writing, writing.whole("record.md", record=view))


def export_plan(
    case: Case, settings: Settings, request: ExportRequest, own_templates: Path
) -> Exported:
    """The relapse prevention plan of a case as a document.

    Args and errors are those of `export_session`.
    """
    material = Material(case, settings, request)
    view = build_plan(material)
    writing = _Writing(
        Templates(own_templates), Page(frozenset()), build_head(material, view.title)
    )
    conflicts = conflict_views(material, within="plan")
    return _exported(material, writing, writing.plan(view, conflicts))


def export_card(
    case: Case, settings: Settings, request: ExportRequest, own_templates: Path
) -> Exported:
    """The card to carry: a few lines of the participant's plan, without any name.

    Args and errors are those of `export_session`; and besides:

    Raises:
        WrongUse: it is for another reader than the participant.
        Refused: there is nothing that may stand on it.
    """
    if request.reader is not Reader.PARTICIPANT:
        raise WrongUse(
            "A card is carried by the participant and made for no other reader.",
            "Ask for it for the participant (on the command line: --for participant).",
        )
    material = Material(case, settings, request)
    head = HeadView("My card", "", "", invented_only=settings.invented_only, participant="")
    writing = _Writing(Templates(own_templates), Page(frozenset()), head)
    return _exported(material, writing, writing.whole("card.md", card=build_card(material)))


def to_html(exported: Exported) -> str:
    """The document as one HTML page that needs nothing else and can be printed."""
    return html_page(exported.markdown, exported.title, carried=exported.carried)


class _Writing:
    """One document being written."""

    def __init__(self, templates: Templates, page: Page, head: HeadView) -> None:
        self._templates = templates
        self.page = page
        self.head = head

    def whole(self, template: str, **given: object) -> str:
        """What a template makes of a view."""
        page = self.page
        return self._templates.render(
            template,
            head=self.head,
            heading=page.heading,
            link=page.link,
            links=page.links,
            story=page.story,
            table=page.table,
            row=page.row,
            written=self._inside,
            **given,
        )

    def alone(self, view: SessionView, conflicts: tuple[ConflictView, ...]) -> str:
        """A session as a document of its own."""
        return self.whole("session.md", session=view, alone=True, conflicts=conflicts)

    def plan(self, view: PlanView, conflicts: tuple[ConflictView, ...]) -> str:
        """The plan as a document of its own."""
        return self.whole("prevention-plan.md", plan=view, alone=True, conflicts=conflicts)

    def _inside(self, view: SessionView | PlanView) -> Written:
        """A session or the plan within the record, which tells of conflicts in one place."""
        if isinstance(view, PlanView):
            within = self.whole("prevention-plan.md", plan=view, alone=False, conflicts=())
        else:
            within = self.whole("session.md", session=view, alone=False, conflicts=())
        return Written(within)


def _exported(material: Material, writing: _Writing, text: str) -> Exported:
    material.release.check_choices()
    # People's blank lines are written with a backslash: what is spare here is a template's.
    markdown = _SPARE_LINES.sub("\n\n", text).strip("\n") + "\n"
    found = check_shape(markdown, writing.page)
    carried = material.reader is Reader.PARTICIPANT
    if carried:
        _check_own_copy(material, found)
    return Exported(markdown, material.release.left_out(), writing.head.title, carried)


def _check_own_copy(material: Material, found: Found) -> None:
    """The last look at the participant's own copy: fixed words of a template are read here too."""
    name = () if material.request.document == CARD else (material.case.participant.name,)
    allowed = (*material.release.picked_texts, *name)
    for text in found.texts:
        word = material.guard.word_in(text, but=allowed)
        if word:
            raise Refused(
                f"The participant’s own copy would hold the guarded word “{word}”.",
                "It stands in the template's own text: take it out of there, or out of the "
                "guarded words in the settings.",
            )
