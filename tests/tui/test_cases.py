"""Cases: found by a few letters of a reference or a name."""

from dataclasses import replace
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import OptionList

from sessionkit.domain.people import Participant
from sessionkit.storage.index import IndexEntry
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.cases import Cases, Find, found_cases
from sessionkit.tui.screens.today import Today
from tests.small_case import empty_case
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.hostile import hostile_case, steering_characters


def on(keyboard: Keyboard, kind: type[Screen[Any]]) -> bool:
    """Whether a screen of this kind is up."""
    return isinstance(keyboard.app.screen, kind)


SIZES = [(60, 20), SMALL, LARGE]


def add_cases(office: Office, *people: tuple[str, str]) -> None:
    """Cases of these references and names."""
    workspace = office.workspace()
    for number, (reference, name) in enumerate(people):
        case = replace(
            empty_case(), id=f"more{number}", reference=reference, participant=Participant(name)
        )
        workspace.cases.create(case, workspace.acting.id, workspace.now)


def entry(number: int) -> IndexEntry:
    """A line of the index."""
    return IndexEntry(
        f"c{number}", 1, f"Rowan Calder {number}", f"R-{number:04d}", (), 0, None, None, 0, 0
    )


@pytest.mark.parametrize("size", SIZES)
async def test_a_case_shows_its_last_session_and_what_is_open(
    demo: Office, size: tuple[int, int]
) -> None:
    async with demo.sit_down(size) as keyboard:
        await keyboard.press("f")
        shown = keyboard.shown()
        assert "DEMO-1" in shown
        assert "S4 Tue 24 Feb" in shown
        assert "3 open" in shown
        assert ("Isla Muir, Tom Baird" in shown) == (size == LARGE)
        assert all(len(row) <= size[0] for row in shown.split("\n"))


async def test_typing_finds_by_name_and_enter_opens_what_is_found(demo: Office) -> None:
    add_cases(demo, ("DEMO-2", "Ewan Sorley"), ("DEMO-3", "Niall Strachan"))
    async with demo.sit_down() as keyboard:
        await keyboard.press("slash")
        assert isinstance(keyboard.focus, Find)
        await keyboard.write("sorl")
        assert "Ewan Sorley" in keyboard.shown()
        assert "Strachan" not in keyboard.shown()
        await keyboard.press("enter")
        assert on(keyboard, CaseScreen)
        assert "DEMO-2 Ewan Sorley" in keyboard.shown()
        assert "No session yet" in keyboard.shown()
        await keyboard.press("escape", "escape")
        assert on(keyboard, Today)


async def test_the_arrows_move_through_the_list_while_one_types(demo: Office) -> None:
    add_cases(demo, ("DEMO-2", "Ewan Sorley"), ("DEMO-3", "Niall Strachan"))
    async with demo.sit_down() as keyboard:
        await keyboard.press("f", "down", "down", "up", "enter")
        assert "DEMO-2 Ewan Sorley" in keyboard.shown()


async def test_letters_strewn_through_a_name_find_it_too(demo: Office) -> None:
    add_cases(demo, ("DEMO-2", "Ewan Sorley"))
    async with demo.sit_down() as keyboard:
        await keyboard.press("f")
        await keyboard.write("rclder")
        assert "Rowan Calder" in keyboard.shown()
        assert "Sorley" not in keyboard.shown()
        await keyboard.write("zzz")
        assert "No case fits" in keyboard.shown()


async def test_private_display_shows_surnames_only(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        keyboard.app.private = True
        await keyboard.press("f")
        assert "Calder" in keyboard.shown()
        assert "Rowan" not in keyboard.shown()


async def test_a_case_that_does_not_open_is_told(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await keyboard.press("f")
        case = demo.case()
        for path in (demo.path / "cases" / case.id).glob("*.case"):
            path.write_bytes(b"not a case")
        await keyboard.press("enter")
        assert on(keyboard, Cases)
        assert "Error:" in keyboard.shown()


def test_words_as_they_stand_come_before_strewn_letters() -> None:
    entries = tuple(entry(n) for n in range(30))
    found = found_cases(entries, "r-0012")
    assert found[0].reference == "R-0012"
    assert found_cases(entries, "  ") == list(entries)


@pytest.mark.parametrize("size", SIZES)
async def test_a_thousand_cases_are_listed_and_filtered(
    demo: Office, size: tuple[int, int]
) -> None:
    async with demo.sit_down(size) as keyboard:
        page = Cases()
        keyboard.app.push_screen(page)
        await keyboard.settle()
        page._entries = tuple(entry(n) for n in range(1000))
        page._paint()
        await keyboard.settle()
        rows = page.query_one("#cases", OptionList)
        assert rows.option_count == 1000
        await keyboard.write("0777")
        assert rows.highlighted_option is not None
        assert rows.highlighted_option.id == "c777"


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_stays_text_in_the_list(demo: Office, size: tuple[int, int]) -> None:
    hostile_case(demo.workspace())
    async with demo.sit_down(size) as keyboard:
        await keyboard.press("f")
        await keyboard.write("[/x]")
        assert "EVIL-1" in keyboard.shown()
        assert not steering_characters(keyboard.shown())
