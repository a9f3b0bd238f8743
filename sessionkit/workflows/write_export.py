"""Writing a document for a reader into a file.

Invariant: what stood under the name stays whole until the whole document takes its place, and is
written over only where that was asked for; the file is its owner's alone (0600). Nothing that was
chosen is kept with the case unless the file can be written to.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from sessionkit.domain.errors import Refused, SaveFailed
from sessionkit.storage.disk import Disk, NewFile, discard, give_name, in_plain_words, lay_down
from sessionkit.workflows.export_document import Out, Wanted, export_document
from sessionkit.workflows.open_workspace import Workspace

READ_IT_THROUGH: Final = (
    "Read it through before you give it: a name sessionkit does not know goes unseen."
)
"""Said with every copy for the participant."""


def suggested_name(wanted: Wanted) -> str:
    """A name for the file that says nothing about the participant: `session-5-court.md`."""
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
    taken = os.path.lexists(path)
    if taken and not over:
        raise _there(path)
    if taken and path.exists() and not path.is_file():
        return _poured(workspace, named, wanted, path)
    target = Path(workspace.disk.resolve(path)) if taken else path
    file = _beside(workspace.disk, target)
    try:
        out = export_document(workspace, named, wanted)
        _filled(workspace.disk, file, out.text, path, kept=bool(wanted.chosen))
    except BaseException:
        discard(workspace.disk, file)
        raise
    try:
        _put(workspace.disk, file, target, out.text, over=over)
    except FileExistsError:
        raise _there(path) from None
    except OSError as error:
        raise _failed(path, error, kept=bool(wanted.chosen)) from error
    return out


def _beside(disk: Disk, target: Path) -> NewFile:
    """An empty file in the folder the document is to stand in: that proves it can be written to."""
    folder = target.parent
    if not folder.is_dir():
        raise Refused(
            f"{target} cannot be written: there is no folder {folder}.",
            "Name a folder that is there, or make it first.",
        )
    try:
        return disk.create(folder / f".{disk.temporary_name(target.suffix)}")
    except OSError as error:
        raise _unwritten(target, error) from error


def _filled(disk: Disk, file: NewFile, text: str, path: Path, *, kept: bool) -> None:
    try:
        disk.write(file, text.encode())
        disk.sync(file)
    except OSError as error:
        raise _failed(path, error, kept=kept) from error


def _put(disk: Disk, file: NewFile, target: Path, text: str, *, over: bool) -> None:
    if over:
        with suppress(OSError):
            disk.close(file)
        try:
            disk.replace(file.path, target)
        except BaseException:
            discard(disk, file, closed=True)
            raise
    else:
        try:
            give_name(disk, file, target)
        except FileExistsError:
            raise
        except OSError:
            # Neither hard links nor a rename that refuses, as on a memory stick: made there anew.
            disk.close(lay_down(disk, target, text.encode()))
    with suppress(OSError):
        disk.sync_folder(target.parent)


def _poured(workspace: Workspace, named: str, wanted: Wanted, path: Path) -> Out:
    """Into what is no plain file, such as a pipe: as it comes."""
    try:
        with path.open("ab") as there:
            out = export_document(workspace, named, wanted)
            there.write(out.text.encode())
    except OSError as error:
        raise _unwritten(path, error) from None
    return out


def _there(path: Path) -> Refused:
    return Refused(
        f"{path} is there already; it was left as it is.",
        "Give another name, or say that it may be written over (on the command line: --replace).",
    )


def _unwritten(path: Path, error: OSError) -> Refused:
    return Refused(f"{path} cannot be written: {in_plain_words(error)}.", "Name another file.")


def _failed(path: Path, error: OSError, *, kept: bool) -> SaveFailed:
    chosen = " What was chosen for it, and why, is kept with the case." if kept else ""
    return SaveFailed(
        f"{path} could not be written: {in_plain_words(error)}. "
        f"What stood under that name still stands.{chosen}",
        "Mend that, or name another file, and write it again.",
    )
