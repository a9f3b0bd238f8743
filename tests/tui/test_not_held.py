"""A session that was not held, at the keyboard: one key says why, and what that needs is asked."""

import pytest

from sessionkit.domain.appointment import Appointment
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.follow_up import EnforcementStep
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.state import State
from sessionkit.domain.text import make_safe
from sessionkit.tui.dialogs.draft_offer import DraftOffer
from sessionkit.tui.screens.not_held_form import NotHeldForm
from sessionkit.workflows.keep_form_draft import find
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.hostile import hostile_case

SMALLEST = (60, 20)


async def not_held(office: Office, keyboard: Keyboard) -> NotHeldForm:
    case = office.case()
    screen = NotHeldForm(keyboard.app.file_of(case.id), case.chain[-1].id)
    keyboard.app.push_screen(screen)
    await keyboard.settle()
    return screen


def record_of(office: Office, number: int = 5) -> NotHeldRecord:
    record = office.case().session(number).not_held
    assert record is not None
    return record


async def test_before_a_reason_is_chosen_little_is_asked(planned: Office) -> None:
    async with planned.sit_down(SMALL) as keyboard:
        await not_held(planned, keyboard)
        shown = keyboard.shown()
        assert "Follow-up " not in shown.split("^s")[0]
        assert "Put off to" not in shown


async def test_a_missed_session_is_followed_up_and_completed(planned: Office) -> None:
    async with planned.sit_down(SMALL) as keyboard:
        form = await not_held(planned, keyboard)
        await keyboard.press("u")
        assert "Follow-up due Tue 3 Mar 2026 (same working day)" in keyboard.shown()
        await keyboard.write("Slept through it")
        await keyboard.press("tab")
        await keyboard.write("Isla rang, then went there")
        await keyboard.press("tab", "tab")
        assert "Next       ↓ Tue 10 Mar 2026, 14:30 to 15:30" in keyboard.shown()
        assert "where    ↓ Room 2" in keyboard.shown()
        await keyboard.press("down", "f2")
        assert keyboard.app.screen is not form
    record = record_of(planned)
    assert record.code is NotHeldCode.ABSENT_UNACCEPTABLE
    assert planned.case().session(5).state is State.RECORDED
    (deed,) = record.follow_ups
    assert (deed.what, str(deed.on)) == ("Isla rang, then went there", "2026-03-03")
    assert isinstance(record.next, Appointment)
    assert record.next.when.show() == "Tue 10 Mar 2026, 14:30 to 15:30"
    assert record.next.venue == "Room 2"


async def test_completing_says_at_each_field_what_is_missing(planned: Office) -> None:
    async with planned.sit_down(SMALL) as keyboard:
        form = await not_held(planned, keyboard)
        await keyboard.press("a", "f2")
        shown = keyboard.shown()
        assert "Error: Say why the absence is acceptable." in shown
        assert "Error: Say what was done about the missed session, and when." in shown
        assert "Error: Say when the next appointment is, or why there is none." in shown
        assert keyboard.app.screen is form
    # Nothing is saved before it is complete; what was chosen is kept as a draft.
    assert planned.case().session(5).state is State.PLANNED
    assert find(planned.workspace(), f"not-held:{planned.case().session(5).id}") is not None


async def test_a_session_put_off_says_which_one_takes_its_place(planned: Office) -> None:
    async with planned.sit_down(SMALL) as keyboard:
        await not_held(planned, keyboard)
        await keyboard.press("p", "f2")
        assert "Error: Say when it is put off to." in keyboard.shown()
        await keyboard.write("In hospital")
        form = keyboard.app.screen
        assert isinstance(form, NotHeldForm)
        for path, words in (("asked_by", "Rowan Calder"), ("put_off_to", "10 mar 10:00")):
            form.go_to(path)
            await keyboard.settle()
            await keyboard.write(words)
        await keyboard.press("ctrl+s")
        said = "Session 6 stands in its place, Tue 10 Mar 2026, 10:00."
        assert said in keyboard.shown()
        await keyboard.press("f2")
        assert keyboard.app.screen is not form
    moved = planned.case().session(6)
    assert [each.text for each in moved.aims] == [e.text for e in planned.case().session(5).aims]
    assert record_of(planned).successor == moved.id


async def test_a_step_of_enforcement_is_added_and_saved_while_being_written_up(
    planned: Office,
) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        await not_held(planned, keyboard)
        await keyboard.press("u", "f5", "w", "tab")
        await keyboard.write("A second absence is a warning in writing")
        await keyboard.press("ctrl+s")
        assert "Saved" in keyboard.shown()
    (step,) = record_of(planned).enforcement
    assert (step.step, str(step.on)) == (EnforcementStep.WARNING, "2026-03-03")
    assert step.words == "A second absence is a warning in writing"
    assert planned.case().session(5).state is State.WRITING_UP


async def test_opening_it_and_going_back_leaves_no_draft_and_no_record(planned: Office) -> None:
    before = planned.case()
    async with planned.sit_down(SMALL) as keyboard:
        await not_held(planned, keyboard)
        await keyboard.press("f4", "f8", "escape")
    assert planned.case() == before
    assert find(planned.workspace(), f"not-held:{before.chain[-1].id}") is None


async def test_what_was_typed_is_offered_when_it_is_opened_again(planned: Office) -> None:
    async with planned.sit_down(SMALL) as keyboard:
        await not_held(planned, keyboard)
        await keyboard.press("s", "f4")
        await keyboard.write("Sent home; rang his sister")
        await keyboard.press("escape")
        form = await not_held(planned, keyboard)
        assert isinstance(keyboard.app.screen, DraftOffer)
        await keyboard.press("enter")
        assert form.is_current
        assert "Sent home; rang his sister" in keyboard.shown()
        assert "Follow-up due" in keyboard.shown()


@pytest.mark.parametrize("size", [SMALLEST, SMALL, LARGE])
async def test_hostile_text_is_shown_as_text(planned: Office, size: tuple[int, int]) -> None:
    case = hostile_case(planned.workspace())
    missed = next(each for each in case.sessions if each.not_held is not None)
    async with planned.sit_down(size) as keyboard:
        keyboard.app.push_screen(NotHeldForm(keyboard.app.file_of(case.id), missed.id))
        await keyboard.settle()
        for key in ("f8", "p", "f4", "f5", "f2", "f1", "escape", "escape"):
            await keyboard.press(key)
            shown = keyboard.shown()
            assert make_safe(shown).text == shown


async def test_a_record_that_is_finished_is_not_finished_again(planned: Office) -> None:
    before = planned.case()
    missed = before.session(3)
    planned.on(1)
    async with planned.sit_down(SMALL) as keyboard:
        file = keyboard.app.file_of(before.id)
        keyboard.app.push_screen(NotHeldForm(file, missed.id))
        await keyboard.settle()
        await keyboard.press("f2")
        assert "Error" not in keyboard.shown() or "recorded" in keyboard.shown()
    assert planned.case().session(3) == missed
