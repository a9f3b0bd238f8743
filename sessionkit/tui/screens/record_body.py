"""The fields of the record form, laid out.

Invariant: what a routine write-up needs stands open and in the order it is answered in; everything
else is folded, under a heading that says what is in it.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.continuity.exercise_lines import step_called
from sessionkit.continuity.threads import Thread, threads
from sessionkit.domain.attendance import Came
from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound
from sessionkit.domain.handling import ItemKind
from sessionkit.tui.paint.answers import TAKEN_OUT
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.discreet import Discreet
from sessionkit.tui.widgets.entry_row import EntryRow
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.fold import Fold
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.record_after import DeedRow, MadeRow, StepRow, TurnRow
from sessionkit.tui.widgets.record_rows import (
    ActionRow,
    DoneRow,
    IssueRow,
    PassageRow,
    ResultRow,
)
from sessionkit.tui.widgets.rows import Rows
from sessionkit.workflows.typed.fields import Row, rows_of
from sessionkit.workflows.typed.record import (
    TypedAction,
    TypedDeed,
    TypedDone,
    TypedIssue,
    TypedMade,
    TypedPassage,
    TypedRecord,
    TypedResult,
    TypedStep,
)
from sessionkit.workflows.typed.record_entries import TypedEntryHere, entries_elsewhere
from sessionkit.workflows.typed.record_turns import TypedTurn, homework_in, others_in, ref_of

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk

CAME = (
    Option("a", Came.ATTENDED.value, "attended"),
    Option("l", Came.LATE.value, "late"),
    Option("f", Came.FAILED_TO_COMPLY.value, "failed to comply"),
    Option("u", Came.UNFIT.value, "unfit"),
)

_MEETING = {
    "when": ("Held", ""),
    "venue": ("Venue", ""),
    "present": ("Present", ""),
    "apologies": ("Apologies", ""),
    "alone_because": ("Alone", "why one worker was alone"),
    "came_words": ("Came", "what there is to say of it"),
    "no_next_because": ("No next", "why there is no next appointment"),
}
"""The fields of the meeting, each with its label and what to write there."""


class RecordBody(Discreet, VerticalScroll):
    """Every field of a record.

    Args:
        now: gives the form as it stands now; parts are made when they are unfolded.
        case: gives the case as it was last looked at, for the words of what earlier sessions left.
        private: whether exercises are shown by their step alone.
    """

    app: "Desk"

    def __init__(
        self, now: Callable[[], TypedRecord], case: Callable[[], Case], private: bool
    ) -> None:
        super().__init__(id="form", can_focus=False)
        self._now = now
        self._case = case
        self._private = private
        self._found: tuple[Case, dict[str, Thread]] | None = None
        self._exercises: dict[DoneRow, TypedDone] = {}

    def private_changed(self) -> None:
        """Call the exercises by their steps, or by their titles again."""
        self._private = self.app.private
        for shown, done in self._exercises.items():
            if shown.is_attached:
                shown.query_one(".name", Static).update(words(f"· {self._called(done)}"))

    @property
    def now(self) -> TypedRecord:
        """The form as it stands now."""
        return self._now()

    def rows_of(self, id: str) -> tuple[Row, ...]:
        """What stands in the rows of an id: homework by itself, and the other turns."""
        homework, others = self.turns
        found = {"homework": homework, "turns": others}
        return found[id] if id in found else rows_of(self.now, id)

    @property
    def turns(self) -> tuple[tuple[TypedTurn, ...], tuple[TypedTurn, ...]]:
        """What the participant took on to do, and everything else that was left."""
        turns = self.now.turns
        case = self._case()
        return homework_in(case, turns), others_in(case, turns)

    def compose(self) -> ComposeResult:
        """The questions in the order they are answered in."""
        form = self.now
        yield FieldRow("Came", Choice("came", CAME, form.came))
        yield Rows(form.follow_ups, lambda row: DeedRow(cast("TypedDeed", row)), id="follow_ups")
        homework = self.rows_of("homework")
        yield Static("Homework", classes="part", id="homework-head")
        yield Rows(homework, self._turn_row, id="homework")
        yield Rows(form.results, lambda row: ResultRow(cast("TypedResult", row)), id="results")
        yield Static("What happened and was said", classes="part")
        yield self._passages("happened", form.happened)
        yield Static("What we make of it", classes="part")
        yield self._passages("view", form.view)
        yield Rows(form.exercises, self._done_row, id="exercises")
        yield Rows(form.issues, lambda row: IssueRow(cast("TypedIssue", row)), id="issues")
        yield Rows(form.actions, lambda row: ActionRow(cast("TypedAction", row)), id="actions")
        coming = Line("next", form.next, "when the next appointment is")
        coming.along = Line("next_venue", form.next_venue, "where")
        yield FieldRow("Next", coming)
        yield FieldRow("  where", coming.along)
        yield from self._folds()

    def _folds(self) -> ComposeResult:
        left, back = "Left from before", "Looking back: our approach, the participant's learning"
        yield Fold(left, make=self._before, holds=("turns",), id="before")
        yield Fold("Meeting", make=self._meeting, holds=tuple(_MEETING), id="meeting")
        yield Fold("Content", make=self._worked, holds=("content",), id="worked")
        yield Fold("Made", make=self._made, holds=("made",), id="things-made")
        yield Fold("Plan entries", make=self._entries, holds=("entries",), id="grown")
        yield Fold("Enforcement", make=self._enforced, holds=("enforcement",), id="enforced")
        yield Fold(back, make=self._back, holds=("our_approach", "learning"), id="back")
        yield Fold("Elsewhere on the form", make=self._aside, holds=("set_aside",), id="aside")

    def _before(self) -> Iterable[Widget]:
        yield Rows(self.rows_of("turns"), self._turn_row, id="turns")

    def _meeting(self) -> Iterable[Widget]:
        for name, (label, hint) in _MEETING.items():
            yield FieldRow(label, Line(name, getattr(self.now, name), hint))

    def _worked(self) -> Iterable[Widget]:
        yield self._passages("content", self.now.content)

    def _made(self) -> Iterable[Widget]:
        yield Rows(self.now.made, lambda row: MadeRow(cast("TypedMade", row)), id="made")

    def _entries(self) -> Iterable[Widget]:
        titles = dict(self.app.workspace.settings.plan_sections)
        rows = self.now.entries
        yield Rows(rows, lambda row: EntryRow(cast("TypedEntryHere", row), titles), id="entries")
        for each in entries_elsewhere(self._case(), self.now.session):
            lead = "came up again here" if each.stands else "no longer part of the plan"
            yield Static(words(f"· {lead}: {each.text}"), classes="elsewhere")

    def _enforced(self) -> Iterable[Widget]:
        rows = self.now.enforcement
        yield Rows(rows, lambda row: StepRow(cast("TypedStep", row)), id="enforcement")

    def _back(self) -> Iterable[Widget]:
        now = self.now
        yield FieldRow("Our approach", Prose("our_approach", now.our_approach), tall=True)
        yield FieldRow("The participant's learning", Prose("learning", now.learning), tall=True)

    def _aside(self) -> Iterable[Widget]:
        yield FieldRow("Kept as it stood", Prose("set_aside", self.now.set_aside), tall=True)

    def _passages(self, field: str, rows: tuple[TypedPassage, ...]) -> Rows:
        return Rows(rows, lambda row: PassageRow(field, cast("TypedPassage", row)), id=field)

    def _done_row(self, row: object) -> Widget:
        done = cast("TypedDone", row)
        shown = DoneRow(done, self._called(done))
        self._exercises[shown] = done
        return shown

    def _called(self, done: TypedDone) -> str:
        return step_called(self._case(), done.step) if self._private else done.title or done.written

    def _turn_row(self, row: object) -> Widget:
        turn = cast("TypedTurn", row)
        return TurnRow(turn, *self._left(turn.id))

    def _left(self, id: str) -> tuple[ItemKind, str]:
        """What was left: what it is, and its words with where it began."""
        case = self._case()
        try:
            item = ref_of(case, id)
        except NotFound:
            # No issue and no action ever goes.
            return ItemKind.AIM, TAKEN_OUT
        thread = self._threads_of(case).get(id)
        root = thread.root if thread is not None else item
        origin = f"{root.kind.value} of {case.came_from(root).name.lower()}"
        return item.kind, f"{case.words_of(item)} ({origin})"

    def _threads_of(self, case: Case) -> dict[str, Thread]:
        """By id of what a thread began as and of what it is now; found once for each state."""
        if self._found is None or self._found[0] is not case:
            known = {ref.id: each for each in threads(case) for ref in (each.root, each.tip)}
            self._found = (case, known)
        return self._found[1]
