"""A new case.

Invariant: what is typed is kept as a draft before there is a case; a case is made once, and what
somebody must look at is said on the screen that opens.
"""

from typing import ClassVar

from textual.screen import Screen

from sessionkit.domain.attention import DoneNeedsAttention
from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.people import Participant
from sessionkit.storage.case_store import OpenCase
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.form_list import Asked
from sessionkit.tui.names_workers import NamesWorkers
from sessionkit.tui.page import Page
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.new_case import TypedCase, create_case, new_case_form
from sessionkit.workflows.typed.reading import FormProblems

NEXT = "What comes next: its goals, the programme, and the plan for session 1."
"""Said when a case was made."""


class NoCaseYet(CaseFile):
    """What stands for the file of a case that is yet to be made; nothing of it is ever saved.

    Args:
        workspace: the team's store.
    """

    def __init__(self, workspace: Workspace) -> None:
        nobody = Case("", "(new)", Participant("(new)"), workspace.today)
        super().__init__(workspace, OpenCase(nobody, 0))


class NewCaseForm(NamesWorkers[TypedCase]):
    """Who the case is about, and who runs it; opens the case once it is made.

    Args:
        workspace: the team's store; the one that is open where empty.
    """

    CSS_PATH = "new_case_form.tcss"
    ABOUT = (
        "A case holds one participant's programme. Give the name the team uses and the team's "
        "reference. Two co-workers run it as equals; who holds the order does not deliver it."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Open the case", "Make the case and open it"),
    )
    ASKED = (
        Asked("name", "Name", hint="the participant's name"),
        Asked("reference", "Reference", hint="the team's reference, such as DEMO-1"),
        Asked("also_known_as", "Also", hint="other names forms may carry, with commas between"),
        Asked("co_workers", "Co-workers", hint="who runs it: two names, with a comma between"),
        Asked("supervising_officer", "Officer", hint="who holds the order; may be empty"),
        Asked("supervisor", "Supervisor", hint="the pair's line manager; may be empty"),
    )
    FOLLOWED = False

    def __init__(self, workspace: Workspace | None = None) -> None:
        there = workspace if workspace is not None else self.app.workspace
        super().__init__(NoCaseYet(there), new_case_form(there))
        self._making = False

    def read(self, case: Case) -> TypedCase:
        """The form as it opens: there is no case to read it from yet."""
        return new_case_form(self.file.workspace)

    def draft_name(self) -> str:
        """One draft of a new case."""
        return "case:new"

    def heading(self) -> str:
        """What is being made."""
        return "A new case"

    def on_unmount(self) -> None:
        """The queue of a case that was never there is of no more use."""
        self.file.close()

    async def save(self) -> bool:
        """Make the case and open it, once; whether that could be done."""
        if self._making:
            return False
        self._making = True
        try:
            return await self._make()
        finally:
            self._making = False

    async def _make(self) -> bool:
        form, workspace = self.form, self.app.workspace
        said = NEXT
        try:
            made = (await self.file.do(lambda: create_case(workspace, form))).id
        except FormProblems as problems:
            await self.keep_draft()
            self.show_problems(problems.problems)
            return False
        except DoneNeedsAttention as done:
            made, said = done.answer, f"{done.message} {done.hint}"
        except SessionkitError as error:
            await self.keep_draft()
            self.tell_error(error)
            return False
        await self._put_draft_away()
        self._open(made, said)
        return True

    def _open(self, case_id: str, said: str) -> None:
        screen = self._case_screen(case_id)
        self.app.switch_screen(screen)
        if isinstance(screen, Page):
            screen.call_after_refresh(screen.tell, said)

    def _case_screen(self, case_id: str) -> Screen[None]:
        from sessionkit.tui.screens.case import CaseScreen  # noqa: PLC0415 - which opens this one

        return CaseScreen(case_id)
