"""Every list shows where its cursor is by a mark, and keeps that row in sight."""

import ast
from dataclasses import replace

import pytest
from textual.widgets import OptionList, Static

from sessionkit.continuity.chain_rows import chain_rows
from sessionkit.domain.case import Case
from sessionkit.tui.dialogs.choose_card import ChooseAims, ChooseCard
from sessionkit.tui.dialogs.choose_left_out import ChooseLeftOut
from sessionkit.tui.paint.chain import chain_row, number_width
from sessionkit.tui.paint.plain import CURSOR
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.case_parts import GoalChoice
from sessionkit.tui.screens.plan import Plan
from sessionkit.tui.widgets.chain import Chain
from sessionkit.tui.widgets.left_list import LeftList, LeftRow
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.tui.widgets.sheet import SessionSheet
from tests.example_case import large_case
from tests.small_case import counted_ids
from tests.tui.conftest import SMALL, Keyboard, Office
from tests.tui.test_commands import FOLDER
from tests.tui.test_export import open_export
from tests.tui.test_plan import open_plan
from tests.tui.tour import PLACES, go_to

LISTING = {
    *("today", "cases", "case", "case-threads", "case-check", "plan", "plan-next", "check-answers"),
    *("programme", "library", "first-run", "who-works", "confirm"),
    *("case-check", "case-plan", "case-plan-grown"),
}  # fmt: skip
"""The places of the tour with a list on them."""


def lines(of: OptionList) -> list[str]:
    """What a list shows, line by line."""
    return [of.render_line(y).text for y in range(of.scrollable_content_region.height)]


async def marks_the_cursor(of: OptionList, keyboard: Keyboard) -> None:
    """Each row is marked while the cursor is on it, and no other is."""
    rows = [n for n, each in enumerate(of.options) if not each.disabled]
    assert rows
    for row in rows:
        of.highlighted = row
        await keyboard.settle()
        begins = of._index_to_line[row] - of.scroll_offset.y
        first_cells = [line[:1] for line in lines(of)]
        assert [y for y, each in enumerate(first_cells) if each == CURSOR] == [begins]


@pytest.mark.parametrize("place", PLACES)
async def test_the_row_of_the_cursor_has_a_mark_in_every_list(planned: Office, place: str) -> None:
    async with planned.sit_down(SMALL) as keyboard:
        await go_to(place, keyboard)
        lists = [each for each in keyboard.app.screen.query(OptionList) if each.size.height]
        assert (place in LISTING) is bool(lists)
        for each in lists:
            await marks_the_cursor(each, keyboard)


async def test_the_mark_is_in_the_dialogs_that_list_as_well(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await open_plan(demo, keyboard)
        for key, kind in (("f4", ChooseCard), ("f8", ChooseAims)):
            await keyboard.press(key)
            assert isinstance(keyboard.app.screen, kind)
            await marks_the_cursor(keyboard.app.screen.query_one(OptionList), keyboard)
            await keyboard.press("escape")
        keyboard.app.push_screen(GoalChoice(demo.case()))
        await keyboard.settle()
        await marks_the_cursor(keyboard.app.screen.query_one(OptionList), keyboard)
        await keyboard.press("escape", "escape")
        await open_export(keyboard, demo)
        await keyboard.press("p", "i")
        assert isinstance(keyboard.app.screen, ChooseLeftOut)
        await marks_the_cursor(keyboard.app.screen.query_one(OptionList), keyboard)


async def test_the_mark_is_in_the_list_of_every_action(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await keyboard.press("ctrl+p", "down")
        found = keyboard.app.screen.query_one(OptionList)
        assert isinstance(found, RowList)
        assert [each[:1] for each in lines(found)].count(CURSOR) == 1


def test_no_list_is_made_of_the_toolkits_own() -> None:
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            made = [node.func] if isinstance(node, ast.Call) else []
            if isinstance(node, ast.ClassDef) and node.name != RowList.__name__:
                made = node.bases
            names = {each.id for each in made if isinstance(each, ast.Name)}
            assert OptionList.__name__ not in names, f"{path.name}: a list without the mark"


async def test_the_mark_stands_over_no_word(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        listed = RowList("word", " blank")
        await keyboard.app.screen.mount(listed, before=0)
        await keyboard.settle()
        listed.highlighted = 0
        assert lines(listed)[0].startswith("word")
        listed.highlighted = 1
        assert lines(listed)[1].startswith(">blank")


async def test_an_open_item_of_a_session_has_the_same_mark(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await case_screen(keyboard, demo.case())
        await keyboard.press("enter", "tab")
        text = keyboard.app.screen.query_one("#session > .text", Static).content
        marked = [line for line in str(text).split("\n") if line.startswith(CURSOR)]
        assert len(marked) == 1
        assert marked[0].startswith("> partly")


def test_a_number_of_three_figures_leaves_room_for_the_mark() -> None:
    rows = chain_rows(large_case(120, counted_ids("0f")))
    for some, cells in ((rows[:99], 3), (rows, 4)):
        assert number_width(some) == cells
        painted = [chain_row(each, 34, False, 2026, cells).plain for each in some]
        assert all(line[0] == " " for line in painted)
        assert {line.index("•") for line in painted} == {cells + 1}


async def case_screen(keyboard: Keyboard, case: Case) -> CaseScreen:
    page = CaseScreen(case.id)
    keyboard.app.push_screen(page)
    await keyboard.settle()
    return page


async def test_messages_that_shorten_the_chain_leave_the_chosen_session_in_sight(
    demo: Office,
) -> None:
    workspace = demo.workspace()
    long = replace(large_case(40, counted_ids("0f"), "1ong"), reference="LONG-1")
    case = workspace.cases.create(long, workspace.acting.id, workspace.now).case
    async with demo.sit_down(SMALL) as keyboard:
        page = await case_screen(keyboard, case)
        chain = page.query_one(Chain)
        await keyboard.press("end")
        await marked_in_sight(keyboard, chain)
        page.tell("One.\nTwo.\nThree.\nFour.")
        await marked_in_sight(keyboard, chain)
        await keyboard.press(*["up"] * 20)
        page.tell("")
        await marked_in_sight(keyboard, chain)
        page.tell("One.\nTwo.\nThree.\nFour.")
        await marked_in_sight(keyboard, chain)
        await keyboard.pilot.resize_terminal(60, 20)
        await marked_in_sight(keyboard, chain)


async def marked_in_sight(keyboard: Keyboard, of: OptionList) -> None:
    await keyboard.settle()
    assert [each[:1] for each in lines(of)].count(CURSOR) == 1


async def test_an_open_item_stays_in_sight_when_messages_shorten_the_session(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await case_screen(keyboard, demo.case())
        await keyboard.press("enter", "tab", "tab")
        assert "\n> " in keyboard.shown().replace("│", "\n").replace("▌", "\n")
        sheet = page.query_one(SessionSheet)
        place = sheet._sheet.places[sheet.at or 0]
        page.tell("One.\nTwo.\nThree.\nFour.\nFive.\nSix.")
        await keyboard.settle()
        top = sheet.scroll_offset.y + sheet._title_rows
        first = place.first + sheet._title_rows
        assert top <= first < sheet.scroll_offset.y + sheet.size.height


async def test_rows_laid_anew_keep_the_cursor_on_the_same_open_thing(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        page = await open_plan(demo, keyboard)
        assert isinstance(page, Plan)
        left = page.query_one("#left", LeftList)
        await keyboard.press("down")
        before = left.highlighted_option
        assert before is not None
        first = next(n for n, each in enumerate(left._rows) if each.id)
        new = [LeftRow(id, "[ ]", "S4 somebody else left it open") for id in ("new 1", "new 2")]
        left.show_rows((*left._rows[:first], *new, *left._rows[first:]))
        assert left.highlighted_option is not before
        assert left.highlighted_option is not None
        assert left.highlighted_option.id == before.id
