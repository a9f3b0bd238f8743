"""The real screens on a real workspace, driven by keys and read as text."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from sessionkit.domain.case import Case
from sessionkit.domain.dates import read_when
from sessionkit.tui.app import Sessionkit
from sessionkit.tui.start import Start
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.plan_session import Wishes, plan_session
from tests.conftest import TUESDAY
from tests.four_sessions import make_four_sessions
from tests.small_case import counted_ids

_ROUNDS = 5
"""A message may bring a layout, a layout a message, and so on; none needs more than these."""
SMALL = (80, 24)
LARGE = (120, 40)


@dataclass(slots=True)
class Keyboard:
    """Somebody at the screens: types keys and reads what is shown."""

    app: Sessionkit
    pilot: Pilot[int]
    pressed: int = 0
    """How many keys were pressed besides prose."""

    async def press(self, *keys: str) -> None:
        """Press keys that are no prose."""
        self.pressed += len(keys)
        for key in keys:
            self._type(key)
            await self.settle()

    def _type(self, key: str) -> None:
        single = len(key) == 1
        name = _character_to_key(key) if single and not key.isalnum() else key
        self.app.post_message(Key(name, key if single else " " if key == "space" else None))

    async def write(self, text: str) -> None:
        """Type prose."""
        for each in text:
            self._type("enter" if each == "\n" else each)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste text, as a terminal hands it over."""
        assert self.app.focused is not None
        self.app.focused.post_message(Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until the screens have nothing more to do: by what waits, never by the clock."""
        await self.pilot._wait_for_screen()
        while self.app.is_behind:
            await self.pilot._wait_for_screen()
        for _ in range(_ROUNDS):
            await self.pilot._wait_for_screen()
            # One that gives way to a later one of its group has nothing more to do.
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.app.animator.wait_until_complete()
            self.app.screen._on_timer_update()

    def shown(self) -> str:
        """What the terminal shows, as text."""
        return screen_text(self.app)

    @property
    def focus(self) -> Widget | None:
        """Where the cursor is."""
        return self.app.focused


def screen_text(app: Sessionkit) -> str:
    """Every row of the screen on top, without trailing spaces."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


@dataclass(slots=True)
class Office:
    """A workspace with somebody to open the screens on it."""

    path: Path
    now: datetime = TUESDAY
    ids: Callable[[], str] = field(default_factory=lambda: counted_ids("0b"))

    def clock(self) -> datetime:
        return self.now

    def workspace(self, worker: str = "Isla Muir") -> Workspace:
        return open_workspace(self.path, self.clock, self.ids, worker)

    def case(self, reference: str = "DEMO-1") -> Case:
        """The case as it stands on disk."""
        return open_case(self.workspace(), reference).case

    def app(self, worker: str | None = "Isla Muir") -> Sessionkit:
        return Sessionkit(Start(self.path, self.clock, self.ids, worker))

    def on(self, days: int) -> None:
        """Some days later."""
        self.now += timedelta(days=days)

    @asynccontextmanager
    async def sit_down(
        self, size: tuple[int, int] = SMALL, worker: str | None = "Isla Muir"
    ) -> AsyncIterator[Keyboard]:
        """Open the screens and leave them at the end."""
        app = self.app(worker)
        async with app.run_test(size=size) as pilot:
            keyboard = Keyboard(app, pilot)
            await keyboard.settle()
            yield keyboard


SitDown = Callable[..., AbstractAsyncContextManager[Keyboard]]


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo workspace, made once; every test works on a copy."""
    path = tmp_path_factory.mktemp("made") / "demo"
    make_four_sessions(path, lambda: TUESDAY, counted_ids("0d"))
    return path


@pytest.fixture(scope="session")
def made_planned(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with session 5 planned for today: two aims, the card's steps as content."""
    office = Office(tmp_path_factory.mktemp("made") / "planned", ids=counted_ids("0e"))
    copytree(made_demo, office.path)
    workspace = office.workspace()
    when = read_when("3/3/2026 14:30 for 60 min", workspace.today, workspace.zone)
    aims = ("Name one point at which to stop", "Agree a word for each point")
    wishes = Wishes(when, "Room 2", aims=aims, card_steps=True)
    plan_session(workspace, "DEMO-1", wishes)
    return office.path


@pytest.fixture
def demo(made_demo: Path, tmp_path: Path) -> Office:
    """The demo workspace, on its Tuesday."""
    copytree(made_demo, tmp_path / "demo")
    return Office(tmp_path / "demo")


@pytest.fixture
def planned(made_planned: Path, tmp_path: Path) -> Office:
    """The demo with session 5 planned for today."""
    copytree(made_planned, tmp_path / "demo")
    return Office(tmp_path / "demo")
