"""One case is one TinyDB database, in memory; a save changes a copy, and encodes what changed."""

import json
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from tinydb import where
from tinydb.table import Document

from sessionkit.domain.case import Case
from sessionkit.domain.issue import Issue
from sessionkit.storage.codec import EVENTS, OBJECTS, encode_document
from sessionkit.storage.saving import Content, made_of
from sessionkit.storage.tables import CaseDatabase, CaseTable, StoredDocument, StoredTable
from tests.example_case import counting_ids, empty_case, example_case, unplanned_session
from tests.storage.bodies import ISLA, body_of

BODY = body_of()


def database() -> CaseDatabase:
    return CaseDatabase.read(BODY)


def content(case: Case) -> Content:
    return made_of(None, case, 1, ISLA, counting_ids("e"))


def test_the_tables_of_a_case_are_tables_of_a_tinydb_database() -> None:
    tables = database()
    assert tables.tables() == {"case", *OBJECTS, EVENTS}
    sessions = tables.table("sessions")
    assert isinstance(sessions, CaseTable)
    assert [str(each.doc_id) for each in sessions] == [s.id for s in example_case().sessions]


def test_documents_are_found_by_their_own_ids_and_by_queries() -> None:
    tables = database()
    issue = example_case().issues[0]
    found: Any = tables.case_table("issues").get(doc_id=issue.id)  # type: ignore[call-overload]
    assert isinstance(found, Document)
    assert found["text"] == issue.text
    assert found["marks"] == ["third party"]
    asked = where("table") == "handlings"
    assert len(tables.case_table(EVENTS).search(asked)) == len(example_case().handlings)
    assert tables.case_table("sessions").count(where("number") == 2) == 1


def test_a_change_stays_in_memory_until_its_body_is_published() -> None:
    tables = database()
    sessions = tables.case_table("sessions")
    session = unplanned_session("zz")
    sessions.put({"zz": encode_document(session, "sessions/zz")})
    assert tables.case().sessions[-1] == session
    sessions.put({}, removed=["zz"])
    assert tables.body() == BODY


def test_what_tinydb_remembers_of_a_query_is_forgotten_when_the_table_changes() -> None:
    issues = database().case_table("issues")
    risk = where("risk_information") == True  # noqa: E712 - how TinyDB writes a query
    assert len(issues.search(risk)) == 1
    issues.put({"zz": encode_document(Issue("zz", "Seen near the school", "s", True), "issues/zz")})
    assert len(issues.search(risk)) == 2


def test_an_open_database_is_not_changed_by_what_a_fork_of_it_does() -> None:
    opened = database()
    before = opened.documents()["issues"]
    fork = opened.fork()
    fork.case_table("issues").put({"zz": b'{"id":"zz"}'}, removed=list(before)[:1])
    fork.case_table(EVENTS).put({"zz": b"{}"})
    fork.drop_table("sessions")
    assert opened.body() == BODY
    assert opened.documents()["issues"] is before
    assert list(fork.documents()["issues"]) == [*list(before)[1:], "zz"]


def test_a_change_that_fails_halfway_is_seen_by_nobody_who_opened_the_case() -> None:
    opened = database()
    fork = opened.fork()
    with pytest.raises(KeyError):
        fork.case_table("issues").put({"zz": b"{}"}, removed=["nobody"])
    assert opened.body() == BODY


def test_a_table_takes_the_order_it_is_given() -> None:
    fork = database().fork()
    ids = list(fork.documents()["sessions"])
    fork.case_table("sessions").put({}, order=reversed(ids))
    assert [each.id for each in fork.case().sessions] == ids[::-1]


def test_only_what_changed_is_encoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = database()
    standing = Content(opened.case(), opened)
    first = standing.case.sessions[0]
    changed = replace(
        standing.case, sessions=(replace(first, source=None), *standing.case.sessions[1:])
    )
    encoded: list[str] = []

    def counting(value: object, place: str) -> bytes:
        encoded.append(place)
        return encode_document(value, place)

    monkeypatch.setattr("sessionkit.storage.saving.encode_document", counting)
    saved = made_of(standing, changed, 2, ISLA, counting_ids("f"))
    assert encoded == [f"sessions/{first.id}", "events/f0001"]
    after, before = saved.database.documents(), opened.documents()
    for table in OBJECTS:
        for id, stored in after[table].items():
            assert (stored is before[table][id]) == (id != first.id)


def test_what_was_not_encoded_again_makes_the_body_a_fresh_encoding_would() -> None:
    opened = database()
    changed = replace(opened.case(), reference="DEMO-2").add_session(unplanned_session("zz"))
    saved = made_of(Content(opened.case(), opened), changed, 2, ISLA, counting_ids("f"))
    again = CaseDatabase.read(saved.database.body())
    assert again.case() == saved.case == changed.numbered()
    fresh = content(saved.case).database
    for table in ("case", *OBJECTS):
        assert again.encoded(table) == fresh.encoded(table)


def test_events_are_not_looked_into_until_history_is_asked_for() -> None:
    tables = database()
    tables.case()
    events = tables.documents()[EVENTS]
    assert isinstance(events, StoredTable)
    assert not events.split
    assert len(tables.changes()) == len(events)
    assert events.split
    spoilt = BODY.replace(b'"what":"added"', b'"what": "added"', 1)
    opened = CaseDatabase.read(spoilt)
    assert opened.case() == example_case(), "the case opens; the history is refused"
    with pytest.raises(Exception, match="events/"):
        opened.changes()


def test_a_document_is_decoded_when_it_is_looked_into_and_stays_the_bytes_it_was() -> None:
    stored = StoredDocument(b'{"id":"a","n":[1]}')
    assert dict(stored) == {"id": "a", "n": [1]}
    assert len(stored) == 2
    assert isinstance(stored.raw, msgspec.Raw)
    assert bytes(stored.raw) == b'{"id":"a","n":[1]}'


def test_an_empty_database_has_every_table() -> None:
    assert list(json.loads(CaseDatabase.empty().body())) == ["case", *OBJECTS, EVENTS]
    assert content(empty_case()).database.case() == empty_case()
