"""The first run: no workspace yet.

Invariant: nothing is made before somebody asks for it; what cannot be done is told at the field it
is about, and what was typed stays.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.settings import Settings
from sessionkit.domain.text import make_safe, one_line
from sessionkit.locations import WORKSPACE_FILE
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.ask_line import AskLine, Entered, LastLine
from sessionkit.tui.page import Page
from sessionkit.tui.paint.plain import joined, row, words
from sessionkit.tui.widgets.field import Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.workflows.make_demo import make_demo
from sessionkit.workflows.open_workspace import Workspace, make_workspace, open_workspace

SENTENCES = (
    "sessionkit keeps the plans and records of a change programme that two workers run with one "
    "person. A workspace is a folder that holds everything of your team: cases, people, settings. "
    "Nothing leaves this machine."
)
"""What this is, for somebody who has never seen it."""

DEMO = "demo-workspace"
"""The folder the demo is made in, in the current one."""


class FirstRun(Page[None]):
    """Makes a workspace, the demo, or opens one that is there."""

    CSS_PATH = "first_run.tcss"
    ABOUT = SENTENCES
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "make", "Make it", "Make the workspace in the folder named"),
        Command("d", "demo", "Demo", "Make a workspace of invented cases and look round"),
        Command("o", "open", "Open", "Open a workspace that is there already"),
        Command("escape", "back", "Leave", "Go back to the choices, or leave the program"),
    )
    AUTO_FOCUS = "OptionList"

    def __init__(self) -> None:
        super().__init__()
        self._typed = {"folder": str(Path.home() / "sessionkit"), "name": "", "team": ""}
        self._busy = False

    def heading(self) -> str:
        """The program."""
        return "sessionkit · first run"

    def body(self) -> ComposeResult:
        """Three sentences, three ways, three fields."""
        if self.app.start.path is not None:
            self._typed["folder"] = str(self.app.start.path.absolute())
        with VerticalScroll(can_focus=False):
            yield Static(words(SENTENCES), id="sentences")
            yield RowList(
                Option(row("Make a workspace for your team"), id="make"),
                Option(row("Look round: make the demo of invented cases (d)"), id="demo"),
                Option(row("Open a workspace that is there already (o)"), id="open"),
                markup=False,
                compact=True,
            )
            yield FieldRow("Folder", Line("folder", self._typed["folder"], "where it is to be"))
            yield FieldRow("Your name", Line("name", hint="as it is to stand in records"))
            yield FieldRow("Team", LastLine("team", hint="may be empty; Enter makes the workspace"))

    def on_typed(self, event: Typed) -> None:
        """Remember what was typed."""
        event.stop()
        self._typed[event.path] = str(event.value)
        self._wrong(event.path, "")

    def on_entered(self, event: Entered) -> None:
        """Enter in the last field."""
        event.stop()
        self.action_make()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One of the three ways."""
        event.stop()
        if event.option_id == "demo":
            self.action_demo()
        elif event.option_id == "open":
            self.action_open()
        else:
            self._row("folder").field.focus()

    async def action_back(self) -> None:
        """To the choices; from there, out of the program."""
        choices = self.query_one(OptionList)
        if choices.has_focus:
            await self.app.action_quit()
        else:
            choices.focus()

    # -- three ways ---------------------------------------------------------------------------

    def action_make(self) -> None:
        """Make a workspace."""
        name = one_line(make_safe(self._typed["name"]).text)
        settings = Settings(team=one_line(make_safe(self._typed["team"]).text))
        path = self._path(self._typed["folder"])
        if path is None:
            return
        if not name:
            self._wrong("name", "Error: Say your name, as it is to stand in records.")
            self._row("name").field.focus()
            return
        start = self.app.start

        def made() -> Workspace:
            return make_workspace(path, start.clock, start.new_id, name, settings)

        self._do(path, "Making the workspace …", made)

    def action_demo(self) -> None:
        """Make the demo, or open it where it stands already."""
        start = self.app.start
        path = Path.cwd() / DEMO

        def made() -> Workspace:
            make_demo(path, start.clock, start.new_id)
            return open_workspace(path, start.clock, start.new_id)

        self._do(path, "Making the demo …", made)

    def action_open(self) -> None:
        """Ask which workspace to open."""
        asked = AskLine(
            "Which folder?", hint=f"The folder that holds {WORKSPACE_FILE}.", check=_no_workspace
        )
        self.app.push_screen(asked, self._open)

    def _open(self, folder: str | None) -> None:
        if folder is None:
            return
        start = self.app.start
        path = Path(folder).expanduser().absolute()
        self._do(
            path,
            "Opening …",
            lambda: open_workspace(path, start.clock, start.new_id, start.worker),
        )

    @work(exclusive=True)
    async def _do(self, path: Path, what: str, made: Callable[[], Workspace]) -> None:
        if self._busy:
            return
        self._busy = True
        self.tell(what)
        try:
            workspace = await asyncio.to_thread(made)
        except SessionkitError as error:
            self._refused(error, path)
            return
        finally:
            self._busy = False
        self._enter(workspace, path)

    def _refused(self, error: SessionkitError, path: Path) -> None:
        """At the folder's field, where it is about the folder that was typed."""
        if self._path(self._typed["folder"]) == path:
            self.tell("")
            self._wrong("folder", f"Error: {error.message} {error.hint}".rstrip())
            self._row("folder").field.focus()
        else:
            self.tell_error(error)

    def _enter(self, workspace: Workspace, path: Path) -> None:
        from sessionkit.tui.screens.today import Today  # noqa: PLC0415 - known only to be gone to

        self.app.enter(workspace)
        today = Today()
        self.app.switch_screen(today)
        next_time = f"{path} is open. Next time: sessionkit --workspace {path}"
        self.app.call_later(today.call_after_refresh, today.tell, next_time)
        self.app.call_later(self.app.ask_who_works)

    # -- fields -------------------------------------------------------------------------------

    def _path(self, typed: str) -> Path | None:
        """The folder as it was typed, in full; nothing where it names none, which is told."""
        written = one_line(make_safe(typed).text)
        try:
            if written:
                return Path(written).expanduser().absolute()
        except RuntimeError:
            self._wrong("folder", "Error: there is nobody of that name whose home it could be.")
            return None
        self._wrong("folder", "Error: Say in which folder the workspace is to be.")
        return None

    def _row(self, path: str) -> FieldRow:
        return next(each for each in self.query(FieldRow) if each.field.path == path)

    def _wrong(self, path: str, remark: str) -> None:
        self._row(path).remark(remark)


def _no_workspace(folder: str) -> str:
    """What is wrong with a folder that is to be opened."""
    try:
        path = Path(folder).expanduser().absolute()
        if folder and (path / WORKSPACE_FILE).is_file():
            return ""
    except (RuntimeError, OSError):
        return "this folder cannot be looked into. Name another."
    shown = joined(row(str(path))).plain
    return f"there is no workspace in {shown}: it holds no {WORKSPACE_FILE}. Name another folder."
