"""A session that was not held: why, what was done about it, and what comes next.

Invariant: only what the chosen word needs is asked for, and what is said already stays in sight;
the day by which a missed session is followed up is said while there is time for it (¶26).
"""

from dataclasses import replace
from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sessionkit.continuity.standards import follow_up_due
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.completing import Completes
from sessionkit.tui.form_list import Asked, AskedRows, Kind, SimpleForm
from sessionkit.tui.page import Page
from sessionkit.tui.paint.plain import row
from sessionkit.tui.row_remarks import RemarksAtRows
from sessionkit.tui.widgets.choice import Option
from sessionkit.tui.widgets.fold import Fold
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.record_after import DeedRow, StepRow
from sessionkit.tui.widgets.record_rows import PassageRow
from sessionkit.tui.widgets.rows import Rows
from sessionkit.workflows.presence import Doing
from sessionkit.workflows.typed.not_held import TypedNotHeld, not_held_form, written_not_held
from sessionkit.workflows.typed.reading import FieldProblem
from sessionkit.workflows.typed.record import TypedDeed, TypedPassage, TypedStep, record_form
from sessionkit.workflows.typed.record_writing import next_suggested

CODES = (
    Option("a", NotHeldCode.ABSENT_ACCEPTABLE.value, "absent, acceptable"),
    Option("u", NotHeldCode.ABSENT_UNACCEPTABLE.value, "absent, unacceptable"),
    Option("w", NotHeldCode.DECISION_AWAITED.value, "absent, decision awaited"),
    Option("s", NotHeldCode.SENT_HOME.value, "sent home"),
    Option("p", NotHeldCode.PUT_OFF.value, "put off"),
    Option("c", NotHeldCode.CANCELLED_BY_US.value, "cancelled by us"),
)


class NotHeldForm(RemarksAtRows[TypedNotHeld], Completes[TypedNotHeld], SimpleForm[TypedNotHeld]):
    """The record of a session that was not held.

    Args:
        file: the open case.
        session_id: id of the session.
    """

    CSS_PATH = "not_held_form.tcss"
    ABOUT = (
        "Why the session was not held, what was done about it and what comes next. One key says "
        "why; only what that needs is asked for. F2 completes the record; until then nothing is "
        "required, and your co-worker sees what you save. sessionkit tells nobody."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
        Command("f2", "complete", "Complete", "Complete the record"),
        Command("f4", "follow_up", "Follow-up", "Add what was done about it"),
        Command("f5", "enforce", "Enforce", "Add a step taken to enforce the order"),
        Command("f8", "unfold", "More", "Unfold everything, or fold it away"),
    )
    ASKED = (
        Asked("code", "Not held", Kind.CHOICE, options=CODES),
        Asked("why", "Reason", hint="the reason given"),
        Asked("asked_by", "Asked by", hint="who asked for it"),
        Asked("put_off_to", "Put off to", hint="the new day and time"),
        Asked("next", "Next", hint="when the next appointment is"),
        Asked("next_venue", "  where", hint="where"),
        Asked("no_next_because", "No next", hint="or why there is no next appointment"),
        Asked("when", "Was for", hint="when it was to be held"),
        Asked("venue", "Venue", hint="where it was to be"),
        Asked("present", "Present", hint="workers who were there"),
        Asked("apologies", "Apologies", hint="who had sent apologies"),
    )

    def __init__(self, file: CaseFile, session_id: str) -> None:
        self._session = session_id
        super().__init__(file, not_held_form(file.workspace, file.case, session_id))

    # -- the form -----------------------------------------------------------------------------

    def read(self, case: Case) -> TypedNotHeld:
        """The record as a case holds it."""
        return not_held_form(self.file.workspace, case, self._session)

    def written_up(self, case: Case, form: TypedNotHeld) -> Case:
        """The case with the record written up so far."""
        return written_not_held(self.file.workspace, case, form)

    def finished(self, case: Case, form: TypedNotHeld) -> Case:
        """The case with the session recorded as not held."""
        return written_not_held(self.file.workspace, case, form, finish=True)

    def draft_name(self) -> str:
        """One draft a session."""
        return f"not-held:{self._session}"

    def doing(self) -> tuple[Doing, int | None]:
        """For the courtesy line."""
        return Doing.WRITING_UP, self.case.session_of(self._session).number

    def heading(self) -> str:
        """Case and session."""
        name = self.case.participant.surname
        session = self.case.session_of(self._session)
        return f"{self.case.reference} {name} · {session.name.lower()} not held"

    def body(self) -> ComposeResult:
        """Why, what was done, what comes next; the rest is folded."""
        with VerticalScroll(id="form", can_focus=False):
            yield from self.asked("code", "why", "asked_by", "put_off_to")
            yield Static(id="due", markup=False)
            yield self.rows(AskedRows("follow_ups", self._blank_deed, _deed_row))
            yield from self.asked("next", "next_venue", "no_next_because")
            yield Fold(
                "Enforcement",
                self.rows(AskedRows("enforcement", self._blank_step, _step_row)),
                id="enforce",
            )
            yield Fold(
                "More",
                *self.asked("when", "venue", "present", "apologies"),
                Static("What there is to say about it", classes="part"),
                Rows(self.form.words, _words_row, id="words"),
                id="more",
            )

    def _blank_deed(self, id: str) -> TypedDeed:
        return TypedDeed(id, "", show_date(self.file.workspace.today))

    def _blank_step(self, id: str) -> TypedStep:
        return TypedStep(id, "", show_date(self.file.workspace.today), "")

    async def lay(self, before: TypedNotHeld) -> None:
        """Rows that came or went."""
        await super().lay(before)
        await self.query_one("#words", Rows).lay(self.form.words)

    def on_mount(self) -> None:
        """Ask for what the code needs; the place goes with the time that is suggested."""
        lines = {each.path: each for each in self.query(Line)}
        lines["next"].along = lines["next_venue"]
        self.typed("")

    # -- what follows from an answer ----------------------------------------------------------

    def typed(self, path: str) -> None:
        """Only what the code needs is asked for."""
        super().typed(path)
        form, code = self.form, self._code
        us = code in (NotHeldCode.PUT_OFF, NotHeldCode.CANCELLED_BY_US)
        put_off = code is NotHeldCode.PUT_OFF
        self.show_row("asked_by", us or bool(form.asked_by))
        self.show_row("put_off_to", put_off)
        for name in ("next", "next_venue", "no_next_because"):
            self.show_row(name, code is not None and not put_off)
        missed = code is not None and code.is_missed
        self.query_one("#follow_ups").display = missed or bool(form.follow_ups)
        self.query_one("#enforce").display = missed or bool(form.enforcement)
        if path == "code":
            # What the word chosen before needed is asked for no more.
            self.no_problems()
            self.tell("")
        if path in ("", "code", "when"):
            self._say_due()
            self._suggest()
        self.query_one("#enforce", Fold).summarise(
            "; ".join(each.step for each in form.enforcement if each.step) or "nothing"
        )
        self.query_one("#more", Fold).summarise(f"{form.when}; {form.venue}")

    @property
    def _code(self) -> NotHeldCode | None:
        return next((each for each in NotHeldCode if each.value == self.form.code), None)

    def _say_due(self) -> None:
        workspace = self.file.workspace
        days = workspace.settings.follow_up_days
        due = None
        try:
            # Of the two answers that say when it is due, and of no others.
            opening = not_held_form(workspace, self.case, self._session)
            said = replace(opening, code=self.form.code, when=self.form.when, put_off_to="")
            written = written_not_held(workspace, self.case, said)
            due = follow_up_due(written.session_of(self._session), workspace.working, days)
        except SessionkitError:
            due = None
        how = "same working day" if days == 0 else f"within {days} working days"
        shown = self.query_one("#due", Static)
        shown.update(row(f"Follow-up due {show_date(due)} ({how})" if due else ""))
        shown.display = due is not None

    def _suggest(self) -> None:
        workspace, case = self.file.workspace, self.case
        record = replace(record_form(workspace, case, self._session), when=self.form.when)
        self.suggest("next", next_suggested(workspace, case, record))
        self.suggest("next_venue", self.form.venue)

    def show_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say at each field what is wrong with it; a list's problem stands at its first row."""
        order = {each.path: place for place, each in enumerate(self.fields())}
        placed = [self._placed(each) for each in problems]
        placed.sort(key=lambda each: order.get(each.field, len(order)))
        super().show_problems(tuple(placed))

    def _placed(self, problem: FieldProblem) -> FieldProblem:
        if problem.field == "follow_ups":
            first = self.query_one("#follow_ups Prose", Prose)
            return replace(problem, field=first.path)
        if problem.field == "next" and self._code is NotHeldCode.PUT_OFF:
            return FieldProblem("put_off_to", "Say when it is put off to.")
        return problem

    # -- deeds --------------------------------------------------------------------------------

    async def action_follow_up(self) -> None:
        """Add what was done about it."""
        await self.another("follow_ups", "what")

    async def action_enforce(self) -> None:
        """Add a step taken to enforce the order."""
        await self.another("enforcement", "step")

    async def save(self) -> bool:
        """Save; of a session put off, say which one takes its place."""
        saved = await super().save()
        if saved and (place := self._place_taken()):
            self.tell_more(place)
        return saved

    def _place_taken(self) -> str:
        record = self.case.session_of(self._session).not_held
        if record is None or record.code is not NotHeldCode.PUT_OFF or not record.successor:
            return ""
        there = self.case.session_of(record.successor)
        return f"{there.name} stands in its place, {there.when.show()}."

    @work
    async def action_complete(self) -> None:
        """Complete the record, in one save; where something is missing nothing is saved."""
        if not await self.finish():
            return
        name = self.case.session_of(self._session).name
        said = f"{name} is recorded as not held. {self._place_taken()}".rstrip()
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(below, Page):
            below.call_after_refresh(below.tell, said)


def _deed_row(row: object) -> DeedRow:
    return DeedRow(cast("TypedDeed", row))


def _step_row(row: object) -> StepRow:
    return StepRow(cast("TypedStep", row))


def _words_row(row: object) -> PassageRow:
    return PassageRow("words", cast("TypedPassage", row))
