"""A copy of a case that was worked on apart, such as on a laptop away from the office.

Invariant: a copy is read and never written; what it and we last had in common is found by change
events, never by file names or times.
"""

from dataclasses import dataclass
from pathlib import Path

from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.errors import DamagedData, NotFound, WrongUse
from sessionkit.storage.case_store import KIND, CaseStore
from sessionkit.storage.disk import in_plain_words
from sessionkit.storage.tables import CaseDatabase


@dataclass(frozen=True, slots=True)
class CaseCopy:
    """One generation of a case, from elsewhere."""

    case: Case
    """The case as the copy has it."""
    changes: tuple[Change, ...]
    """Its change events, oldest first."""

    @property
    def known(self) -> frozenset[str]:
        """Ids of the change events it knows."""
        return frozenset(each.id for each in self.changes)


def read_copy(cases: CaseStore, file: Path) -> CaseCopy:
    """Read a generation that stands anywhere.

    Raises:
        NotFound: where there is no such file.
        WrongUse: where it is no case file.
        DamagedData: where it is not what was written.
    """
    try:
        raw = cases.disk.read(file)
    except FileNotFoundError:
        raise NotFound(f"There is no file {file}.") from None
    except OSError as error:
        raise WrongUse(f"{file} cannot be read: {in_plain_words(error)}.") from error
    held = cases.envelope.unwrap(raw, file.name)
    if held.kind != KIND:
        raise WrongUse(f"{file} is no case file; it says it is “{held.kind}”.")
    database = CaseDatabase.read(cases.formats.brought_up(held.format, held.body))
    return CaseCopy(database.case(), database.changes())


def last_in_common(cases: CaseStore, copy: CaseCopy) -> Case | None:
    """The newest of our generations that the copy was made from; nothing where none is kept.

    Raises:
        NotFound: where there is no such case here.
    """
    for path in cases.generation_files(copy.case.id):
        try:
            ours = read_copy(cases, path)
        except (DamagedData, NotFound):
            continue
        if ours.known <= copy.known:
            return ours.case
    return None
