"""A work sheet as it is printed: the participant's copy holds the sheet and nothing else."""

import re
from collections.abc import Callable

import pytest

from sessionkit.documents.worksheet import worksheet_markdown, worksheet_page
from sessionkit.domain.worksheet import Worksheet, drawing_in

RINGS = '<svg viewBox="0 0 9 9" role="img"><title>Rings</title><circle cx="4" cy="4" r="3"/></svg>'
TEXT = """\
Put a name in each ring.

```drawing rings
( me )
```

## One step

___

| Name | Number |
|---|---|
|   |   |
"""
SHEET = Worksheet("circles", "The people around me", TEXT, (("rings", RINGS),), shipped=True)
USED_BY = ("Network", "Chain of [events]")


def test_the_workers_copy_says_what_it_belongs_to_and_where_it_is_kept() -> None:
    text = worksheet_markdown(SHEET, USED_BY, own_copy=False)
    assert text.startswith(
        "# The people around me\n\nWork sheet of: Network; Chain of \\[events\\]"
    )
    assert "| Name | Date | Kept in | Copy given? |" in text


@pytest.mark.parametrize("laid_out", [worksheet_markdown, worksheet_page])
def test_the_participants_copy_names_neither_exercise_nor_agency(
    laid_out: Callable[..., str],
) -> None:
    text = laid_out(SHEET, USED_BY, own_copy=True)
    assert "The people around me" in text
    assert "Network" not in text
    assert "Chain of" not in text
    assert "sessionkit" not in text
    assert "Kept in" not in text


def test_markdown_prints_the_drawing_in_text_and_lines_to_write_on() -> None:
    text = worksheet_markdown(SHEET, USED_BY, own_copy=True)
    assert "```drawing rings\n( me )\n```" in text
    assert f"\n{'_' * 76}\n" in text


def test_each_part_stays_on_one_page_and_the_browser_prints_nothing_in_the_margin() -> None:
    page = worksheet_page(SHEET, USED_BY, own_copy=True)
    assert page.count("<section>") == page.count("</section>") == 1 + page.count("<h2>")
    assert "section { break-inside: avoid; }" in page
    assert "@page { margin: 0; }" in page


def test_a_page_has_the_drawing_in_its_place_and_loads_nothing() -> None:
    page = worksheet_page(SHEET, USED_BY, own_copy=False)
    assert RINGS in page
    assert "( me )" not in page
    assert "<hr" in page
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_a_teams_sheet_cannot_bring_html_into_a_page() -> None:
    hostile = Worksheet("x", "<b>T</b>", 'a <script>alert(1)</script> <img src="x">', (), False)
    page = worksheet_page(hostile, ("<i>E</i>",), own_copy=False)
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>T" not in page
    assert "<i>E" not in page


@pytest.mark.parametrize(
    ("info", "name"),
    [("drawing rings", "rings"), ("  drawing   rings ", "rings"), ("python", ""), ("drawing", "")],
)
def test_a_block_asks_for_a_drawing_by_its_name(info: str, name: str) -> None:
    assert drawing_in(info) == name
