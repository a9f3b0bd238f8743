"""A draft comes back exactly as it was typed, or is refused whole; it is silent on newer fields."""

import json
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as run_settings
from hypothesis import strategies as st

from sessionkit.domain.errors import WrongUse
from sessionkit.workflows.typed.plain import as_plain, from_plain
from sessionkit.workflows.typed.plan import TypedAim, TypedExercise, TypedLeft, TypedLine, TypedPlan


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    ticked: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    words: str
    done: bool
    rows: tuple[Row, ...] = ()


FORM = Form("a\nb", True, (Row("r1", True, ("agreed",)), Row("r2")))
PLANS = st.builds(
    TypedPlan,
    st.text(),
    exercises=st.lists(st.builds(TypedExercise, st.text(), st.text()), max_size=2).map(tuple),
    aims=st.lists(st.builds(TypedAim, st.text(), st.text(), st.text()), max_size=3).map(tuple),
    content=st.lists(st.builds(TypedLine, st.text(), st.text()), max_size=3).map(tuple),
    left=st.lists(st.builds(TypedLeft, st.text(), st.text()), max_size=2).map(tuple),
    set_aside=st.text(),
)


def test_a_form_goes_to_json_and_back() -> None:
    assert from_plain(Form, json.loads(json.dumps(as_plain(FORM)))) == FORM


@given(PLANS)
@run_settings(max_examples=50)
def test_whatever_was_typed_into_a_plan_comes_back_to_the_letter(plan: TypedPlan) -> None:
    assert from_plain(TypedPlan, json.loads(json.dumps(as_plain(plan)))) == plan


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"words": None}, "words"),
        ({"words": 3}, "words"),
        ({"done": "yes"}, "done"),
        ({"done": 1}, "done"),
        ({"rows": "r1"}, "rows"),
        ({"rows": ["r1"]}, "rows"),
        ({"rows": [{"id": "r1", "ticked": False, "marks": "agreed"}]}, "rows/marks"),
        ({"rows": [{"id": "r1", "ticked": False, "marks": [1]}]}, "rows/marks"),
        ({"rows": [{"ticked": False, "marks": []}]}, "rows/id"),
        ({"venue": "Room 2"}, "venue"),
    ],
)
def test_a_draft_of_another_version_is_refused_by_its_field(
    changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(WrongUse, match="cannot be read") as refused:
        from_plain(Form, as_plain(FORM) | changed)
    assert f"“{field}”" in refused.value.message


def test_a_field_that_was_added_since_reads_as_it_stands_in_the_record() -> None:
    kept = as_plain(replace(FORM, words="typed"))
    del kept["done"], kept["rows"]
    assert from_plain(Form, kept, FORM) == replace(FORM, words="typed")


def test_a_field_that_was_added_since_is_not_filled_in_where_no_record_is_given() -> None:
    assert from_plain(Form, {}) == Form("", False, ())


def test_a_field_of_a_row_that_was_added_since_is_not_filled_in() -> None:
    kept = as_plain(FORM) | {"rows": [{"id": "r1"}]}
    assert from_plain(Form, kept, FORM).rows == (Row("r1"),)


def test_a_form_that_does_not_say_what_it_is_about_is_refused() -> None:
    form = TypedPlan("s1", venue="room 2")
    kept = as_plain(form)
    del kept["session"]
    with pytest.raises(WrongUse, match="cannot be read, at “session”"):
        from_plain(TypedPlan, kept, form)
