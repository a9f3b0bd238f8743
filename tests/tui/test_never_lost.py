"""Never lost: drafts are kept, offered with both texts, and go when the record holds the same."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from threading import Event, Thread
from typing import Any

from sessionkit.domain.case import Case
from sessionkit.domain.made import Made
from sessionkit.domain.passage import text_of
from sessionkit.storage.drafts import Draft
from sessionkit.tui.dialogs.draft_offer import DraftOffer
from sessionkit.tui.dialogs.two_texts import TwoTexts
from sessionkit.tui.screens.record import Record
from sessionkit.workflows.change_case import change_case
from tests.tui.conftest import Keyboard, Office
from tests.tui.test_case import open_screen as open_case
from tests.tui.test_record import open_record
from tests.tui.test_two_people import written_by_tom


def drafts(office: Office) -> tuple[Draft, ...]:
    """The drafts of who sits there."""
    workspace = office.workspace()
    return workspace.drafts.of_worker(workspace.acting.id)


async def typed(office: Office, keyboard: Keyboard, text: str) -> Record:
    """Something typed into the record's first big field."""
    page = await open_record(office, keyboard)
    page.go_to("happened")
    await keyboard.write(text)
    return page


async def test_going_back_keeps_what_was_typed(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        await typed(planned, keyboard, "Half a thought")
        await keyboard.press("escape")
        (draft,) = drafts(planned)
        assert draft.form.startswith("record:")
        await open_record(planned, keyboard)
        assert isinstance(keyboard.app.screen, DraftOffer)
        shown = keyboard.shown()
        assert "(empty)" in shown
        assert "Half a thought" in shown
        await keyboard.press("enter")
        page = keyboard.app.screen
        assert isinstance(page, Record)
        assert page.form.happened[0].text == "Half a thought"


async def test_the_case_says_what_was_typed_and_not_saved_until_it_is(planned: Office) -> None:
    said = "Typed and not saved: the record of session 5, kept"
    async with planned.sit_down() as keyboard:
        await open_case(planned, keyboard)
        assert said not in keyboard.shown()
        page = await typed(planned, keyboard, "Half a thought")
        await keyboard.press("escape")
        await keyboard.settle()
        assert said in keyboard.shown()
        page = await open_record(planned, keyboard)
        await keyboard.press("enter")
        assert await page.save()
        await keyboard.press("escape")
        await keyboard.settle()
        assert said not in keyboard.shown()


async def test_leaving_the_program_keeps_what_was_typed_a_moment_ago(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        await typed(planned, keyboard, "The last word")
        await keyboard.press("ctrl+q")
    (draft,) = drafts(planned)
    assert "The last word" in str(draft.typed)


async def test_a_draft_put_aside_stays_and_one_thrown_away_goes(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        await typed(planned, keyboard, "Half a thought")
        await keyboard.press("escape")
        await open_record(planned, keyboard)
        await keyboard.press("escape", "escape")
        assert len(drafts(planned)) == 1
        page = await open_record(planned, keyboard)
        await keyboard.press("t")
        assert "gone for good" in keyboard.shown()
        await keyboard.press("enter")
        assert len(drafts(planned)) == 1
        assert isinstance(keyboard.app.screen, DraftOffer)
        await keyboard.press("t", "y")
        assert page.form.happened[0].text == ""
        assert drafts(planned) == ()


async def test_the_keys_of_a_long_draft_stand_on_the_screen(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        await typed(planned, keyboard, "")
        await keyboard.paste("A long thought. " * 120)
        await keyboard.press("escape")
        await open_record(planned, keyboard)
        assert "t Throw away" in keyboard.shown()
        assert "What happened and was said" in keyboard.shown()


async def test_home_says_which_case_was_typed_into_and_not_saved(planned: Office) -> None:
    said = "Typed and not saved: DEMO-1 (kept 09:30). Open it to go on."
    async with planned.sit_down() as keyboard:
        assert "Typed and not saved" not in keyboard.shown()
        await typed(planned, keyboard, "Half a thought")
        await keyboard.press("escape")
        assert said in keyboard.shown()
        page = await open_record(planned, keyboard)
        await keyboard.press("enter")
        assert await page.save()
        await keyboard.press("escape")
        assert "Typed and not saved" not in keyboard.shown()


async def test_what_is_typed_while_a_save_is_being_written_is_kept(planned: Office) -> None:
    gate = Event()
    async with planned.sit_down() as keyboard:
        page = await typed(planned, keyboard, "Saved. ")
        page.file._queue.submit(gate.wait)
        for key in ("ctrl+s", "m", "o", "r", "e"):
            keyboard._type(key)
        while "more" not in page.form.happened[0].text:
            await keyboard.pilot.pause()
        gate.set()
        await keyboard.settle()
        assert "Saved 09:30" in keyboard.shown()
        assert drafts(planned) == ()
        await keyboard.press("escape")
        assert "Saved. more" in str(drafts(planned)[0].typed)


async def test_what_is_kept_at_the_end_is_not_overtaken_by_a_draft_that_was_being_kept(
    planned: Office,
) -> None:
    gate = Event()
    async with planned.sit_down() as keyboard:
        page = await typed(planned, keyboard, "Half")
        older, queue = page.standing, page.file._queue

        def keep_older() -> None:
            gate.wait()
            page._keep(older)

        queue.submit(keep_older)
        keyboard._type("x")
        while "Halfx" not in page.form.happened[0].text:
            await keyboard.pilot.pause()
        ending = Thread(target=page.keep_draft_now)
        ending.start()
        while not queue._work_queue.qsize() and ending.is_alive():
            await keyboard.pilot.pause()
        kept = queue.submit(lambda: drafts(planned)[0].typed)
        gate.set()
        assert "Halfx" in str(kept.result())
        ending.join()


async def test_what_cannot_be_kept_is_not_left_behind_unasked(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await typed(planned, keyboard, "Nowhere else")
        shutil.rmtree(planned.path / "drafts", ignore_errors=True)
        (planned.path / "drafts").write_text("in the way")
        for key in ("escape", "ctrl+q"):
            await keyboard.press(key)
            assert "could not be kept" in keyboard.shown()
            await keyboard.press("n")
            assert page.is_current
            assert page.form.happened[0].text == "Nowhere else"
        await keyboard.press("escape", "y")
        assert not page.is_attached


async def test_a_form_that_is_open_is_kept_as_theirs_who_opened_it(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await typed(planned, keyboard, "Isla began this")
        keyboard.app.go_on_in(planned.workspace("Tom Baird"))
        await keyboard.write(", and more")
        await page.keep_draft()
        assert "Isla began this, and more" in str(drafts(planned)[0].typed)
        await keyboard.press("ctrl+s")
        assert "Saved 09:30" in keyboard.shown()
        assert drafts(planned) == ()


async def test_saving_puts_the_draft_away(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await typed(planned, keyboard, "A whole thought.")
        await page.keep_draft()
        assert len(drafts(planned)) == 1
        await keyboard.press("ctrl+s")
        assert drafts(planned) == ()
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "A whole thought."


async def test_a_draft_typed_onto_an_older_record_is_taken_beside_what_was_saved_since(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        await typed(planned, keyboard, "Mine.")
        await keyboard.press("escape")
    written_by_tom(planned, happened="Theirs.", view="Slower suits him.")
    async with planned.sit_down() as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("enter")
        assert page.form.happened[0].text == "Mine."
        assert page.form.view[0].text == "Slower suits him."
        assert "F9 shows both texts" in keyboard.shown()
        await keyboard.press("ctrl+s")
        assert isinstance(keyboard.app.screen, TwoTexts)
        await keyboard.press("b")
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "Theirs.\n\nMine."


async def test_a_disk_that_refuses_a_draft_is_told_and_typing_goes_on(planned: Office) -> None:
    folder = planned.path / "drafts"
    folder.rmdir()
    folder.write_text("in the way")
    async with planned.sit_down() as keyboard:
        page = await typed(planned, keyboard, "Still here")
        await page.keep_draft()
        await keyboard.settle()
        assert "Error: The draft could not be kept" in keyboard.shown()
        assert page.form.happened[0].text == "Still here"
        folder.unlink()
        await keyboard.press("ctrl+s")
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "Still here"


# -- another version of the program -----------------------------------------------------------


def kept_by_another_version(office: Office, change: Callable[[dict[str, Any]], object]) -> None:
    """The draft there is, as a program with other fields would have kept it."""
    (draft,) = drafts(office)
    base, typed = dict(draft.base), dict(draft.typed)
    change(base)
    change(typed)
    office.workspace().drafts.keep(replace(draft, base=base, typed=typed))


def with_something_made(case: Case) -> Case:
    """The last session is being written up, with a road map that was made."""
    session = case.chain[-1].start_recording()
    assert session.held is not None
    made = replace(session.held, made=(Made("m1", "Road map"),))
    return case.start_recording(session.id).write_record(session.id, made)


async def test_a_draft_kept_before_a_field_was_there_goes_on_and_the_field_stands_as_saved(
    planned: Office,
) -> None:
    async with planned.sit_down() as keyboard:
        await typed(planned, keyboard, "Half a thought")
        await keyboard.press("escape")
    kept_by_another_version(planned, lambda fields: fields.pop("made"))
    change_case(planned.workspace("Tom Baird"), "DEMO-1", with_something_made)
    async with planned.sit_down((80, 60)) as keyboard:
        await open_record(planned, keyboard)
        assert isinstance(keyboard.app.screen, DraftOffer)
        assert "Half a thought" in keyboard.shown()
        assert "Made" not in keyboard.shown()
        await keyboard.press("enter", "ctrl+s")
        assert "Saved" in keyboard.shown()
    held = planned.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "Half a thought"
    assert [each.title for each in held.made] == ["Road map"]
    assert drafts(planned) == ()


async def test_a_draft_that_cannot_be_read_stays_beside_what_is_typed_and_saved_now(
    planned: Office,
) -> None:
    async with planned.sit_down((80, 40)) as keyboard:
        page = await typed(planned, keyboard, "Half a thought")
        await page.keep_draft()
        await keyboard.press("escape")
        kept_by_another_version(planned, lambda fields: fields.update(mood="hopeful"))
        (former,) = drafts(planned)
        page = await typed(planned, keyboard, "Another thought")
        assert "cannot be read, at “mood”" in keyboard.shown()
        await page.keep_draft()
        latest, aside = sorted(drafts(planned), key=lambda each: each.is_aside)
        assert "Another thought" in str(latest.typed)
        assert (aside.typed, aside.base) == (former.typed, former.base)
        await keyboard.press("ctrl+s", "escape")
        assert drafts(planned) == (aside,)
        await open_case(planned, keyboard)
        assert f"draft show {aside.form}" in " ".join(keyboard.shown().split())


async def test_saving_at_once_leaves_a_draft_that_cannot_be_read(planned: Office) -> None:
    async with planned.sit_down() as keyboard:
        page = await typed(planned, keyboard, "Half a thought")
        await page.keep_draft()
        await keyboard.press("escape")
        kept_by_another_version(planned, lambda fields: fields.update(mood="hopeful"))
        await typed(planned, keyboard, "Another thought")
        await keyboard.press("ctrl+s")
        assert "Saved" in keyboard.shown()
        (aside,) = drafts(planned)
    assert "Half a thought" in str(aside.typed)


async def test_what_was_typed_of_a_session_nobody_planned_is_offered_again(demo: Office) -> None:
    case = demo.case().id
    async with demo.sit_down() as keyboard:
        page = Record(keyboard.app.file_of(case), None)
        keyboard.app.push_screen(page)
        await keyboard.settle()
        page.go_to("happened")
        await keyboard.write("He came by without an appointment")
        await keyboard.press("escape")
    async with demo.sit_down() as keyboard:
        page = Record(keyboard.app.file_of(case), None)
        keyboard.app.push_screen(page)
        await keyboard.settle()
        assert isinstance(keyboard.app.screen, DraftOffer)
        await keyboard.press("enter")
        assert page.form.happened[0].text == "He came by without an appointment"
        await keyboard.press("ctrl+s")
        assert drafts(demo) == ()
        # What is typed next is of a session of its own.
        assert Record(keyboard.app.file_of(case), None).form.session != page.form.session
    held = demo.case().chain[-1].held
    assert held is not None
    assert text_of(held.happened) == "He came by without an appointment"
