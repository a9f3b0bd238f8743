"""The rows of a record, held or not, that are unfolded when they are wanted.

What earlier sessions left, what was made, what was done about not complying, steps of enforcement.

Invariant: each asks in one line or two, and its first answer is one key.
"""

from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.domain.follow_up import EnforcementStep
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.made import Copy, MadeKind
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field_row import FieldRow
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


class TurnRow(Container):
    """Something an earlier session left: what this one did with it.

    Args:
        row: what is typed.
        kind: aim, issue or action.
        said: its words, with the session they come from.
    """

    DEFAULT_CSS = "TurnRow { height: auto; } TurnRow > .item { height: auto; padding: 0 0 0 1; }"

    def __init__(self, row: TypedTurn, kind: ItemKind, said: str) -> None:
        super().__init__()
        self._row = row
        self._kind = kind
        self._said = said

    def compose(self) -> ComposeResult:
        """Its words, then how, why and by when."""
        path = f"turns/{self._row.id}"
        yield Static(words(f"· {self._said}"), classes="item")
        row = self._row
        reason = Wrapped(f"{path}/why", row.why, "the reason")
        new_day = Line(f"{path}/due", row.due, "the new day")
        why, due = FieldRow("  why", reason), FieldRow("  by when", new_day)

        def said(how: str) -> Widget | None:
            """Dropping asks for the reason, carrying for the new day."""
            why.fold(how != How.DROPPED.value and not reason.is_filled)
            due.fold(how != How.CARRIED.value and not new_day.is_filled)
            return {How.DROPPED.value: reason, How.CARRIED.value: new_day}.get(how)

        said(row.how)
        yield FieldRow("became", Choice(f"{path}/how", _TURNS[self._kind], row.how, then=said))
        yield why
        yield due


class MadeRow(Container):
    """A sheet, chart or card that was made: what it is, where it is kept, whether copied."""

    DEFAULT_CSS = "MadeRow { height: auto; layout: vertical; }"

    def __init__(self, row: TypedMade) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """Title, kind, place and copy."""
        path, row = f"made/{self._row.id}", self._row
        self._title = Wrapped(f"{path}/title", row.title, "what it is called")
        self._kept = Wrapped(f"{path}/kept", row.kept, "where it is kept")
        yield FieldRow("Made", self._title)
        yield FieldRow("  kind", Choice(f"{path}/kind", _KINDS, row.kind))
        yield FieldRow("  kept", self._kept)
        yield FieldRow("  copy", Choice(f"{path}/copy", _COPIES, row.copy))

    @property
    def made(self) -> str:
        """Id of what was made."""
        return self._row.id

    def suggest(self, title: str, kept: str) -> None:
        """Say what ↓ would write: a sheet of the card, and where the last was kept."""
        if title:
            self._title.suggest(title)
        if kept:
            self._kept.suggest(kept)


class DeedRow(Container):
    """A follow-up: what was done about it, and when (¶26)."""

    DEFAULT_CSS = "DeedRow { height: auto; layout: vertical; }"

    def __init__(self, row: TypedDeed) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """What and when."""
        path = f"follow_ups/{self._row.id}"
        yield FieldRow("Follow-up", Prose(f"{path}/what", self._row.what))
        yield FieldRow("  when", Line(f"{path}/when", self._row.when, "a day and time"))


class StepRow(Container):
    """A step of enforcement: which, when, and what was said or sent (¶23)."""

    DEFAULT_CSS = "StepRow { height: auto; layout: vertical; }"

    def __init__(self, row: TypedStep) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """Which, on which day, in which words."""
        path = f"enforcement/{self._row.id}"
        yield FieldRow("Step", Choice(f"{path}/step", _STEPS, self._row.step))
        yield FieldRow("  when", Line(f"{path}/on", self._row.on, "the day it was taken"))
        said = Line(f"{path}/words", self._row.words, "what was said or sent, and to whom")
        yield FieldRow("  words", said)
