"""The smaller forms at the keyboard: a new case, its goals, its front sheet."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.screen import Screen

from sessionkit.domain.front_sheet import Noted
from sessionkit.domain.people import Role
from sessionkit.domain.text import make_safe
from sessionkit.tui.dialogs.draft_offer import DraftOffer
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.front_form import FrontForm
from sessionkit.tui.screens.goal_form import GoalForm
from sessionkit.tui.screens.new_case_form import NEXT, NewCaseForm
from sessionkit.workflows.change_case import change_case
from sessionkit.workflows.keep_form_draft import find
from sessionkit.workflows.list_cases import listed_cases
from sessionkit.workflows.open_workspace import make_workspace
from sessionkit.workflows.workers import add_worker
from tests.four_sessions import make_four_sessions
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.hostile import AT_THE_DOOR, hostile_case

SMALLEST = (60, 20)


@pytest.fixture
def empty(tmp_path: Path) -> Office:
    """A workspace with a pair and no case."""
    office = Office(tmp_path / "workspace")
    add_worker(make_workspace(office.path, office.clock, office.ids, "Isla Muir"), "Tom Baird")
    return office


async def up(keyboard: Keyboard, screen: Screen[None]) -> None:
    keyboard.app.push_screen(screen)
    await keyboard.settle()


async def new_case(keyboard: Keyboard) -> NewCaseForm:
    screen = NewCaseForm(keyboard.app.workspace)
    await up(keyboard, screen)
    return screen


async def goal(office: Office, keyboard: Keyboard, id: str | None = None) -> GoalForm:
    screen = GoalForm(keyboard.app.file_of(office.case().id), id)
    await up(keyboard, screen)
    return screen


async def front(office: Office, keyboard: Keyboard) -> FrontForm:
    screen = FrontForm(keyboard.app.file_of(office.case().id))
    await up(keyboard, screen)
    return screen


async def test_a_case_is_made_at_the_keyboard_with_the_pair_in_place(empty: Office) -> None:
    async with empty.sit_down(SMALL) as keyboard:
        await new_case(keyboard)
        await keyboard.write("Rowan Calder")
        await keyboard.press("tab")
        await keyboard.write("DEMO-1")
        await keyboard.press("ctrl+s")
        assert isinstance(keyboard.app.screen, CaseScreen)
        assert NEXT in " ".join(keyboard.shown().split())
    case = empty.case()
    assert case.participant.name == "Rowan Calder"
    assert [each.name for each in case.in_role(Role.CO_WORKER)] == ["Isla Muir", "Tom Baird"]
    assert find(empty.workspace(), "case:new") is None


async def test_what_is_missing_for_a_case_is_told_at_its_fields(empty: Office) -> None:
    async with empty.sit_down(SMALL) as keyboard:
        await new_case(keyboard)
        await keyboard.press("ctrl+s")
        assert "Error: A case needs the participant's name." in keyboard.shown()
        assert "Error: A case needs a reference." in keyboard.shown()
    assert not listed_cases(empty.workspace())


async def test_a_reference_that_is_taken_is_told_and_nothing_typed_is_lost(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        form = await new_case(keyboard)
        await keyboard.write("Rowan Calder")
        await keyboard.press("tab")
        await keyboard.write("demo-1")
        await keyboard.press("ctrl+s")
        assert "taken by another case" in keyboard.shown()
        assert form.form.name == "Rowan Calder"


async def test_somebody_unknown_is_added_from_the_form_and_is_then_no_problem(
    empty: Office,
) -> None:
    async with empty.sit_down(SMALL) as keyboard:
        form = await new_case(keyboard)
        await keyboard.write("Rowan Calder")
        await keyboard.press("tab")
        await keyboard.write("DEMO-1")
        await keyboard.press("tab", "tab", "ctrl+u")
        await keyboard.write("Isla Muir, Ewan Ross")
        await keyboard.press("ctrl+s")
        shown = " ".join(keyboard.shown().split())
        assert "Error: There is no worker “Ewan Ross” in this workspace. Alt+W, then a," in shown
        assert "worker add" not in shown
        await keyboard.press("alt+w", "a")
        await keyboard.write("Ewan Ross")
        await keyboard.press("ctrl+s")
        assert form.form.co_workers == "Isla Muir, Ewan Ross"
        await keyboard.press("escape")
        assert form.is_current
        assert keyboard.app.workspace.acting.name == "Isla Muir"
        assert "Error" not in keyboard.shown()
        assert "There is a problem" not in keyboard.shown()
        await keyboard.press("ctrl+s")
        assert isinstance(keyboard.app.screen, CaseScreen)
    assert [each.name for each in empty.case().in_role(Role.CO_WORKER)] == [
        "Isla Muir",
        "Ewan Ross",
    ]


async def test_what_else_is_wrong_is_still_said_when_somebody_has_become_known(
    empty: Office,
) -> None:
    async with empty.sit_down(SMALL) as keyboard:
        form = await new_case(keyboard)
        form.go_to("supervisor")
        await keyboard.settle()
        await keyboard.write("Nobody Known")
        await keyboard.press("ctrl+s")
        assert "There is no worker “Nobody Known”" in keyboard.shown()
        form.go_to("supervisor")
        await keyboard.settle()
        await keyboard.press("ctrl+u")
        await keyboard.write("Tom Baird")
        assert "There is no worker" not in keyboard.shown()
        assert "Error: A case needs the participant's name." in keyboard.shown()
        assert "There is a problem" in keyboard.shown()


async def test_the_front_sheet_lets_somebody_be_added_as_well(demo: Office) -> None:
    async with demo.sit_down(LARGE) as keyboard:
        form = await front(demo, keyboard)
        await form.go_into("supervising_officer")
        await keyboard.press("ctrl+u")
        await keyboard.write("Iain Rae")
        await keyboard.press("ctrl+s")
        assert "Alt+W, then a, adds somebody" in " ".join(keyboard.shown().split())
        await keyboard.press("alt+w", "a")
        await keyboard.write("Iain Rae")
        await keyboard.press("ctrl+s", "escape")
        assert "Error" not in keyboard.shown()


async def test_the_draft_of_a_new_case_is_offered_once_and_taken(empty: Office) -> None:
    async with empty.sit_down(SMALL) as keyboard:
        await new_case(keyboard)
        await keyboard.write("Rowan")
        await keyboard.press("escape")
        draft = find(empty.workspace(), "case:new")
        assert draft is not None
        assert (draft.case, draft.base_number) == ("", 0)
        form = await new_case(keyboard)
        assert isinstance(keyboard.app.screen, DraftOffer)
        await keyboard.press("enter")
        assert form.is_current
        assert form.form.name == "Rowan"
        assert "Rowan" in keyboard.shown()


async def test_a_goal_is_set_at_the_keyboard(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await goal(demo, keyboard)
        await keyboard.write("Ring one of two people before Friday nights")
        await keyboard.press("tab")
        await keyboard.write("By trying it out")
        await keyboard.press("tab", "tab")
        await keyboard.write("30 sep")
        await keyboard.press("ctrl+s")
        assert "Saved 09:30" in keyboard.shown()
        assert "goal 3" in keyboard.shown() or len(demo.case().goals) == 3
    new = demo.case().goals[-1]
    assert (new.what, new.how) == (
        "Ring one of two people before Friday nights",
        "By trying it out",
    )
    assert str(new.by_when) == "2026-09-30"


async def test_what_is_typed_after_saving_a_new_goal_is_no_draft_of_another_new_one(
    demo: Office,
) -> None:
    async with demo.sit_down() as keyboard:
        page = await goal(demo, keyboard)
        await keyboard.write("Sleep at night")
        assert await page.save()
        await keyboard.write(", every night")
        await page.keep_draft()
    workspace = demo.workspace()
    (draft,) = workspace.drafts.of_worker(workspace.acting.id)
    assert draft.form == f"goal:{demo.case().goals[-1].id}"


async def test_ending_a_goal_says_where_it_stands(demo: Office) -> None:
    first = demo.case().goals[0]
    async with demo.sit_down(SMALL) as keyboard:
        await goal(demo, keyboard, first.id)
        await keyboard.press("f4", "down", "ctrl+s")
        assert "Error: Say where the goal stands, now that it ends." in keyboard.shown()
        await keyboard.write("Reached, as far as anybody can tell")
        await keyboard.press("ctrl+s")
        assert "Saved" in keyboard.shown()
    ended = demo.case().goals[0]
    assert (str(ended.ended), ended.what) == ("2026-03-03", first.what)
    assert ended.where_it_stands.startswith("Reached")


async def test_opening_and_saving_a_front_sheet_changes_nothing(demo: Office) -> None:
    before = demo.case()
    async with demo.sit_down(SMALL) as keyboard:
        await front(demo, keyboard)
        await keyboard.press("f8", "ctrl+s", "escape")
    assert demo.case() == before
    assert find(demo.workspace(), f"front:{before.id}") is None


async def test_a_flag_is_raised_and_lifted_with_a_reason(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await front(demo, keyboard)
        await keyboard.press("f4")
        await keyboard.write("Ring before a visit")
        await keyboard.press("ctrl+s", "shift+tab")
        await keyboard.write("He has moved")
        await keyboard.press("ctrl+s")
    lifted, raised = demo.case().front.flags
    assert (str(lifted.lifted), lifted.lifted_because) == ("2026-03-03", "He has moved")
    assert (raised.what, raised.by, raised.lifted) == ("Ring before a visit", "Isla Muir", None)


async def test_whereabouts_say_when_they_were_noted_and_are_noted_anew(demo: Office) -> None:
    async with demo.sit_down(LARGE) as keyboard:
        form = await front(demo, keyboard)
        await keyboard.press("f8")
        assert "Noted Tue 27 Jan 2026 by Isla Muir." in keyboard.shown()
        form.go_to("whereabouts")
        await keyboard.settle()
        await keyboard.press("end")
        await keyboard.write(" Ring first.")
        assert "saving notes it anew" in keyboard.shown()
        await keyboard.press("ctrl+s")
    there = demo.case().front.whereabouts
    assert there is not None
    assert str(there.on) == "2026-03-03"
    assert there.text.endswith("Ring first.")


async def test_what_a_co_worker_saves_comes_in_and_what_is_typed_stays(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        form = await front(demo, keyboard)
        await keyboard.press("f4")
        await keyboard.write("Ring before a visit")
        tom = demo.workspace("Tom Baird")

        noted = Noted("A flat of his own", tom.today, "Tom Baird")
        change_case(tom, "DEMO-1", lambda c: replace(c, front=replace(c.front, whereabouts=noted)))
        now = await form.file.catch_up()
        assert now is not None
        await form.take_in(now)
        await keyboard.press("f8", "ctrl+s")
    sheet = demo.case().front
    assert sheet.whereabouts == noted
    assert [each.what for each in sheet.flags][1:] == ["Ring before a visit"]


@pytest.mark.parametrize("size", [SMALLEST, SMALL, LARGE])
async def test_hostile_text_is_shown_as_text_in_every_field(
    demo: Office, size: tuple[int, int]
) -> None:
    case = hostile_case(demo.workspace())
    async with demo.sit_down(size) as keyboard:
        file = keyboard.app.file_of(case.id)
        screens: tuple[Screen[None], ...] = (FrontForm(file), GoalForm(file, case.goals[0].id))
        for screen in screens:
            await up(keyboard, screen)
            for key in ("f8", "f4", "tab", "f1", "escape", "escape"):
                await keyboard.press(key)
                shown = keyboard.shown()
                assert make_safe(shown).text == shown
    after = demo.case("EVIL-1")
    assert after == case


async def test_what_is_typed_for_a_new_case_passes_the_door(empty: Office) -> None:
    async with empty.sit_down(SMALLEST) as keyboard:
        form = await new_case(keyboard)
        for field in form.fields():
            if field.path in ("name", "reference"):
                field.focus()
                await keyboard.settle()
                await keyboard.write(AT_THE_DOOR[:50])
        await keyboard.press("ctrl+s")
        assert isinstance(keyboard.app.screen, CaseScreen)
        shown = keyboard.shown()
        assert make_safe(shown).text == shown


@pytest.mark.parametrize("size", [SMALLEST, SMALL, LARGE])
async def test_every_form_is_whole_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    office = Office(tmp_path / "demo")
    make_four_sessions(office.path, office.clock, office.ids)
    async with office.sit_down(size) as keyboard:
        for opened in (new_case(keyboard), goal(office, keyboard), front(office, keyboard)):
            await opened
            assert "INVENTED PEOPLE ONLY" in keyboard.shown()
            assert "^s" in keyboard.shown()
            assert "F1 Help" in keyboard.shown()
            await keyboard.press("escape")
