"""A section of a card is read on a screen without the marks of Markdown and with all its words."""

from pathlib import Path

import pytest

from tests.library.writing import CARD, with_card


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("One *two*\n**three**.", ("One two three.",)),
        ("A 5 * 3\nb", ("A 5 * 3 b",)),
        ("**For you:**\n\n- one\n- two,\n  *three*", ("For you:", "- one", "- two, three")),
        ("- one\n\nafter", ("- one", "after")),
        ("3. one\n4. two", ("3. one", "4. two")),
        ("- one\n  - two\n- three", ("- one", "  - two", "- three")),
        ("- one\n\n  more", ("- one", "  more")),
        ("[Walls](bus-stop.md) `now`", ("Walls now",)),
        ("> quoted", ("quoted",)),
        ("    kept\n      as it is", ("kept", "  as it is")),
        (r"1\. not a list", ("1. not a list",)),
    ],
)
def test_a_paragraph_or_an_entry_of_a_list_is_one_line(
    tmp_path: Path, written: str, read: tuple[str, ...]
) -> None:
    library = with_card(tmp_path, CARD.replace("Made up.", written))
    assert library.exercise("bus-stop").sections[-1].lines == read
