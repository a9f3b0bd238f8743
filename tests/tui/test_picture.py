"""The picture in the README is of the program as it is."""

from pathlib import Path

from tests.tui.picture import FILE, drawn


async def test_the_picture_shows_what_the_program_shows_and_fetches_nothing(
    tmp_path: Path,
) -> None:
    kept = FILE.read_text("utf-8")
    assert "url(http" not in kept
    assert kept == await drawn(tmp_path), "`make screens` draws it anew"
