"""The mouse works, and is never needed."""

from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.record import Record
from sessionkit.tui.widgets.choice import Choice
from sessionkit.tui.widgets.fold import Fold, FoldHead
from sessionkit.tui.widgets.record_rows import ResultRow
from tests.tui.conftest import Office
from tests.tui.test_record import open_record


async def test_an_answer_is_chosen_by_pointing_at_its_word(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        choice = page.query_one(ResultRow).query_one(Choice)
        words = choice.render().plain
        assert words.startswith("(m) met")
        await keyboard.pilot.click(choice, offset=(words.index("partly"), 0))
        await keyboard.settle()
        assert page.form.results[0].result == "partly met"


async def test_a_folded_part_is_unfolded_by_pointing_at_it(planned: Office) -> None:
    async with planned.sit_down((120, 40)) as keyboard:
        page = await open_record(planned, keyboard)
        fold = page.query_one("#meeting", Fold)
        await keyboard.pilot.click(fold.query_one(FoldHead))
        await keyboard.settle()
        assert fold.is_open
        assert "Apologies" in keyboard.shown()


async def test_a_row_of_home_leads_to_its_place_by_pointing(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        row = next(n for n, each in enumerate(keyboard.shown().split("\n")) if "14:30" in each)
        await keyboard.pilot.click(offset=(20, row))
        await keyboard.settle()
        assert not isinstance(keyboard.app.screen, Record)
        assert "session 5" in keyboard.shown()


async def test_a_tab_of_a_case_is_opened_by_pointing(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        keyboard.app.push_screen(CaseScreen(planned.case().id))
        await keyboard.settle()
        rows = keyboard.shown().split("\n")
        row = next(n for n, each in enumerate(rows) if "Threads" in each)
        await keyboard.pilot.click(offset=(rows[row].index("Threads"), row))
        await keyboard.settle()
        assert "oldest first" in keyboard.shown()
