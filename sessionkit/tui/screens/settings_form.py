"""What the team decides for itself.

Invariant: nothing is saved while a field cannot be read; each says what is wrong with it, and what
was typed stays.
"""

import asyncio
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.text import field_text
from sessionkit.tui.commands import Command
from sessionkit.tui.page import Page
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.field import Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.workflows.change_settings import (
    TypedSettings,
    change_settings,
    read_settings,
    settings_form,
)
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.reading import FormProblems


class SettingsForm(Page[None]):
    """The team's settings."""

    CSS_PATH = "settings_form.tcss"
    ABOUT = (
        "What the team decides for itself. It holds for everybody who works in this workspace; "
        "records that were made keep their words."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save the settings for the whole team"),
        Command("escape", "back", "Back", "Go back; asks once where something is not saved"),
    )
    AUTO_FOCUS = "Line"

    def __init__(self) -> None:
        super().__init__()
        self._typed: TypedSettings | None = None
        self._saved: TypedSettings | None = None
        self._asked = False

    def heading(self) -> str:
        """What is changed."""
        return "Settings of the team"

    def body(self) -> ComposeResult:
        """The fields."""
        try:
            form = settings_form(self.app.workspace)
        except SessionkitError as error:
            yield Static(words(f"Error: {error}"))
            return
        self._typed = self._saved = form
        with VerticalScroll(can_focus=False):
            yield FieldRow("Team", Line("team", form.team, "its name; may be empty"))
            yield FieldRow("Our word", Line("participant", form.participant, "participant"))
            yield _said("What screens and forms call the person on the programme.")
            yield FieldRow("Minutes", Line("session_minutes", form.session_minutes))
            yield _said("How long a session usually is.")
            yield FieldRow("Follow-up", Line("follow_up_days", form.follow_up_days))
            yield _said("Working days a missed session may wait for it; 0 is the same day (¶26).")
            yield FieldRow("Writing up", Line("write_up_days", form.write_up_days))
            yield _said("Working days it may wait; after that the check says so.")
            yield FieldRow("Contact", Line("contact_days", form.contact_days))
            yield _said("Days from one to the next; after more the check says so (¶22).")
            hint = "nobody: everybody says who they are"
            yield FieldRow("Usually", Line("default_worker", form.default_worker, hint))
            yield _said("Who works where nobody is named.")
            yield FieldRow("Holidays", Prose("holidays", form.holidays))
            yield _said("One day a line: 25 Dec 2026. Saturdays and Sundays need not be named.")
            yield FieldRow("Own editor", Line("editor", form.editor, "yes or no"))
            yield _said("Whether Ctrl+O may open a field in a worker's own editor.")

    def on_typed(self, event: Typed) -> None:
        """Remember what was typed."""
        event.stop()
        if self._typed is not None:
            self._typed = replace(self._typed, **{event.path: str(event.value)})
        self._asked = False

    @work(exclusive=True)
    async def action_save(self) -> None:
        """Save for the team."""
        typed = self._typed
        if typed is None:
            return
        workspace = self.app.workspace

        def changed() -> Workspace:
            return change_settings(workspace, read_settings(workspace, typed))

        try:
            self.app.go_on_in(await asyncio.to_thread(changed))
        except FormProblems as problems:
            self._show({each.field: f"{each.message} {each.hint}" for each in problems.problems})
            self.tell("There is a problem. Nothing was saved, and nothing has been lost.")
            return
        except SessionkitError as error:
            self.tell_error(error)
            return
        self._show({})
        self._saved = typed
        if self._typed == typed:
            self._saved = settings_form(self.app.workspace)
            self._lay(self._saved)
        self.tell("Saved for everybody who works here.")

    def _lay(self, form: TypedSettings) -> None:
        """Show the settings as they were understood: a day with its weekday."""
        self._typed = form
        for each in self.query(FieldRow):
            value = getattr(form, each.field.path)
            if isinstance(each.field, Prose) and field_text(each.field.text) == value:
                continue
            each.field.show(value)

    def _show(self, wrong: dict[str, str]) -> None:
        first = None
        for each in self.query(FieldRow):
            remark = wrong.get(each.field.path, "").rstrip()
            each.remark(f"Error: {remark}" if remark else "")
            first = first or (each if remark else None)
        if first is not None:
            first.field.focus()

    async def action_back(self) -> None:
        """Go back; said once where something typed is not saved."""
        if self._typed != self._saved and not self._asked:
            self._asked = True
            self.tell("Not saved. Ctrl+S saves; Esc again goes back without saving.")
            return
        self.dismiss(None)


def _said(text: str) -> Static:
    return Static(words(text), classes="said quiet")
