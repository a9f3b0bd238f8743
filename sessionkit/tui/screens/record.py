"""Recording a session: the five-minute write-up.

Invariant: the plan's text is in place; attendance and results are one key each; the two parts of
the outcome are the big fields and everything else is folded until it is wanted. Nothing is asked
for before the record is to be completed.
"""

from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sessionkit.domain.attendance import Came
from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.record import Delivery
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.form_page import FormPage
from sessionkit.tui.screens.check_answers import Answered, CheckAnswers
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.fold import Fold
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.record_rows import (
    ActionRow,
    DoneRow,
    IssueRow,
    PassageRow,
    ResultRow,
)
from sessionkit.tui.widgets.rows import Rows
from sessionkit.workflows.presence import Doing
from sessionkit.workflows.typed.record import (
    TypedAction,
    TypedDone,
    TypedIssue,
    TypedPassage,
    TypedRecord,
    TypedResult,
    record_form,
)
from sessionkit.workflows.typed.record_rows import add_action, add_issue
from sessionkit.workflows.typed.record_writing import (
    completed,
    lacking,
    next_suggested,
    written_record,
)

CAME = (
    Option("a", Came.ATTENDED.value, "attended"),
    Option("l", Came.LATE.value, "late"),
    Option("f", Came.FAILED_TO_COMPLY.value, "failed to comply"),
    Option("u", Came.UNFIT.value, "unfit"),
)


class Record(FormPage[TypedRecord]):
    """What came of a session."""

    CSS_PATH = "record.tcss"
    ABOUT = (
        "What came of the session. Say how the participant came, how each aim went, what happened "
        "and was said, and what you both make of it. F2 shows your answers before the record is "
        "completed; until then nothing is required."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
        Command("f2", "complete", "Complete", "Check your answers and complete the record"),
        Command("f4", "issue", "Issue", "Add an issue that was raised"),
        Command("f5", "further", "Action", "Add further action: what, who, by when"),
        Command("f8", "unfold", "More", "Unfold everything, or fold it away"),
        Command("f3", "not_held", "Not held", "Record that the session was not held", False),
        Command(
            "f10", "mark", "Mark", "Mark this passage: third party, in confidence, agreed", False
        ),
    )
    AUTO_FOCUS = "Choice"

    def __init__(self, file: CaseFile, session: str) -> None:
        self._session = session
        super().__init__(file, record_form(file.workspace, file.case, session))

    # -- the form -----------------------------------------------------------------------------

    def read(self, case: Case) -> TypedRecord:
        """The record as a case holds it."""
        return record_form(self.file.workspace, case, self._session)

    def written(self, case: Case, form: TypedRecord) -> Case:
        """The case with the record written into it."""
        return written_record(self.file.workspace, case, form)

    def draft_name(self) -> str:
        """One draft a session."""
        return f"record:{self._session}"

    def doing(self) -> tuple[Doing, int | None]:
        """For the courtesy line."""
        return Doing.WRITING_UP, self.case.session_of(self._session).number

    def heading(self) -> str:
        """Case and session."""
        session = self.case.session_of(self._session)
        name = self.case.participant.name.split()[-1]
        return f"{self.case.reference} {name} · record {session.name.lower()}"

    def body(self) -> ComposeResult:
        """The questions in the order they are answered in."""
        form = self.form
        with VerticalScroll(id="form", can_focus=False):
            yield FieldRow("Came", Choice("came", CAME, form.came))
            yield Static("Aims", classes="part")
            yield Rows(form.results, lambda row: ResultRow(cast("TypedResult", row)), id="results")
            yield Static("What happened and was said", classes="part")
            yield self._passages("happened", form.happened)
            yield Static("What we make of it", classes="part")
            yield self._passages("view", form.view)
            yield Rows(form.exercises, self._done_row, id="exercises")
            yield Rows(form.issues, lambda row: IssueRow(cast("TypedIssue", row)), id="issues")
            yield Rows(form.actions, lambda row: ActionRow(cast("TypedAction", row)), id="actions")
            yield FieldRow("Next", Line("next", form.next, "when the next appointment is"))
            yield FieldRow("  where", Line("next_venue", form.next_venue, "where"))
            yield from self._folds(form)

    def _folds(self, form: TypedRecord) -> ComposeResult:
        yield Fold(
            "Meeting",
            FieldRow("Held", Line("when", form.when)),
            FieldRow("Venue", Line("venue", form.venue)),
            FieldRow("Present", Line("present", form.present)),
            FieldRow("Apologies", Line("apologies", form.apologies)),
            FieldRow(
                "Alone", Line("alone_because", form.alone_because, "why one worker was alone")
            ),
            FieldRow("Came", Line("came_words", form.came_words, "what there is to say about it")),
            FieldRow("No next", Line("no_next_because", form.no_next_because, "why there is none")),
            id="meeting",
        )
        yield Fold("Content", self._passages("content", form.content), id="worked")
        yield Fold(
            "Looking back",
            FieldRow("Our approach", Prose("our_approach", form.our_approach), tall=True),
            FieldRow("Learning", Prose("learning", form.learning), tall=True),
            id="back",
        )

    def _passages(self, field: str, rows: tuple[TypedPassage, ...]) -> Rows:
        return Rows(rows, lambda row: PassageRow(field, cast("TypedPassage", row)), id=field)

    def _done_row(self, row: object) -> DoneRow:
        done = cast("TypedDone", row)
        programme = self.case.programme
        step = programme.number_of(done.step) if programme is not None else None
        name = f"step {step}" if self.app.private and step else done.title or done.written
        return DoneRow(done, name)

    def on_mount(self) -> None:
        """Suggest the next appointment, and say what is folded away."""
        super().on_mount()
        self.typed("")

    async def lay(self, before: TypedRecord) -> None:
        """Rows that came or went."""
        form = self.form
        for id in ("results", "happened", "view", "content", "exercises", "issues", "actions"):
            await self.query_one(f"#{id}", Rows).lay(getattr(form, id))
        for each in self.query(PassageRow):
            marks = next((p.marks for p in getattr(form, each.field) if p.id == each.passage), ())
            each.remark(marks)

    def typed(self, path: str) -> None:
        """What follows from an answer: words asked for where there is something to say."""
        form = self.form
        if path in ("", "when", "venue"):
            self._suggest(form)
        if path.endswith("/result"):
            self._ask_words(path)
        if path.endswith(("/decision", "/delivery")):
            self._ask_why(path)
        planned = self.case.session_of(self._session).plan
        as_planned = planned is not None and form.content[0].text == planned.shown_content
        self.query_one("#worked", Fold).summarise("as planned" if as_planned else "")
        self.query_one("#meeting", Fold).summarise(f"{form.when}; {form.present}")

    def _suggest(self, form: TypedRecord) -> None:
        for field in self.query(Line):
            if field.path == "next":
                field.suggest(next_suggested(self.file.workspace, self.case, form))
            elif field.path == "next_venue":
                field.suggest(form.venue)

    def _ask_words(self, path: str) -> None:
        id = path.split("/")[1]
        said = next(each for each in self.form.results if each.id == id)
        asked = said.result not in ("", "met") or bool(said.words)
        self._fold_row(f"results/{id}/words", not asked)

    def _ask_why(self, path: str) -> None:
        id = path.split("/")[1]
        said = next(each for each in self.form.exercises if each.id == id)
        asked = said.decision in ("repeat", "more slowly", "differently") or bool(said.why)
        self._fold_row(f"exercises/{id}/why", not asked and said.delivery == "as planned")
        self._fold_row(f"exercises/{id}/delivery", said.delivery == Delivery.AS_PLANNED.value)

    def _fold_row(self, path: str, folded: bool) -> None:
        for field_row in self.query(FieldRow):
            if field_row.field.path == path:
                field_row.set_class(folded, "folded")

    # -- deeds --------------------------------------------------------------------------------

    async def action_issue(self) -> None:
        """Add an issue."""
        await self.put(add_issue(self.form, self.file.workspace.new_id))
        self.go_to(f"issues/{self.form.issues[-1].id}/text")

    async def action_further(self) -> None:
        """Add further action."""
        await self.put(add_action(self.form, self.file.workspace.new_id))
        self.go_to(f"actions/{self.form.actions[-1].id}/what")

    def action_unfold(self) -> None:
        """Unfold everything, or fold it away."""
        folds = list(self.query(Fold))
        unfolded = not all(each.is_open for each in folds)
        for each in folds:
            each.turn(unfolded)

    @work
    async def action_complete(self) -> None:
        """Check the answers, and complete the record."""
        if await self.save():
            lacks = lacking(self.file.workspace, self.case, self.form)
            self.app.push_screen(CheckAnswers(self.case, self.form, lacks), self._answered)

    async def _answered(self, answer: Answered | str | None) -> None:
        if answer is Answered.COMPLETE:
            await self._complete()
        elif isinstance(answer, str):
            self.go_to(answer)

    async def _complete(self) -> None:
        opened = self.standing.opened
        try:
            mine = completed(self.file.workspace, opened.case, self.form)
            await self.file.save(opened, mine)
        except SessionkitError as error:
            self.tell_error(error)
            return
        self.dismiss(None)
