"""The first run, and who works."""

import stat
from pathlib import Path

import pytest

from sessionkit.domain.people import Worker
from sessionkit.tui.dialogs.who_works import WhoWorks
from sessionkit.tui.screens.first_run import FirstRun
from sessionkit.tui.screens.today import Today
from sessionkit.tui.widgets.line import Line
from tests.tui.conftest import Keyboard, Office

SIZES = [(60, 20), (80, 24), (120, 40)]
HOSTILE = "\x1b]0;x\x07 \u202e [/x] [@click=app.quit]y[/] [bold]b[/bold] # h \x9b31m"


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """No workspace yet, in a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path / "team")


async def fill(keyboard: Keyboard, folder: str, name: str, team: str = "") -> None:
    """Fill the three fields from the list of ways; Enter in the last one makes it."""
    await keyboard.press("enter")
    for each, text in zip(keyboard.app.screen.query(Line), (folder, name, team), strict=True):
        each.value = text
    await keyboard.press("enter", "enter", "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_this_is_that_a_workspace_is_a_folder_and_that_nothing_leaves(
    nowhere: Office, size: tuple[int, int]
) -> None:
    async with nowhere.sit_down(size, None) as keyboard:
        shown = " ".join(keyboard.shown().split())
        assert isinstance(keyboard.app.screen, FirstRun)
        assert "A workspace is a folder" in shown
        assert "Nothing leaves this machine." in shown
        assert str(nowhere.path)[: size[0] - 16] in shown


async def test_a_workspace_is_made_where_it_is_said_and_today_opens_on_it(
    nowhere: Office, tmp_path: Path
) -> None:
    async with nowhere.sit_down(worker=None) as keyboard:
        await fill(keyboard, "~/bridge", "Isla Muir", "Bridge Street")
        assert isinstance(keyboard.app.screen, Today)
        assert keyboard.app.workspace.settings.team == "Bridge Street"
        assert keyboard.app.workspace.acting.name == "Isla Muir"
        made = tmp_path / "home" / "bridge"
        assert (made / "workspace.toml").is_file()
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
        assert "Next time: sessionkit --workspace" in keyboard.shown()


async def test_what_is_wrong_is_told_at_the_field_and_what_was_typed_stays(
    nowhere: Office, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    async with nowhere.sit_down(worker=None) as keyboard:
        await fill(keyboard, "full", "Isla Muir")
        shown = keyboard.shown()
        assert "Error:" in shown
        assert "is not empty: letter.txt" in " ".join(shown.split())
        assert "Isla Muir" in shown
        assert isinstance(keyboard.app.screen, FirstRun)
        assert (tmp_path / "full" / "letter.txt").read_text() == "mine"
        await keyboard.press("ctrl+u")
        await keyboard.write("empty")
        await keyboard.press("ctrl+s")
        assert isinstance(keyboard.app.screen, Today)


async def test_without_a_name_nothing_is_made(nowhere: Office, tmp_path: Path) -> None:
    async with nowhere.sit_down(worker=None) as keyboard:
        await fill(keyboard, "team", "")
        assert "Error: Say your name" in keyboard.shown()
        assert not (tmp_path / "team").exists()


async def test_a_synchronised_folder_is_refused_at_its_field(
    nowhere: Office, tmp_path: Path
) -> None:
    (tmp_path / "Dropbox").mkdir()
    async with nowhere.sit_down(worker=None) as keyboard:
        await fill(keyboard, "Dropbox/team", "Isla Muir")
        shown = " ".join(keyboard.shown().split())
        assert "Error: The folder appears to be kept by Dropbox" in shown
        assert not (tmp_path / "Dropbox" / "team").exists()


async def test_one_key_makes_and_opens_the_demo(nowhere: Office, tmp_path: Path) -> None:
    async with nowhere.sit_down(worker=None) as keyboard:
        await keyboard.press("d")
        assert isinstance(keyboard.app.screen, Today)
        assert (tmp_path / "demo-workspace" / "workspace.toml").is_file()
        assert "INVENTED PEOPLE ONLY" in keyboard.shown()


async def test_a_workspace_that_is_there_is_opened(
    nowhere: Office, demo: Office, tmp_path: Path
) -> None:
    async with nowhere.sit_down(worker=None) as keyboard:
        await keyboard.press("o")
        keyboard.app.screen.query_one(Line).value = str(tmp_path)
        await keyboard.press("enter")
        assert "Error: there is no workspace in" in keyboard.shown()
        keyboard.app.screen.query_one(Line).value = str(demo.path)
        await keyboard.press("enter")
        assert isinstance(keyboard.app.screen, Today)
        assert keyboard.app.workspace.folder.path == demo.path


async def test_escape_in_a_field_goes_to_the_choices_and_keeps_what_was_typed(
    nowhere: Office,
) -> None:
    async with nowhere.sit_down(worker=None) as keyboard:
        await keyboard.press("enter", "tab")
        await keyboard.write("Isla")
        await keyboard.press("escape")
        assert "Isla" in keyboard.shown()
        assert isinstance(keyboard.app.screen, FirstRun)


# -- who works ------------------------------------------------------------------------------------


async def test_who_works_is_chosen_from_those_who_have_not_left(demo: Office) -> None:
    left = demo.workspace().folder.find_worker("Callum Reid")
    gone = Worker(left.id, left.name, left.job_title, demo.now.date())
    demo.workspace().folder.change_worker(gone)
    async with demo.sit_down() as keyboard:
        file = keyboard.app.file_of(demo.case().id)
        keyboard.app.push_screen(WhoWorks())
        await keyboard.settle()
        assert "Callum Reid" not in keyboard.shown()
        await keyboard.press("end", "enter")
        assert keyboard.app.workspace.acting.name == "Una Sclater"
        assert file.workspace.acting.name == "Una Sclater"
        assert "Una Sclater · Tue 3 Mar 2026" in keyboard.shown()


async def test_somebody_new_is_added_and_nobody_works_as_them_unasked(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        keyboard.app.push_screen(WhoWorks())
        await keyboard.settle()
        await keyboard.press("a")
        await keyboard.write("Tom Baird")
        await keyboard.press("ctrl+s")
        assert "Error: Tom Baird is a worker of this workspace already." in keyboard.shown()
        await keyboard.press("ctrl+u")
        await keyboard.write("Ewan Ross")
        await keyboard.press("enter")
        await keyboard.write("social worker")
        await keyboard.press("enter")
        assert demo.workspace().folder.find_worker("Ewan Ross").job_title == "social worker"
        assert keyboard.app.workspace.acting.name == "Isla Muir"
        assert "Ewan Ross is of the team now." in keyboard.shown()
        await keyboard.press("enter")
        assert keyboard.app.workspace.acting.name == "Isla Muir"
        keyboard.app.action_who_works()
        await keyboard.settle()
        await keyboard.press("up", "enter")
        assert keyboard.app.workspace.acting.name == "Ewan Ross"


async def test_where_nobody_is_named_it_is_asked_at_the_start(demo: Office) -> None:
    settings = demo.path / "workspace.toml"
    lines = settings.read_text("utf-8").split("\n")
    kept = [each for each in lines if not each.startswith("default_worker")]
    settings.write_text("\n".join(kept), "utf-8")
    async with demo.sit_down(worker=None) as keyboard:
        assert isinstance(keyboard.app.screen, WhoWorks)
        await keyboard.press("enter")
        assert keyboard.app.workspace.acting.name == "Callum Reid"


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_names_are_shown_as_text(demo: Office, size: tuple[int, int]) -> None:
    demo.workspace().folder.add_worker(Worker("evil", HOSTILE, HOSTILE))
    async with demo.sit_down(size) as keyboard:
        keyboard.app.push_screen(WhoWorks())
        await keyboard.settle()
        shown = keyboard.shown()
        assert "[/x]" in shown
        assert not any(each in shown for each in "\x1b\x07\x9b\u202e")
        await keyboard.press("a")
        await keyboard.press("escape", "escape")
