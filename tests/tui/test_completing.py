"""Completing is one save, looking is none, and what was saved is taken back save by save."""

from dataclasses import replace

from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.passage import text_of
from sessionkit.domain.state import State
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.check_answers import CheckAnswers
from sessionkit.tui.screens.not_held_form import NotHeldForm
from sessionkit.tui.screens.record import Record
from sessionkit.workflows.change_case import change_case, open_case
from sessionkit.workflows.keep_form_draft import find
from tests.tui.conftest import LARGE, Keyboard, Office
from tests.tui.test_case import on, open_screen
from tests.tui.test_record import HAPPENED, VIEW
from tests.tui.test_two_people import written_by_tom

NO_MORE = "Nothing more was saved here that can be taken back."


def generation(office: Office) -> int:
    """How many saves the case has had."""
    return open_case(office.workspace(), "DEMO-1").number


async def written_up(keyboard: Keyboard) -> None:
    """Everything a record needs, typed and not saved."""
    await keyboard.press("r", "a", "d", "m", "m")
    await keyboard.write(HAPPENED)
    await keyboard.press("tab")
    await keyboard.write(VIEW)
    await keyboard.press("tab", "o", "down")


async def put_off(keyboard: Keyboard, to: str) -> None:
    await keyboard.press("n", "p")
    await keyboard.write("In hospital")
    await keyboard.press("tab")
    await keyboard.write("Rowan Calder")
    await keyboard.press("tab")
    await keyboard.write(to)
    await keyboard.press("f2")


# -- looking --------------------------------------------------------------------------------------


async def test_looking_at_the_answers_saves_nothing(demo: Office) -> None:
    before = demo.case()
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("r", "f2")
        assert on(keyboard, CheckAnswers)
        assert "check your answers · the new session" in keyboard.shown()
        assert "Say what happened and was said." in keyboard.shown()
        await keyboard.press("escape")
        assert on(keyboard, Record)
        await keyboard.press("escape")
        assert on(keyboard, CaseScreen)
    assert demo.case() == before


async def test_words_of_two_lines_that_stand_in_a_field_of_one_are_not_typed_by_looking(
    planned: Office,
) -> None:
    # As a form that was imported may have them.
    change_case(planned.workspace(), "DEMO-1", with_two_lines)
    before = planned.case()
    async with planned.sit_down() as keyboard:
        await open_screen(planned, keyboard)
        await keyboard.press("r", "f8", "f2", "escape", "escape")
        assert "Typed and not saved" not in keyboard.shown()
    assert planned.case() == before


def with_two_lines(case: Case) -> Case:
    id = case.chain[-1].id
    begun = case.start_recording(id)
    held = begun.session_of(id).held
    assert held is not None
    aims = (replace(held.aims[0], words="Two of three.\nHe named them."), *held.aims[1:])
    return begun.write_record(id, replace(held, aims=aims, came_words="On foot.\nEarly."))


async def test_a_session_that_is_not_in_the_case_yet_is_not_turned_into_one_not_held(
    demo: Office,
) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("r", "f3")
        assert on(keyboard, Record)
        assert "stands nowhere yet" in keyboard.shown()
        await keyboard.press("escape")
    assert len(demo.case().sessions) == 4


async def test_looking_at_a_planned_sessions_answers_does_not_begin_its_record(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        await open_screen(planned, keyboard)
        await keyboard.press("r", "f2", "escape", "escape")
    assert planned.case().chain[-1].state is State.PLANNED


async def test_the_answers_are_shown_as_they_would_be_recorded(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        await open_screen(planned, keyboard)
        await keyboard.press("r", "f5")
        await keyboard.write("Ring housing")
        await keyboard.press("enter")
        await keyboard.write("Tom")
        await keyboard.press("enter")
        await keyboard.write("fri")
        await keyboard.press("f2")
        assert "Ring housing · Tom Baird · Fri 6 Mar 2026" in keyboard.shown()
    assert planned.case().chain[-1].state is State.PLANNED


async def test_what_was_typed_before_looking_is_saved_once_and_can_be_gone_on_with(
    planned: Office,
) -> None:
    before = generation(planned)
    async with planned.sit_down() as keyboard:
        await open_screen(planned, keyboard)
        await keyboard.press("r", "a", "f2")
        draft = find(planned.workspace(), f"record:{planned.case().chain[-1].id}")
        assert draft is not None
        await keyboard.press("escape")
        assert "Saved 09:30." in keyboard.shown()
    session = planned.case().chain[-1]
    assert session.state is State.WRITING_UP
    assert generation(planned) == before + 1
    assert find(planned.workspace(), f"record:{session.id}") is None


# -- one save, and taking it back -----------------------------------------------------------------


async def test_a_record_that_is_completed_is_one_save_and_one_key_takes_it_back(
    planned: Office,
) -> None:
    before, number = planned.case(), generation(planned)
    async with planned.sit_down() as keyboard:
        await open_screen(planned, keyboard)
        await written_up(keyboard)
        await keyboard.press("f2")
        assert generation(planned) == number
        await keyboard.press("f2")
        assert "Session 5 is recorded." in keyboard.shown()
        assert generation(planned) == number + 1
        assert planned.case().chain[-1].state is State.RECORDED
        assert find(planned.workspace(), f"record:{before.chain[-1].id}") is None
        await keyboard.press("u")
        assert "The last save was taken back." in keyboard.shown()
    assert planned.case() == before


async def test_an_unplanned_session_is_completed_in_one_save(demo: Office) -> None:
    number = generation(demo)
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("r", "a", "d")
        await keyboard.write(HAPPENED)
        await keyboard.press("tab")
        await keyboard.write(VIEW)
        await keyboard.press("tab")
        await keyboard.write("10/3 14:30")
        await keyboard.press("f2", "f2")
        assert "Session 5 is recorded." in keyboard.shown()
    assert generation(demo) == number + 1
    held = demo.case().session(5).held
    assert held is not None
    assert text_of(held.happened) == HAPPENED


async def test_a_session_put_off_is_one_save_and_taken_back_it_is_planned_again(
    planned: Office,
) -> None:
    before, number = planned.case(), generation(planned)
    async with planned.sit_down(LARGE) as keyboard:
        await open_screen(planned, keyboard)
        await put_off(keyboard, "10 mar 10:00")
        assert "Session 6 stands in its place" in keyboard.shown()
        assert generation(planned) == number + 1
        await keyboard.press("u")
        assert "Session 6 stays; cancel it if it was a mistake" in keyboard.shown()
        assert planned.case().session(5) == before.session(5)
        # Put off once more, it is the same session that takes its place.
        await keyboard.press("home", "end", "up")
        await put_off(keyboard, "12 mar 10:00")
        assert [each.number for each in planned.case().chain] == [1, 2, 3, 4, 5, 6]
        assert planned.case().session(6).when.show() == "Thu 12 Mar 2026, 10:00"


async def test_each_u_takes_one_save_more_back_until_there_is_none(planned: Office) -> None:
    before = planned.case()
    async with planned.sit_down() as keyboard:
        await open_screen(planned, keyboard)
        await keyboard.press("u")
        assert NO_MORE in keyboard.shown()
        await keyboard.press("r", "a", "ctrl+s")
        await keyboard.press("d", "m", "ctrl+s", "escape")
        assert len([r for r in _results(planned.case()) if r is not None]) == 1
        await keyboard.press("u")
        assert "u goes back to the save before it." in keyboard.shown()
        held = planned.case().chain[-1].held
        assert held is not None
        assert held.came is not None
        assert not any(_results(planned.case()))
        await keyboard.press("u")
        assert "The last save was taken back." in keyboard.shown()
        assert "u goes back" not in keyboard.shown()
        assert planned.case() == before
        await keyboard.press("u")
        assert NO_MORE in keyboard.shown()
    assert planned.case() == before


def _results(case: Case) -> list[object]:
    held = case.chain[-1].held
    return [each.result for each in held.aims] if held is not None else []


async def test_what_another_changed_since_stands_when_two_saves_are_taken_back(
    planned: Office,
) -> None:
    written_by_tom(planned, venue="Room 3")
    async with planned.sit_down() as keyboard:
        await open_screen(planned, keyboard)
        await keyboard.press("r", "a", "ctrl+s", "d", "m", "ctrl+s", "escape")
        written_by_tom(planned, venue="His home")
        await keyboard.press("u", "u")
    held = planned.case().chain[-1].held
    assert held is not None
    assert (held.venue, held.came) == ("His home", None)
    assert not any(_results(planned.case()))


# -- a record in which nothing was said -----------------------------------------------------------


async def test_a_record_in_which_nothing_was_said_can_become_one_of_a_session_not_held(
    demo: Office,
) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("r", "ctrl+s", "escape")
        assert demo.case().session(5).state is State.WRITING_UP
        await keyboard.press("n")
        assert on(keyboard, NotHeldForm)
        await keyboard.press("c")
        await keyboard.write("Opened by mistake")
        await keyboard.press("tab")
        await keyboard.write("Isla Muir")
        await keyboard.press("tab", "tab", "tab")
        await keyboard.write("nothing was agreed")
        await keyboard.press("f2")
        assert "Session 5 is recorded as not held." in keyboard.shown()
    record = demo.case().session(5).not_held
    assert record is not None
    assert record.code is NotHeldCode.CANCELLED_BY_US
