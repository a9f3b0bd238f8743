"""The library: what could we use?"""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from sessionkit.tui.screens.library import Library
from sessionkit.workflows.read_library import library_with
from tests.tui.conftest import Keyboard, Office

SIZES = [(60, 20), (80, 24), (120, 40)]


async def open_library(keyboard: Keyboard, office: Office | None = None) -> None:
    file = keyboard.app.file_of(office.case().id) if office is not None else None
    keyboard.app.push_screen(Library(file))
    await keyboard.settle()


def chosen(keyboard: Keyboard) -> str:
    listed = keyboard.app.screen.query_one(OptionList)
    assert listed.highlighted is not None
    return listed.get_option_at_index(listed.highlighted).id or ""


@pytest.mark.parametrize("size", SIZES)
async def test_cards_stand_by_purpose_with_the_card_beside_and_what_they_are_no_substitute_for(
    demo: Office, size: tuple[int, int]
) -> None:
    async with demo.sit_down(size) as keyboard:
        await open_library(keyboard)
        shown = keyboard.shown()
        assert "How it came about" in shown
        assert "Barriers, climbing" in shown
        assert "PURPOSE" in shown
        assert "no substitute for training" in shown


async def test_the_search_finds_words_wherever_they_stand_titles_first(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_library(keyboard)
        await keyboard.press("slash")
        await keyboard.write("ROAD")
        assert chosen(keyboard) == "card/road-map"
        await keyboard.write(" zebra")
        assert "No card has these words." in keyboard.shown()
        await keyboard.press("escape")
        assert "How it came about" in keyboard.shown()
        await keyboard.press("escape", "escape")
        assert not isinstance(keyboard.app.screen, Library)


async def test_from_a_case_it_says_when_a_card_was_last_used_and_what_came_of_it(
    demo: Office,
) -> None:
    async with demo.sit_down() as keyboard:
        await open_library(keyboard, demo)
        await keyboard.press("slash")
        await keyboard.write("road map")
        shown = keyboard.shown()
        assert "S4  Road Map" in shown
        assert "Step 2 of the programme, complete" in shown
        assert "session 4, Tue 24 Feb 2026" in shown
        assert "2 met, 1 partly met" in shown


async def test_a_programme_lists_its_steps_and_each_step_shows_its_card(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_library(keyboard)
        await keyboard.press("end")
        assert chosen(keyboard) == "step/work-done-in-custody/10/relapse-prevention-plan"
        assert "Compiling Relapse Prevention Plan" in keyboard.shown()
        await keyboard.press("enter", "pagedown")
        assert keyboard.focus is not None
        assert keyboard.focus.id == "card"
        assert "STEPS" in keyboard.shown()


async def test_a_card_that_cannot_be_read_is_counted_and_stops_no_other(demo: Office) -> None:
    (demo.path / "exercises" / "ours.md").write_text("no front matter here\n", "utf-8")
    library_with.cache_clear()
    async with demo.sit_down() as keyboard:
        await open_library(keyboard)
        shown = keyboard.shown()
        assert "1 card cannot be read as it should: `library check` names what" in shown
        assert "Barriers" in shown
    library_with.cache_clear()


async def test_a_work_sheet_is_printed_for_the_participant_without_naming_the_exercise(
    demo: Office, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.html"
    async with demo.sit_down() as keyboard:
        await open_library(keyboard)
        await keyboard.press("slash")
        await keyboard.write("road map")
        await keyboard.press("enter", "w")
        shown = keyboard.shown()
        assert "the workers’ copy" in shown
        assert "the participant’s copy" in shown
        await keyboard.press("down", "enter", "end", "ctrl+u")
        await keyboard.write(str(file))
        await keyboard.press("enter")
        await keyboard.settle()
        assert "Written to" in keyboard.shown()
    page = file.read_text("utf-8")
    assert "<svg" in page
    assert "Road Map" not in page


async def test_what_stands_in_the_file_is_written_over_only_when_somebody_says_so(
    demo: Office, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.html"
    file.write_text("something of theirs", "utf-8")
    async with demo.sit_down() as keyboard:
        await open_library(keyboard)
        await keyboard.press("slash")
        await keyboard.write("road map")
        await keyboard.press("enter", "w", "enter", "end", "ctrl+u")
        await keyboard.write(str(file))
        await keyboard.press("enter")
        assert "is there already" in keyboard.shown().replace("\n", " ")
        await keyboard.press("escape")
        await keyboard.settle()
    assert file.read_text("utf-8") == "something of theirs"
