"""Recording a session: the five-minute write-up.

Invariant: the plan's text is in place; attendance and results are one key each; the two parts of
the outcome are the big fields and everything else is folded until it is wanted. Nothing is asked
for before the record is to be completed.
"""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.passage import Mark
from sessionkit.domain.session import Session
from sessionkit.domain.text import one_line
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.completing import Completes
from sessionkit.tui.dialogs.mark_passage import MarkPassage
from sessionkit.tui.paint.answers import entries_in_words, made_in_words
from sessionkit.tui.row_remarks import RemarksAtRows
from sessionkit.tui.screens.check_answers import Answered, CheckAnswers
from sessionkit.tui.screens.record_body import RecordBody
from sessionkit.tui.taking_out import TakesOut
from sessionkit.tui.widgets.field import Field
from sessionkit.tui.widgets.fold import Fold
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.record_after import MadeRow
from sessionkit.tui.widgets.record_rows import PassageRow
from sessionkit.tui.widgets.rows import Rows
from sessionkit.workflows.keep_form_draft import unplanned_begun
from sessionkit.workflows.presence import Doing
from sessionkit.workflows.typed.reading import FormProblems
from sessionkit.workflows.typed.record import (
    TypedRecord,
    record_or_new,
    unplanned_record,
)
from sessionkit.workflows.typed.record_made import kept_last, sheet_to_list
from sessionkit.workflows.typed.record_rows import (
    add_action,
    add_enforcement,
    add_entry,
    add_follow_up,
    add_issue,
    add_made,
    add_result,
    entry_from,
    mark_passage,
    why_it_stays,
    without_row,
)
from sessionkit.workflows.typed.record_writing import (
    completed,
    lacking,
    next_suggested,
    written_record,
)

_PASSAGES = ("content", "happened", "view")
"""The parts of a record that are made of passages."""


class Record(TakesOut[TypedRecord], RemarksAtRows[TypedRecord], Completes[TypedRecord]):
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
        Command("alt+m", "made", "Made", "Add a sheet, chart or card that was made", False),
        Command(
            "alt+e", "entry", "Plan entry", "Add to the plan, from this passage if in one", False
        ),
        Command("f8", "unfold", "More", "Unfold everything, or fold it away"),
        Command("ctrl+delete", "take_out", "Take out", "Take out the row the cursor is in", False),
        Command("alt+z", "put_back", "Put back", "Put back what was taken out last", False),
        Command("f3", "not_held", "Not held", "Record that the session was not held", False),
        Command(
            "f10", "mark", "Mark", "Mark this passage: third party, in confidence, agreed", False
        ),
    )
    AUTO_FOCUS = "Choice"

    def __init__(self, file: CaseFile, session: str | None) -> None:
        if session is None:
            begun = unplanned_begun(file.workspace, file.case)
            form = unplanned_record(file.workspace, file.case, begun)
        else:
            form = record_or_new(file.workspace, file.case, session)
        self._session = form.session
        super().__init__(file, form)

    # -- the form -----------------------------------------------------------------------------

    def read(self, case: Case) -> TypedRecord:
        """The record as a case holds it."""
        return record_or_new(self.file.workspace, case, self._session)

    def written_up(self, case: Case, form: TypedRecord) -> Case:
        """The case with the record written up so far."""
        return written_record(self.file.workspace, case, form)

    def finished(self, case: Case, form: TypedRecord) -> Case:
        """The case with the session recorded."""
        return completed(self.file.workspace, case, form)

    def draft_name(self) -> str:
        """One draft a session."""
        return f"record:{self._session}"

    def doing(self) -> tuple[Doing, int | None]:
        """For the courtesy line."""
        session = self._in_case
        return Doing.WRITING_UP, session.number if session is not None else None

    def heading(self) -> str:
        """Case and session."""
        session = self._in_case
        name = self.case.participant.surname
        which = session.name.lower() if session is not None else "a session that was not planned"
        return f"{self.case.reference} {name} · record {which}"

    @property
    def _in_case(self) -> Session | None:
        """The session as the case has it; nothing while an unplanned one was not saved."""
        return next((each for each in self.case.sessions if each.id == self._session), None)

    def body(self) -> ComposeResult:
        """The questions, and what is folded away."""
        yield RecordBody(lambda: self.form, lambda: self.case, self.app.private)

    def on_mount(self) -> None:
        """Suggest the next appointment, and say what is folded away."""
        self.typed("")

    async def lay(self, before: TypedRecord) -> None:
        """Rows that came or went."""
        form, body = self.form, self.query_one(RecordBody)
        for rows in self.query(Rows):
            if rows.id is not None:
                await rows.lay(body.rows_of(rows.id))
        for each in self.query(PassageRow):
            rows = getattr(form, each.field)
            each.say_marks(next((p.marks for p in rows if p.id == each.typed.id), ()))

    def typed(self, path: str) -> None:
        """What follows from an answer: words asked for where there is something to say."""
        super().typed(path)
        form = self.form
        if path in ("", "when", "venue"):
            self._suggest(form)
        self._summarise(form)

    def _suggest(self, form: TypedRecord) -> None:
        suggested = {
            "next": next_suggested(self.file.workspace, self.case, form),
            "next_venue": form.venue,
        }
        for field in self.fields():
            if isinstance(field, Line) and field.path in suggested:
                field.suggest(suggested[field.path])

    def _summarise(self, form: TypedRecord) -> None:
        """Say at each fold what is in it; fold away what would be empty."""
        homework, others = self.query_one(RecordBody).turns
        said = sum(bool(each.how) for each in others)
        left = len(others) - said
        missing = "; ".join(part for part in (form.came_words, form.no_next_because) if part)
        summaries = {
            "before": f"{left} open, {said} dealt with here",
            "meeting": "; ".join(p for p in (form.when, form.venue, form.present, missing) if p),
            "worked": "as planned" if self._as_planned(form) else one_line(form.content[0].text),
            "things-made": made_in_words(form.made),
            "grown": entries_in_words(form.entries),
            "enforced": ", ".join(each.step for each in form.enforcement if each.step) or "none",
            "back": "optional",
            "aside": one_line(form.set_aside),
        }
        for id, summary in summaries.items():
            self.query_one(f"#{id}", Fold).summarise(summary)
        self.query_one("#before", Fold).display = bool(others)
        self.query_one("#homework-head").display = bool(homework)
        self.query_one("#aside", Fold).display = bool(form.set_aside)

    def _as_planned(self, form: TypedRecord) -> bool:
        plan = self._in_case.plan if self._in_case is not None else None
        same = plan is not None and form.content[0].text == plan.shown_content
        return same and len(form.content) == 1

    # -- deeds --------------------------------------------------------------------------------

    async def action_issue(self) -> None:
        """Add an issue."""
        await self.put(add_issue(self.form, self.file.workspace.new_id))
        self.go_to(f"issues/{self.form.issues[-1].id}/text")

    async def action_further(self) -> None:
        """Add further action."""
        await self.put(add_action(self.form, self.file.workspace.new_id))
        self.go_to(f"actions/{self.form.actions[-1].id}/what")

    async def action_made(self) -> None:
        """Add a sheet, chart or card that was made."""
        workspace, before = self.file.workspace, self.form
        await self.put(add_made(before, workspace.new_id))
        await self.go_into(f"made/{self.form.made[-1].id}/title")
        self._suggest_made(before, self.form.made[-1].id)

    async def action_entry(self) -> None:
        """Add an entry of the plan, in the words of the passage the cursor is in."""
        form, new_id, passage = self.form, self.file.workspace.new_id, self._passage
        if passage is None:
            await self.put(add_entry(form, new_id))
        else:
            name, id, _ = passage.path.split("/")
            await self.put(entry_from(form, name, id, *passage.span, new_id))
        await self.go_into(f"entries/{self.form.entries[-1].id}/section")

    @property
    def _passage(self) -> Prose | None:
        """The field of a passage that the cursor is in."""
        field = self.focused
        if isinstance(field, Prose) and field.path.partition("/")[0] in _PASSAGES:
            return field
        return None

    @work
    async def _suggest_made(self, before: TypedRecord, id: str) -> None:
        """Offer a sheet of the card, and the place where the last thing made is kept."""
        workspace, kept = self.file.workspace, kept_last(self.case, before)
        sheet = await self.file.do(lambda: sheet_to_list(workspace, before))
        for row in self.query(MadeRow):
            if row.typed.id == id:
                row.suggest(sheet, kept)

    async def action_aim(self) -> None:
        """Add an aim that was agreed in the session itself."""
        await self.put(add_result(self.form, self.file.workspace.new_id))
        self.go_to(f"results/{self.form.results[-1].id}/text")

    async def action_follow_up(self) -> None:
        """Add what was done where the participant failed to comply or was unfit."""
        await self.put(add_follow_up(self.form, self.file.workspace.new_id))
        self.go_to(f"follow_ups/{self.form.follow_ups[-1].id}/what")

    async def action_enforce(self) -> None:
        """Add a step taken to enforce the order."""
        await self.put(add_enforcement(self.form, self.file.workspace.new_id))
        self.go_to(f"enforcement/{self.form.enforcement[-1].id}/step")

    async def action_take_out(self) -> None:
        """Take out the row the cursor is in, where nothing in the case rests on it."""
        path = self.focused.path if isinstance(self.focused, Field) else ""
        rows, _, rest = path.partition("/")
        id = rest.partition("/")[0]
        stays = why_it_stays(self.case, self.form, rows, id)
        if stays:
            self.tell(stays)
            return
        self.screen.focus_next()
        await self.take_out(rows, id, without_row(self.form, id))

    def action_mark(self) -> None:
        """Mark the paragraphs the cursor or the selection touches."""
        field = self._passage
        if field is None:
            self.tell("Put the cursor into a passage first: content, what happened, or your view.")
            return
        name, id, _ = field.path.split("/")
        span = field.span

        async def marked(mark: Mark | None) -> None:
            if mark is not None:
                new_id = self.file.workspace.new_id
                await self.put(mark_passage(self.form, name, id, *span, mark.value, new_id))

        self.app.push_screen(MarkPassage(), marked)

    async def action_not_held(self) -> None:
        """Record instead that the session was not held."""
        from sessionkit.tui.screens.not_held_form import NotHeldForm  # noqa: PLC0415 - seldom

        if self._in_case is None:
            self.tell("This session was not planned and stands nowhere yet: Esc leaves it.")
            return
        if await self.keep_draft():
            self.app.switch_screen(NotHeldForm(self.file, self._session))

    def action_unfold(self) -> None:
        """Unfold everything, or fold it away."""
        folds = list(self.query(Fold))
        unfolded = not all(each.is_open for each in folds)
        for each in folds:
            each.turn(unfolded)
        if unfolded and folds:
            shown = next((each for each in folds if each.display), folds[0])
            self.call_after_refresh(shown.scroll_visible, top=True, animate=False)

    @work
    async def action_complete(self) -> None:
        """Check the answers, as they would be recorded; nothing is saved by looking at them."""
        await self.keep_draft()
        case, form = self.standing.opened.case, self.form
        try:
            written = self.written_up(case, form)
            lacks = lacking(self.file.workspace, case, form)
        except FormProblems as problems:
            self.show_problems(problems.problems)
            return
        except SessionkitError as error:
            self.tell_error(error)
            return
        answers = CheckAnswers(written, self.read(written), lacks)
        self.app.push_screen(answers, self._answered)

    async def _answered(self, answer: Answered | str | None) -> None:
        """Complete the record, or save what was typed and go on with it: one save of the two."""
        if answer is Answered.COMPLETE:
            if await self.finish():
                session = self.case.session_of(self._session)
                self.app.tell_next(f"{session.name} is recorded.")
                self.dismiss(None)
            return
        if self.standing.changed:
            await self.save()
        if isinstance(answer, str):
            self.go_to(answer)
