"""Rows of the record form: what is wrong stands at them, and what is in them is never hidden."""

from dataclasses import replace

import pytest

from sessionkit.domain.action import Action
from sessionkit.domain.appointment import Appointment
from sessionkit.domain.case import Case
from sessionkit.domain.people import Who, WhoKind
from sessionkit.tui.dialogs.draft_offer import DraftOffer
from sessionkit.tui.screens.record import Record
from sessionkit.tui.widgets.choice import Choice
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.record_after import TurnRow
from sessionkit.workflows.change_case import change_case, open_case, save_case
from sessionkit.workflows.typed.reading import FieldProblem
from sessionkit.workflows.typed.record import record_form
from sessionkit.workflows.typed.record_writing import written_record
from tests.tui.conftest import LARGE, Keyboard, Office
from tests.tui.test_record import open_record
from tests.tui.test_two_people import look

TALL = (80, 60)
WEEKDAY = "10 Dec 2026 is a Thursday, not a Friday."


async def with_action(keyboard: Keyboard, due: str) -> None:
    """One more action with its day, the cursor after it."""
    await keyboard.press("f5")
    await keyboard.write("Ring housing")
    await keyboard.press("enter", "enter")
    await keyboard.write(due)


def shown_row(page: Record, path: str) -> FieldRow:
    return next(each for each in page.query(FieldRow) if each.field.path == path)


# -- what is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["Fri 10 Dec 2026", "10 Dec 2026 fri"])
async def test_a_wrong_weekday_is_said_while_it_is_typed(planned: Office, written: str) -> None:
    async with planned.sit_down() as keyboard:
        await open_record(planned, keyboard)
        await with_action(keyboard, written)
        assert f"Error: “{written.lower()}”: {WEEKDAY}" in " ".join(keyboard.shown().split())


async def test_a_day_that_is_half_typed_is_not_called_wrong(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        await open_record(planned, keyboard)
        await with_action(keyboard, "")
        for letter in "Thu 10 Dec 2026":
            await keyboard.write(letter)
            assert "Error" not in keyboard.shown()


async def test_what_is_wrong_with_an_action_stands_at_its_row_until_it_is_typed_anew(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        await with_action(keyboard, "Fri 10 Dec 2026")
        await keyboard.press("ctrl+s")
        rows = keyboard.shown().split("\n")
        row = next(n for n, each in enumerate(rows) if "Ring housing" in each)
        assert "Error: “Fri 10 Dec 2026”: 10 Dec 2026 is a Thursday" in rows[row + 1]
        await keyboard.press("ctrl+u")
        await keyboard.write("10 Dec 2026")
        assert "Error" not in keyboard.shown()


@pytest.mark.parametrize(
    "field", ["issues/{}/marks", "made/{}/title", "actions/{}/due", "exercises/{}/written"]
)
async def test_what_is_wrong_with_any_row_stands_at_it(planned: Office, field: str) -> None:
    async with planned.sit_down((80, 80)) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("f4", "x", "f5", "x", "alt+m")
        path = field.format(getattr(page.form, field.partition("/")[0])[0].id)
        page.show_problems((FieldProblem(path, "This cannot be read.", "Write it anew."),))
        await keyboard.settle()
        assert "Error: This cannot be read. Write it anew." in keyboard.shown()


# -- what is suggested ----------------------------------------------------------------------------


async def test_what_is_suggested_is_marked_and_the_place_is_taken_with_the_time(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        assert "Next       ↓ Tue 10 Mar 2026, 14:30 to 15:30" in keyboard.shown()
        assert "where    ↓ Room 2" in keyboard.shown()
        page.go_to("next")
        await keyboard.press("down")
        assert "Next       Tue 10 Mar 2026, 14:30 to 15:30" in keyboard.shown()
        assert "where    Room 2" in keyboard.shown()
        await keyboard.press("ctrl+s")
    held = planned.case().chain[-1].held
    assert held is not None
    assert isinstance(held.next, Appointment)
    assert held.next.venue == "Room 2"


async def test_a_place_that_was_typed_stays_when_the_time_is_taken(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        page.go_to("next_venue")
        await keyboard.write("His home")
        page.go_to("next")
        await keyboard.press("down")
        assert (page.form.next[:6], page.form.next_venue) == ("Tue 10", "His home")


# -- what others add ------------------------------------------------------------------------------


def given_homework(case: Case) -> Case:
    """Tom adds what he forgot: something Rowan took on to do in session 1."""
    rowan = Who(WhoKind.PARTICIPANT, case.participant.name)
    return case.agree_actions(Action("0a11", "Bring the photographs", case.session(1).id, rowan))


async def test_homework_that_comes_in_while_the_form_is_open_stands_under_homework(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        change_case(planned.workspace("Tom Baird"), "DEMO-1", given_homework)
        await look(keyboard, page)
        shown = keyboard.shown()
        assert "Bring the photographs (action of session 1)" in shown
        assert shown.index("Homework") < shown.index("Bring the photographs")
        assert shown.index("Bring the photographs") < shown.index("What happened and was said")
        assert "Left from before: 2 open" in shown
        row = next(each for each in page.query(TurnRow) if each.typed.id == "0a11")
        assert "(d) done" in str(row.query_one(Choice).render())


async def test_what_is_not_in_the_case_any_more_says_so(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("f8")
        gone = replace(page.form.turns[0], id="gone")
        await page.put(replace(page.form, turns=(gone, *page.form.turns)))
        await keyboard.settle()
        assert "taken out of the case meanwhile" in keyboard.shown()


# -- what is folded -------------------------------------------------------------------------------


async def test_words_about_an_aim_stand_open_when_a_draft_is_taken_up(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("a", "d", "p")
        await keyboard.write("two of four")
        await keyboard.press("escape")
        page = await open_record(planned, keyboard)
        assert isinstance(keyboard.app.screen, DraftOffer)
        await keyboard.press("enter")
        assert page.is_current
        assert "two of four" in keyboard.shown()


async def test_words_a_co_worker_writes_about_a_met_aim_are_not_folded_away(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        tom = planned.workspace("Tom Baird")
        opened = open_case(tom, "DEMO-1")
        form = record_form(tom, opened.case, page.form.session)
        said = replace(form.results[0], result="met", words="All four, unprompted")
        turn = replace(form.turns[0], how="dropped", why="He has moved")
        form = replace(form, results=(said, *form.results[1:]), turns=(turn, *form.turns[1:]))
        save_case(tom, opened, written_record(tom, opened.case, form))
        await keyboard.press("f8")
        await look(keyboard, page)
        assert "All four, unprompted" in keyboard.shown()
        assert "He has moved" in keyboard.shown()


async def test_a_field_somebody_is_in_is_not_folded_under_the_cursor(planned: Office) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("a", "d", "p")
        path = f"results/{page.form.results[0].id}/words"
        assert getattr(keyboard.focus, "path", "") == path
        met = replace(page.form.results[0], result="met")
        await page.put(replace(page.form, results=(met, *page.form.results[1:])))
        await keyboard.write("in his own words")
        assert page.form.results[0].words == "in his own words"
        assert shown_row(page, path).display


async def test_a_row_asks_only_for_what_its_answer_needs(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        path = f"results/{page.form.results[0].id}"
        assert not shown_row(page, f"{path}/words").display
        page.go_to(f"{path}/result")
        await keyboard.press("n")
        assert shown_row(page, f"{path}/words").display
        page.go_to(f"{path}/result")
        await keyboard.press("m")
        assert not shown_row(page, f"{path}/words").display
