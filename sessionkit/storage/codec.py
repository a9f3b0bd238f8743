"""A case as tables of documents, and documents as bytes.

Invariant: what is read is what we wrote, to the byte. A document that is decoded must encode to the
bytes it came from; otherwise it is named as damaged with the place where it differs. msgspec drops
unknown fields and passes duplicate keys in silence: encoding again is the check that notices.
"""

from collections.abc import Mapping
from dataclasses import fields, make_dataclass
from typing import Any, Final, TypeVar

import msgspec

from sessionkit.domain.action import Action
from sessionkit.domain.answer import Answer
from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.errors import DamagedData, Refused, SessionkitError
from sessionkit.domain.handling import Handling
from sessionkit.domain.issue import Issue
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.domain.session import Session
from sessionkit.storage.diagnosis import what_is_wrong
from sessionkit.storage.shapes import NOT_DECODED, decoder, field_types

_T = TypeVar("_T")

CASE: Final = "case"
"""The table of one document: the case without what has a table of its own."""
EVENTS: Final = "events"
"""The table of change events."""
OBJECTS: Final[Mapping[str, type]] = {
    "sessions": Session,
    "issues": Issue,
    "actions": Action,
    "handlings": Handling,
    "plan": PlanEntry,
    "answers": Answer,
}
"""The fields of a case that are tables of their own, and what stands in each."""

CaseDocument: Final[type] = make_dataclass(
    "CaseDocument",
    [(name, of) for name, of in field_types(Case).items() if name not in OBJECTS],
    frozen=True,
    slots=True,
)
"""The fields of a case that stand in its own document."""

TYPES: Final[Mapping[str, type]] = {CASE: CaseDocument, **OBJECTS, EVENTS: Change}
"""What stands in each table, in the order of the file."""


def encode(value: object) -> bytes:
    """A value as the bytes it has in the file.

    Raises:
        Refused: where it holds something that no file can hold.
    """
    try:
        return msgspec.json.encode(value)
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        raise _not_written(str(error)) from error


def encode_document(value: object, place: str) -> bytes:
    """An object as a document that is certain to be read again.

    Args:
        value: the object.
        place: its table and id, for the message.

    Raises:
        Refused: where what was written could not be read back.
    """
    raw = encode(value)
    try:
        decode(raw, type(value), place)
    except DamagedData as error:
        raise _not_written(error.message) from error
    return raw


def decode(raw: bytes | msgspec.Raw, of: type[_T], place: str) -> _T:
    """The value that a document's bytes stand for.

    Args:
        raw: the document.
        of: what it is to be.
        place: its table and id, such as `sessions/ab12`, for the message.

    Raises:
        DamagedData: where they are not the bytes such a value has; it names the place.
    """
    try:
        value: _T = decoder(of).decode(raw)
        if msgspec.json.encode(value) == bytes(raw):
            return value
    except NOT_DECODED as error:
        raise damage(what_is_wrong(bytes(raw), of, place)) from error
    raise damage(what_is_wrong(bytes(raw), of, place))


def objects_in(case: Case, table: str) -> dict[str, Any]:
    """The objects of one table by id, in their order."""
    if table == CASE:
        return {case.id: case_document(case)}
    objects = {each.id: each for each in getattr(case, table)}
    if len(objects) != len(getattr(case, table)):
        raise _not_written(f"two of the {table} have one id")
    return objects


def case_document(case: Case) -> Any:
    """The part of a case that stands in its own document."""
    return CaseDocument(*(getattr(case, each.name) for each in fields(CaseDocument)))


def case_of(document: Any, tables: Mapping[str, tuple[Any, ...]]) -> Case:
    """The case that its own document and the objects of its tables make.

    Raises:
        DamagedData: where no such case can be.
    """
    parts: dict[str, Any] = {e.name: getattr(document, e.name) for e in fields(CaseDocument)}
    try:
        return Case(**{**parts, **tables})
    except SessionkitError as error:
        raise damage(f"`{CASE}/{document.id}`: {error.message.rstrip('.')}") from error


def damage(clause: str) -> DamagedData:
    """The error for a body that is not what we write; who knows its file names that as well."""
    return DamagedData(f"{clause[:1].upper()}{clause[1:]}.")


def _not_written(words: str) -> Refused:
    return Refused(
        f"This cannot be written to a file: {words.rstrip('.')}.",
        "Nothing was saved; what stood before still stands.",
    )
