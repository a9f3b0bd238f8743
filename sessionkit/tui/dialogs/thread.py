"""A thread: its track, its turns in words, and what became of it.

Invariant: every turn names its session; what is said is checked here as far as words go, so that
nothing typed is lost to a refusal.
"""

from datetime import date
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from sessionkit.continuity.threads import Thread, ThreadStep
from sessionkit.continuity.tracks import drawn, steps_in_words, track
from sessionkit.domain.case import Case
from sessionkit.domain.dates import read_date, show_date
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.text import one_line
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import row, words
from sessionkit.tui.widgets.choice import Choice, Option
from sessionkit.tui.widgets.field import Told, Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.line import Line
from sessionkit.workflows.handle_item import Step

_TRACK: Final = 64
"""Cells for the drawn track."""


class ThreadDialog(Dialog[Step | int]):
    """A thread; answers what is said of it, or the number of a session to go to.

    Args:
        case: the case.
        thread: the thread.
        today: the day.
        saying: whether it is opened to say what became of it.
        said: what was said before and refused, with the reason.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save what became of it into the case"),
        Command("b", "began", "Began", "Go to the session where it began"),
        Command("g", "went", "Went", "Go to the last session that had to do with it"),
        Command("escape", "cancel", "Back", "Go back; nothing is changed"),
    )
    DEFAULT_CSS = """
    ThreadDialog > #dialog > #turns { max-height: 35vh; height: auto; border-left: blank; }
    ThreadDialog > #dialog > #turns:focus { border-left: outer $accent; }
    ThreadDialog #wrong { color: $error; height: auto; }
    """

    def __init__(
        self,
        case: Case,
        thread: Thread,
        today: date,
        *,
        saying: bool = False,
        said: tuple[Step, str] | None = None,
    ) -> None:
        super().__init__()
        self._case = case
        self._thread = thread
        self._today = today
        self._saying = saying or said is not None
        self._said = said
        before = said[0] if said is not None else None
        self._typed = {
            "how": before.how.value if before else "",
            "why": before.why if before else "",
            "day": _day_before(before),
        }

    def content(self) -> ComposeResult:
        """Words, track and turns; then what became of it."""
        thread = self._thread
        followed = track(self._case, thread, self._today)
        yield Static(row(followed.title, "bold"))
        with VerticalScroll(id="turns", can_focus=True):
            yield Static(words(thread.words))
            yield Static(
                words(f"\n{drawn(followed, min(_TRACK, self.app.size.width * 9 // 10 - 7))}\n")
            )
            yield Static(words("\n".join(steps_in_words(self._case, thread))))
        yield Static(row(" "))
        yield FieldRow("Now", Choice("how", _choices(thread), self._typed["how"]))
        yield FieldRow("Because", Line("why", self._typed["why"], "the reason, or how it went"))
        yield FieldRow("Day", Line("day", self._typed["day"], "the day, or the new one if carried"))
        yield Static(words(self._said[1] if self._said else ""), id="wrong")

    def on_mount(self) -> None:
        """To what became of it: its keys act at once, and the turns above are in sight."""
        # A row makes its field after it is mounted itself.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        for each in self.query(Choice):
            each.focus()

    def on_typed(self, event: Typed) -> None:
        """Something was said."""
        event.stop()
        self._typed[event.path] = str(event.value)

    def on_told(self, event: Told) -> None:
        """What a field wants the person to read."""
        event.stop()
        self._wrong(event.text)

    def action_save(self) -> None:
        """Say what became of it."""
        try:
            self.dismiss(self._step())
        except WrongUse as error:
            self._wrong(f"Error: {error.message} {error.hint}".rstrip())

    def action_began(self) -> None:
        """Where it began."""
        self._go(self._thread.steps[0])

    def action_went(self) -> None:
        """Where it went."""
        self._go(self._thread.steps[-1])

    def _go(self, step: ThreadStep) -> None:
        number = self._case.origin(step.session).number
        self.dismiss(number)

    def _wrong(self, text: str) -> None:
        self.query_one("#wrong", Static).update(words(text))

    def _step(self) -> Step:
        if not self._typed["how"]:
            raise WrongUse("It is not said what became of it.", "Choose one of the words at Now.")
        how = How(self._typed["how"])
        why = one_line(self._typed["why"])
        typed = self._typed["day"].strip()
        carried = how is How.CARRIED
        day = read_date(typed, self._today, "future" if carried else "past") if typed else None
        if how is How.DROPPED and not why:
            raise WrongUse("The reason is missing.", "Nothing is dropped without one.")
        if carried and day is None and self._thread.root.kind is ItemKind.ACTION:
            raise WrongUse("The new day is missing.", "Say by when it is to be done now.")
        return Step(how, why, day if carried else None, None, None if carried else day)


def _choices(thread: Thread) -> tuple[Option, ...]:
    if not thread.state.is_open:
        return (Option("o", How.REOPENED.value, "open again"),)
    is_action = thread.root.kind is ItemKind.ACTION
    ended = Option("d", How.DONE.value, "done") if is_action else None
    return (
        ended or Option("s", How.SETTLED.value, "settled"),
        Option("c", How.CARRIED.value, "carried on"),
        Option("x", How.DROPPED.value, "dropped, with the reason"),
    )


def _day_before(step: Step | None) -> str:
    day = (step.due or step.on) if step is not None else None
    return show_date(day) if day is not None else ""
