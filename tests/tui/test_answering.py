"""A screen goes away by itself alone, however often and whenever it is told to."""

from sessionkit.tui.dialogs.confirm import Confirm
from sessionkit.tui.dialogs.working import Working
from sessionkit.tui.screens.cases import Cases
from tests.tui.conftest import Office


async def test_a_dialog_told_twice_to_go_takes_away_nothing_below_it(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        page = keyboard.app.screen
        said = Working("Thinking")
        keyboard.app.push_screen(said)
        said.dismiss()
        said.dismiss()
        await keyboard.settle()
        assert keyboard.app.screen is page


async def test_what_ends_below_a_question_waits_for_its_answer(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        home = keyboard.app.screen
        below = Cases()
        keyboard.app.push_screen(below)
        await keyboard.settle()
        asked = Confirm("Is it so?", "It is")
        keyboard.app.push_screen(asked)
        await keyboard.settle()
        below.dismiss(None)
        await keyboard.settle()
        assert keyboard.app.screen is asked
        await keyboard.press("escape")
        assert keyboard.app.screen is home
