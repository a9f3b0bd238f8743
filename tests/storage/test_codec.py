"""A case becomes bytes and comes back whole; anything else is refused, and the place is named."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.dates import When
from sessionkit.domain.errors import DamagedData, Refused
from sessionkit.domain.issue import Issue
from sessionkit.domain.passage import Mark, Passage
from sessionkit.domain.record import HeldRecord, NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.storage.codec import decode, encode, encode_document, objects_in
from sessionkit.storage.shapes import ALTERNATIVES, field_types
from sessionkit.storage.tables import CaseDatabase
from tests.example_case import empty_case, example_case, unplanned_session
from tests.storage.bodies import (
    Steps,
    as_json,
    at,
    body_of,
    path_of,
    places_in,
    put,
    without,
    written_twice,
)

BODY = body_of()
PLAIN: dict[str, Any] = json.loads(BODY)
PLACES = [steps for steps in places_in(PLAIN) if len(steps) >= 3]
"""Every place within the documents."""
NAMED = [steps for steps in PLACES if isinstance(steps[-1], str)]
"""Every field."""
FREE = re.compile(r"conflicts\[\d+\]/(theirs|mine)")
"""Fields that hold any plain value."""


def read(body: bytes) -> tuple[Case, tuple[Change, ...]]:
    database = CaseDatabase.read(body)
    return database.case(), database.changes()


def damage_of(body: bytes) -> str:
    with pytest.raises(DamagedData) as refused:
        read(body)
    return refused.value.message


def check_refused_or_ours(body: bytes) -> None:
    """Decode a body that may be spoilt; what is not refused must be what we write of it."""
    with suppress(DamagedData):
        case, changes = read(body)
        documents = {table: objects_in(case, table) for table in list(PLAIN)[:-1]}
        documents["events"] = {each.id: each for each in changes}
        assert encode(documents) == body


def test_a_case_comes_back_as_it_was_written() -> None:
    case, changes = read(BODY)
    assert case == example_case()
    assert repr(case) == repr(example_case()), "equal to the last offset"
    assert len(changes) == 1 + sum(len(objects_in(case, table)) for table in list(PLAIN)[1:-1])
    assert body_of(case) == BODY


def test_every_document_stands_under_its_own_id_in_the_order_of_the_case() -> None:
    case = example_case()
    tables = ["sessions", "issues", "actions", "handlings", "plan", "answers"]
    assert list(PLAIN) == ["case", *tables, "events"]
    assert list(PLAIN["case"]) == [case.id]
    for table in tables:
        assert list(PLAIN[table]) == [each.id for each in getattr(case, table)]
        assert table not in PLAIN["case"][case.id]
    assert all(document["id"] == id for table in PLAIN.values() for id, document in table.items())


@given(st.lists(st.text(), min_size=5, max_size=5))
@settings(max_examples=100)
def test_no_text_is_altered_by_being_stored(texts: list[str]) -> None:
    one, two, three, four, five = texts
    record = HeldRecord(
        When(date(2026, 3, 3)),
        one,
        happened=(Passage("p", two, (Mark.AGREED,)),),
        our_approach=three,
    )
    conflict = Conflict.between(
        ("sessions", "s", "record", "venue"), {four: [five]}, [one, None, 3]
    )
    case = replace(
        empty_case(), sessions=(Session("s", 1, record=record),), conflicts=(conflict,)
    ).raise_issues(Issue("i", four, "s"))
    again, _ = read(body_of(case))
    assert again == case
    assert (again.conflicts[0].theirs, again.conflicts[0].mine) == ({four: [five]}, [one, None, 3])


@pytest.mark.parametrize(
    "starts",
    [
        datetime(2026, 3, 3, 14, 30, tzinfo=ZoneInfo("Europe/London")),
        datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London")),
        datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=1),
        datetime(2026, 7, 1, 9, 0, tzinfo=ZoneInfo("Asia/Kolkata")),
        datetime(2026, 7, 1, 9, 0, tzinfo=UTC),
    ],
    ids=str,
)
def test_a_time_keeps_its_offset(starts: datetime) -> None:
    session = Session("s", 1, record=HeldRecord(When(starts.date(), starts, 60)))
    again, _ = read(body_of(replace(empty_case(), sessions=(session,))))
    found = again.sessions[0].when.starts
    assert found is not None
    assert found.isoformat() == starts.isoformat()


def test_the_alternatives_are_told_apart_by_their_kind() -> None:
    case, _ = read(BODY)
    first, missed = case.sessions[:2]
    assert isinstance(first.record, HeldRecord)
    assert isinstance(first.record.next, Appointment)
    assert isinstance(missed.record, NotHeldRecord)
    assert isinstance(missed.record.next, NoAppointment)


def test_every_base_without_fields_that_the_record_names_has_its_alternatives() -> None:
    assert set(_bases(Case, set())) == set(ALTERNATIVES)


def test_a_field_that_is_missing_is_named() -> None:
    for steps in NAMED:
        parent = path_of(steps[:-1])
        assert f"`{parent}` lacks the field `{steps[-1]}`" in damage_of(
            as_json(without(PLAIN, steps))
        )


def test_a_key_that_stands_twice_is_named() -> None:
    for steps in (steps for steps in places_in(PLAIN) if steps and isinstance(steps[-1], str)):
        words = f"`{path_of(steps)}` stands twice"
        assert words in damage_of(written_twice(PLAIN, steps))


def test_a_field_that_is_not_known_is_named() -> None:
    objects = [steps for steps in places_in(PLAIN) if isinstance(at(PLAIN, steps), dict)]
    documents = [steps for steps in objects if len(steps) >= 2]
    assert len(documents) > 100
    for steps in documents:
        unknown = damage_of(as_json(put(PLAIN, (*steps, "score"), "high")))
        assert f"`{path_of(steps)}` has a field `score`" in unknown


def test_a_value_of_the_wrong_type_is_named() -> None:
    for steps in PLACES:
        if FREE.search(path_of(steps)):
            continue
        wrong = 2.5 if not isinstance(at(PLAIN, steps), float) else "2.5"
        assert f"`{path_of(steps)}`" in damage_of(as_json(put(PLAIN, steps, wrong)))


def test_a_time_without_an_offset_is_refused_wherever_it_stands() -> None:
    found = 0
    for steps in PLACES:
        value = at(PLAIN, steps)
        time = re.fullmatch(r"(\d{4}-\d\d-\d\dT[\d:.]+)(Z|[+-]\d\d:\d\d)", str(value))
        if time:
            found += 1
            message = damage_of(as_json(put(PLAIN, steps, time[1])))
            assert f"`{path_of(steps[:-1])}`" in message
    assert found > 20


def test_a_word_that_is_none_of_the_words_known_is_named() -> None:
    missed = example_case().sessions[1].id
    steps = ("sessions", missed, "record", "code")
    assert f"`{path_of(steps)}`" in damage_of(as_json(put(PLAIN, steps, "absent, who knows")))
    kind = ("sessions", missed, "record", "kind")
    assert f"sessions/{missed}/record" in damage_of(as_json(put(PLAIN, kind, "half held")))


def test_a_document_under_another_ones_id_is_refused() -> None:
    case = example_case()
    for table, id in (("sessions", case.sessions[1].id), ("issues", case.issues[0].id)):
        changed = put(PLAIN, (table, id, "id"), "another")
        assert f"`{table}/{id}` holds the id `another`" in damage_of(as_json(changed))


@given(st.data())
@settings(max_examples=200)
def test_whatever_is_put_anywhere_is_refused_or_is_what_we_write(data: st.DataObject) -> None:
    steps = data.draw(st.sampled_from(PLACES))
    elsewhere = st.sampled_from(PLACES).map(lambda other: at(PLAIN, other))
    plain = st.none() | st.booleans() | st.integers(-9, 2**70) | st.text(max_size=3) | elsewhere
    value = data.draw(
        plain | st.lists(plain, max_size=2) | st.dictionaries(st.text(), plain, max_size=2)
    )
    body = as_json(put(PLAIN, steps, value))
    check_refused_or_ours(body)


@given(st.binary(max_size=40), st.integers(0, len(BODY)), st.integers(0, 40))
@settings(max_examples=200)
def test_bytes_that_were_spoilt_are_refused_in_words(
    spoilt: bytes, start: int, length: int
) -> None:
    body = BODY[:start] + spoilt + BODY[start + length :]
    check_refused_or_ours(body)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "cannot be read as JSON"),
        (b"[]", "cannot be read as JSON"),
        (b"{}", "lacks the table `case`"),
        (b'{"case":{"a":"\xff"}}', "cannot be read as JSON"),
        (BODY + b" ", "not laid out"),
        (BODY + b"{}", "cannot be read as JSON"),
        (b" " + BODY, "not laid out"),
        (BODY.replace(b'","', b'", "', 1), "not written the way"),
        (as_json({**PLAIN, "scores": {}}), "has a table `scores`"),
        (as_json({name: PLAIN[name] for name in reversed(PLAIN)}), "another order"),
        (as_json({**PLAIN, "case": {}}), "has 0 documents"),
        (as_json({**PLAIN, "issues": []}), "issues"),
        (as_json({**PLAIN, "events": {"e": None}}), "events/e"),
        (b'{"case":' + b"[" * 100_000, "cannot be read as JSON"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_body_that_is_not_laid_out_as_ours_is_refused(body: bytes, words: str) -> None:
    assert words in damage_of(body)


def test_a_document_written_in_another_way_is_refused() -> None:
    for raw in (b'{"id": "i","text":"t"}', b'{"text":"t","id":"i"}', b'{"id":"\\u0069"}'):
        with pytest.raises(DamagedData, match="issues/i"):
            decode(raw, Issue, "issues/i")


@pytest.mark.parametrize(
    "what", ["\ud800", 1e308, object(), {1, 2}], ids=["half a pair", "float", "object", "set"]
)
def test_what_no_file_can_hold_is_refused_before_anything_is_written(what: Any) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        encode_document(Issue("i", what, "s"), "issues/i")


def test_two_objects_of_one_id_are_refused_rather_than_one_lost() -> None:
    twice = replace(empty_case(), sessions=(unplanned_session("s"), unplanned_session("s")))
    with pytest.raises(Refused, match="two of the sessions have one id"):
        body_of(twice)


def _bases(of: Any, seen: set[Any]) -> Iterator[type]:
    """Classes named by the record that are no dataclasses and no plain values."""
    if of in seen:
        return
    seen.add(of)
    parts = get_args(of)
    if isinstance(of, type) and is_dataclass(of):
        parts = tuple(field_types(of).values())
    elif of in ALTERNATIVES:
        yield of
        parts = ALTERNATIVES[of]
    elif isinstance(of, type) and not parts and not issubclass(of, Enum) and of not in _LEAVES:
        yield of
    for part in parts:
        yield from _bases(part, seen)


_LEAVES = (str, int, bool, date, datetime, NoneType, list, dict, Any)


def test_steps_of_a_path_are_named_as_messages_name_them() -> None:
    steps: Steps = ("sessions", "ab12", "record", "aims", 0)
    assert path_of(steps) == "sessions/ab12/record/aims[0]"
