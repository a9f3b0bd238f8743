"""Writing what the program makes into a file of a person's choosing.

Invariant: what stood under the name stays whole until the whole text takes its place, and is
written over only where that was asked for; the file is its owner's alone (0600). Nothing is made
before it is seen that the file can be written to.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from sessionkit.domain.errors import Refused, SaveFailed
from sessionkit.storage.disk import Disk, NewFile, discard, give_name, in_plain_words, lay_down

if TYPE_CHECKING:
    from collections.abc import Callable


class HasText(Protocol):
    """Something with a text to be written."""

    @property
    def text(self) -> str:
        """The text."""
        ...


Made = TypeVar("Made", bound=HasText)


def write_into(
    disk: Disk, path: Path, make: Callable[[], Made], *, over: bool = False, kept: str = ""
) -> Made:
    """Make something and write its text into a file.

    Args:
        disk: the file operations.
        path: the file; its folder must be there.
        make: makes it, once it is known that the file can be written to.
        over: whether a file of that name may be written over.
        kept: what is kept even where the text cannot be written, as a sentence.

    Raises:
        Refused: where the name is taken, or nothing can be written there.
        SaveFailed: where it was made and could not be written.
    """
    taken = os.path.lexists(path)
    if taken and not over:
        raise _there(path)
    if taken and path.exists() and not path.is_file():
        return _poured(make, path)
    target = Path(disk.resolve(path)) if taken else path
    file = _beside(disk, target)
    try:
        made = make()
        _filled(disk, file, made.text, path, kept)
    except BaseException:
        discard(disk, file)
        raise
    try:
        _put(disk, file, target, made.text, over=over)
    except FileExistsError:
        raise _there(path) from None
    except OSError as error:
        raise _failed(path, error, kept) from error
    return made


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


def _filled(disk: Disk, file: NewFile, text: str, path: Path, kept: str) -> None:
    try:
        disk.write(file, text.encode())
        disk.sync(file)
    except OSError as error:
        raise _failed(path, error, kept) from error


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


def _poured(make: Callable[[], Made], path: Path) -> Made:
    """Into what is no plain file, such as a pipe: as it comes."""
    try:
        with path.open("ab") as there:
            made = make()
            there.write(made.text.encode())
    except OSError as error:
        raise _unwritten(path, error) from None
    return made


def _there(path: Path) -> Refused:
    return Refused(
        f"{path} is there already; it was left as it is.",
        "Give another name, or say that it may be written over (on the command line: --replace).",
    )


def _unwritten(path: Path, error: OSError) -> Refused:
    return Refused(f"{path} cannot be written: {in_plain_words(error)}.", "Name another file.")


def _failed(path: Path, error: OSError, kept: str) -> SaveFailed:
    return SaveFailed(
        f"{path} could not be written: {in_plain_words(error)}. "
        f"What stood under that name still stands. {kept}".rstrip(),
        "Mend that, or name another file, and write it again.",
    )
