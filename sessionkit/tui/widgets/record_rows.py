"""The rows of the record form.

Invariant: a row shows the words of its aim, issue or action and asks for what came of it; what it
holds stands in the typed form and nowhere else.
"""

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.domain.aim import Result
from sessionkit.domain.record import Decision, Delivery
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.form_row import AbreastRow, FormRow
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.tick import Tick
from sessionkit.tui.widgets.wrapped import Wrapped
from sessionkit.workflows.typed.record import (
    TypedAction,
    TypedDone,
    TypedIssue,
    TypedPassage,
    TypedResult,
)

RESULTS = (
    Option("m", Result.MET.value, "met"),
    Option("p", Result.PARTLY_MET.value, "partly met"),
    Option("n", Result.NOT_MET.value, "not met"),
    Option("x", Result.NOT_ATTEMPTED.value, "not attempted"),
)
DECISIONS = (
    Option("c", Decision.COMPLETE.value, "complete"),
    Option("o", Decision.CONTINUE.value, "continue"),
    Option("r", Decision.REPEAT.value, "repeat"),
    Option("s", Decision.MORE_SLOWLY.value, "more slowly"),
    Option("d", Decision.DIFFERENTLY.value, "differently"),
)
DELIVERIES = (
    Option("p", Delivery.AS_PLANNED.value, "as planned"),
    Option("g", Delivery.ABANDONED.value, "given up"),
    Option("n", Delivery.NOT_REACHED.value, "not reached"),
    Option("i", Delivery.INSTEAD.value, "done instead"),
)
_EXPLAINED = (
    Decision.REPEAT.value,
    Decision.MORE_SLOWLY.value,
    Decision.DIFFERENTLY.value,
)
"""Decisions that usually have a reason."""


class ResultRow(FormRow[TypedResult]):
    """An aim: what came of it, one key."""

    ROWS = "results"
    DEFAULT_CSS = """
    ResultRow > .aim { height: auto; padding: 0 0 0 1; }
    ResultRow > FieldRow { grid-columns: 3 1fr; }
    """

    def compose(self) -> ComposeResult:
        """The aim, its result, words about it."""
        path, row = self.path, self.typed
        if row.text:
            yield Static(words(f"· {row.text}"), classes="aim")
        else:
            yield FieldRow("aim", Line(f"{path}/text", "", "what was agreed in the session"))
        self._result = Choice(f"{path}/result", RESULTS, row.result)
        self._words = Wrapped(f"{path}/words", row.words, "what there is to say")
        self._said = FieldRow("", self._words)
        self.fold()
        yield FieldRow("", self._result)
        yield self._said

    @property
    def _is_unmet(self) -> bool:
        return self._result.value not in ("", Result.MET.value)

    def fold(self) -> None:
        """What is not met asks for a word."""
        self._said.fold(not (self._is_unmet or self._words.is_filled))

    def wanted(self, answered: str) -> Widget | None:
        """The word about what is not met."""
        return self._words if answered == "result" and self._is_unmet else None


class DoneRow(FormRow[TypedDone]):
    """An exercise: what next for it, one key.

    Args:
        row: the row as it opens.
        name: what the exercise is called here.
    """

    ROWS = "exercises"
    DEFAULT_CSS = "DoneRow > .name { height: auto; padding: 0 0 0 1; }"

    def __init__(self, row: TypedDone, name: str) -> None:
        super().__init__(row)
        self._name_shown = name

    def compose(self) -> ComposeResult:
        """Its name, the decision, how it was done and why."""
        path, row = self.path, self.typed
        yield Static(words(f"· {self._name_shown}"), classes="name")
        self._decision = Choice(f"{path}/decision", DECISIONS, row.decision)
        self._delivery = Choice(f"{path}/delivery", DELIVERIES, row.delivery)
        self._because = Wrapped(f"{path}/why", row.why, "why it is to be taken so")
        self._done = FieldRow("  was done", self._delivery)
        self._why = FieldRow("  why", self._because)
        self.fold()
        yield FieldRow("what next", self._decision)
        yield self._done
        yield self._why

    @property
    def _is_explained(self) -> bool:
        return self._decision.value in _EXPLAINED

    def fold(self) -> None:
        """What is not simply done asks for its reason; what was done as planned is not asked."""
        self._why.fold(not (self._is_explained or self._because.is_filled))
        self._done.fold(self._delivery.value == Delivery.AS_PLANNED.value)

    def wanted(self, answered: str) -> Widget | None:
        """The reason for taking it that way."""
        return self._because if answered == "decision" and self._is_explained else None


class PassageRow(FormRow[TypedPassage]):
    """A stretch of text, with its marks under it.

    Args:
        field: the part it stands in: content, happened, view or words.
        row: the row as it opens.
    """

    DEFAULT_CSS = "PassageRow > .marks { height: auto; color: $quiet; }"

    def __init__(self, field: str, row: TypedPassage) -> None:
        super().__init__(row)
        self.field = field
        self.path = f"{field}/{row.id}"

    def compose(self) -> ComposeResult:
        """The text and its marks."""
        yield FieldRow("", Prose(f"{self.path}/text", self.typed.text), tall=True)

    def say_marks(self, marks: tuple[str, ...]) -> None:
        """Say its marks; nothing where there are none."""
        self.say("marks", f"marked: {', '.join(marks)}" if marks else "")

    def on_mount(self) -> None:
        """Say its marks as it opens."""
        self.say_marks(self.typed.marks)


class IssueRow(AbreastRow[TypedIssue]):
    """An issue, and whether it is risk information."""

    ROWS = "issues"
    DEFAULT_CSS = """
    IssueRow .kind { width: 11; color: $quiet; }
    IssueRow Wrapped { width: 1fr; }
    IssueRow Tick { width: 22; }
    """

    def inside(self) -> ComposeResult:
        """The words and the box."""
        yield Static("issue", classes="kind")
        yield Wrapped(f"{self.path}/text", self.typed.text, "what was raised")
        yield Tick(f"{self.path}/risk", "risk information", self.typed.risk)


class ActionRow(AbreastRow[TypedAction]):
    """An action: what, who, by when."""

    ROWS = "actions"
    DEFAULT_CSS = """
    ActionRow .kind { width: 11; color: $quiet; }
    ActionRow .what { width: 1fr; }
    ActionRow .who { width: 14; margin: 0 1; }
    ActionRow .due { width: 16; }
    """

    def inside(self) -> ComposeResult:
        """Three fields on one row."""
        path, row = self.path, self.typed
        yield Static("action", classes="kind")
        yield Wrapped(f"{path}/what", row.what, "what is to be done").add_class("what")
        yield Line(f"{path}/who", row.who, "who").add_class("who")
        yield Line(f"{path}/due", row.due, "by when").add_class("due")
