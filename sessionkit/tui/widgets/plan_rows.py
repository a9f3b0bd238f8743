"""The rows of the plan form.

Invariant: what a row holds stands in the typed form and nowhere else; a row that takes something up
shows where that came from.
"""

from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.continuity.marks import APPROACH_MARKS
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.goal import Goal
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field import Field, Told, Typed
from sessionkit.tui.widgets.form_row import AbreastRow
from sessionkit.tui.widgets.wrapped import Wrapped
from sessionkit.workflows.typed.fields import Row, Value
from sessionkit.workflows.typed.plan import TypedAim, TypedLine

R = TypeVar("R", bound=Row)

_KEYS = {
    ApproachKind.CONTINUE: "c",
    ApproachKind.REPEAT: "r",
    ApproachKind.MORE_SLOWLY: "m",
    ApproachKind.DIFFERENTLY: "d",
    ApproachKind.MOVE_ON: "o",
    ApproachKind.START: "s",
}
APPROACHES = tuple(
    Option(key, kind.value, f"{APPROACH_MARKS[kind]} {kind.value}") for kind, key in _KEYS.items()
)
_GO_ON = (
    Command("down", "go_on", "Go on", "Go on to the next field", False),
    Command("up", "go_back", "Go back", "Go back to the field before", False),
)


class _Stop(Commanded, Widget, can_focus=True):
    """A place on the form where something is chosen or done rather than typed."""

    DEFAULT_CSS = """
    _Stop { height: auto; &:focus { background: $panel; text-style: bold; } }
    """

    def action_go_on(self) -> None:
        """The next field."""
        self.screen.focus_next()

    def action_go_back(self) -> None:
        """The field before."""
        self.screen.focus_previous()


class ApproachChoice(Choice):
    """How the session follows the one before; one row while it is answered and elsewhere is typed.

    Args:
        value: the approach chosen.
    """

    def __init__(self, value: str) -> None:
        super().__init__("approach", APPROACHES, value)

    def on_focus(self) -> None:
        """Show every word."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Show the one chosen."""
        self.refresh(layout=True)

    def _rows(self, width: int) -> list[list[Option]]:
        chosen = [each for each in self.options if each.value == self.value]
        return super()._rows(width) if self.has_focus or not chosen else [chosen]


class ExercisePick(_Stop):
    """What is to be worked on: chosen from the library."""

    HERE: ClassVar = (
        Command("enter,space", "pick", "Choose", "Choose the exercise from the library", False),
        *_GO_ON,
    )

    class Wanted(Message):
        """An exercise is to be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()

    def say(self, names: tuple[str, ...]) -> None:
        """Name the exercises."""
        self._names = names
        self.refresh(layout=True)

    def render(self) -> Content:
        """Their names, or how one is chosen."""
        if self._names:
            return words("\n".join(self._names))
        return words("none yet: F4 chooses one", "$quiet")

    def on_click(self) -> None:
        """Choose by pointing."""
        self.action_pick()

    def action_pick(self) -> None:
        """Choose the exercise."""
        self.post_message(self.Wanted())


class ExerciseRow(Horizontal):
    """The exercise with its label, as the other fields have theirs."""

    DEFAULT_CSS = """
    ExerciseRow { height: auto; border-left: blank; &:focus-within { border-left: outer $accent; } }
    ExerciseRow > .label { width: 9; color: $quiet; }
    ExerciseRow > ExercisePick { width: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """Label and exercise."""
        yield Static("Exercise", classes="label")
        yield ExercisePick()


class GoalPick(Field, _Stop):
    """The goal an aim serves, by its number.

    Args:
        path: its place in the form.
        goals: the goals of the case.
        value: id of the goal chosen.
    """

    HERE: ClassVar = (
        Command("space,right", "step", "Next goal", "Choose the next goal; figures choose one"),
        Command("backspace,delete,0", "clear", "No goal", "Say that it serves no goal", False),
        Command("enter,down", "go_on", "Go on", "Go on to the next field", False),
        Command("up,left", "go_back", "Go back", "Go back to the field before", False),
    )
    DEFAULT_CSS = "GoalPick { width: 8; color: $quiet; &:focus { color: $foreground; } }"

    def __init__(self, path: str, goals: tuple[Goal, ...], value: str) -> None:
        super().__init__(classes="field")
        self.path = path
        self.goals = goals
        self.value = value

    def show(self, value: Value) -> None:
        """Show which goal is chosen."""
        self.value = str(value)
        self.refresh()

    def render(self) -> Content:
        """“goal 2”."""
        number = self._number
        return words(f"goal {number}" if number else "goal –")

    @property
    def _number(self) -> int:
        ids = [each.id for each in self.goals]
        return ids.index(self.value) + 1 if self.value in ids else 0

    def on_focus(self) -> None:
        """Say the goals, which a figure cannot."""
        said = "\n".join(f"{n} {each.what}" for n, each in enumerate(self.goals, 1))
        self.post_message(Told(f"Which goal does it serve?\n{said}"))

    def on_blur(self) -> None:
        """The goals need not be read any more."""
        self.post_message(Told(""))

    def on_key(self, event: events.Key) -> None:
        """Choose by figure."""
        if event.key.isdecimal() and 1 <= int(event.key) <= len(self.goals):
            event.stop()
            self._choose(self.goals[int(event.key) - 1].id)

    def on_click(self) -> None:
        """The next goal by pointing."""
        self.action_step()

    def action_step(self) -> None:
        """The next goal; none after the last."""
        at = self._number
        self._choose(self.goals[at].id if at < len(self.goals) else "")

    def action_clear(self) -> None:
        """No goal."""
        self._choose("")

    def _choose(self, id: str) -> None:
        self.show(id)
        self.post_message(Typed(self.path, id))


class MinutesLine(Wrapped):
    """How long a stretch of work is to take."""


class LeadsLine(Wrapped):
    """Who leads it."""


class PlanRow(AbreastRow[R]):
    """One row of the plan."""

    DEFAULT_CSS = """
    PlanRow > .under { height: auto; padding: 0 0 0 2; color: $quiet; }
    PlanRow .number { width: auto; min-width: 2; padding: 0 1 0 0; }
    PlanRow Wrapped { width: 1fr; }
    PlanRow MinutesLine { width: 5; margin: 0 1 0 0; }
    PlanRow LeadsLine { width: 11; margin: 0 1 0 0; }
    """


class AimRow(PlanRow[TypedAim]):
    """An aim: its words, the goal it serves, where it came from.

    Args:
        row: the row as it opens.
        goals: the goals of the case.
    """

    ROWS = "aims"

    def __init__(self, row: TypedAim, goals: tuple[Goal, ...]) -> None:
        super().__init__(row)
        self._goals = goals

    def inside(self) -> ComposeResult:
        """Number, words, goal."""
        yield Static(classes="number", markup=False)
        yield Wrapped(f"{self.path}/text", self.typed.text, "what is to be done")
        if self._goals:
            yield GoalPick(f"{self.path}/goal", self._goals, self.typed.goal)

    def number(self, number: int, came_from: str) -> None:
        """Say its number, and the sessions it came through."""
        self.query_one(".number", Static).update(words(str(number)))
        self.say("under", came_from, place=1)


class LineRow(PlanRow[TypedLine]):
    """A line of content: minutes, who leads, what is done."""

    ROWS = "content"

    def inside(self) -> ComposeResult:
        """Three fields on one row."""
        row = self.typed
        yield MinutesLine(f"{self.path}/minutes", row.minutes, "min")
        yield LeadsLine(f"{self.path}/leads", row.leads, "who leads")
        yield Wrapped(f"{self.path}/text", row.text, "what is done")


class PlusRow(_Stop):
    """The line after the last row, from which one more is added.

    Args:
        rows: what is added: `aims` or `content`.
        text: what it says.
    """

    HERE: ClassVar = (
        Command("enter,space", "add", "Add", "Add one more here", False),
        *_GO_ON,
    )
    DEFAULT_CSS = """
    PlusRow {
        color: $quiet; border-left: blank;
        &:focus { color: $foreground; border-left: outer $accent; }
    }
    """

    class Wanted(Message):
        """One more row is wanted.

        Args:
            rows: of which name.
        """

        def __init__(self, rows: str) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, rows: str, text: str) -> None:
        super().__init__(id=f"add-{rows}")
        self.rows = rows
        self._text = text

    def render(self) -> Content:
        """The plus sign and what it adds."""
        return words(f"+ {self._text}")

    def on_click(self) -> None:
        """Add by pointing."""
        self.action_add()

    def action_add(self) -> None:
        """Add one more."""
        self.post_message(self.Wanted(self.rows))
