"""What the continuity check noticed in a case, and what is said of it.

Invariant: the check is made anew for every state of the case it is shown for, off the screen's
thread; what somebody answers is saved through a workflow and told.
"""

from textual import work

from sessionkit.continuity.findings.answered import parted
from sessionkit.continuity.findings.finding import Finding
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.tui.dialogs.ask_line import AskLine
from sessionkit.tui.screens.case_deeds import CaseDeeds
from sessionkit.tui.widgets.findings_list import FindingsList
from sessionkit.workflows.answer_finding import answer_finding
from sessionkit.workflows.review_case import findings_of


class CaseCheck(CaseDeeds):
    """A screen about one case, with what the continuity check noticed in it."""

    def go_to(self, number: int, item: ItemRef | None = None) -> None:
        """Show a session, with the cursor on an open thing where it stands there."""
        raise NotImplementedError

    @work(exclusive=True, group="check")
    async def show_check(self) -> None:
        """Check the case as it stands, and show what was found."""
        workspace, case = self.file.workspace, self.case
        try:
            found = await self.file.do(lambda: findings_of(workspace, case))
        except SessionkitError as error:
            self.tell_error(error)
            return
        checked = parted(found, case.answers)
        self.query_one(FindingsList).show(checked, private=self.app.private)

    def on_findings_list_went(self, event: FindingsList.Went) -> None:
        """To the last session a finding is about."""
        event.stop()
        numbers = [each for each in event.finding.sessions if each]
        refs = (ItemRef(kind, event.finding.about) for kind in ItemKind)
        story = self.file.story
        item = next((each for each in refs if story.thread_of(each) is not None), None)
        if numbers:
            self.go_to(numbers[-1] if item is None else numbers[0], item)
        else:
            self.tell("It is about no session.")

    def on_findings_list_answered(self, event: FindingsList.Answered) -> None:
        """Ask why it is settled outside the record."""
        event.stop()
        finding = event.finding

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._answer(finding, answer)

        said = next((e.words for e in self.case.answers if e.finding == finding.id), "")
        asked = AskLine(
            f"{finding.message} Why is it settled?",
            said,
            "A few words: both were ill. It comes back if the record changes.",
            lambda text: "" if text.strip() else "Say why in a few words.",
        )
        self.app.push_screen(asked, answered)

    @work
    async def _answer(self, finding: Finding, words: str) -> None:
        try:
            await self.change(
                lambda: answer_finding(self.file.workspace, self.case_id, finding.id, words)
            )
        except SessionkitError as error:
            self.tell_error(error)
            return
        self.tell("Saved: it is answered. u takes that back.")
