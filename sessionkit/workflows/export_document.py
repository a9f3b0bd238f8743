"""Exporting a document for a reader.

Invariant: what is chosen for a reader outside the case is kept with the case, with the reason,
before the document leaves, and only where there is a document to leave; what was left out is told,
never its text.
"""

from dataclasses import dataclass, replace
from typing import Final

from sessionkit.documents.export import (
    Exported,
    export_card,
    export_plan,
    export_record,
    export_session,
    to_html,
)
from sessionkit.documents.left_out import LeftOut
from sessionkit.documents.readers import Reader, reader_named
from sessionkit.documents.request import CARD, ExportRequest
from sessionkit.domain.case import Case
from sessionkit.domain.disclosure import Disclosure
from sessionkit.domain.errors import WrongUse
from sessionkit.workflows.change_case import open_case, save_case
from sessionkit.workflows.open_workspace import Workspace

PLAN: Final = "prevention-plan"
"""The relapse prevention plan."""
DOCUMENTS: Final = ("session", "record", PLAN)
"""The documents there are."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported."""

    document: str
    """Which document."""
    number: int | None = None
    """Which session, where the document is of one."""
    reader: str = "file"
    """For whom."""
    form: str = "md"
    """Markdown (`md`) or HTML (`html`)."""
    chosen: frozenset[str] = frozenset()
    """Items put in that are left out unless chosen."""
    because: str = ""
    """Why they are put in."""
    card: bool = False
    """Whether the card to carry is wanted in place of the plan."""

    @property
    def kept_as(self) -> str:
        """What the document is called where it is kept what was chosen for it."""
        return CARD if self.card else self.document


@dataclass(frozen=True, slots=True)
class Out:
    """A document as it will be read."""

    text: str
    """The whole document."""
    left_out: tuple[str, ...]
    """What was left out and why, a sentence each."""
    damaged: tuple[str, ...] = ()
    """Sentences about generations that could not be read."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as it would be written."""

    text: str
    """The whole document."""
    left_out: tuple[LeftOut, ...]
    """What would be left out and why."""


def preview_document(workspace: Workspace, case: Case, wanted: Wanted) -> Preview:
    """A document as it would be written; nothing is kept of what is chosen for it.

    Raises:
        WrongUse: where document, reader or a choice is not understood, or a choice has no reason.
        Refused: where the document would not keep its shape.
    """
    if wanted.document not in DOCUMENTS:
        raise WrongUse(
            f"There is no document “{wanted.document}”.", f"Choose one of: {', '.join(DOCUMENTS)}."
        )
    if wanted.card and wanted.document != PLAN:
        raise WrongUse(
            f"There is no card of a {wanted.document}.", f"A card is made from the {PLAN} only."
        )
    if wanted.chosen and not wanted.because:
        raise WrongUse("What is chosen for an export needs the reason.", "Give it with --because.")
    reader = reader_named(wanted.reader)
    request = ExportRequest(wanted.kept_as, reader, wanted.chosen, wanted.because)
    exported = _exported(workspace, case, wanted, request)
    text = to_html(exported) if wanted.form == "html" else exported.markdown
    return Preview(text, exported.left_out)


def export_document(workspace: Workspace, named: str, wanted: Wanted) -> Out:
    """Export a document, and keep what was chosen for it with the case.

    Raises:
        WrongUse: where document, reader or a choice is not understood, or a choice has no reason.
        Refused: where the document would not keep its shape.
    """
    opened = open_case(workspace, named)
    made = preview_document(workspace, opened.case, wanted)
    if wanted.chosen:
        kept = _disclosure(workspace, reader_named(wanted.reader), wanted)
        mine = replace(opened.case, disclosures=(*opened.case.disclosures, kept))
        save_case(workspace, opened, mine)
    left_out = tuple(each.sentence() for each in made.left_out)
    return Out(made.text, left_out, tuple(str(each) for each in opened.damaged))


def _exported(workspace: Workspace, case: Case, wanted: Wanted, request: ExportRequest) -> Exported:
    own = workspace.folder.templates
    if wanted.document == "record":
        return export_record(case, workspace.settings, request, own)
    if wanted.document == PLAN:
        export = export_card if wanted.card else export_plan
        return export(case, workspace.settings, request, own)
    if wanted.number is None:
        raise WrongUse("A session is exported by its number.", "Give it after the case.")
    return export_session(case, wanted.number, workspace.settings, request, own)


def _disclosure(workspace: Workspace, reader: Reader, wanted: Wanted) -> Disclosure:
    return Disclosure(
        workspace.new_id(),
        reader.value,
        wanted.kept_as,
        tuple(sorted(wanted.chosen)),
        wanted.because,
        workspace.acting.id,
        workspace.now,
    )
