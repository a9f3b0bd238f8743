"""Work sheets are read as they were written, and what they need is named."""

from pathlib import Path

import pytest

from sessionkit.domain.errors import NotFound
from tests.library.writing import CARD, changed, read, said, write

SHEET = """\
---
title: The people around me
---

Put a name in each ring.

```drawing rings
( me )
```

## One step

___
"""
RINGS = '<svg viewBox="0 0 10 10" role="img"><title>Rings</title></svg>\n'


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    write(folder, "worksheets/circles.md", SHEET)
    write(folder, "worksheets/drawings/rings.svg", RINGS)
    write(folder, "bus-stop.md", changed("worksheets: []", "worksheets: [circles]"))
    return folder


def test_a_sheet_keeps_its_words_and_brings_its_drawing(shipped: Path) -> None:
    library = read(shipped)
    assert said(library, shipped) == []
    (sheet,) = library.worksheets
    assert (sheet.id, sheet.title, sheet.shipped) == ("circles", "The people around me", True)
    assert sheet.text == SHEET.split("---\n\n")[1].rstrip("\n")
    assert sheet.drawings == (("rings", RINGS),)


def test_a_sheet_knows_which_exercises_use_it(shipped: Path) -> None:
    library = read(shipped)
    assert [each.id for each in library.users_of("circles")] == ["bus-stop"]
    assert library.users_of("road-map") == ()


def test_a_sheet_may_have_the_id_of_a_card(shipped: Path) -> None:
    write(shipped, "worksheets/bus-stop.md", SHEET)
    library = read(shipped)
    assert said(library, shipped) == []
    assert [each.id for each in library.worksheets] == ["bus-stop", "circles"]


def test_a_teams_own_sheet_takes_the_shipped_ones_place_and_uses_its_drawings(
    shipped: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    write(own, "worksheets/circles.md", SHEET.replace("The people around me", "My people"))
    library = read(shipped, own)
    assert [(each.title, each.shipped) for each in library.worksheets] == [("My people", False)]
    assert library.worksheets[0].drawings == (("rings", RINGS),)


def test_a_teams_own_folder_brings_no_drawings(shipped: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    write(own, "worksheets/mine.md", SHEET.replace("drawing rings", "drawing mine"))
    write(own, "worksheets/drawings/mine.svg", "<svg><script>alert(1)</script></svg>")
    library = read(shipped, own)
    assert said(library, own) == [
        "worksheets/mine.md:7:1: there is no drawing “mine”; there are: rings"
    ]
    assert [each.id for each in library.worksheets] == ["circles"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ntitle: T\n---\n", "1:1: there is nothing on the sheet; write below the second line"),
        ("---\ntitle: T\nkind: x\n---\n\nWrite.\n", "3:1: the key 'kind' is unknown; it may be"),
        ("---\n---\n\nWrite.\n", "1:1: the key 'title' is missing from the front matter"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_named(tmp_path: Path, text: str, problem: str) -> None:
    write(tmp_path, "worksheets/sheet.md", text)
    library = read(tmp_path)
    (only,) = said(library, tmp_path)
    assert only.startswith(f"worksheets/sheet.md:{problem}")
    assert library.worksheets == ()


def test_a_link_that_leads_nowhere_is_named_and_the_card_is_still_used(shipped: Path) -> None:
    sources = "[Walls](walls.md), [sheet](worksheets/circles.md), [us](https://example.org)."
    text = CARD.replace("Made up.", f"See [this](bus-stop.md), {sources}")
    write(shipped, "bus-stop.md", text)
    library = read(shipped)
    (only,) = said(library, shipped)
    assert only.startswith("bus-stop.md:31:1: there is no walls.md for this link to lead to; ")
    assert [each.id for each in library.exercises] == ["bus-stop"]
    assert library.exercises[0].sections[-1].lines == ("See this, Walls, sheet, us.",)


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(shipped: Path) -> None:
    with pytest.raises(NotFound, match="no work sheet “circle”") as told:
        read(shipped).worksheet("circle")
    assert told.value.hint == "Did you mean circles?"
