"""Writing a document for a reader into a file.

Invariant: nothing that was chosen is kept with the case unless the file can be written to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sessionkit.workflows.export_document import PLAN, Out, Wanted, export_document
from sessionkit.workflows.into_file import write_into

if TYPE_CHECKING:
    from pathlib import Path

    from sessionkit.workflows.open_workspace import Workspace

READ_IT_THROUGH: Final = (
    "Read it through before you give it: a name sessionkit does not know goes unseen."
)
"""Said with every copy for the participant."""


def suggested_name(wanted: Wanted) -> str:
    """A name for the file that says nothing about the participant: `session-5-court.md`.

    What may be found in a pocket is named by what stands on it: a browser prints the name.
    """
    if wanted.document == PLAN and wanted.reader == "participant":
        return f"{'my-card' if wanted.card else 'my-plan'}.{wanted.form}"
    number = str(wanted.number) if wanted.document == "session" and wanted.number else ""
    reader = "" if wanted.reader == "file" else wanted.reader
    stem = "-".join(part for part in (wanted.document, number, reader) if part)
    return f"{stem}.{wanted.form}"


def write_export(
    workspace: Workspace, named: str, wanted: Wanted, path: Path, *, over: bool = False
) -> Out:
    """Export a document into a file.

    Args:
        workspace: the team's store.
        named: reference or id of the case.
        wanted: what is to be exported.
        path: the file; its folder must be there.
        over: whether a file of that name may be written over.

    Raises:
        WrongUse: where what is wanted is not understood.
        Refused: where the name is taken, or nothing can be written there.
        SaveFailed: where the document was made and could not be written.
    """
    kept = "What was chosen for it, and why, is kept with the case." if wanted.chosen else ""
    return write_into(
        workspace.disk,
        path,
        lambda: export_document(workspace, named, wanted),
        over=over,
        kept=kept,
    )
