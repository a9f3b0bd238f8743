"""Who is working now.

Invariant: only people of the team are offered; what is recorded from now on stands under the name
that was chosen.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.people import Worker
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import joined, row, words
from sessionkit.tui.screens.worker_form import WorkerForm
from sessionkit.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk


class WhoWorks(Dialog[Worker]):
    """Chooses who works; answers who it is, with everything set to it."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "choose", "Choose", "Work as the person the cursor is on"),
        Command("a", "add", "Add", "Add somebody to the team"),
        Command("escape", "cancel", "Cancel", "Go on as before"),
    )

    app: "Desk"

    def content(self) -> ComposeResult:
        """The people of the team."""
        yield Static(words("Who is working?", "bold"))
        yield Static(words("Records carry your name. This is not a password."), classes="quiet")
        yield RowList(markup=False, compact=True)
        yield Static(id="wrong", markup=False)

    def on_mount(self) -> None:
        """Fill the list, the cursor on who works now."""
        now = self.app.workspace.worker
        self._list(now.id if now is not None else "")

    def _list(self, at: str) -> None:
        """The people of the team, the cursor on one of them."""
        workspace = self.app.workspace
        try:
            team = [
                each for each in workspace.folder.workers() if not each.has_left(workspace.today)
            ]
        except SessionkitError as error:
            self.query_one("#wrong", Static).update(words(f"Error: {error}"))
            return
        now = workspace.worker.id if workspace.worker is not None else ""
        self._team = {each.id: each for each in team}
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(Option(_shown(each, each.id == now), id=each.id) for each in team)
        listed.highlighted = next((n for n, each in enumerate(team) if each.id == at), 0)
        if not team:
            words_ = words("Nobody is of the team yet. A adds the first.")
            self.query_one("#wrong", Static).update(words_)
        listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self._work_as(self._team[event.option_id or ""])

    def action_choose(self) -> None:
        """Work as the person the cursor is on."""
        self.query_one(OptionList).action_select()

    def action_add(self) -> None:
        """Add somebody; who works stays as it is, and so does the cursor."""
        self.app.push_screen(WorkerForm(), self._added)

    def _added(self, worker: Worker | None) -> None:
        if worker is not None:
            at = self.query_one(OptionList).highlighted_option
            now = self.app.workspace.worker or at
            self._list((now.id if now is not None else "") or "")
            said = f"{worker.name} is of the team now. Enter works as the person the cursor is on."
            self.query_one("#wrong", Static).update(words(said))

    def _work_as(self, worker: Worker) -> None:
        self.app.go_on_in(replace(self.app.workspace, worker=worker))
        self.dismiss(worker)


def _shown(worker: Worker, now: bool) -> Content:
    title = Content.styled(f"  {row(worker.job_title).plain}", "$quiet") if worker.job_title else ""
    return joined(row(worker.name), title, "  (now)" if now else "")
