"""Of a form that a person typed no word is lost, whatever they typed and however."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from sessionkit.documents.forms import FormReading, read_form
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.text import make_safe
from tests.documents.forms.sheets import ZONE
from tests.documents.forms.shown import shown
from tests.documents.forms.typed import WORD, typed_forms

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.md"))

NO_WORDS_OF_THEIRS = frozenset(
    re.findall(
        "[a-z]+",
        """
        name of offender client participant person date time session venue location place present
        those exercise exercises see attached list aims aim objectives content outcome outcomes
        issues issue raised and further action actions required needed next appointment apologies
        a structured approach to programme review model used by workers in one local authority
        our view what we make of it risk
        attendance attended delivery what why looking back plan record as it stood before the said
        due who takes enforcement only because led yet not
        underline br strong table amp thead tbody colgroup col width style
        february march tuesday tues thurs
        """,
    )
)
"""Words of the form, of converters and of dates, which a reading has in a form of its own."""


def read(text: str, as_plan: bool = False) -> FormReading:
    ids = itertools.count()
    return read_form(
        make_safe(text).text,
        today=date(2026, 3, 4),
        zone=ZONE,
        new_id=lambda: f"id{next(ids)}",
        as_plan=as_plan,
    )


def texts_in(value: object) -> Iterator[str]:
    """Every text inside a domain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value) and not isinstance(value, Enum):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))


@given(typed_forms(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_word_of_a_typed_form_stands_somewhere_in_its_reading(
    text: str, as_plan: bool
) -> None:
    try:
        reading = read(text, as_plan)
    except WrongUse:  # what people typed may bury the date; then nothing is made of the form
        reject()
    found = WORD.findall("\n".join(texts_in(reading.sheet)))
    assert set(WORD.findall(text)) <= set(found)


@given(typed_forms(), st.booleans())
@settings(max_examples=50, deadline=None)
def test_what_was_set_aside_is_told_with_a_line_of_the_form(text: str, as_plan: bool) -> None:
    try:
        reading = read(text, as_plan)
    except WrongUse:
        reject()
    last = text.count("\n") + 1
    assert all(1 <= note.line <= last for note in reading.notes)
    assert list(reading.notes) == sorted(reading.notes, key=lambda note: note.line)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_word_of_a_sample_stands_somewhere_in_its_reading(sample: Path) -> None:
    text = sample.read_text("utf-8")
    reading = read(text, as_plan=sample.stem.startswith("plan"))
    of_the_sheet = shown(FormReading(reading.sheet, ()))
    words, found = (set(re.findall(r"[^\W\d_]+", each.lower())) for each in (text, of_the_sheet))
    assert {word for word in words - found if len(word) > 2} <= NO_WORDS_OF_THEIRS
