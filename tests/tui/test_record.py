"""Recording a session at the keyboard: what is asked, what is kept, what it costs in keys."""

import sys
from pathlib import Path

import pytest
from textual.widgets import OptionList

from sessionkit.domain.aim import Result
from sessionkit.domain.appointment import Appointment
from sessionkit.domain.attendance import Came
from sessionkit.domain.handling import How
from sessionkit.domain.made import Copy, MadeKind
from sessionkit.domain.passage import text_of
from sessionkit.domain.record import Decision
from sessionkit.domain.state import State
from sessionkit.tui.screens.check_answers import CheckAnswers
from sessionkit.tui.screens.record import Record
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.record_after import MadeRow
from sessionkit.workflows.typed.record_turns import homework_in
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office

README = Path(__file__).parent.parent.parent / "README.md"
HAPPENED = "He had kept the cards from last week and put them out himself."
VIEW = "The pace helped. Two more sessions like this one."


async def open_record(office: Office, keyboard: Keyboard) -> Record:
    """The record of the session planned last, opened on the screen."""
    case = office.case()
    page = Record(keyboard.app.file_of(case.id), case.chain[-1].id)
    keyboard.app.push_screen(page)
    await keyboard.settle()
    return page


async def test_a_routine_session_is_written_up_with_at_most_sixty_keys_besides_the_prose(
    planned: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    async with planned.sit_down(SMALL) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("a", "d", "m", "m")
        await keyboard.write(HAPPENED)
        await keyboard.press("tab")
        await keyboard.write(VIEW)
        await keyboard.press("tab", "o", "down")
        await keyboard.press("f5", *"Ring housing", "enter", *"Tom", "enter", *"10/3")
        await keyboard.press("f2", "f2")
        assert not isinstance(keyboard.app.screen, Record | CheckAnswers)
    session = planned.case().chain[-1]
    held = session.held
    assert held is not None
    assert session.state is State.RECORDED
    assert held.came is Came.ATTENDED
    assert [each.result for each in held.aims] == [Result.MET, Result.MET]
    assert text_of(held.happened) == HAPPENED
    assert text_of(held.view) == VIEW
    assert [each.decision for each in held.exercises] == [Decision.CONTINUE]
    assert isinstance(held.next, Appointment)
    assert held.next.when.show() == "Tue 10 Mar 2026, 14:30 to 15:30"
    assert held.next.venue == "Room 2"
    (action,) = planned.case().actions_of(session.id)
    assert action.what == "Ring housing"
    assert action.who is not None
    assert action.who.name == "Tom Baird"
    with capsys.disabled():
        sys.stdout.write(f"\nA routine session took {keyboard.pressed} keys besides the prose.\n")
    assert keyboard.pressed <= 60
    assert f"take {keyboard.pressed} keys" in README.read_text("utf-8")


async def test_a_record_opens_with_the_plans_text_in_place(planned: Office) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        await open_record(planned, keyboard)
        shown = keyboard.shown()
        assert "Name one point at which to stop" in shown
        assert "Content: as planned" in shown
        await keyboard.press("f8")
        texts = [each.text for each in keyboard.app.screen.query(Prose)]
        assert any("Say where the account begins and stops" in each for each in texts)


async def test_nothing_is_asked_for_before_the_record_is_to_be_completed(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("a", "ctrl+s")
        assert "Error" not in keyboard.shown()
        assert "Saved 09:30." in keyboard.shown()
    assert planned.case().chain[-1].state is State.WRITING_UP


async def test_what_is_missing_stands_at_the_top_and_enter_goes_to_its_field(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("a", "m", "f2")
        shown = keyboard.shown()
        assert "There is a problem" in shown
        assert "Say how aim 2 went." in shown
        await keyboard.press("f2")
        assert keyboard.app.screen is not page
        await keyboard.press("enter")
        assert keyboard.app.screen is page
        assert keyboard.focus is not None
        assert getattr(keyboard.focus, "path", "").endswith("/result")
        assert planned.case().chain[-1].state is State.WRITING_UP


async def test_a_day_that_is_not_understood_is_told_at_its_field_and_stays_as_typed(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("f5")
        await keyboard.write("Ring housing")
        await keyboard.press("enter", "enter")
        await keyboard.write("32 march")
        await keyboard.press("ctrl+s")
        shown = keyboard.shown()
        assert "There is a problem. Nothing has been lost." in shown
        assert "32 march" in shown
        assert getattr(keyboard.focus, "path", "").endswith("/due")
        draft = planned.workspace().drafts.of_worker(planned.workspace().acting.id)
        assert len(draft) == 1


async def test_what_was_made_is_folded_away_and_alt_m_goes_to_a_new_row_of_it(
    planned: Office,
) -> None:
    async with planned.sit_down((80, 60)) as keyboard:
        page = await open_record(planned, keyboard)
        assert "▸ Made: none" in keyboard.shown()
        assert not page.query(MadeRow)
        await keyboard.press("alt+m")
        await keyboard.write("Road map")
        await keyboard.press("enter", "f")
        await keyboard.write("file, charts 1")
        await keyboard.press("enter", "g", "ctrl+s")
        assert "▾ Made: Road map (flip chart)" in keyboard.shown()
        await keyboard.press("alt+m")
        await keyboard.write("Three doors")
        await keyboard.press("ctrl+s")
        assert "Made: Road map (flip chart); Three doors" in keyboard.shown()
    held = planned.case().chain[-1].held
    assert held is not None
    first, second = held.made
    assert (first.title, first.kind, first.kept, first.copy) == (
        "Road map",
        MadeKind.FLIP_CHART,
        "file, charts 1",
        Copy.GIVEN,
    )
    assert (second.title, second.kind) == ("Three doors", None)


async def test_a_row_for_what_was_made_offers_the_sheet_of_the_card_and_where_the_last_is_kept(
    planned: Office,
) -> None:
    async with planned.sit_down((80, 60)) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("alt+m")
        assert "Made       ↓ Step by step" in keyboard.shown()
        await keyboard.press("down", "enter", "w")
        await keyboard.write("file, work sheets 3")
        await keyboard.press("alt+m")
        # The sheet is listed now; the place is offered again.
        assert "Made       what it is called" in keyboard.shown()
        assert "kept     file, work sheets 3" in keyboard.shown()
        assert "kept     ↓ file, work sheets 3" in keyboard.shown()
        first, second = page.form.made
        assert (first.title, first.kept) == ("Step by step", "file, work sheets 3")
        assert (second.title, second.kept) == ("", "")


async def test_a_row_is_taken_out_and_put_back_but_never_one_that_stands_in_the_case(
    planned: Office,
) -> None:
    async with planned.sit_down((80, 60)) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("alt+m")
        await keyboard.write("Road map")
        await keyboard.press("ctrl+delete")
        assert not any(page.form.made)
        assert "Taken out. Alt+z puts it back." in keyboard.shown()
        await keyboard.press("alt+z")
        assert [each.title for each in page.form.made] == ["Road map"]
        await keyboard.press("f4")
        await keyboard.write("Walks home by the canal")
        await keyboard.press("ctrl+delete")
        assert not any(page.form.issues)
        await keyboard.press("alt+z", "ctrl+s", "f5")
        await keyboard.write("Ring his sister")
        page.go_to(f"issues/{page.form.issues[0].id}/text")
        await keyboard.settle()
        await keyboard.press("ctrl+delete")
        assert "stands in the case already" in keyboard.shown()
        assert [each.text for each in page.form.issues] == ["Walks home by the canal"]
        page.go_to("happened")
        await keyboard.settle()
        await keyboard.press("ctrl+delete")
        assert "The cursor is in no aim, issue, action" in keyboard.shown()


async def test_check_your_answers_leads_to_what_was_made(planned: Office) -> None:
    async with planned.sit_down((80, 60)) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("alt+m")
        await keyboard.write("Road map")
        await keyboard.press("enter", "f")
        await keyboard.write("file, charts 1")
        await keyboard.press("enter", "n", "f2")
        assert isinstance(keyboard.app.screen, CheckAnswers)
        said = "Made        Road map · flip chart · file, charts 1 · copy not given"
        assert said in keyboard.shown()
        made = page.form.made[0].id
        answers = keyboard.app.screen.query_one(OptionList)
        answers.highlighted = answers.get_option_index(f"made/{made}/title")
        await keyboard.press("enter")
        assert getattr(keyboard.focus, "path", "") == f"made/{made}/title"


async def test_homework_is_asked_about_after_came_and_before_the_aims(planned: Office) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        await open_record(planned, keyboard)
        shown = keyboard.shown()
        places = [
            shown.index(each)
            for each in ("Came ", "Homework", "Tell his sister", "Name one point at which to stop")
        ]
        assert places == sorted(places)
        assert "▸ Left from before: 2 open, 0 dealt with here" in shown
        await keyboard.press("a", "d", "ctrl+s")
    case = planned.case()
    done = [each for each in case.handlings_in(case.chain[-1].id) if each.how is How.DONE]
    assert [case.words_of(each.item)[:15] for each in done] == ["Tell his sister"]


async def test_what_was_left_and_is_no_homework_is_found_where_it_is_folded(
    planned: Office,
) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        page = await open_record(planned, keyboard)
        other = page.form.turns[0].id
        await page.go_into(f"turns/{other}/how")
        await keyboard.settle()
        assert getattr(keyboard.focus, "path", "") == f"turns/{other}/how"


async def test_check_your_answers_has_homework_and_leads_to_it(planned: Office) -> None:
    async with planned.sit_down((80, 60)) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("f2")
        assert "Homework    not said · Tell his sister" in keyboard.shown()
        await keyboard.press("escape")
        (own,) = [each.id for each in homework_in(page.case, page.form.turns)]
        page.go_to(f"turns/{own}/how")
        await keyboard.press("d", "f2")
        assert "Homework    done · Tell his sister" in keyboard.shown()
        answers = keyboard.app.screen.query_one(OptionList)
        answers.highlighted = answers.get_option_index(f"turns/{own}/how")
        await keyboard.press("enter")
        assert getattr(keyboard.focus, "path", "") == f"turns/{own}/how"
