"""What one save makes of the generation that stands: merged, numbered, told and encoded.

Invariant: pure but for new ids; the generation that stands is never changed, so the same save can
be made again on a newer one. A session keeps the number it has in the generation that stands.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from sessionkit.domain.case import Case
from sessionkit.domain.case_merge import merge_cases
from sessionkit.domain.change import Change
from sessionkit.domain.ids import NewId
from sessionkit.storage.changes import Difference, differences, events
from sessionkit.storage.codec import EVENTS, OBJECTS, encode_document, objects_in
from sessionkit.storage.tables import CaseDatabase


@dataclass(frozen=True, slots=True)
class Content:
    """What one generation holds, decoded and as it stands in the file."""

    case: Case
    """The case."""
    database: CaseDatabase = field(repr=False)
    """Its tables."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who saves and when, and what history comes with it."""

    by: str
    """Id of the worker."""
    at: datetime
    """When, with offset."""
    joined: tuple[Change, ...] = ()
    """Change events of a copy that is joined into the case."""


def merged(base: Content | None, mine: Case, newer: Content) -> tuple[Case, Content]:
    """A change merged onto what others saved meanwhile.

    Args:
        base: what the change was made from; nothing where it made the case.
        mine: the changed case.
        newer: the generation that stands.

    Returns:
        The merged case, and the generation that stands with the change events of both sides.
    """
    if base is None:
        return merge_cases(None, mine, newer.case), newer
    database = _with_events_of(base.database, newer.database)
    if database is newer.database:
        return merge_cases(base.case, mine, newer.case), newer
    # What stands was not made from the base, which was damaged after it was opened. What the base
    # had and what stands has not was never taken away: so there is no base, and all of both stays.
    return merge_cases(None, mine, newer.case), Content(newer.case, database)


def made_of(
    standing: Content | None, case: Case, number: int, by: Signature, new_id: NewId
) -> Content:
    """The content of the generation to be published.

    Args:
        standing: the generation that stands; nothing where there is none.
        case: the case as it is to be, merged onto that generation.
        number: the generation this will be.
        by: who saves, and when.
        new_id: new random ids, for change events.
    """
    before = standing.case if standing is not None else None
    numbered = _numbered(before, case)
    found = differences(before, numbered)
    database = standing.database.fork() if standing is not None else CaseDatabase.empty()
    for table in sorted({each.table for each in found} | set(OBJECTS)):
        _put(database, table, numbered, [each for each in found if each.table == table])
    here = database.documents()[EVENTS] if by.joined else ()
    told = [each for each in by.joined if each.id not in here]
    told += events(found, number, by.by, by.at, new_id)
    if told:
        encoded = {each.id: encode_document(each, f"{EVENTS}/{each.id}") for each in told}
        database.case_table(EVENTS).put(encoded)
    return Content(numbered, database)


def _put(database: CaseDatabase, table: str, case: Case, found: list[Difference]) -> None:
    objects = objects_in(case, table)
    if not found and list(objects) == list(database.documents()[table]):
        return
    encoded = {
        each.object: encode_document(objects[each.object], f"{table}/{each.object}")
        for each in found
        if each.what != "removed"
    }
    removed = [each.object for each in found if each.what == "removed"]
    database.case_table(table).put(encoded, removed, objects)


def _numbered(before: Case | None, case: Case) -> Case:
    """The case with a number for every session, those given before unchanged.

    A session may carry a number that another has in the generation that stands: it was given in a
    generation that somebody opened and that is no longer there. It gets another.
    """
    given = {s.id: s.number for s in before.sessions if s.number} if before is not None else {}
    taken: set[int | None] = set(given.values())
    sessions = []
    for session in case.sessions:
        number = given.get(session.id)
        if number is None and session.number not in taken:
            number = session.number
        if number is not None:
            taken.add(number)
        same = number == session.number
        sessions.append(session if same else replace(session, number=number))
    return replace(case, sessions=tuple(sessions)).numbered()


def _with_events_of(base: CaseDatabase, newer: CaseDatabase) -> CaseDatabase:
    """The newer database with the events of both; itself where it was made from the base."""
    if newer.encoded(EVENTS).startswith(base.encoded(EVENTS)[:-1]):
        return newer
    there = newer.documents()[EVENTS]
    missing = {
        id: bytes(stored.raw) for id, stored in base.documents()[EVENTS].items() if id not in there
    }
    if not missing:
        return newer
    joined = newer.fork()
    joined.case_table(EVENTS).put(missing)
    return joined
