"""What can be done with a case from its screen: plan, record, reopen, undo, decide, export.

Invariant: every change goes through a workflow and is told; forms are opened on the one open case,
and what refuses is said with what to do next.
"""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.screen import Screen

from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.confirm import Confirm
from sessionkit.tui.dialogs.conflicts import Conflicts, Decision
from sessionkit.tui.page import Page
from sessionkit.tui.screens.case_parts import (
    NEW_GOAL,
    NEW_PRIOR,
    GoalChoice,
    PriorChoice,
    waiting,
)
from sessionkit.tui.widgets.chain import Chain
from sessionkit.tui.widgets.sheet import FrontPane
from sessionkit.workflows.change_case import Changed
from sessionkit.workflows.record_session import reopen_session
from sessionkit.workflows.resolve_conflict import resolve_conflict


class CaseDeeds(Page[None]):
    """A screen about one case, with what can be done with it.

    Args:
        case_id: id of the case.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("p", "plan", "Plan", "Plan the next session, or go on with its plan"),
        Command("r", "record", "Record", "Record the session, or one that was not planned"),
        Command("n", "not_held", "Not held", "Record that the session is not held or put off"),
        Command("x", "export", "Export", "Export the session, the whole record or the plan"),
        Command("o", "reopen", "Reopen", "Open a recorded session for writing up again", False),
        Command("u", "undo", "Undo", "Take the saves of this sitting back, last first", False),
        Command("c", "conflicts", "Two texts", "Decide where two texts stand", False),
        Command("P", "plan_another", "Plan another", "Plan one more session ahead", False),
        Command("escape", "back", "Back", "Go back to the screen before"),
    )

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self.case_id = case_id
        self.changing = False
        """Whether a change of this screen's own is under way, which is nobody else's."""

    def show(self) -> None:
        """Show the case as it is now."""
        raise NotImplementedError

    @property
    def file(self) -> CaseFile:
        """The open case."""
        return self.app.file_of(self.case_id)

    @property
    def case(self) -> Case:
        """The case as it was last looked at."""
        return self.file.case

    @property
    def session(self) -> Session | None:
        """The session under the cursor; none where the case has none."""
        at = self.query_one(Chain).at
        return next((each for each in self.case.sessions if each.id == at), None)

    async def change(self, change: Callable[[], Changed]) -> None:
        """Change the case by a workflow, and show it as it is then.

        Raises:
            SessionkitError: where it was refused or could not be saved.
        """
        self.changing = True
        try:
            await self.file.change(change)
        finally:
            self.changing = False
        self.show()

    # -- two texts ----------------------------------------------------------------------------

    def action_conflicts(self) -> None:
        """Decide where two texts stand."""
        if not self.case.conflicts:
            self.tell("No field holds two texts.")
            return

        def answered(answer: Decision | None) -> None:
            if answer is not None:
                self._decide(answer)

        self.app.push_screen(Conflicts(self.case), answered)

    @work
    async def _decide(self, answer: Decision) -> None:
        try:
            await self.change(
                lambda: resolve_conflict(
                    self.file.workspace, self.case_id, answer.conflict, answer.keep
                )
            )
        except SessionkitError as error:
            self.tell_error(error)
            return
        self.tell("Saved: one text stands.")
        if self.case.conflicts:
            self.action_conflicts()

    # -- deeds --------------------------------------------------------------------------------

    def action_plan(self) -> None:
        """Plan the next session, or go on with its plan."""
        planned = waiting(self.case, State.PLANNED)
        chosen = self.session if self.session in planned else next(iter(planned), None)
        self._plan(chosen.id if chosen is not None else None)

    def action_plan_another(self) -> None:
        """Plan one more session ahead."""
        self._plan(None)

    def _plan(self, session: str | None) -> None:
        from sessionkit.tui.screens.plan import Plan  # noqa: PLC0415 - opened when wanted

        self._open(lambda: Plan(self.file, session))

    def action_record(self) -> None:
        """Record the session, or one that was not planned."""
        open_ = waiting(self.case, State.PLANNED, State.WRITING_UP)
        chosen = self.session if self.session in open_ else next(iter(open_), None)
        if chosen is None:
            self._record(None)
        elif chosen.not_held is not None:
            self._not_held(chosen.id)
        else:
            self._record(chosen.id)

    def _record(self, session: str | None) -> None:
        from sessionkit.tui.screens.record import Record  # noqa: PLC0415 - opened when wanted

        self._open(lambda: Record(self.file, session))

    def action_not_held(self) -> None:
        """Record that the session is not held, or put off."""
        open_ = waiting(self.case, State.PLANNED, State.WRITING_UP)
        chosen = self.session if self.session in open_ else next(iter(open_), None)
        if chosen is None:
            self.tell("No session is planned or being written up. p plans the next one.")
        else:
            self._not_held(chosen.id)

    def _not_held(self, session: str) -> None:
        from sessionkit.tui.screens.not_held_form import NotHeldForm  # noqa: PLC0415 - as above

        self._open(lambda: NotHeldForm(self.file, session))

    def action_export(self) -> None:
        """Export the session, the whole record or the plan."""
        self.open_export()

    def open_export(self, document: str = "") -> None:
        """To the export, with a document to begin with other than the session or the record."""
        from sessionkit.tui.screens.export import ExportScreen  # noqa: PLC0415 - as above

        number = self.session.number if self.session is not None else None
        self._open(lambda: ExportScreen(self.file, number, document))

    def _open(self, screen: Callable[[], Screen[None]]) -> None:
        try:
            self.app.push_screen(screen())
        except SessionkitError as error:
            self.tell_error(error)

    def action_reopen(self) -> None:
        """Open a recorded session for writing up again."""
        session = self.session
        if session is None or session.state is not State.RECORDED or session.number is None:
            self.tell("Only a recorded session is opened again.")
            return
        number = session.number

        def answered(answer: bool | None) -> None:
            if answer:
                self._reopen(number)

        asked = f"Open {session.name.lower()} for writing up again? Both of you will see that."
        self.app.push_screen(Confirm(asked, "Open it again"), answered)

    @work
    async def _reopen(self, number: int) -> None:
        try:
            await self.change(lambda: reopen_session(self.file.workspace, self.case_id, number))
        except SessionkitError as error:
            self.tell_error(error)
            return
        self.tell(f"Session {number} is being written up again; r goes on with it.")

    @work
    async def action_undo(self) -> None:
        """Take the last save of this sitting back."""
        self.changing = True
        try:
            undone = await self.file.undo()
        except SessionkitError as error:
            self.tell_error(error)
            return
        finally:
            self.changing = False
        self.show()
        said = "The last save was taken back." if undone.put_back else "Nothing was taken back."
        further = " u goes back to the save before it." if self.file.can_undo else ""
        self.tell("\n".join((said + further, *undone.stays)))

    # -- the front sheet ----------------------------------------------------------------------

    def on_front_pane_wanted(self, event: FrontPane.Wanted) -> None:
        """A part of the front sheet is to be changed."""
        event.stop()
        if event.what == "goals" and self.case.goals:
            self.app.push_screen(GoalChoice(self.case), self._goal_chosen)
        elif event.what == "goals":
            self._goal_chosen(NEW_GOAL)
        elif event.what == "before" and self.case.prior:
            self.app.push_screen(PriorChoice(self.case), self._prior_chosen)
        elif event.what == "before":
            self._prior_chosen(NEW_PRIOR)
        elif event.what == "steps":
            from sessionkit.tui.screens.programme import ProgrammeScreen  # noqa: PLC0415 - as above

            self._open(lambda: ProgrammeScreen(self.file))
        else:
            from sessionkit.tui.screens.front_form import FrontForm  # noqa: PLC0415 - as above

            self._open(lambda: FrontForm(self.file))

    def _goal_chosen(self, answer: str | None) -> None:
        from sessionkit.tui.screens.goal_form import GoalForm  # noqa: PLC0415 - as above

        if answer is not None:
            self._open(lambda: GoalForm(self.file, None if answer == NEW_GOAL else answer))

    def _prior_chosen(self, answer: str | None) -> None:
        from sessionkit.tui.screens.prior_form import PriorForm  # noqa: PLC0415 - as above

        if answer is not None:
            self._open(lambda: PriorForm(self.file, None if answer == NEW_PRIOR else answer))
