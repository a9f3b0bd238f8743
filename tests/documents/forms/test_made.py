"""What was made in a session is read from the form as people type it, and no word is dropped."""

import pytest

from sessionkit.domain.made import Copy, Made, MadeKind
from tests.documents.forms.test_nothing_is_lost import read
from tests.documents.forms.test_reading import form, held, not_held


def only(said: str) -> Made:
    """The one thing made that a form says, under its last heading."""
    (made,) = held(form(ISSUES=said)).made
    return made


@pytest.mark.parametrize("heading", ["CONTENT", "OUTCOME"])
def test_what_was_made_is_told_where_it_stands_under_another_heading(heading: str) -> None:
    reading = read(form(**{heading: "- Made: Road map\n- Flip chart: three columns"}))
    (note,) = [each for each in reading.notes if "listed as made" in each.message]
    assert note.message.startswith(f"“- Made: Road map” under {heading} is kept as text")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("- Made: Road map", None),
        ("- made: Road map", None),
        ("- Work sheet: Road map", MadeKind.WORK_SHEET),
        ("- Worksheet: Road map", MadeKind.WORK_SHEET),
        ("- Flip chart: Road map", MadeKind.FLIP_CHART),
        ("- Flipchart: Road map", MadeKind.FLIP_CHART),
        ("- Made: Road map\n  - Kind: drawing", MadeKind.DRAWING),
        ("- Flip chart: Road map\n  - Kind: photograph", MadeKind.PHOTOGRAPH),
    ],
)
def test_the_label_or_the_kind_says_what_it_is(said: str, kind: MadeKind | None) -> None:
    made = only(said)
    assert (made.title, made.kind) == ("Road map", kind)


@pytest.mark.parametrize(
    ("said", "copy"),
    [
        ("given", Copy.GIVEN),
        ("yes", Copy.GIVEN),
        ("not given", Copy.NOT_GIVEN),
        ("no", Copy.NOT_GIVEN),
    ],
)
def test_where_it_is_kept_and_whether_a_copy_was_given_stand_under_it(
    said: str, copy: Copy
) -> None:
    made = only(f"- Made: Road map\n  - Kept: file, work sheets 2\n  - Copy: {said}")
    assert (made.kept, made.copy) == ("file, work sheets 2", copy)


def test_a_kind_or_copy_nobody_knows_stays_with_the_title() -> None:
    made = only("- Made: Road map\n  - Kind: papier mâché\n  - Copy: one day perhaps")
    assert made.kind is None
    assert made.copy is None
    assert "Road map" in made.title
    assert "papier mâché" in made.title
    assert "one day perhaps" in made.title


def test_a_label_with_nothing_behind_it_makes_nothing() -> None:
    sheet = read(form(ISSUES="- Made:")).sheet
    assert sheet.session.held is not None
    assert sheet.session.held.made == ()
    assert sheet.issues == ()


def test_what_was_made_in_a_session_that_was_not_held_is_set_aside() -> None:
    record = not_held(form(PRESENT="- Not held: put off", ISSUES="- Flip chart: The week in rings"))
    assert "The week in rings" in record.set_aside
