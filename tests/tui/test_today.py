"""Today: what needs somebody, and one key to the place."""

from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import OptionList

from sessionkit.domain.handling import How, ItemKind
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.cases import Cases
from sessionkit.tui.screens.plan import Plan
from sessionkit.tui.screens.today import Today
from sessionkit.workflows.handle_item import Step, handle_item
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.hostile import hostile_case, steering_characters


def on(keyboard: Keyboard, kind: type[Screen[Any]]) -> bool:
    """Whether a screen of this kind is up."""
    return isinstance(keyboard.app.screen, kind)


SIZES = [(60, 20), SMALL, LARGE]
SISTER = "Tell his sister"


def cursor(keyboard: Keyboard) -> str:
    """The row the cursor is on."""
    rows = keyboard.app.screen.query_one("#agenda", OptionList)
    assert rows.highlighted_option is not None
    return str(rows.highlighted_option.prompt)


@pytest.mark.parametrize("size", SIZES)
async def test_home_shows_what_needs_somebody_and_no_empty_group(
    demo: Office, size: tuple[int, int]
) -> None:
    async with demo.sit_down(size) as keyboard:
        shown = keyboard.shown()
        assert "Sessions" in shown
        assert "10:00 today" in shown
        assert "no plan yet" in shown
        assert "Actions due" in shown
        assert "2 days late" in shown
        assert "To write up" not in shown
        assert "Needs an answer" not in shown
        assert all(len(row) <= size[0] for row in shown.split("\n"))


async def test_the_cursor_starts_on_the_first_row_that_needs_something(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        assert on(keyboard, Today)
        assert "10:00 today" in cursor(keyboard)
        await keyboard.press("down")
        assert SISTER in cursor(keyboard)


async def test_an_appointment_without_a_plan_leads_to_its_plan(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await keyboard.press("enter")
        assert on(keyboard, Plan)
        await keyboard.press("escape")
        assert on(keyboard, Today)


async def test_an_action_leads_to_the_session_it_was_agreed_in(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await keyboard.press("down", "enter")
        page: Screen[Any] = keyboard.app.screen
        assert isinstance(page, CaseScreen)
        assert page.session is not None
        assert page.session.number == 4
        assert "> open" in keyboard.shown()
        await keyboard.press("enter", "d", "ctrl+s", "escape", "escape")
        assert on(keyboard, Today)
        assert SISTER not in keyboard.shown()


async def test_what_was_done_is_gone_on_coming_back(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        assert SISTER in keyboard.shown()
        await keyboard.press("f")
        assert on(keyboard, Cases)
        case = demo.case()
        action = next(each for each in case.actions if each.what.startswith(SISTER))
        handle_item(demo.workspace(), case.id, ItemKind.ACTION, action.id, Step(How.DONE))
        await keyboard.press("escape")
        assert SISTER not in keyboard.shown()
        assert "Write to confirm" in keyboard.shown()


async def test_a_day_on_which_nothing_needs_anybody_says_so(demo: Office) -> None:
    case = demo.case()
    for path in (demo.path / "cases" / case.id).iterdir():
        path.unlink()
    (demo.path / "cases" / case.id).rmdir()
    async with demo.sit_down() as keyboard:
        assert "Nothing needs you today" in keyboard.shown()
        assert "No session is planned." in keyboard.shown()
        assert "Sessions" not in keyboard.shown()
        await keyboard.press("enter")
        assert on(keyboard, Today)


async def test_an_empty_day_names_the_next_session_however_far_ahead(demo: Office) -> None:
    case = demo.case()
    for each in case.actions:
        if each.what.startswith((SISTER, "Write to")):
            handle_item(demo.workspace(), case.id, ItemKind.ACTION, each.id, Step(How.DONE))
    demo.on(-8)
    async with demo.sit_down() as keyboard:
        assert "Nothing needs you today" in keyboard.shown()
        assert "The next session is Tue 3 Mar 2026, 10:00: DEMO-1 Calder." in keyboard.shown()


async def test_damaged_data_is_told_and_hides_nothing_else(demo: Office) -> None:
    (demo.path / "cases" / "broken").mkdir()
    (demo.path / "cases" / "broken" / "00000001.case").write_bytes(b"not a case")
    async with demo.sit_down() as keyboard:
        assert "Damaged data" in keyboard.shown()
        assert "10:00 today" in keyboard.shown()


async def test_private_display_shows_no_words_of_an_action(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        keyboard.app.private = True
        await keyboard.press("f", "escape")
        assert SISTER not in keyboard.shown()
        assert "further action · Rowan Calder" in keyboard.shown()


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_stays_text_on_the_home_screen(
    demo: Office, size: tuple[int, int]
) -> None:
    hostile_case(demo.workspace())
    demo.on(14)
    async with demo.sit_down(size) as keyboard:
        assert "EVIL-1" in keyboard.shown()
        assert not steering_characters(keyboard.shown())
