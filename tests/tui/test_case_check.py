"""What the continuity check found, on the screen of the case: gone to, answered, taken back."""

from pathlib import Path
from shutil import copytree

import pytest

from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.widgets.chain import Chain
from sessionkit.tui.widgets.sheet import SessionSheet
from sessionkit.workflows.change_case import case_id
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office

MISSED = "Session 7 of Wed 24 Dec 2025 was missed, and no follow-up is recorded."


@pytest.fixture
def stories(told_demo: Path, tmp_path: Path) -> Office:
    """The demo of four cases, on its Tuesday."""
    copytree(told_demo, tmp_path / "demo")
    return Office(tmp_path / "demo")


async def checked(office: Office, keyboard: Keyboard, reference: str) -> CaseScreen:
    """The tab of the check in a case."""
    page = CaseScreen(case_id(office.workspace(), reference))
    keyboard.app.push_screen(page)
    await keyboard.settle()
    await keyboard.press("4")
    return page


@pytest.mark.parametrize("size", [(60, 20), SMALL, LARGE])
async def test_what_was_found_is_said_with_what_settles_it(
    stories: Office, size: tuple[int, int]
) -> None:
    async with stories.sit_down(size) as keyboard:
        await checked(stories, keyboard, "DEMO-4")
        shown = " ".join(keyboard.shown().split())
        assert "[4 Check]" in shown
        assert ">Session 8 raised risk information, and nobody is recorded" in shown
        assert "sessionkit tells nobody" in shown


async def test_enter_goes_to_the_session_it_is_about(stories: Office) -> None:
    async with stories.sit_down() as keyboard:
        page = await checked(stories, keyboard, "DEMO-4")
        await keyboard.press("down", "enter")
        at = page.query_one(Chain).at
        assert page.case.session_of(at).number == 7


async def test_an_answer_goes_down_the_list_and_is_taken_back_by_undo(stories: Office) -> None:
    async with stories.sit_down(LARGE, worker="Una Sclater") as keyboard:
        page = await checked(stories, keyboard, "DEMO-4")
        await keyboard.press("down", "a", "enter")
        assert "Say why in a few words." in keyboard.shown()
        await keyboard.write("Davit rang him; the note is in his diary")
        await keyboard.press("enter")
        assert "Saved: it is answered." in keyboard.shown()
        ((answer),) = page.case.answers
        assert (answer.by, answer.words) == (
            "Una Sclater",
            "Davit rang him; the note is in his diary",
        )
        assert ">Session 10 names no next appointment" in keyboard.shown()
        await keyboard.press("end")
        shown = keyboard.shown()
        assert shown.index(" Answered") < shown.index(f">{MISSED[:20]}")
        assert "Una Sclater, Tue 3 Mar 2026: Davit rang him" in shown
        await keyboard.press("u")
        assert not any(page.case.answers)


async def test_no_exercise_is_named_while_others_may_see_the_screen(stories: Office) -> None:
    async with stories.sit_down(LARGE) as keyboard:
        await checked(stories, keyboard, "DEMO-4")
        assert "all worked on “Road Map”" in keyboard.shown()
        await keyboard.press("alt+d")
        assert "Road Map" not in keyboard.shown()
        assert "all worked on one exercise" in keyboard.shown()


async def test_enter_goes_to_the_open_thing_it_is_about(stories: Office) -> None:
    async with stories.sit_down(LARGE) as keyboard:
        page = await checked(stories, keyboard, "DEMO-4")
        await keyboard.press("enter")
        assert page.case.session_of(page.query_one(Chain).at).number == 8
        assert page.query_one(SessionSheet).has_focus
        marked = [row for row in keyboard.shown().split("\n") if "│>" in row or "▌>" in row]
        assert any("lending his telephone" in row for row in marked), keyboard.shown()


async def test_what_is_answered_already_is_said_to_be(stories: Office) -> None:
    async with stories.sit_down() as keyboard:
        await checked(stories, keyboard, "DEMO-1")
        assert "Everything found is answered." in keyboard.shown()
        assert "Isla Muir, Tue 24 Feb 2026: He would rather" in keyboard.shown()


async def test_a_record_that_holds_together_says_so_and_says_nothing_about_risk(
    stories: Office,
) -> None:
    async with stories.sit_down() as keyboard:
        await checked(stories, keyboard, "DEMO-3")
        assert "checks of the record found nothing. This says nothing about risk." in (
            keyboard.shown()
        )
