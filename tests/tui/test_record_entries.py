"""Entries of the plan made while a session is recorded: from the passage one is writing."""

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.passage import Mark
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry, PlanSource
from sessionkit.tui.dialogs.draft_offer import DraftOffer
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.check_answers import CheckAnswers
from sessionkit.tui.screens.export import ExportScreen
from sessionkit.tui.screens.record import Record
from sessionkit.workflows.change_case import case_id
from sessionkit.workflows.plan_entries import EntrySaid, add_entry, withdraw_entry
from tests.tui import contrast
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.hostile import AT_THE_DOOR, steering_characters
from tests.tui.test_record import open_record
from tests.tui.test_two_people import look

TALL = (80, 60)
TOLD = "He came early.\n\nI walk past the park when I am angry.\n\nThen we stopped."
ANGRY = "I walk past the park when I am angry."


async def happened(keyboard: Keyboard, page: Record) -> str:
    """The passage in which it is told what happened, with the cursor at its end; its id."""
    id = page.form.happened[0].id
    page.go_to(f"happened/{id}/text")
    await keyboard.settle()
    await keyboard.write(TOLD)
    return id


def the_entry(case: Case) -> PlanEntry:
    (entry,) = case.plan
    return entry


# -- from a passage -------------------------------------------------------------------------------


async def test_the_paragraph_the_cursor_is_in_becomes_an_entry_with_its_passage(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        passage = await happened(keyboard, page)
        await keyboard.press("up", "up", "alt+e", "3", "tab", "a")
        await keyboard.write("That is so")
        await keyboard.press("enter", "s", "ctrl+s")
        entry = the_entry(planned.case())
        assert (entry.section, entry.text) == ("warning-signs", ANGRY)
        assert entry.sources == (PlanSource(page.form.session, passage),)
        assert (entry.agreement, entry.agreement_words) == (Agreement.AGREES, "That is so")
        assert entry.founded is Founded.SAID
        assert page.form.happened[0].text == TOLD


async def test_what_is_selected_becomes_the_words_of_the_entry(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        await happened(keyboard, page)
        await keyboard.press("up", "up", "home", *["shift+right"] * len("I walk past the park"))
        await keyboard.press("alt+e", "2", "ctrl+s")
        assert the_entry(planned.case()).text == "I walk past the park"


async def test_an_entry_is_added_from_elsewhere_with_words_of_its_own(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("alt+e", "5")
        await keyboard.write("Ring first")
        await keyboard.press("ctrl+s")
        entry = the_entry(planned.case())
        assert (entry.section, entry.text) == ("ways-of-coping", "Ring first")
        assert entry.sources == (PlanSource(page.form.session),)


async def test_what_keeps_a_passage_from_a_reader_keeps_the_entry_made_from_it(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        await happened(keyboard, page)
        for mark in ("t", "a"):
            await keyboard.press("up", "up", "f10", mark)
            page.go_to(f"happened/{page.form.happened[0].id}/text")
            await keyboard.settle()
            if len(page.form.happened) > 1:
                page.go_to(f"happened/{page.form.happened[1].id}/text")
                await keyboard.settle()
        marked = next(each for each in page.form.happened if each.text == ANGRY)
        page.go_to(f"happened/{marked.id}/text")
        await keyboard.settle()
        await keyboard.press("alt+e", "3", "ctrl+s")
        entry = the_entry(planned.case())
        assert entry.sources[0].passage == marked.id
        # That he agreed to the passage does not say that it may stand in the plan.
        assert Mark.AGREED.value in marked.marks
        assert entry.marks == (Mark.THIRD_PARTY,)


# -- in the form ----------------------------------------------------------------------------------


async def test_the_fold_says_what_goes_into_the_plan_and_so_does_check_your_answers(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        assert "▸ Plan entries: none" in keyboard.shown()
        await keyboard.press("alt+e", "5")
        await keyboard.write("Ring first")
        assert "▾ Plan entries: Ring first" in keyboard.shown()
        await keyboard.press("f2")
        assert isinstance(keyboard.app.screen, CheckAnswers)
        assert "Plan entry  Ways of coping · Ring first" in keyboard.shown()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("down", *"Ring first"), "Error: It is not said in which section it stands."),
        (("5",), "Error: The entry of the plan says nothing."),
    ],
)
async def test_what_an_entry_lacks_is_said_at_its_field(
    planned: Office, keys: tuple[str, ...], said: str
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("alt+e", *keys, "ctrl+s")
        assert said in keyboard.shown()
        assert planned.case().plan == ()


async def test_a_row_is_taken_out_and_put_back_until_it_stands_in_the_plan(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("alt+e", "5")
        await keyboard.write("Ring first")
        await keyboard.press("ctrl+delete")
        assert not page.form.entries
        await keyboard.press("alt+z")
        assert [each.text for each in page.form.entries] == ["Ring first"]
        page.go_to(f"entries/{page.form.entries[0].id}/text")
        await keyboard.press("ctrl+s", "ctrl+delete")
        assert "It stands in the plan already; there w withdraws it" in keyboard.shown()
        assert the_entry(planned.case()).stands


async def test_words_mended_on_the_day_they_were_written_leave_no_revision(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("alt+e", "5")
        await keyboard.write("Rign first")
        await keyboard.press("tab", "a", "ctrl+s")
        page.go_to(f"entries/{page.form.entries[0].id}/text")
        await keyboard.settle()
        await keyboard.press("ctrl+u", "ctrl+a", "delete")
        await keyboard.write("Ring first")
        await keyboard.press("ctrl+s")
        entry = the_entry(planned.case())
        assert (entry.text, entry.earlier) == ("Ring first", ())
        assert entry.agreement is Agreement.AGREES


async def test_words_changed_on_a_later_day_are_a_revision_that_is_gone_through_anew(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("alt+e", "5")
        await keyboard.write("Ring first")
        await keyboard.press("tab", "a", "ctrl+s", "escape")
    planned.on(1)
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        await page.go_into(f"entries/{page.form.entries[0].id}/text")
        await keyboard.press("end")
        await keyboard.write(", then walk")
        await keyboard.press("ctrl+s")
        entry = the_entry(planned.case())
        assert entry.text == "Ring first, then walk"
        assert [each.text for each in entry.earlier] == ["Ring first"]
        assert entry.agreement is None
        assert page.form.entries[0].agreement == ""


async def test_a_record_opened_and_saved_untouched_leaves_the_plan_as_it_was(
    planned: Office,
) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("alt+e", "5")
        await keyboard.write("Ring first")
        await keyboard.press("ctrl+s", "escape")
        before = planned.case()
        await open_record(planned, keyboard)
        await keyboard.press("ctrl+s")
        assert planned.case() == before


async def test_an_entry_is_kept_as_a_draft_and_offered_again(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("alt+e", "5")
        await keyboard.write("Ring first")
        await keyboard.press("escape")
        page = await open_record(planned, keyboard)
        assert isinstance(keyboard.app.screen, DraftOffer)
        assert "Plan entry" in keyboard.shown()
        await keyboard.press("enter")
        assert [each.text for each in page.form.entries] == ["Ring first"]
        assert planned.case().plan == ()


async def test_an_entry_a_co_worker_makes_from_the_session_comes_in(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        page = await open_record(planned, keyboard)
        await keyboard.press("alt+e", "5")
        await keyboard.write("Ring first")
        await keyboard.press("ctrl+s")
        said = EntrySaid("warning-signs", "I go quiet", 5)
        add_entry(planned.workspace("Tom Baird"), "DEMO-1", said)
        await look(keyboard, page)
        assert [each.text for each in page.form.entries] == ["Ring first", "I go quiet"]
        await keyboard.press("ctrl+s")
        assert len(planned.case().plan) == 2


async def test_an_entry_that_left_the_plan_is_named_and_not_changed_here(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("alt+e", "5")
        await keyboard.write("Ring first")
        await keyboard.press("ctrl+s", "escape")
        id = the_entry(planned.case()).id
        withdraw_entry(planned.workspace(), "DEMO-1", id, "He has no telephone")
        page = await open_record(planned, keyboard)
        await look(keyboard, page)
        await keyboard.press("f8")
        assert not page.form.entries
        assert "· no longer part of the plan: Ring first" in keyboard.shown()
        await keyboard.press("ctrl+s")
        assert the_entry(planned.case()).withdrawn is not None


async def test_an_entry_made_with_the_record_is_taken_back_with_it(planned: Office) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        keyboard.app.push_screen(CaseScreen(case_id(planned.workspace(), "DEMO-1")))
        await keyboard.settle()
        await keyboard.press("r", "alt+e", "5")
        await keyboard.write("Ring first")
        await keyboard.press("ctrl+s", "escape")
        assert the_entry(planned.case()).text == "Ring first"
        await keyboard.press("u")
        assert planned.case().plan == ()


async def test_hostile_words_of_an_entry_are_text_in_the_record(planned: Office) -> None:
    async with planned.sit_down(TALL) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("alt+e", "3")
        await keyboard.paste(AT_THE_DOOR)
        await keyboard.press("ctrl+s", "f2")
        assert isinstance(keyboard.app.screen, CheckAnswers)
        assert "see [/x] [@click=app.quit]quit[/]" in " ".join(keyboard.shown().split())
        assert not steering_characters(keyboard.shown())


@pytest.mark.parametrize("size", [(60, 20), SMALL, LARGE])
async def test_an_entry_is_read_and_typed_at_every_size_and_in_both_themes(
    planned: Office, size: tuple[int, int]
) -> None:
    async with planned.sit_down(size) as keyboard:
        await open_record(planned, keyboard)
        await keyboard.press("alt+e")
        assert "(9) What to do after a lapse" in keyboard.shown()
        await keyboard.press("3")
        await keyboard.write("I go quiet")
        assert "I go quiet" in keyboard.shown()
        await keyboard.press("tab", "a")
        await keyboard.write("Aye")
        assert contrast.poor(keyboard.app) == {}
        keyboard.app.action_switch_theme()
        await keyboard.settle()
        assert contrast.poor(keyboard.app) == {}
        await keyboard.press("f2", "end")
        assert contrast.poor(keyboard.app) == {}


# -- all the way ----------------------------------------------------------------------------------


async def test_from_a_passage_to_the_plan_to_what_the_participant_is_given(
    planned: Office,
) -> None:
    async with planned.sit_down(SMALL) as keyboard:
        keyboard.app.push_screen(CaseScreen(case_id(planned.workspace(), "DEMO-1")))
        await keyboard.settle()
        await keyboard.press("r")
        page = keyboard.app.screen
        assert isinstance(page, Record)
        await happened(keyboard, page)
        await keyboard.press("up", "up", "alt+e", "3", "tab", "a", "enter", "s")
        await keyboard.press("ctrl+s", "escape", "5")
        shown = " ".join(keyboard.shown().split())
        assert "[5 Plan 1]" in shown
        assert "Warning signs" in shown
        await keyboard.press("down", "down")
        assert f"> {ANGRY} session 5; agrees; said; rests on one mention" in " ".join(
            keyboard.shown().split()
        )
        await keyboard.press("x")
        assert isinstance(keyboard.app.screen, ExportScreen)
        await keyboard.press("p")
        shown = keyboard.shown()
        assert "# My plan" in shown
        assert ANGRY in shown
