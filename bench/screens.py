"""The record form of a session with eight passages, and a bare form to compare it with."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import TextArea

from bench.cases import AT, random_ids
from sessionkit.domain.dates import When
from sessionkit.tui.app import Sessionkit
from sessionkit.tui.screens.record import Record
from sessionkit.tui.start import Start
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.make_demo import make_demo
from sessionkit.workflows.open_workspace import open_workspace
from sessionkit.workflows.plan_session import Wishes, plan_session

FIELDS = 8
RUNS = 9
KEYS = 40


class Bare(Screen[None]):
    """A form of eight text areas and nothing else."""

    def compose(self) -> ComposeResult:
        """The eight."""
        for _ in range(FIELDS):
            yield TextArea()


@dataclass(frozen=True, slots=True)
class Measuring:
    """The program running on the demo, with a session to be written up."""

    pilot: Pilot[int]
    record: Callable[[], Record]


async def opened(app: App[int], screen: Screen[None], pilot: Pilot[int]) -> float:
    """Milliseconds until a screen has been painted for the first time."""
    painted = asyncio.Event()
    begun = perf_counter()
    app.push_screen(screen)
    screen.call_after_refresh(painted.set)
    await painted.wait()
    took = (perf_counter() - begun) * 1_000
    await pilot.pause()
    return took


async def key_to_paint(screen: Screen[None], pilot: Pilot[int]) -> float:
    """Median milliseconds from a key in a text area until it is painted."""
    area = screen.query(TextArea).first()
    area.focus()
    await pilot.pause()
    took: list[float] = []
    for _ in range(KEYS):
        painted = asyncio.Event()
        begun = perf_counter()
        pilot.app.post_message(Key("a", "a"))
        while not area.text or len(area.text) % (KEYS + 1) <= len(took):
            await asyncio.sleep(0)
        area.call_after_refresh(painted.set)
        await painted.wait()
        took.append((perf_counter() - begun) * 1_000)
    return median(took)


def measured(
    with_ours: Callable[[Measuring], Awaitable[tuple[float, float]]],
) -> tuple[float, float]:
    """Floor and figure, both screens in one run of the program on the demo."""
    with TemporaryDirectory() as name:
        return asyncio.run(_measured(Path(name) / "demo", with_ours))


async def _measured(
    path: Path, with_ours: Callable[[Measuring], Awaitable[tuple[float, float]]]
) -> tuple[float, float]:
    make_demo(path, lambda: AT, random_ids)
    workspace = open_workspace(path, lambda: AT, random_ids)
    plan_session(workspace, "DEMO-1", Wishes(When(AT.date()), card_aims=True, card_steps=True))
    case = open_case(workspace, "DEMO-1").case
    app = Sessionkit(Start(path, lambda: AT, random_ids))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        planned = case.chain[-1].id
        return await with_ours(Measuring(pilot, lambda: Record(app.file_of(case.id), planned)))
