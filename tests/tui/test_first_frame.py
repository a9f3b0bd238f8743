"""What a screen shows first it goes on showing: no frame is laid out for another width."""

from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen

from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.screens.plan import Plan
from sessionkit.tui.widgets.card_view import CardView
from sessionkit.tui.widgets.chain import Chain
from sessionkit.tui.widgets.sheet import SessionSheet
from tests.tui.conftest import LARGE, Keyboard, Office
from tests.tui.test_row_lists import marked_in_sight

SMALLEST = (60, 20)
Seen = TypeVar("Seen")


def watched(keyboard: Keyboard, page: Screen[None], look: Callable[[], Seen]) -> list[Seen]:
    """What is seen of a screen in every frame from now on."""
    frames: list[Seen] = []

    def painted() -> None:
        if keyboard.app.screen is page and page.is_mounted:
            frames.append(look())

    keyboard.app.post_display_hook = painted  # type: ignore[method-assign]
    return frames


def columns(page: CaseScreen) -> tuple[int, int]:
    """The cells for the chain and for the session."""
    return page.query_one(Chain).size.width, page.query_one(SessionSheet).size.width


async def test_where_little_fits_a_session_is_read_across_the_screen_from_the_first_frame(
    demo: Office,
) -> None:
    case = demo.case()
    item = ItemRef(ItemKind.ACTION, case.actions[-1].id)
    async with demo.sit_down(SMALLEST) as keyboard:
        page = CaseScreen(case.id, 4, item=item)
        frames = watched(keyboard, page, lambda: columns(page))
        keyboard.app.push_screen(page)
        await keyboard.settle()
        assert set(frames) == {(0, 58)}
        assert "> open" in keyboard.shown()
        await keyboard.press("escape")
        assert keyboard.focus is page.query_one(Chain)
        await marked_in_sight(keyboard, page.query_one(Chain))
        frames.clear()
        await keyboard.press("enter")
        assert set(frames) == {(0, 58)}


async def test_where_much_fits_the_card_stands_beside_the_plan_from_the_first_frame(
    planned: Office,
) -> None:
    async with planned.sit_down(LARGE) as keyboard:
        file = keyboard.app.file_of(planned.case().id)
        page = Plan(file, file.case.chain[-1].id)
        frames = watched(keyboard, page, lambda: page.query_one(CardView).size.width)
        keyboard.app.push_screen(page)
        await keyboard.settle()
        assert len(set(frames)) == 1
        assert frames[0] > 0
