"""A case: how it holds together, and one key from what is open to where it began and went."""

from dataclasses import replace
from typing import Any

import pytest
from textual.screen import Screen

from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.issue import Issue
from sessionkit.domain.state import State
from sessionkit.tui.dialogs.conflicts import Conflicts
from sessionkit.tui.dialogs.thread import ThreadDialog
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.export import ExportScreen
from sessionkit.tui.screens.goal_form import GoalForm
from sessionkit.tui.screens.not_held_form import NotHeldForm
from sessionkit.tui.screens.plan import Plan
from sessionkit.tui.screens.record import Record
from sessionkit.tui.widgets.chain import Chain
from sessionkit.tui.widgets.sheet import SessionSheet
from sessionkit.tui.widgets.tracks_list import TracksList
from sessionkit.workflows.change_case import change_case, open_case, save_case
from sessionkit.workflows.handle_item import Step, handle_item
from sessionkit.workflows.presence import Doing, Presence
from sessionkit.workflows.typed.plan import next_plan, written_plan
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.hostile import hostile_case, steering_characters


def on(keyboard: Keyboard, kind: type[Screen[Any]]) -> bool:
    """Whether a screen of this kind is up."""
    return isinstance(keyboard.app.screen, kind)


SIZES = [(60, 20), SMALL, LARGE]
HELPED = "Mark the places where somebody helped"


async def open_screen(office: Office, keyboard: Keyboard, session: int | None = None) -> CaseScreen:
    """The case of the demo."""
    page = CaseScreen(office.case().id, session)
    keyboard.app.push_screen(page)
    await keyboard.settle()
    return page


def risky(case: Case) -> Case:
    """The case with risk information from session 2."""
    return case.raise_issues(
        Issue("risk1", "Walks past the school", case.session(2).id, risk_information=True)
    )


def plan_fifth(office: Office) -> None:
    """Session 5 planned, as it is offered."""
    workspace = office.workspace()
    opened = open_case(workspace, "DEMO-1")
    mine = written_plan(workspace, opened.case, next_plan(workspace, opened.case))
    save_case(workspace, opened, mine)


async def test_the_chain_shows_marks_and_the_chosen_session_its_form(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        shown = keyboard.shown()
        assert "3 × 17 Feb ≈ missed" in shown
        assert "4 • 24 Feb ≈ Road Map   3 open" in shown
        assert "order to 29 Oct 2027 · Isla Muir, Tom Baird" in shown
        assert "Session 4 · recorded · ≈ more slowly" in shown
        assert "AIMS AND OBJECTIVES" in shown


async def test_a_wide_window_has_words_for_marks(demo: Office) -> None:
    async with demo.sit_down(LARGE) as keyboard:
        await open_screen(demo, keyboard)
        assert "3 17 Feb  missed          more slowly" in keyboard.shown()


async def test_moving_shows_another_session(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("up")
        assert "Session 3 · not held" in keyboard.shown()
        await keyboard.press("home")
        assert "Session 1 · recorded" in keyboard.shown()


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_leads_to_where_an_item_began_and_one_to_where_it_went(
    demo: Office, size: tuple[int, int]
) -> None:
    async with demo.sit_down(size) as keyboard:
        page = await open_screen(demo, keyboard)
        await keyboard.press("right", "j")
        assert "> partly" in keyboard.shown()
        await keyboard.press("b")
        assert page.session is not None
        assert page.session.number == 2
        assert "> not attempted" in keyboard.shown()
        await keyboard.press("g")
        assert page.session is not None
        assert page.session.number == 4
        await keyboard.press("escape")
        assert isinstance(keyboard.focus, Chain)
        assert on(keyboard, CaseScreen)


async def test_an_item_that_went_nowhere_says_so(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        page = await open_screen(demo, keyboard)
        await keyboard.press("right", "tab", "tab", "g")
        assert "No later session has had to do with it." in keyboard.shown()
        assert page.session is not None
        assert page.session.number == 4


async def test_the_track_is_drawn_with_its_turns_in_words(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        page = await open_screen(demo, keyboard)
        await keyboard.press("right", "tab", "t")
        shown = keyboard.shown()
        assert "S2 ●──×──● S4" in shown
        assert "began, not attempted: no time" in shown
        assert "partly met: two of the four bends" in shown
        await keyboard.press("b")
        assert page.session is not None
        assert page.session.number == 2


async def test_what_became_of_an_item_is_said_where_it_stands_and_can_be_undone(
    demo: Office,
) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("right", "tab", "enter", "s")
        await keyboard.write("he named all four at home")
        await keyboard.press("ctrl+s")
        said = demo.case().handlings[-1]
        assert said.how is How.SETTLED
        assert said.why == "he named all four at home"
        assert "Saved: this aim is settled." in keyboard.shown()
        assert "Threads 2" in keyboard.shown()
        await keyboard.press("u")
        assert said.id not in {each.id for each in demo.case().handlings}
        assert "The last save was taken back." in keyboard.shown()
        assert "Threads 3" in keyboard.shown()


async def test_dropping_needs_a_reason_and_keeps_what_was_typed(demo: Office) -> None:
    before = len(demo.case().handlings)
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("right", "tab", "enter", "x", "ctrl+s")
        assert on(keyboard, ThreadDialog)
        assert "The reason is missing" in keyboard.shown()
        assert len(demo.case().handlings) == before
        await keyboard.write("agreed with him")
        await keyboard.press("tab")
        await keyboard.write("not a day")
        await keyboard.press("ctrl+s")
        assert "Error:" in keyboard.shown()
        assert "agreed with him" in keyboard.shown()


async def test_what_is_refused_comes_back_with_the_reason(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("right", "tab", "enter", "s")
        await keyboard.write("my words")
        case = demo.case()
        aim = next(
            each for s in case.sessions for each in s.every_aim if each.text.startswith(HELPED)
        )
        handle_item(demo.workspace(), case.id, ItemKind.AIM, aim.id, Step(How.SETTLED))
        await keyboard.press("ctrl+s")
        assert "already; nothing was changed" in " ".join(keyboard.shown().split())
        assert "my words" in keyboard.shown()


async def test_threads_stand_open_first_and_lead_to_their_sessions(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        page = await open_screen(demo, keyboard)
        await keyboard.press("2")
        shown = keyboard.shown()
        assert "Threads: 3 open, 5 settled" in shown
        assert shown.index(HELPED[:30]) < shown.index("Settled")
        assert isinstance(keyboard.focus, TracksList)
        await keyboard.press("enter")
        assert on(keyboard, ThreadDialog)
        await keyboard.press("escape", "b")
        assert page.session is not None
        assert page.session.number == 2


async def test_the_front_sheet_leads_to_its_goals(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("3")
        assert "Community payback order" in keyboard.shown()
        await keyboard.press("g")
        assert "Add a goal" in keyboard.shown()
        await keyboard.press("down", "enter")
        assert on(keyboard, GoalForm)


async def test_risk_information_stands_above_every_tab(demo: Office) -> None:
    change_case(demo.workspace(), "DEMO-1", risky)
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        said = "! Risk information (S2) not closed. sessionkit has told nobody."
        for tab in ("1", "2", "3"):
            await keyboard.press(tab)
            assert said in keyboard.shown()
        await keyboard.press("1")
        assert "!1 open" in keyboard.shown()


async def test_two_texts_are_shown_and_decided_on_the_case(demo: Office) -> None:
    workspace, case = demo.workspace(), demo.case()
    opened = workspace.cases.open(case.id)
    for conditions in ("Hers", "His"):
        mine = replace(opened.case, front=replace(opened.case.front, conditions=conditions))
        save_case(workspace, opened, mine)
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        assert "! Two texts stand in the case; c decides." in keyboard.shown()
        await keyboard.press("c")
        assert on(keyboard, Conflicts)
        assert "Hers" in keyboard.shown()
        assert "His" in keyboard.shown()
        await keyboard.press("o")
        assert demo.case().conflicts == ()
        assert demo.case().front.conditions == "His"
        assert "Two texts" not in keyboard.shown()


async def test_plan_and_record_open_the_session_that_waits(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        page = await open_screen(demo, keyboard)
        await keyboard.press("p")
        assert on(keyboard, Plan)
        await keyboard.press("escape")
        plan_fifth(demo)
        page._look()
        await keyboard.settle()
        assert "5 ○" in keyboard.shown()
        await keyboard.press("n")
        assert on(keyboard, NotHeldForm)
        await keyboard.press("escape", "r")
        assert on(keyboard, Record)


async def test_a_recorded_session_is_opened_again_once_that_is_confirmed(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("o", "n")
        assert demo.case().session(4).state is State.RECORDED
        await keyboard.press("o", "y")
        assert demo.case().session(4).state is State.WRITING_UP
        assert "4 …" in keyboard.shown()


async def test_what_somebody_else_saves_comes_in_and_the_cursor_stays(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        page = await open_screen(demo, keyboard)
        await keyboard.press("up", "up")
        change_case(demo.workspace("Tom Baird"), "DEMO-1", risky)
        page._look()
        await keyboard.settle()
        assert "Risk information (S2)" in keyboard.shown()
        assert page.session is not None
        assert page.session.number == 2


async def test_a_case_opens_where_it_was_left(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("up", "up", "2", "escape")
        page = await open_screen(demo, keyboard)
        assert "Threads: 3 open" in keyboard.shown()
        assert page.session is not None
        assert page.session.number == 2
        await keyboard.press("escape")
        page = await open_screen(demo, keyboard, 1)
        assert page.session is not None
        assert page.session.number == 1


async def test_private_display_shows_steps_for_exercises_in_the_chain(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        keyboard.app.private = True
        await open_screen(demo, keyboard)
        rows = keyboard.app.screen.query_one(Chain)
        assert "step 1" in str(rows.options[0].prompt)
        assert "Pen Picture" not in str(rows.options[0].prompt)
        assert "Rowan" not in keyboard.shown().split("\n")[0]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_stays_text_on_every_tab_and_dialog(
    demo: Office, size: tuple[int, int]
) -> None:
    case = hostile_case(demo.workspace())
    async with demo.sit_down(size) as keyboard:
        page = CaseScreen(case.id)
        keyboard.app.push_screen(page)
        await keyboard.settle()
        for _ in case.sessions:
            assert not steering_characters(keyboard.shown())
            await keyboard.press("up")
        for key in ("right", "tab", "t", "escape", "enter", "escape", "escape", "2", "enter"):
            await keyboard.press(key)
            assert not steering_characters(keyboard.shown())
        await keyboard.press("escape", "3", "end")
        assert not steering_characters(keyboard.shown())
        await keyboard.press("g")
        assert not steering_characters(keyboard.shown())


async def test_every_word_of_a_session_stands_in_its_pane(demo: Office) -> None:
    async with demo.sit_down((80, 200)) as keyboard:
        page = await open_screen(demo, keyboard)
        assert page.query_one(SessionSheet).max_scroll_y == 0
        pane = " ".join(row[36:] for row in keyboard.shown().split("\n")).split()
        held = page.session.held if page.session is not None else None
        assert held is not None
        for passage in (*held.happened, *held.view):
            assert " ".join(passage.text.split()) in " ".join(pane)


async def test_who_else_is_in_the_case_is_said(demo: Office) -> None:
    Presence(demo.workspace("Tom Baird")).here(demo.case().id, Doing.WRITING_UP, 4)
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        assert "Tom Baird is writing up session 4." in keyboard.shown()


async def test_an_unplanned_session_can_be_recorded_and_a_session_exported(demo: Office) -> None:
    async with demo.sit_down() as keyboard:
        await open_screen(demo, keyboard)
        await keyboard.press("r")
        assert on(keyboard, Record)
        await keyboard.press("escape")
        assert len(demo.case().sessions) == 4
        await keyboard.press("x")
        assert on(keyboard, ExportScreen)
