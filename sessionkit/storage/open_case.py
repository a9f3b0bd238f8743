"""One generation of a case, opened: the record that its body holds, or why it cannot be had.

Invariant: what opens is what was written, under the id it was written for; anything else is named
as damaged with the file and the place. A newer format shows itself and is never saved.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.errors import DamagedData, Refused
from sessionkit.storage.generation import NOTHING_YET, DamagedGeneration, Generation, Stamp
from sessionkit.storage.saving import Content
from sessionkit.storage.tables import CaseDatabase
from sessionkit.storage.upgrade import Formats, glimpse, glimpse_of_changes, newer_format

SUFFIX: Final = ".case"
"""How the files of generations end."""


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case as it was opened: what a change starts from and is saved against."""

    case: Case
    """The case."""
    number: int
    """The generation it was read from or saved as."""
    damaged: tuple[DamagedGeneration, ...] = ()
    """Newer generations that cannot be read; each tells its reason as a sentence."""
    read_only: str = ""
    """Why it cannot be saved, as a sentence; empty where it can."""
    stamp: Stamp = field(default=NOTHING_YET, repr=False)
    """What it is saved against."""
    content: Content | None = field(default=None, repr=False, compare=False)
    """The generation as it stands in the file, for storage alone; empty where it is read only."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that was acknowledged, or one that had nothing to save."""

    opened: OpenCase
    """The case as it stands now: what the next change starts from."""
    merged: bool = False
    """Whether somebody else had saved meanwhile."""
    conflicts: tuple[Conflict, ...] = ()
    """Conflicts that were not in the case as it was opened."""

    @property
    def case(self) -> Case:
        """The case as it stands now, with what others saved meanwhile."""
        return self.opened.case

    @property
    def number(self) -> int:
        """Its generation."""
        return self.opened.number


def opened_from(generation: Generation, case_id: str, formats: Formats) -> OpenCase:
    """A generation as an open case.

    Args:
        generation: as it was read.
        case_id: the case it should be of.
        formats: the formats that can be read.

    Raises:
        DamagedData: where it is not what was written, or of another case.
        Refused: where it is of a newer format of which too little is understood.
    """
    number, damaged, stamp = generation.number, generation.damaged, generation.stamp
    if generation.format <= formats.current:
        content = content_of(generation, case_id, formats)
        return OpenCase(content.case, number, damaged, "", stamp, content)
    shown = glimpse(generation.format, formats.current, generation.body)
    _check_id(shown.case, case_id, number)
    return OpenCase(shown.case, number, damaged, shown.reason, stamp)


def content_of(generation: Generation, case_id: str, formats: Formats) -> Content:
    """What a generation holds, to be worked on.

    Args:
        generation: as it was read.
        case_id: the case it should be of.
        formats: the formats that can be read.

    Raises:
        DamagedData: where it is not what was written, or of another case.
        Refused: where it is of a newer format.
    """
    if generation.format > formats.current:
        raise not_written(newer_format(generation.format, formats.current))
    with _naming(case_id, generation.number):
        database = _database(generation, formats)
        content = Content(database.case(), database)
    _check_id(content.case, case_id, generation.number)
    return content


def changes_of(generation: Generation, case_id: str, formats: Formats) -> tuple[Change, ...]:
    """The change events a generation holds, oldest first; of a newer format those understood.

    Raises:
        DamagedData: where one is not what was written.
    """
    if generation.format > formats.current:
        return glimpse_of_changes(generation.body)
    with _naming(case_id, generation.number):
        return _database(generation, formats).changes()


def not_written(reason: str) -> Refused:
    """The error for a case that opens for reading only."""
    return Refused(
        f"Nothing was saved. {reason}",
        "Install the newer sessionkit on this machine, then make the change again.",
    )


def _database(generation: Generation, formats: Formats) -> CaseDatabase:
    return CaseDatabase.read(formats.brought_up(generation.format, generation.body))


@contextmanager
def _naming(case_id: str, number: int) -> Iterator[None]:
    try:
        yield
    except DamagedData as error:
        raise _named(error.message, case_id, number) from error


def _check_id(case: Case, case_id: str, number: int) -> None:
    if case.id != case_id:
        raise _named(f"it holds another case, {case.id}", case_id, number)


def _named(clause: str, case_id: str, number: int) -> DamagedData:
    return DamagedData(
        f"{case_id}/{number:08}{SUFFIX} is damaged: {clause.rstrip('.')}.",
        "Leave the file where it is for whoever looks after your files; nothing was changed.",
    )
