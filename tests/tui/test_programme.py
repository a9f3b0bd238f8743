"""The programme of a case at the keyboard: every change carries its reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from sessionkit.domain.programme import StepChoice
from sessionkit.domain.text import make_safe
from sessionkit.tui.screens.programme import ProgrammeScreen
from sessionkit.workflows.new_case import new_case
from sessionkit.workflows.open_workspace import make_workspace
from sessionkit.workflows.programme_of_case import insert_step
from tests.tui.conftest import LARGE, SMALL, Keyboard, Office
from tests.tui.hostile import hostile_case

SMALLEST = (60, 20)


async def programme(office: Office, keyboard: Keyboard) -> ProgrammeScreen:
    screen = ProgrammeScreen(keyboard.app.file_of(office.case().id))
    keyboard.app.push_screen(screen)
    await keyboard.settle()
    return screen


def footer(keyboard: Keyboard) -> str:
    """What the last row names."""
    return keyboard.shown().split("\n")[-1].strip()


async def test_help_names_only_what_can_be_done_now(tmp_path: Path) -> None:
    office = Office(tmp_path / "workspace")
    new_case(make_workspace(office.path, office.clock, office.ids, "Isla Muir"), "Rowan", "DEMO-1")
    async with office.sit_down(LARGE) as keyboard:
        await programme(office, keyboard)
        await keyboard.press("f1")
        assert "Choose this programme, and say why." in keyboard.shown()
        for deed in ("Pass over this step", "Put an exercise in", "See the step's own line"):
            assert deed not in keyboard.shown()


@pytest.mark.parametrize("size", [SMALLEST, SMALL, LARGE])
async def test_a_case_without_a_programme_is_given_one_with_the_reason(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    office = Office(tmp_path / "workspace")
    new_case(make_workspace(office.path, office.clock, office.ids, "Isla Muir"), "Rowan", "DEMO-1")
    async with office.sit_down(size) as keyboard:
        await programme(office, keyboard)
        assert "There is no programme yet." in keyboard.shown()
        assert footer(keyboard) == "Enter Choose  Esc Back  F1 Help"
        await keyboard.press("s")
        assert "Enter chooses" in keyboard.shown()
        await keyboard.press("enter", "enter")
        assert "Error: Say why in a few words." in keyboard.shown()
        await keyboard.write("He asked to begin there")
        await keyboard.press("enter")
        assert "1 next     Pen Picture" in keyboard.shown()
        assert footer(keyboard) == "s Skip  i Insert before  Esc Back  F1 Help"
    chosen = office.case().programme
    assert chosen is not None
    assert chosen.chosen_because == "He asked to begin there"


async def test_a_step_is_skipped_and_chosen_again_with_reasons(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await programme(demo, keyboard)
        assert "3 next     'Walk through' of offence" in keyboard.shown()
        await keyboard.press("enter")
        assert "Step 3: 'Walk through' of offence" in keyboard.shown()
        await keyboard.press("s")
        await keyboard.write("Done with the last pair")
        await keyboard.press("enter")
        assert "3 skipped" in keyboard.shown()
        assert "why: Done with the last pair" in keyboard.shown()
        assert footer(keyboard) == "c Choose again  i Insert before  Esc Back  F1 Help"
        await keyboard.press("s")
        assert "This step is skipped already" in keyboard.shown()
        await keyboard.press("down")
        assert footer(keyboard) == "s Skip  i Insert before  Esc Back  F1 Help"
        await keyboard.press("up")
        assert "4 next" in keyboard.shown()
        await keyboard.press("c")
        await keyboard.write("He wants to go over it")
        await keyboard.press("enter")
        assert "3 next" in keyboard.shown()
        await keyboard.press("c")
        assert "Only a step that was skipped is chosen again." in keyboard.shown()
    chosen = demo.case().programme
    assert chosen is not None
    assert chosen.step(3).reason == "He wants to go over it"


async def test_an_exercise_is_put_in_before_a_step_by_typing_its_name(demo: Office) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        await programme(demo, keyboard)
        await keyboard.press("i")
        await keyboard.write("hot")
        await keyboard.press("enter")
        await keyboard.write("He talks more easily so")
        await keyboard.press("enter")
        assert "3 next     put in:" in keyboard.shown()
    chosen = demo.case().programme
    assert chosen is not None
    assert chosen.step(3).choice is StepChoice.INSERTED
    assert chosen.step(3).exercise.card == "hot-seat"


async def test_giving_no_reason_changes_nothing(demo: Office) -> None:
    before = demo.case()
    async with demo.sit_down(SMALL) as keyboard:
        await programme(demo, keyboard)
        await keyboard.press("s", "escape", "i", "escape")
    assert demo.case() == before


async def test_the_step_that_was_seen_is_skipped_though_another_was_put_in_before_it(
    demo: Office,
) -> None:
    async with demo.sit_down(SMALL) as keyboard:
        screen = await programme(demo, keyboard)
        seen = screen.case.programme
        assert seen is not None
        await keyboard.press("s")
        insert_step(demo.workspace("Tom Baird"), "DEMO-1", 1, "network", "he asked for it")
        await keyboard.write("Not now")
        await keyboard.press("enter")
    after = demo.case().programme
    assert after is not None
    skipped = [each.id for each in after.steps if each.choice is StepChoice.SKIPPED]
    assert skipped == [seen.step(3).id]


@pytest.mark.parametrize("size", [SMALLEST, SMALL, LARGE])
async def test_hostile_text_is_shown_as_text(demo: Office, size: tuple[int, int]) -> None:
    case = hostile_case(demo.workspace())
    for each in (case, replace(case, id="1bad", reference="EVIL-2", programme=None)):
        if each is not case:
            demo.workspace().cases.create(each, demo.workspace().acting.id, demo.now)
        async with demo.sit_down(size) as keyboard:
            keyboard.app.push_screen(ProgrammeScreen(keyboard.app.file_of(each.id)))
            await keyboard.settle()
            for key in ("s", "escape", "i", "escape", "down", "c", "escape"):
                await keyboard.press(key)
                shown = keyboard.shown()
                assert make_safe(shown).text == shown
