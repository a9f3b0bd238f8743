"""The work sheets that ship: blank, in plain English, and harmless in a pocket."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sessionkit.domain.worksheet import Worksheet
from tests.library.english import longest_sentence, misspelt, reading_ease
from tests.library.test_shipped_cards import LIBRARY, NOT_FOR_A_POCKET, SHIPPED

NEVER_SAID = re.compile(r"\b(?:worker|programme|session|exercise)s?\b", re.IGNORECASE)
SHAPES = frozenset(
    [
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "line",
        "rect",
        "circle",
        "ellipse",
        "polyline",
        "polygon",
        "text",
    ]
)

every_sheet = pytest.mark.parametrize("sheet", LIBRARY.worksheets, ids=lambda sheet: sheet.id)
every_drawing = pytest.mark.parametrize(
    "drawing", sorted((SHIPPED / "worksheets" / "drawings").iterdir()), ids=lambda path: path.stem
)


def prose(sheet: Worksheet) -> str:
    """The sentences on a sheet: no drawing, no lines to write on, no rules of tables."""
    text = re.sub(r"(?ms)^```.*?^```|^___$", "", sheet.text)
    text = re.sub(r"(?m)^\|[ |:-]+\|$", "", text).replace("|", ". ")
    return re.sub(r"(?m)^(?:##|-|\d+\.) +(.*?)$", r"\1\n", text)


def test_every_sheet_is_used_by_a_card_and_every_card_has_the_sheets_it_names() -> None:
    used = {each for card in LIBRARY.exercises for each in card.worksheets}
    assert used == {sheet.id for sheet in LIBRARY.worksheets}
    assert len(used) >= 12


def test_every_drawing_is_used() -> None:
    used = {name for sheet in LIBRARY.worksheets for name, _ in sheet.drawings}
    assert used == {each.stem for each in (SHIPPED / "worksheets" / "drawings").iterdir()}


@every_sheet
def test_a_sheet_does_not_name_what_it_is_for(sheet: Worksheet) -> None:
    text = f"{sheet.title}\n{sheet.text}"
    assert not NOT_FOR_A_POCKET.search(text), NOT_FOR_A_POCKET.search(text)
    assert not NEVER_SAID.search(text), NEVER_SAID.search(text)
    for card in LIBRARY.users_of(sheet.id):
        assert card.title.casefold() not in text.casefold()


@every_sheet
def test_a_sheet_is_plain_english(sheet: Worksheet) -> None:
    text = prose(sheet)
    assert reading_ease(text) >= 80
    assert longest_sentence(text) <= 25
    assert misspelt(f"{sheet.title}\n{sheet.text}") == []


@every_sheet
def test_a_sheet_is_blank_and_has_room_to_write(sheet: Worksheet) -> None:
    lines = sheet.text.split("\n")
    to_write_on = [each for each in lines if each == "___" or re.fullmatch(r"\|(?: +\|)+", each)]
    blank_cells = re.findall(r"\| {2,}\|", sheet.text)
    assert to_write_on or blank_cells or sheet.drawings


@every_drawing
def test_a_drawing_is_shapes_and_words_and_has_a_text_equivalent(drawing: Path) -> None:
    root = ElementTree.parse(drawing).getroot()
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags <= SHAPES
    assert {"title", "desc"} <= tags
    assert root.get("role") == "img"
    for each in root.iter():
        for name, value in each.attrib.items():
            assert not name.lower().startswith("on"), name
            assert name.rpartition("}")[2] not in ("href", "style", "id", "class"), name
            assert "url(" not in value
    said = " ".join(each.text or "" for each in root.iter())
    assert not NOT_FOR_A_POCKET.search(said)
