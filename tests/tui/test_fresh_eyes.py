"""What people who had never seen the screens stumbled over, and what is promised instead."""

from dataclasses import replace
from pathlib import Path

import pytest

from sessionkit.tui.dialogs.help import Help
from sessionkit.tui.dialogs.two_texts import TwoTexts, TwoTextsOrBoth
from sessionkit.tui.dialogs.who_works import WhoWorks
from sessionkit.tui.screens.cases import Cases
from sessionkit.tui.screens.plan import Plan
from sessionkit.tui.widgets.choice import Choice
from sessionkit.tui.widgets.line import Line
from sessionkit.workflows.change_settings import change_settings, read_settings, settings_form
from sessionkit.workflows.presence import Doing
from tests.tui.conftest import Office
from tests.tui.test_export import open_export
from tests.tui.test_plan import open_plan
from tests.tui.test_record import open_record
from tests.tui.test_two_people import look, written_by_tom


async def test_the_day_said_while_typing_is_the_day_that_is_saved(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("f8")
        page.go_to("when")
        await keyboard.settle()
        await keyboard.press("ctrl+u")
        await keyboard.write("27/2 9:00")
        assert "27/2 9:00: Fri 27 Feb 2026, 09:00" in keyboard.shown()
        await keyboard.press("ctrl+s")
    held = planned.case().chain[-1].held
    assert held is not None
    assert held.when.show() == "Fri 27 Feb 2026, 09:00"


async def test_a_session_held_on_a_day_that_has_not_come_is_not_completed(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("when")
        await keyboard.settle()
        await keyboard.press("ctrl+u")
        await keyboard.write("3 Nov 2027")
        await keyboard.press("f2")
        assert "Wed 3 Nov 2027 has not come yet" in " ".join(keyboard.shown().split())
        await keyboard.press("f2", "escape")
    assert planned.case().chain[-1].state.value == "being written up"


async def test_of_two_choices_one_stands_and_never_both_in_a_row(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("a")
        written_by_tom(planned, came="late")
        await look(keyboard, page)
        await keyboard.press("f9")
        asked = keyboard.app.screen
        assert isinstance(asked, TwoTexts)
        assert not isinstance(asked, TwoTextsOrBoth)
        assert "You both changed “Came”." in keyboard.shown()
        assert "b Both" not in keyboard.shown()
        await keyboard.press("b", "t")
        assert page.form.came == "late"


async def test_what_is_not_met_asks_for_its_word(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("a", "d", "p")
        await keyboard.write("two of four")
        await keyboard.press("enter", "m")
        assert [each.result for each in page.form.results] == ["partly met", "met"]
        assert page.form.results[0].words == "two of four"


async def test_help_and_leaving_work_in_a_dialog(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        keyboard.app.push_screen(WhoWorks())
        await keyboard.settle()
        await keyboard.press("f1")
        assert isinstance(keyboard.app.screen, Help)
        await keyboard.press("escape", "ctrl+q")
        assert keyboard.app.return_code == 0


async def test_escape_leaves_the_card_and_not_the_plan(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        page = await open_plan(demo, keyboard)
        await keyboard.press("f3", "escape")
        assert keyboard.app.screen is page
        await keyboard.press("escape")
        assert keyboard.app.screen is not page


async def test_where_nothing_was_left_the_plan_begins_with_its_day(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        page = await open_plan(demo, keyboard)
        assert isinstance(page, Plan)
        left = bool(page.offer.left)
        on_the_day = isinstance(keyboard.focus, Line) and keyboard.focus.path == "when"
        assert on_the_day is not left


@pytest.mark.parametrize(("key", "wanted"), [("p", "participant"), ("r", "record"), ("h", "html")])
async def test_every_letter_shown_on_export_chooses(demo: Office, key: str, wanted: str) -> None:
    async with demo.sit_down() as keyboard:
        await open_export(keyboard, demo)
        await keyboard.press(key)
        assert wanted in {each.value for each in keyboard.app.screen.query(Choice)}


async def test_the_footer_names_no_letter_that_would_only_be_typed(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        keyboard.app.push_screen(Cases())
        await keyboard.settle()
        assert isinstance(keyboard.focus, Line)
        footer = keyboard.shown().split("\n")[-1]
        assert "^n New case" in footer
        assert " n New" not in footer


async def test_an_own_editor_is_opened_only_where_the_team_allows_it(
    planned: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = planned.workspace()
    form = settings_form(workspace)
    assert form.editor == "yes"
    change_settings(workspace, read_settings(workspace, replace(form, editor="no")))
    monkeypatch.setenv("EDITOR", str(tmp_path / "never-run"))
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("happened")
        await keyboard.settle()
        await keyboard.press("ctrl+o")
        assert "do not allow an editor" in keyboard.shown()


async def test_a_completed_record_is_told_on_the_screen_one_comes_back_to(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("a", "d", "m", "m")
        await keyboard.write("He came.")
        await keyboard.press("tab")
        await keyboard.write("Good.")
        await keyboard.press("tab", "c", "down", "f2", "f2")
        assert "Session 5 is recorded." in keyboard.shown()


async def test_who_has_just_become_somebody_else_is_not_reported_as_another(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        keyboard.app.presence.here(demo.case().id, Doing.READING)
        keyboard.app.push_screen(WhoWorks())
        await keyboard.settle()
        await keyboard.press("end", "enter")
        assert keyboard.app.workspace.acting.name == "Una Sclater"
        assert keyboard.app.presence.others(demo.case().id) == ()
