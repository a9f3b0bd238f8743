"""Plain values: what a conflict keeps of the record."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import ClassVar, Literal

import msgspec
import pytest

from sessionkit.domain.conflict import Conflict
from sessionkit.domain.plain import Plain, field_names, to_plain


class Result(Enum):
    MET = "met"
    NOT_MET = "not met"


class Span(Enum):
    MORNING = (9, 12)


@dataclass(frozen=True, slots=True)
class Aim:
    text: str
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class NotHeld:
    kind: ClassVar[str] = "not held"

    why: str
    aims: tuple[Aim, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    day: date
    kind: Literal["appointment"] = "appointment"


def test_an_object_becomes_its_fields_in_their_order() -> None:
    plain = to_plain(Aim("Say what a trigger is", Result.MET))

    assert plain == {"text": "Say what a trigger is", "result": "met"}
    assert isinstance(plain, dict)
    assert list(plain) == ["text", "result"]


def test_a_kind_that_is_no_field_comes_first() -> None:
    plain = to_plain(NotHeld("snow", (Aim("The chart"),)))

    assert json.dumps(plain) == (
        '{"kind": "not held", "why": "snow", "aims": [{"text": "The chart", "result": null}]}'
    )


def test_a_kind_that_is_a_field_keeps_its_place() -> None:
    assert json.dumps(to_plain(Appointment(date(2026, 3, 3)))) == (
        '{"day": "2026-03-03", "kind": "appointment"}'
    )


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        (6, 6),
        ("see [/x]\n", "see [/x]\n"),
        (Result.NOT_MET, "not met"),
        (Span.MORNING, [9, 12]),
        (date(2026, 3, 3), "2026-03-03"),
        (datetime(2026, 3, 3, 14, tzinfo=UTC), "2026-03-03T14:00:00+00:00"),
        (time(14, 30), "14:30:00"),
        ((Result.MET, (1, None)), ["met", [1, None]]),
        ((), []),
    ],
)
def test_a_simple_value_has_one_plain_form(value: object, plain: Plain) -> None:
    assert to_plain(value) == plain


@pytest.mark.parametrize("value", [1.5, b"x", ["a"], {"a": 1}, {1}, Aim, object(), (1, ["a"])])
def test_a_value_the_domain_does_not_hold_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="has no plain form"):
        to_plain(value)


def test_a_refusal_names_the_type_and_shows_none_of_the_text() -> None:
    with pytest.raises(TypeError) as refusal:
        to_plain(["what Rowan Calder said"])

    assert "list" in str(refusal.value)
    assert "Rowan" not in str(refusal.value)


def test_an_object_that_keeps_a_conflict_has_a_plain_form() -> None:
    conflict = Conflict.between(("record",), {"why": "snow"}, ["met"])

    assert to_plain(conflict) == {
        "id": conflict.id,
        "path": ["record"],
        "theirs": {"why": "snow"},
        "mine": ["met"],
    }


def test_field_names_are_none_for_what_is_no_dataclass() -> None:
    assert field_names(Aim) == ("text", "result")
    assert field_names(Result) == ()
    assert field_names(str) == ()


def test_a_conflict_has_the_same_id_from_either_side() -> None:
    path = ("sessions", "s6", "record", "outcome")
    found = Conflict.between(path, {"a": "x", "b": 1}, None)

    assert found == Conflict.between(path, None, {"b": 1, "a": "x"})
    assert len(found.id) == 16
    assert hash(found) == hash(Conflict.between(path, None, {"a": "x", "b": 1}))


def test_another_place_or_another_value_is_another_conflict() -> None:
    found = Conflict.between(("a", "b"), "x", "y")

    assert found.id != Conflict.between(("ab",), "x", "y").id
    assert found.id != Conflict.between(("a", "b"), "x", "z").id
    assert found.id != Conflict.between(("a", "b", "x"), "y", "").id
    assert Conflict.between(("a",), "1", "y").id != Conflict.between(("a",), 1, "y").id


def test_a_conflict_is_read_back_from_json_as_it_was() -> None:
    conflict = Conflict.between(("record",), {"aims": [{"result": None, "n": 2}]}, "text")

    read = msgspec.json.decode(msgspec.json.encode(conflict), type=Conflict)

    assert to_plain(read) == to_plain(conflict)
