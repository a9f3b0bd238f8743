"""The rows of a record, held or not, that are unfolded when they are wanted.

What earlier sessions left, what was made, what was done about not complying, steps of enforcement.

Invariant: each asks in one line or two, and its first answer is one key.
"""

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.domain.follow_up import EnforcementStep
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.made import Copy, MadeKind
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.form_row import FormRow
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.wrapped import Wrapped
from sessionkit.workflows.typed.record import TypedDeed, TypedMade, TypedStep
from sessionkit.workflows.typed.record_turns import TypedTurn

_CARRIED = Option("c", How.CARRIED.value, "carried")
_DROPPED = Option("x", How.DROPPED.value, "dropped")
_TURNS = {
    ItemKind.ACTION: (Option("d", How.DONE.value, "done"), _CARRIED, _DROPPED),
    ItemKind.ISSUE: (Option("s", How.SETTLED.value, "settled"), _CARRIED, _DROPPED),
    ItemKind.AIM: (Option("s", How.SETTLED.value, "met meanwhile"), _CARRIED, _DROPPED),
}
_STEPS = (
    Option("w", EnforcementStep.WARNING.value, "warning"),
    Option("b", EnforcementStep.BREACH.value, "breach"),
    Option("n", EnforcementStep.NOTIFICATION.value, "notification"),
)
_KINDS = (
    Option("w", MadeKind.WORK_SHEET.value, "work sheet"),
    Option("f", MadeKind.FLIP_CHART.value, "flip chart"),
    Option("c", MadeKind.CARDS.value, "cards"),
    Option("d", MadeKind.DRAWING.value, "drawing"),
    Option("r", MadeKind.WRITTEN_WORK.value, "written work"),
    Option("p", MadeKind.PHOTOGRAPH.value, "photograph"),
    Option("o", MadeKind.OTHER.value, "other"),
)
_COPIES = (
    Option("g", Copy.GIVEN.value, "given"),
    Option("n", Copy.NOT_GIVEN.value, "not given"),
)


class TurnRow(FormRow[TypedTurn]):
    """Something an earlier session left: what this one did with it.

    Args:
        row: the row as it opens.
        kind: aim, issue or action.
        said: its words, with the session they come from.
    """

    ROWS = "turns"
    DEFAULT_CSS = "TurnRow > .item { height: auto; padding: 0 0 0 1; }"

    def __init__(self, row: TypedTurn, kind: ItemKind, said: str) -> None:
        super().__init__(row)
        self._kind = kind
        self._said = said

    def compose(self) -> ComposeResult:
        """Its words, then how, why and by when."""
        path, row = self.path, self.typed
        yield Static(words(f"· {self._said}"), classes="item")
        self._how = Choice(f"{path}/how", _TURNS[self._kind], row.how)
        self._reason = Wrapped(f"{path}/why", row.why, "the reason")
        self._new_day = Line(f"{path}/due", row.due, "the new day")
        self._why = FieldRow("  why", self._reason)
        self._due = FieldRow("  by when", self._new_day)
        self.fold()
        yield FieldRow("became", self._how)
        yield self._why
        yield self._due

    def fold(self) -> None:
        """Dropping asks for the reason, carrying for the new day."""
        how = self._how.value
        self._why.fold(not (how == How.DROPPED.value or self._reason.is_filled))
        self._due.fold(not (how == How.CARRIED.value or self._new_day.is_filled))

    def wanted(self, answered: str) -> Widget | None:
        """The reason, or the new day."""
        asked = {How.DROPPED.value: self._reason, How.CARRIED.value: self._new_day}
        return asked.get(self._how.value) if answered == "how" else None


class MadeRow(FormRow[TypedMade]):
    """A sheet, chart or card that was made: what it is, where it is kept, whether copied."""

    ROWS = "made"

    def compose(self) -> ComposeResult:
        """Title, kind, place and copy."""
        path, row = self.path, self.typed
        self._title = Wrapped(f"{path}/title", row.title, "what it is called")
        self._kept = Wrapped(f"{path}/kept", row.kept, "where it is kept")
        yield FieldRow("Made", self._title)
        yield FieldRow("  kind", Choice(f"{path}/kind", _KINDS, row.kind))
        yield FieldRow("  kept", self._kept)
        yield FieldRow("  copy", Choice(f"{path}/copy", _COPIES, row.copy))

    def suggest(self, title: str, kept: str) -> None:
        """Say what ↓ would write: a sheet of the card, and where the last was kept."""
        self._title.suggest(title)
        self._kept.suggest(kept)


class DeedRow(FormRow[TypedDeed]):
    """A follow-up: what was done about it, and when (¶26)."""

    ROWS = "follow_ups"

    def compose(self) -> ComposeResult:
        """What and when."""
        path, row = self.path, self.typed
        yield FieldRow("Follow-up", Prose(f"{path}/what", row.what))
        yield FieldRow("  when", Line(f"{path}/when", row.when, "a day and time"))


class StepRow(FormRow[TypedStep]):
    """A step of enforcement: which, when, and what was said or sent (¶23)."""

    ROWS = "enforcement"

    def compose(self) -> ComposeResult:
        """Which, on which day, in which words."""
        path, row = self.path, self.typed
        yield FieldRow("Step", Choice(f"{path}/step", _STEPS, row.step))
        yield FieldRow("  when", Line(f"{path}/on", row.on, "the day it was taken"))
        said = Line(f"{path}/words", row.words, "what was said or sent, and to whom")
        yield FieldRow("  words", said)
