"""The rows of the record form.

Invariant: a row shows the words of its aim, issue or action and asks for what came of it; what it
holds stands in the typed form and nowhere else.
"""

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.domain.aim import Result
from sessionkit.domain.record import Decision, Delivery
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field_row import FieldRow
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


class ResultRow(Container):
    """An aim: what came of it, one key."""

    DEFAULT_CSS = """
    ResultRow { height: auto; layout: vertical; }
    ResultRow > .aim { height: auto; padding: 0 0 0 1; }
    ResultRow > FieldRow { grid-columns: 3 1fr; }
    """

    def __init__(self, row: TypedResult) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """The aim, its result, words about it."""
        path = f"results/{self._row.id}"
        if self._row.text:
            yield Static(words(f"· {self._row.text}"), classes="aim")
        else:
            yield FieldRow("aim", Line(f"{path}/text", "", "what was agreed in the session"))
        words_ = Wrapped(f"{path}/words", self._row.words, "what there is to say")
        said = FieldRow("", words_)

        def chosen(value: str) -> Widget | None:
            """What is not met asks for a word."""
            met = value in ("", Result.MET.value)
            said.fold(met and not words_.is_filled)
            return None if met else words_

        chosen(self._row.result)
        yield FieldRow("", Choice(f"{path}/result", RESULTS, self._row.result, then=chosen))
        yield said


class DoneRow(Container):
    """An exercise: what next for it, one key."""

    DEFAULT_CSS = """
    DoneRow { height: auto; layout: vertical; }
    DoneRow > .name { height: auto; padding: 0 0 0 1; }
    """

    def __init__(self, row: TypedDone, name: str) -> None:
        super().__init__()
        self._row = row
        self._name_shown = name

    def compose(self) -> ComposeResult:
        """Its name, the decision, how it was done and why."""
        path = f"exercises/{self._row.id}"
        yield Static(words(f"· {self._name_shown}"), classes="name")
        row = self._row
        done = FieldRow("  was done", Choice(f"{path}/delivery", DELIVERIES, row.delivery))
        because = Wrapped(f"{path}/why", row.why, "why it is to be taken so")
        why = FieldRow("  why", because)

        def decided(value: str) -> Widget | None:
            """What is not simply done asks for its reason."""
            explained = value in _EXPLAINED
            why.fold(not explained and not because.is_filled)
            return because if explained else None

        decided(row.decision)
        done.fold(row.delivery == Delivery.AS_PLANNED.value)
        yield FieldRow(
            "what next", Choice(f"{path}/decision", DECISIONS, row.decision, then=decided)
        )
        yield done
        yield why


class PassageRow(Container):
    """A stretch of text, with its marks under it."""

    DEFAULT_CSS = (
        "PassageRow { height: auto; } PassageRow > .marks { height: auto; color: $quiet; }"
    )

    def __init__(self, field: str, row: TypedPassage) -> None:
        super().__init__()
        self.passage = row.id
        self.field = field
        self._row = row

    def compose(self) -> ComposeResult:
        """The text and its marks."""
        yield FieldRow("", Prose(f"{self.field}/{self._row.id}/text", self._row.text), tall=True)
        yield Static(words(_marked(self._row.marks)), classes="marks")

    def remark(self, marks: tuple[str, ...]) -> None:
        """Say its marks anew."""
        shown = self.query_one(".marks", Static)
        shown.update(words(_marked(marks)))
        shown.display = bool(marks)

    def on_mount(self) -> None:
        """No row for marks where there are none."""
        self.remark(self._row.marks)


class IssueRow(Horizontal):
    """An issue, and whether it is risk information."""

    DEFAULT_CSS = """
    IssueRow { height: auto; border-left: blank; &:focus-within { border-left: outer $accent; } }
    IssueRow > .kind { width: 11; color: $quiet; }
    IssueRow > Wrapped { width: 1fr; }
    IssueRow > Tick { width: 22; }
    """

    def __init__(self, row: TypedIssue) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """The words and the box."""
        path = f"issues/{self._row.id}"
        yield Static("issue", classes="kind")
        yield Wrapped(f"{path}/text", self._row.text, "what was raised")
        yield Tick(f"{path}/risk", "risk information", self._row.risk)


class ActionRow(Horizontal):
    """An action: what, who, by when."""

    DEFAULT_CSS = """
    ActionRow { height: auto; border-left: blank; &:focus-within { border-left: outer $accent; } }
    ActionRow > .kind { width: 11; color: $quiet; }
    ActionRow > .what { width: 1fr; }
    ActionRow > .who { width: 14; margin: 0 1; }
    ActionRow > .due { width: 16; }
    """

    def __init__(self, row: TypedAction) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        """Three fields on one row."""
        path = f"actions/{self._row.id}"
        yield Static("action", classes="kind")
        for name, value, hint in (
            ("what", self._row.what, "what is to be done"),
            ("who", self._row.who, "who"),
            ("due", self._row.due, "by when"),
        ):
            kind = Wrapped if name == "what" else Line
            line = kind(f"{path}/{name}", value, hint)
            line.add_class(name)
            yield line


def _marked(marks: tuple[str, ...]) -> str:
    return f"marked: {', '.join(marks)}" if marks else ""
