"""Formats of the file: older ones are brought up, newer ones open for reading only.

Invariant: any added field is a new format, with one function that makes it from the one before;
what came up through these functions is checked as strictly as what was written today. A format this
program does not know is shown as far as it is understood and never written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused
from sessionkit.storage.codec import CASE, EVENTS, OBJECTS, TYPES, case_of, damage
from sessionkit.storage.diagnosis import twice_in, what_is_wrong
from sessionkit.storage.shapes import NOT_DECODED, decoder, from_plain

PlainTables = dict[str, dict[str, dict[str, Any]]]
"""Tables by name, documents by id, fields by name."""

Step = Callable[[PlainTables], PlainTables]
"""Makes the tables of one format from those of the format before."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats this program knows."""

    steps: tuple[Step, ...] = ()
    """From format 1 to 2, from 2 to 3 …"""

    @property
    def current(self) -> int:
        """The format that is written."""
        return 1 + len(self.steps)

    def brought_up(self, format_number: int, body: bytes) -> bytes:
        """A body of this or an older format, as a body of the current one.

        Raises:
            DamagedData: where it is not what was written in its format.
        """
        if format_number == self.current:
            return body
        tables = _plain(body)
        for before, step in enumerate(self.steps[format_number - 1 :], format_number):
            try:
                tables = step(tables)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise damage(f"it is not what format {before} holds ({error!r})") from error
        return _written(tables)


def _work_made_and_done_before(tables: PlainTables) -> PlainTables:
    """Format 2: what was made in a session, and work done before the first."""
    for case in tables["case"].values():
        case["prior"] = []
    for session in tables["sessions"].values():
        record = session["record"]
        if record is not None and record["kind"] == "held":
            record["made"] = []
    return tables


def _plan_and_answers(tables: PlainTables) -> PlainTables:
    """Format 3: the relapse prevention plan, and answers to findings."""
    events = tables.pop("events")
    return {**tables, "plan": {}, "answers": {}, "events": events}


FORMATS: Final = Formats((_work_made_and_done_before, _plan_and_answers))
"""The formats as they are today."""
FORMAT: Final = FORMATS.current
"""The format that is written today."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is understood of a case in a newer format."""

    case: Case
    """The case without what is not understood."""
    reason: str
    """Why it cannot be changed, and what is missing."""


def glimpse(format_number: int, known: int, body: bytes) -> Glimpse:
    """A case of a newer format, as far as it is understood.

    Raises:
        Refused: where too little of it is.
    """
    newer = newer_format(format_number, known)
    try:
        tables = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        (own,) = _raw_documents(tables, CASE)
        document = decoder(TYPES[CASE]).decode(own)
        objects = {name: understood(tables, name) for name in OBJECTS}
        case = case_of(document, objects)
    except NOT_DECODED as error:
        raise Refused(
            f"{newer} and cannot be shown by this one.", "Install the newer one."
        ) from error
    left_out = sum(len(_raw_documents(tables, n)) - len(objects[n]) for n in OBJECTS)
    missing = f" {left_out} of its parts cannot be shown." if left_out else ""
    return Glimpse(case, f"{newer} It opens for reading only.{missing}")


def newer_format(format_number: int, known: int) -> str:
    """A sentence that says why a generation cannot be worked on."""
    return (
        f"The case was saved by a newer sessionkit: its format is {format_number}, and this "
        f"sessionkit knows formats up to {known}."
    )


def glimpse_of_changes(body: bytes) -> tuple[Any, ...]:
    """The change events of a case in a newer format, as far as they are understood."""
    try:
        return understood(msgspec.json.decode(body, type=dict[str, msgspec.Raw]), EVENTS)
    except NOT_DECODED:
        return ()


def understood(tables: Mapping[str, msgspec.Raw], name: str) -> tuple[Any, ...]:
    """The objects of a table of a newer format that can be understood."""
    found = []
    for raw in _raw_documents(tables, name):
        try:
            found.append(decoder(TYPES[name]).decode(raw))
        except NOT_DECODED:
            continue
    return tuple(found)


def _raw_documents(tables: Mapping[str, msgspec.Raw], name: str) -> list[msgspec.Raw]:
    if name not in tables:
        return []
    return list(msgspec.json.decode(tables[name], type=dict[str, msgspec.Raw]).values())


def _plain(body: bytes) -> PlainTables:
    try:
        tables: PlainTables = msgspec.json.decode(body, type=dict[str, dict[str, dict[str, Any]]])
    except NOT_DECODED as error:
        raise damage(f"it cannot be read ({error})") from error
    if msgspec.json.encode(tables) != body:
        raise damage(twice_in(body, "") or "it is not laid out the way sessionkit writes it")
    return tables


def _written(tables: PlainTables) -> bytes:
    return msgspec.json.encode(
        {
            name: {id: _document(name, id, plain) for id, plain in documents.items()}
            for name, documents in tables.items()
        }
    )


def _document(name: str, id: str, plain: dict[str, Any]) -> msgspec.Raw:
    place = f"{name}/{id}"
    # A table that is not known stays as it is, and is refused with its name when the body is read.
    of = TYPES.get(name, dict)
    try:
        raw = msgspec.json.encode(from_plain(plain, of))
    except NOT_DECODED as error:
        raise damage(what_is_wrong(msgspec.json.encode(plain), of, place)) from error
    # The order of fields may differ after a step; what they say may not.
    if msgspec.json.decode(raw) != plain:
        raise damage(what_is_wrong(msgspec.json.encode(plain), of, place))
    return msgspec.Raw(raw)
