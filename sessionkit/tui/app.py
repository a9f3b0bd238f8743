"""The application: how it is begun, what can be done on every screen, and how it is left.

Invariant: leaving waits until every form has kept its draft and every save is written.
"""

from __future__ import annotations

import asyncio
import signal
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sessionkit.locations import WORKSPACE_FILE
from sessionkit.tui.commands import Command
from sessionkit.tui.desk import Desk
from sessionkit.tui.palette import Deeds, Palette
from sessionkit.tui.start import Start
from sessionkit.tui.themes import DARK, LIGHT
from sessionkit.tui.whole_pastes import read_pastes_whole
from sessionkit.workflows.open_workspace import open_workspace

if TYPE_CHECKING:
    from textual.driver import Driver


class Sessionkit(Desk):
    """The screens of sessionkit.

    Args:
        start: workspace, clock, ids and worker.
    """

    TITLE = "sessionkit"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {Deeds}
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("f1", "help", "Help", "Say what can be done here"),
        Command("ctrl+p", "command_palette", "Actions", "List every action with its key", False),
        Command("ctrl+l", "switch_theme", "Light or dark", "Change between light and dark", False),
        Command("alt+d", "switch_private", "Private", "Hide exercise titles from onlookers", False),
        Command("alt+s", "settings", "Settings", "Change what the team decided for itself", False),
        Command("alt+w", "who_works", "Worker", "Say who is working, or add a worker", False),
        Command("ctrl+q", "quit", "Leave", "Keep what was typed and leave the program", False),
    )

    def __init__(self, start: Start) -> None:
        super().__init__(start)
        # A key is answered at once; nothing on these screens is worth waiting for.
        self.animation_level = "none"
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def get_driver_class(self) -> type[Driver]:
        """What speaks with the terminal, with pastes read whole."""
        driver = super().get_driver_class()
        read_pastes_whole(driver)
        return driver

    # -- coming and going ---------------------------------------------------------------------

    def on_mount(self) -> None:
        """Open the workspace, or ask where it is to be."""
        for each in (signal.SIGTERM, signal.SIGHUP) if hasattr(signal, "SIGHUP") else ():
            asyncio.get_running_loop().add_signal_handler(each, self._told_to_end)
        self._begin()

    def _begin(self) -> None:
        from sessionkit.tui.screens.today import Today  # noqa: PLC0415 - nothing else shows first

        path = self.start.path
        if path is None or not (path / WORKSPACE_FILE).is_file():
            from sessionkit.tui.screens.first_run import FirstRun  # noqa: PLC0415 - once in a life

            self.push_screen(FirstRun())
            return
        self.enter(open_workspace(path, self.start.clock, self.start.new_id, self.start.worker))
        self.push_screen(Today())
        self.ask_who_works()

    def _fatal_error(self) -> None:
        """End after an error nobody foresaw, with what was typed kept.

        In place of the toolkit's, which shows the values of variables: they hold people's words.
        """
        for screen in reversed(self.screen_stack):
            keep = getattr(screen, "keep_draft_now", None)
            if keep is not None:
                keep()
        kind, place = type(self._exception).__name__, _place(self._exception)
        self._exit_renderables.append(
            f"Something went wrong that sessionkit did not foresee: {kind} at {place}."
        )
        self._close_messages_no_wait()

    def _told_to_end(self) -> None:
        self.run_worker(self._leave(asking=False))

    async def action_quit(self) -> None:
        """Keep what was typed, wait for what is being saved, and leave."""
        await self._leave(asking=True)

    async def _leave(self, *, asking: bool) -> None:
        for screen in reversed(self.screen_stack):
            keep = getattr(screen, "keep_draft", None)
            if keep is not None and not await keep() and asking:
                # Nothing else knows of it: it stands in the fields and nowhere else.
                screen.ask_to_lose_it(self._end)
                return
        self._end()

    def _end(self) -> None:
        for each in self._files.values():
            each.close()
        self.exit(0)

    def action_switch_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_switch_private(self) -> None:
        """Show steps in place of exercise titles, or the titles again."""
        self.private = not self.private
        for screen in self.screen_stack:
            changed = getattr(screen, "private_changed", None)
            if changed is not None:
                changed()
        tell = getattr(self.screen, "tell", None)
        if tell is not None:
            state = "on: steps stand in place of exercise titles" if self.private else "off"
            tell(f"Private display is {state}.")

    def ask_who_works(self) -> None:
        """Ask who is working, where nobody is named."""
        if self.workspace.worker is None:
            from sessionkit.tui.dialogs.who_works import WhoWorks  # noqa: PLC0415 - seldom asked

            self.push_screen(WhoWorks())

    def action_settings(self) -> None:
        """Change what the team decided for itself."""
        if self._workspace is not None:
            from sessionkit.tui.screens.settings_form import (  # noqa: PLC0415 - seldom
                SettingsForm,
            )

            self.push_screen(SettingsForm())

    def action_who_works(self) -> None:
        """Say who is working, or add a worker."""
        if self._workspace is not None:
            from sessionkit.tui.dialogs.who_works import WhoWorks  # noqa: PLC0415 - seldom

            self.push_screen(WhoWorks())

    def action_command_palette(self) -> None:
        """List every action with its key."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Say what can be done here."""
        from sessionkit.tui.dialogs.help import Help  # noqa: PLC0415 - asked for seldom

        self.push_screen(Help(self.screen))


def _place(error: BaseException | None) -> str:
    """Where in the program an error arose: module and line, none of the values there."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    ours = [each for each in frames if "sessionkit" in each.filename] or list(frames)
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "a place unknown"
