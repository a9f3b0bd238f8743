"""One case as one TinyDB database, in memory.

Invariant: TinyDB reads and writes memory only; what is published is `CaseDatabase.body`, once per
save. A database that was opened is never changed: a save works on a fork of it, which is thrown
away with its caches when the save fails. Raw dictionaries and TinyDB documents stay in storage.

A document stays the bytes it was read as until somebody looks into it, so that a save encodes only
what changed, and change events cost nothing until history is asked for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Self

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.storage.codec import (
    CASE,
    EVENTS,
    OBJECTS,
    TYPES,
    case_of,
    damage,
    decode,
)
from sessionkit.storage.diagnosis import twice_in


class StoredDocument(Mapping[str, Any]):
    """A document as it stands in the file; decoded when it is looked into."""

    __slots__ = ("_fields", "raw")

    def __init__(self, raw: bytes | msgspec.Raw) -> None:
        self.raw = raw if isinstance(raw, msgspec.Raw) else msgspec.Raw(raw)
        self._fields: dict[str, Any] | None = None

    def __getitem__(self, name: str) -> Any:
        return self._decoded()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded())

    def __len__(self) -> int:
        return len(self._decoded())

    def _decoded(self) -> dict[str, Any]:
        if self._fields is None:
            self._fields = msgspec.json.decode(self.raw, type=dict[str, Any])
        return self._fields


class StoredTable(Mapping[str, StoredDocument]):
    """A table as it stands in the file; split into documents when it is looked into."""

    __slots__ = ("name", "raw", "split")

    def __init__(self, name: str, raw: msgspec.Raw) -> None:
        self.name = name
        self.raw = raw
        self.split: dict[str, StoredDocument] | None = None
        """Its documents, once somebody has looked into it."""

    def __getitem__(self, id: str) -> StoredDocument:
        return self._documents()[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents())

    def __len__(self) -> int:
        return len(self._documents())

    def _documents(self) -> dict[str, StoredDocument]:
        if self.split is None:
            self.split = _documents(self.name, self.raw)
        return self.split


Tables = dict[str, Mapping[str, StoredDocument]]
"""The tables of a case by name, each with its documents by id."""


class CaseTables(Storage):
    """The tables of one generation: what TinyDB takes for the disk."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def read(self) -> Any:
        """The tables as they stand in memory."""
        return self.tables

    def write(self, data: Any) -> None:
        """Keep changed tables in memory; nothing is published by this."""
        self.tables = data


class CaseTable(Table):
    """One table; its documents have ids of their own, which are text.

    It is changed by `put` alone: TinyDB's own ways would leave decoded documents behind.
    """

    # TinyDB declares whole numbers here and documents that any class may stand.
    document_id_class = str  # type: ignore[assignment]

    def put(
        self,
        documents: Mapping[str, bytes],
        removed: Collection[str] = (),
        order: Iterable[str] | None = None,
    ) -> None:
        """Change the table in one go.

        Args:
            documents: encoded documents to add or to put in the place of former ones.
            removed: ids of documents to take away.
            order: every id in the order the table is to have; as it stands, new ones last, if none.
        """

        def change(table: dict[Any, Any]) -> None:
            for id in removed:
                del table[id]
            table.update({id: StoredDocument(raw) for id, raw in documents.items()})
            if order is not None:
                ordered = {id: table[id] for id in order}
                table.clear()
                table.update(ordered)

        self._update_table(change)


class CaseDatabase(TinyDB):
    """The TinyDB database of one generation of a case."""

    table_class = CaseTable

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables, storage=CaseTables)

    @classmethod
    def empty(cls) -> Self:
        """A database with every table and no document."""
        return cls({name: {} for name in TYPES})

    @classmethod
    def read(cls, body: bytes) -> Self:
        """The database that a generation's body holds.

        Raises:
            DamagedData: where the body is not laid out as we write it.
        """
        try:
            found = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        except (ValueError, RecursionError) as error:
            raise damage(f"it cannot be read as JSON ({error})") from error
        if tuple(found) != tuple(TYPES):
            raise damage(twice_in(body, "") or _wrong_tables(found))
        tables: Tables = {name: _documents(name, found[name]) for name in (CASE, *OBJECTS)}
        tables[EVENTS] = StoredTable(EVENTS, found[EVENTS])
        database = cls(tables)
        if database.body() != body:
            raise damage(twice_in(body, "") or "it is not laid out the way sessionkit writes it")
        return database

    def fork(self) -> Self:
        """A database that can be changed without changing this one."""
        # TinyDB puts whole new tables in place of former ones and changes none within.
        return type(self)(dict(self.documents()))

    def documents(self) -> Tables:
        """Every table with its documents as they stand."""
        tables: Tables = self.storage.read()  # type: ignore[assignment]
        return tables

    def case_table(self, name: str) -> CaseTable:
        """One table, to be changed."""
        table = self.table(name)
        assert isinstance(table, CaseTable)
        return table

    def body(self) -> bytes:
        """All tables as the body of a generation."""
        return _encoded(self.documents())

    def encoded(self, name: str) -> bytes:
        """One table as it stands in the body."""
        return _encoded(self.documents()[name])

    def case(self) -> Case:
        """The case that stands in the tables.

        Raises:
            DamagedData: where a document is not what we write; it names the place.
        """
        found = {name: self._decoded(name) for name in (CASE, *OBJECTS)}
        if len(found[CASE]) != 1:
            raise damage(f"the table `{CASE}` has {len(found[CASE])} documents where it has one")
        return case_of(found.pop(CASE)[0], found)

    def changes(self) -> tuple[Change, ...]:
        """The change events, oldest first.

        Raises:
            DamagedData: where one is not what we write; it names the place.
        """
        return self._decoded(EVENTS)

    def _decoded(self, name: str) -> tuple[Any, ...]:
        decoded = []
        for id, stored in self.documents()[name].items():
            value: Any = decode(stored.raw, TYPES[name], f"{name}/{id}")
            if value.id != id:
                raise damage(f"`{name}/{id}` holds the id `{value.id}`")
            decoded.append(value)
        return tuple(decoded)


def _encoded(stored: object) -> bytes:
    # Documents, and a table nobody has looked into, are encoded already.
    return msgspec.json.encode(stored, enc_hook=attrgetter("raw"))


def _documents(name: str, raw: msgspec.Raw) -> dict[str, StoredDocument]:
    try:
        found = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except (ValueError, RecursionError) as error:
        raise damage(f"the table `{name}` cannot be read ({error})") from error
    if msgspec.json.encode(found) != bytes(raw):
        raise damage(
            twice_in(bytes(raw), name) or f"the table `{name}` is not laid out as we write it"
        )
    return {id: StoredDocument(each) for id, each in found.items()}


def _wrong_tables(found: Mapping[str, object]) -> str:
    unknown = [name for name in found if name not in TYPES]
    missing = [name for name in TYPES if name not in found]
    if unknown:
        return f"it has a table `{unknown[0][:80]}` that this format does not know"
    return f"it lacks the table `{missing[0]}`" if missing else "its tables are in another order"
