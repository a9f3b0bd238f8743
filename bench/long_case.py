"""The screen of a long case: until it is painted, and from a key until that is painted.

Invariant: a case screen is counted from the wish to open it, with the case still on the disk, until
its chain and its session have been painted; nothing of the pilot's own waiting is counted.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from bench.cases import AT, random_ids
from bench.commands import workspace_of
from sessionkit.tui.app import Sessionkit
from sessionkit.tui.screens.case import CaseScreen
from sessionkit.tui.start import Start
from sessionkit.tui.widgets.chain import Chain

SESSIONS = 500
RUNS = 5
KEYS = 30


async def opening(pilot: Pilot[int]) -> float:
    """Median milliseconds from the wish to see a case until it is painted."""
    took: list[float] = []
    for number in range(1, RUNS + 1):
        begun = perf_counter()
        screen = CaseScreen(f"case{number:05}")
        pilot.app.push_screen(screen)
        await _painted(screen, partial(_is_shown, screen))
        took.append((perf_counter() - begun) * 1_000)
        await pilot.pause()
        pilot.app.pop_screen()
        await pilot.pause()
    return median(took[1:])


async def moving(pilot: Pilot[int]) -> float:
    """Milliseconds from an arrow key in the chain until its session is painted, at the slowest."""
    screen = CaseScreen("case00001")
    pilot.app.push_screen(screen)
    await _painted(screen, lambda: _is_shown(screen))
    await pilot.pause()
    took: list[float] = []
    for number in range(SESSIONS - 1, SESSIONS - KEYS - 1, -1):
        begun = perf_counter()
        pilot.app.post_message(Key("up", None))
        await _painted(screen, partial(_has_come_to, screen, number))
        took.append((perf_counter() - begun) * 1_000)
    return max(took)


async def _painted(screen: CaseScreen, is_so: Callable[[], bool]) -> None:
    while not is_so():
        await asyncio.sleep(0)
    painted = asyncio.Event()
    screen.call_after_refresh(painted.set)
    await painted.wait()


def _is_shown(screen: CaseScreen) -> bool:
    return bool(screen.is_mounted and _has_come_to(screen, SESSIONS))


def _has_come_to(screen: CaseScreen, number: int) -> bool:
    chain = screen.query(Chain)
    wanted = f"Session {number} "
    return (
        bool(chain)
        and chain.first().highlighted == number - 1
        and str(screen.query_one("#session > .title", Static).content).startswith(wanted)
    )


def measured(work: Callable[[Pilot[int]], Awaitable[float]]) -> float:
    """A figure, taken in one run of the program."""
    with TemporaryDirectory() as name:
        return asyncio.run(_measured(workspace_of(Path(name), RUNS, SESSIONS), work))


async def _measured(path: Path, work: Callable[[Pilot[int]], Awaitable[float]]) -> float:
    app = Sessionkit(Start(path, lambda: AT, random_ids))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        return await work(pilot)
