"""The relapse prevention plan on the screen of the case: read, added to, changed, compared."""

from pathlib import Path
from shutil import copytree

import pytest

from sessionkit.domain.case import Case
from sessionkit.domain.passage import Mark
from sessionkit.domain.plan_entry import Agreement, Founded, PlanEntry
from sessionkit.tui.dialogs.conflicts import Conflicts
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.entry_form import EntryForm
from sessionkit.tui.widgets.chain import Chain
from sessionkit.tui.widgets.plan_list import PlanList
from sessionkit.workflows.change_case import case_id, open_case, save_case
from sessionkit.workflows.plan_entries import EntrySaid, add_entry, withdraw_entry
from tests.tui import contrast
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.hostile import AT_THE_DOOR, hostile_case, steering_characters

ALONE = "When nobody is in on a Sunday"
SIZES = [(60, 20), SMALL, LARGE]


@pytest.fixture
def stories(told_demo: Path, tmp_path: Path) -> Office:
    """The demo of four cases, on its Tuesday."""
    copytree(told_demo, tmp_path / "demo")
    return Office(tmp_path / "demo")


async def plan_of(office: Office, keyboard: Keyboard, reference: str = "DEMO-1") -> CaseScreen:
    """The tab of the plan in a case."""
    page = CaseScreen(case_id(office.workspace(), reference))
    keyboard.app.push_screen(page)
    await keyboard.settle()
    await keyboard.press("5")
    return page


async def come_to(keyboard: Keyboard, page: CaseScreen, words: str) -> PlanEntry:
    """Put the cursor on the entry that says this."""
    entry = saying(page.case, words)
    page.query_one(PlanList).come_to(entry.id)
    await keyboard.settle()
    return entry


def saying(case: Case, words: str) -> PlanEntry:
    return next(each for each in case.plan if words in each.text)


def flat(keyboard: Keyboard) -> str:
    return " ".join(keyboard.shown().split())


# -- read -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_plan_stands_section_by_section_in_his_words_with_where_each_comes_from(
    stories: Office, size: tuple[int, int]
) -> None:
    async with stories.sit_down(size) as keyboard:
        page = await plan_of(stories, keyboard)
        standing = sum(each.stands for each in page.case.plan)
        assert f"[5 Plan {standing}]" in keyboard.shown()
        assert "How it came about" in keyboard.shown()
        await come_to(keyboard, page, "I tell myself that I am owed something.")
        shown = flat(keyboard)
        assert "> I tell myself that I am owed something. session 7, session 10" in shown
        assert "agrees: “I’m only owed a bit of peace." in shown


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_section_and_what_rests_on_one_mention_are_said_quietly(
    stories: Office, size: tuple[int, int]
) -> None:
    async with stories.sit_down(size) as keyboard:
        page = await plan_of(stories, keyboard)
        await come_to(keyboard, page, "Ring the same hour")
        await keyboard.press("up")
        shown = flat(keyboard)
        assert "What I am working towards > nothing yet" in shown
        assert "What to do after a lapse Ring the same hour" in shown
        await keyboard.press("down")
        assert "session 31; agrees; said; rests on one mention" in flat(keyboard)
        assert "!" not in keyboard.shown()


@pytest.mark.parametrize("size", SIZES)
async def test_what_left_the_plan_stands_at_the_end_with_when_and_why(
    stories: Office, size: tuple[int, int]
) -> None:
    async with stories.sit_down(size) as keyboard:
        await plan_of(stories, keyboard)
        await keyboard.press("end")
        shown = flat(keyboard)
        assert "by Isla Muir: No night shifts any more" in shown
        assert "> Ring my sister." in shown
        assert "gave way Tue 24 Feb 2026 to Ring, and let it ring. from session 26" in shown


async def test_every_row_of_the_plan_is_read_under_the_cursor_in_both_themes(
    stories: Office,
) -> None:
    async with stories.sit_down(LARGE) as keyboard:
        await plan_of(stories, keyboard)
        for _ in range(2):
            for key in ("home", "down", "down", "end"):
                await keyboard.press(key)
                assert contrast.poor(keyboard.app) == {}
            keyboard.app.action_switch_theme()
            await keyboard.settle()


async def test_enter_goes_to_the_session_an_entry_comes_from(stories: Office) -> None:
    async with stories.sit_down() as keyboard:
        page = await plan_of(stories, keyboard)
        entry = await come_to(keyboard, page, "Straight home.")
        await keyboard.press("enter")
        assert page.query_one(Chain).at == entry.sources[0].session
        assert page.case.session_of(entry.sources[0].session).number == 8
        assert "[1 Sessions]" in keyboard.shown()


# -- changed --------------------------------------------------------------------------------------


async def test_an_entry_is_added_to_the_section_under_the_cursor_and_taken_back(
    demo: Office,
) -> None:
    async with demo.sit_down() as keyboard:
        page = await plan_of(demo, keyboard)
        await keyboard.press("down", "a")
        assert isinstance(keyboard.app.screen, EntryForm)
        await keyboard.write(ALONE)
        # Section, session, agreement with its words, how well founded, a mark.
        await keyboard.press("tab", "tab", "tab", "a")
        await keyboard.write("That is the day")
        await keyboard.press("enter", "s", "t", "ctrl+s", "escape")
        (entry,) = demo.case().plan
        assert (entry.section, entry.text) == ("risky-situations", ALONE)
        assert demo.case().session_of(entry.sources[0].session).number == 4
        assert (entry.agreement, entry.agreement_words) == (Agreement.AGREES, "That is the day")
        assert entry.founded is Founded.SAID
        assert entry.marks == (Mark.THIRD_PARTY,)
        assert "[5 Plan 1]" in keyboard.shown()
        assert f"> {ALONE} session 4; agrees: That is the day; said" in flat(keyboard)
        assert "(third party)" in flat(keyboard)
        await keyboard.press("u")
        assert demo.case().plan == ()
        assert page.plan_label == "Plan 0"


async def test_other_words_are_a_revision_and_are_gone_through_anew(stories: Office) -> None:
    async with stories.sit_down(LARGE) as keyboard:
        page = await plan_of(stories, keyboard)
        entry = await come_to(keyboard, page, "Straight home.")
        await keyboard.press("e", "end")
        await keyboard.write(" By the high street.")
        assert "whether the participant agrees to them is to be said anew" in flat(keyboard)
        assert "(a) agrees" in keyboard.shown()
        await keyboard.press("ctrl+s", "escape")
        now = saying(stories.case(), "Straight home.")
        assert now.text == "Straight home. By the high street."
        assert [each.text for each in now.earlier] == [entry.text]
        assert now.agreement is None
        assert now.founded is entry.founded


async def test_he_agrees_to_other_words_where_that_is_said_with_them(stories: Office) -> None:
    async with stories.sit_down(LARGE) as keyboard:
        page = await plan_of(stories, keyboard)
        await come_to(keyboard, page, "Straight home.")
        await keyboard.press("e", "end")
        await keyboard.write(" First.")
        await keyboard.press("tab", "tab", "tab", "a", "ctrl+s")
        assert saying(stories.case(), "Straight home. First.").agreement is Agreement.AGREES


async def test_an_entry_is_mentioned_again_in_the_session_one_is_at(stories: Office) -> None:
    async with stories.sit_down() as keyboard:
        page = await plan_of(stories, keyboard)
        entry = await come_to(keyboard, page, "Letting somebody think")
        at = page.session
        assert at is not None
        await keyboard.press("e", "tab", "tab", "down", "ctrl+s")
        now = saying(stories.case(), "Letting somebody think")
        assert [each.session for each in now.sources] == [
            *(each.session for each in entry.sources),
            at.id,
        ]
        assert now.agreement is entry.agreement


async def test_an_entry_is_withdrawn_with_a_reason_and_not_without(stories: Office) -> None:
    async with stories.sit_down() as keyboard:
        page = await plan_of(stories, keyboard)
        await come_to(keyboard, page, "No sleep.")
        await keyboard.press("w", "enter")
        assert "Error: Nothing is withdrawn without a reason." in keyboard.shown()
        await keyboard.write("He sleeps")
        await keyboard.press("enter")
        gone = saying(stories.case(), "No sleep.").withdrawn
        assert gone is not None
        assert (gone.by, gone.why) == ("Isla Muir", "He sleeps")
        assert "Saved: it is withdrawn. u takes that back." in keyboard.shown()
        await keyboard.press("u")
        assert saying(stories.case(), "No sleep.").stands


async def test_another_entry_is_put_in_the_place_of_one(stories: Office) -> None:
    async with stories.sit_down() as keyboard:
        page = await plan_of(stories, keyboard)
        old = await come_to(keyboard, page, "No sleep.")
        await keyboard.press("s")
        assert "In the place of: No sleep." in keyboard.shown()
        await keyboard.write("Three nights without sleep.")
        await keyboard.press("ctrl+s")
        new = saying(stories.case(), "Three nights")
        assert saying(stories.case(), "No sleep.").superseded_by == new.id
        assert new.section == old.section
        await keyboard.press("escape", "u")
        assert saying(stories.case(), "No sleep.").stands


async def test_what_left_the_plan_is_marked_and_nothing_else_of_it_is_changed(
    stories: Office,
) -> None:
    async with stories.sit_down() as keyboard:
        page = await plan_of(stories, keyboard)
        old = await come_to(keyboard, page, "After a night shift")
        await keyboard.press("w")
        assert "It is no longer part of the plan." in keyboard.shown()
        await keyboard.press("e")
        assert "Only marks are changed here." in keyboard.shown()
        await keyboard.press("c", "ctrl+s")
        now = saying(stories.case(), "After a night shift")
        assert now.marks == (Mark.IN_CONFIDENCE,)
        assert now.withdrawn == old.withdrawn


async def test_words_typed_into_an_entry_that_was_withdrawn_meanwhile_are_refused_and_kept(
    stories: Office,
) -> None:
    async with stories.sit_down() as keyboard:
        page = await plan_of(stories, keyboard)
        entry = await come_to(keyboard, page, "No sleep.")
        await keyboard.press("e", "end")
        await keyboard.write(" At all.")
        withdraw_entry(stories.workspace("Tom Baird"), "DEMO-1", entry.id, "He sleeps")
        form = keyboard.app.screen
        assert isinstance(form, EntryForm)
        await form.file.catch_up()
        await form.take_in(form.file.opened)
        await keyboard.press("ctrl+s")
        assert "is no longer part of the plan; nothing was changed." in flat(keyboard)
        assert form.form.text == "No sleep. At all."
        assert saying(stories.case(), "No sleep.").text == "No sleep."


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("ctrl+s",), "Error: An entry of the plan says something."),
        ((*"Words", "tab", "tab", "ctrl+u", *"99", "ctrl+s"), "has no session 99"),
        ((*"Words", "tab", "tab", "ctrl+u", "ctrl+s"), "The session is given by its number."),
    ],
)
async def test_what_an_entry_lacks_is_said_at_its_field(
    demo: Office, keys: tuple[str, ...], said: str
) -> None:
    async with demo.sit_down() as keyboard:
        await plan_of(demo, keyboard)
        await keyboard.press("a", "tab", "3" if keys == ("ctrl+s",) else "shift+tab", *keys)
        assert said in flat(keyboard)
        assert demo.case().plan == ()


# -- compared -------------------------------------------------------------------------------------


async def test_what_is_otherwise_than_on_a_day_is_shown(stories: Office) -> None:
    async with stories.sit_down(LARGE) as keyboard:
        await plan_of(stories, keyboard)
        await keyboard.press("c", "enter")
        assert "Error: No day is given." in keyboard.shown()
        await keyboard.write("17 feb 2026")
        assert "Tue 17 Feb 2026" in keyboard.shown()
        await keyboard.press("enter")
        shown = flat(keyboard)
        assert "The plan since Tue 17 Feb 2026" in shown
        assert "Gone · Ways of coping │ │ Ring my sister. │ │ gave way Tue 24 Feb 2026" in shown
        assert "New · Ways of coping │ │ Ring, and let it ring." in shown
        assert "That shop, and that street" not in shown


async def test_a_day_on_which_nothing_was_otherwise_says_so(stories: Office) -> None:
    async with stories.sit_down(LARGE) as keyboard:
        await plan_of(stories, keyboard)
        await keyboard.press("c")
        await keyboard.write("today")
        await keyboard.press("enter")
        assert "Nothing is otherwise." in keyboard.shown()


async def test_where_two_texts_stand_the_key_decides_as_it_says_above(demo: Office) -> None:
    workspace = demo.workspace()
    _, id = add_entry(workspace, "DEMO-1", EntrySaid("warning-signs", "I go quiet"))
    opened, text = open_case(workspace, "DEMO-1"), "I go quiet, and"
    for worker, more in (("Isla Muir", " tired"), ("Tom Baird", " angry")):
        entry = next(each for each in opened.case.plan if each.id == id)
        mine = opened.case.with_entry(entry.revise(text + more, workspace.today, worker))
        save_case(demo.workspace(worker), opened, mine)
    assert demo.case().conflicts
    async with demo.sit_down() as keyboard:
        await plan_of(demo, keyboard)
        assert "c decides." in keyboard.shown()
        await keyboard.press("c")
        assert isinstance(keyboard.app.screen, Conflicts)


# -- hostile words --------------------------------------------------------------------------------


async def test_an_entry_is_text_whatever_stands_in_it(demo: Office) -> None:
    workspace = demo.workspace()
    add_entry(workspace, "DEMO-1", EntrySaid("warning-signs", AT_THE_DOOR, agreement=None))
    case = hostile_case(workspace)
    async with demo.sit_down(LARGE) as keyboard:
        for reference in ("DEMO-1", case.reference):
            await plan_of(demo, keyboard, reference)
            assert "see [/x] [@click=app.quit]quit[/] [bold]b[/bold]" in flat(keyboard)
            assert not steering_characters(keyboard.shown())
            await keyboard.press("escape")
