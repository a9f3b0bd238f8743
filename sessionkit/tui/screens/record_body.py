"""The fields of the record form, laid out.

Invariant: what a routine write-up needs stands open and in the order it is answered in; everything
else is folded, under a heading that says what is in it.
"""

from functools import cached_property
from typing import cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.continuity.threads import Thread, threads
from sessionkit.domain.attendance import Came
from sessionkit.domain.case import Case
from sessionkit.domain.handling import ItemKind
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.fold import Fold
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.record_after import DeedRow, StepRow, TurnRow
from sessionkit.tui.widgets.record_rows import (
    ActionRow,
    DoneRow,
    IssueRow,
    PassageRow,
    ResultRow,
)
from sessionkit.tui.widgets.rows import Rows
from sessionkit.workflows.typed.record import (
    TypedAction,
    TypedDeed,
    TypedDone,
    TypedIssue,
    TypedPassage,
    TypedRecord,
    TypedResult,
    TypedStep,
)
from sessionkit.workflows.typed.record_turns import TypedTurn

CAME = (
    Option("a", Came.ATTENDED.value, "attended"),
    Option("l", Came.LATE.value, "late"),
    Option("f", Came.FAILED_TO_COMPLY.value, "failed to comply"),
    Option("u", Came.UNFIT.value, "unfit"),
)
ROWS = (
    "results",
    "happened",
    "view",
    "content",
    "exercises",
    "issues",
    "actions",
    "turns",
    "follow_ups",
    "enforcement",
)
"""The names of the form's rows, which are the ids of their widgets."""


class RecordBody(VerticalScroll):
    """Every field of a record.

    Args:
        form: the form as it opens.
        case: the case, for the words of what earlier sessions left.
        private: whether exercises are shown by their step alone.
    """

    def __init__(self, form: TypedRecord, case: Case, private: bool) -> None:
        super().__init__(id="form", can_focus=False)
        self._form = form
        self._case = case
        self._private = private

    def compose(self) -> ComposeResult:
        """The questions in the order they are answered in."""
        form = self._form
        yield FieldRow("Came", Choice("came", CAME, form.came))
        yield Rows(form.follow_ups, lambda row: DeedRow(cast("TypedDeed", row)), id="follow_ups")
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
        yield Fold("Left from before", Rows(form.turns, self._turn_row, id="turns"), id="before")
        yield Fold(
            "Meeting",
            FieldRow("Held", Line("when", form.when)),
            FieldRow("Venue", Line("venue", form.venue)),
            FieldRow("Present", Line("present", form.present)),
            FieldRow("Apologies", Line("apologies", form.apologies)),
            FieldRow("Alone", Line("alone_because", form.alone_because, "why a worker was alone")),
            FieldRow("Came", Line("came_words", form.came_words, "what there is to say of it")),
            FieldRow("No next", Line("no_next_because", form.no_next_because, "why there is none")),
            id="meeting",
        )
        yield Fold("Content", self._passages("content", form.content), id="worked")
        yield Fold(
            "Enforcement",
            Rows(form.enforcement, lambda row: StepRow(cast("TypedStep", row)), id="enforcement"),
            id="enforced",
        )
        yield Fold(
            "Looking back: our approach, the participant's learning",
            FieldRow("Our approach", Prose("our_approach", form.our_approach), tall=True),
            FieldRow("The participant's learning", Prose("learning", form.learning), tall=True),
            id="back",
        )
        yield Fold(
            "Elsewhere on the form",
            FieldRow("Kept as it stood", Prose("set_aside", form.set_aside), tall=True),
            id="aside",
        )

    def _passages(self, field: str, rows: tuple[TypedPassage, ...]) -> Rows:
        return Rows(rows, lambda row: PassageRow(field, cast("TypedPassage", row)), id=field)

    def _done_row(self, row: object) -> Widget:
        done = cast("TypedDone", row)
        programme = self._case.programme
        step = programme.number_of(done.step) if programme is not None else None
        return DoneRow(
            done, f"step {step}" if self._private and step else done.title or done.written
        )

    def _turn_row(self, row: object) -> Widget:
        turn = cast("TypedTurn", row)
        thread = self._threads.get(turn.id)
        if thread is None:
            return TurnRow(turn, ItemKind.ISSUE, "no longer in the case")
        item = thread.tip if turn.id == thread.tip.id else thread.root
        origin = f"{thread.root.kind.value} of {self._case.session_of(thread.began).name.lower()}"
        return TurnRow(turn, item.kind, f"{self._case.words_of(item)} ({origin})")

    @cached_property
    def _threads(self) -> dict[str, Thread]:
        """By id of what a thread began as and of what it is now."""
        known = threads(self._case)
        return {ref.id: each for each in known for ref in (each.root, each.tip)}
