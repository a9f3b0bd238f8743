"""How every screen looks: kept as text at two sizes, readable in both themes, and no smaller."""

import pytest

from tests.tui import contrast, golden
from tests.tui.conftest import LARGE, SMALL, Office
from tests.tui.tour import PLACES, go_to


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder that is the same on every machine."""
    monkeypatch.setenv("HOME", "/home/isla")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("place", PLACES)
async def test_a_screen_looks_as_it_was_agreed_and_every_text_is_at_seven_to_one(
    planned: Office, place: str, size: tuple[int, int]
) -> None:
    async with planned.sit_down(size) as keyboard:
        await go_to(place, keyboard)
        shown = keyboard.shown()
        dark = contrast.poor(keyboard.app)
        keyboard.app.action_switch_theme()
        await keyboard.settle()
        light = contrast.poor(keyboard.app)
    assert dark == {}
    assert light == {}
    golden.check(golden.FOLDER / f"{place}-{size[0]}x{size[1]}.txt", shown)


@pytest.mark.parametrize("place", PLACES)
async def test_a_screen_can_be_resized_from_60_by_20_to_200_by_60(
    planned: Office, place: str
) -> None:
    async with planned.sit_down((60, 20)) as keyboard:
        await go_to(place, keyboard)
        rows, focus = keyboard.shown().split("\n"), keyboard.focus
        assert "needs 60 columns" not in keyboard.shown()
        assert any("F1 Help" in row or "Esc" in row or "Enter" in row for row in rows)
        for size in ((200, 60), (80, 24), (50, 18)):
            await keyboard.pilot.resize_terminal(*size)
            await keyboard.settle()
        assert "sessionkit needs 60 columns and 20 rows" in " ".join(keyboard.shown().split())
        await keyboard.pilot.resize_terminal(60, 20)
        await keyboard.settle()
        assert keyboard.focus is focus
        assert keyboard.shown().split("\n")[:3] == rows[:3]
