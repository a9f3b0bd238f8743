"""Adding somebody to the team.

Invariant: a worker is added under a name fit to stand in records, or not at all; what was typed
stays until then.
"""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sessionkit.domain.attention import DoneNeedsAttention
from sessionkit.domain.errors import Refused, SessionkitError, WrongUse
from sessionkit.domain.people import Worker
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.ask_line import Entered, LastLine
from sessionkit.tui.page import Page
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.field import Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.line import Line
from sessionkit.workflows.workers import add_worker


class WorkerForm(Page[Worker]):
    """A new worker; answers who was added."""

    CSS_PATH = "worker_form.tcss"
    ABOUT = "Adds somebody to the team. The name is the one that is to stand in records."
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Add", "Add this worker to the team"),
        Command("escape", "back", "Back", "Go back and add nobody"),
    )

    def __init__(self) -> None:
        super().__init__()
        self._typed = {"name": "", "job_title": ""}

    def heading(self) -> str:
        """What is asked."""
        return "Add a worker"

    def body(self) -> ComposeResult:
        """Name and job title."""
        with VerticalScroll(can_focus=False):
            yield Static(
                words("Somebody of the team, as records are to name them."), classes="quiet"
            )
            yield FieldRow("Name", Line("name", hint="first name and surname"))
            yield FieldRow(
                "Job title", LastLine("job_title", hint="as the team uses it; may be empty")
            )

    def on_typed(self, event: Typed) -> None:
        """Remember what was typed."""
        event.stop()
        self._typed[event.path] = str(event.value)
        self.query(FieldRow).first().remark("")

    def on_entered(self, event: Entered) -> None:
        """Enter in the last field."""
        event.stop()
        self.action_save()

    @work(exclusive=True)
    async def action_save(self) -> None:
        """Add them."""
        workspace = self.app.workspace
        try:
            added = add_worker(workspace, self._typed["name"], self._typed["job_title"])
        except DoneNeedsAttention as error:
            added = workspace.folder.worker(error.answer)
        except (WrongUse, Refused) as error:
            name = self.query(FieldRow).first()
            name.remark(f"Error: {error.message} {error.hint}".rstrip())
            name.field.focus()
            return
        except SessionkitError as error:
            self.tell_error(error)
            return
        self.dismiss(added)
