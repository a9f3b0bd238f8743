"""The team's settings, at the keyboard and on the command line."""

from dataclasses import replace
from datetime import date

import pytest

from sessionkit.cli.exits import ExitCode
from sessionkit.tui.dialogs.ask_line import AskLine
from sessionkit.tui.screens.settings_form import SettingsForm
from sessionkit.workflows.change_settings import change_settings
from tests.conftest import CommandLine
from tests.tui.conftest import Keyboard, Office

SIZES = [(60, 20), (80, 24), (120, 40)]
HOSTILE = "\x1b]0;x\x07 \u202e [/x] [@click=app.quit]y[/] [bold]b[/bold] # h \x9b31m"


async def open_settings(keyboard: Keyboard) -> None:
    keyboard.app.push_screen(SettingsForm())
    await keyboard.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_the_settings_are_shown_in_words(demo: Office, size: tuple[int, int]) -> None:
    async with demo.sit_down(size) as keyboard:
        await open_settings(keyboard)
        shown = keyboard.shown()
        assert "Bridge Street (invented)" in shown
        assert "participant" in shown
        assert "Isla Muir" in shown


async def test_what_is_saved_stands_in_the_file_with_peoples_remarks(demo: Office) -> None:
    path = demo.path / "workspace.toml"
    path.write_text("# ours\n" + path.read_text("utf-8"), "utf-8")
    async with demo.sit_down() as keyboard:
        await open_settings(keyboard)
        await keyboard.press("tab", "ctrl+u")
        await keyboard.write("client")
        await keyboard.press(*["tab"] * 6)
        await keyboard.write("25 dec 2026\n2026-12-28")
        await keyboard.press("ctrl+s")
        assert "Saved for everybody" in keyboard.shown()
        assert "Fri 25 Dec 2026" in keyboard.shown()
        assert keyboard.app.workspace.settings.participant == "client"
    held = demo.workspace().settings
    assert held.holidays == {date(2026, 12, 25), date(2026, 12, 28)}
    assert path.read_text("utf-8").startswith("# ours\n")


async def test_what_cannot_be_read_is_told_at_its_field_and_nothing_is_saved(demo: Office) -> None:
    before = (demo.path / "workspace.toml").read_text("utf-8")
    async with demo.sit_down((80, 40)) as keyboard:
        await open_settings(keyboard)
        await keyboard.press("tab", "ctrl+u", "tab", "ctrl+u")
        await keyboard.write("an hour")
        await keyboard.press("tab", "tab", "ctrl+u")
        await keyboard.write("soon")
        await keyboard.press("tab", "ctrl+u")
        await keyboard.write("weekly")
        await keyboard.press("tab", "ctrl+u")
        await keyboard.write("Nobody Here")
        await keyboard.press("tab")
        await keyboard.write("some day")
        await keyboard.press("ctrl+s")
        shown = keyboard.shown()
        assert shown.count("Error:") == 6
        assert "Error: How many working days writing up may wait" in shown
        assert "Error: How many days may lie between two contacts" in shown
        assert "an hour" in shown
        assert "Error: Line 1:" in shown
        assert "Nothing was saved" in shown
        await keyboard.press("escape")
        assert "Esc again goes back" in keyboard.shown()
        await keyboard.press("escape")
        assert not isinstance(keyboard.app.screen, SettingsForm)
    assert (demo.path / "workspace.toml").read_text("utf-8") == before


def test_what_somebody_else_changed_meanwhile_stands(demo: Office) -> None:
    mine, theirs = demo.workspace(), demo.workspace("Tom Baird")
    change_settings(theirs, replace(theirs.settings, session_minutes=45))
    now = change_settings(mine, replace(mine.settings, team="North"))
    assert (now.settings.team, now.settings.session_minutes) == ("North", 45)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_settings_are_shown_as_text(demo: Office, size: tuple[int, int]) -> None:
    async with demo.sit_down(size) as keyboard:
        hostile = replace(keyboard.app.workspace.settings, team=HOSTILE, participant=HOSTILE)
        keyboard.app.go_on_in(replace(keyboard.app.workspace, settings=hostile))
        await open_settings(keyboard)
        keyboard.app.push_screen(AskLine(HOSTILE, HOSTILE, HOSTILE, lambda _: HOSTILE))
        await keyboard.settle()
        await keyboard.press("enter")
        shown = keyboard.shown()
        assert "[/x]" in shown
        assert not any(each in shown for each in "\x1b\x07\x9b\u202e")
        await keyboard.press("escape")
        assert not any(each in keyboard.shown() for each in "\x1b\x07\x9b\u202e")


def test_the_command_line_shows_and_changes_the_same(desk: CommandLine) -> None:
    desk.done("settings", "set", "session_minutes", "45")
    ran = desk.done("settings", "set", "holidays", "25 dec 2026, 2026-12-28")
    assert "Fri 25 Dec 2026, Mon 28 Dec 2026" in ran.err
    shown = desk.done("settings", "show", "--json").json()
    assert shown["session_minutes"] == 45
    assert shown["holidays"] == ["2026-12-25", "2026-12-28"]
    assert "45" in desk.done("settings", "show").out


def test_how_long_writing_up_and_contact_may_wait_is_the_teams_to_decide(desk: CommandLine) -> None:
    shown = desk.done("settings", "show", "--json").json()
    assert (shown["write_up_days"], shown["contact_days"]) == (2, 14)
    desk.done("settings", "set", "write_up_days", "0")
    desk.done("settings", "set", "contact_days", "31")
    shown = desk.done("settings", "show", "--json").json()
    assert (shown["write_up_days"], shown["contact_days"]) == (0, 31)


@pytest.mark.parametrize(
    "wrong",
    [
        ("session_minutes", "0"),
        ("session_minutes", "1e3"),
        ("contact_days", "0"),
        ("contact_days", "400"),
        ("colour", "red"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_what_to_write(
    desk: CommandLine, wrong: tuple[str, str]
) -> None:
    ran = desk("settings", "set", *wrong)
    assert ran.code is ExitCode.WRONG_USE
    assert "Write a number from 1" in ran.err or "Choose one of: team" in ran.err
