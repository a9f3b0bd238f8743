"""Offering what was typed and never saved, beside what the record holds.

Invariant: a draft is offered and never merged by itself; putting it aside keeps it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from sessionkit.domain.dates import show_moment
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import words


class Taken(Enum):
    """What became of a draft that was offered."""

    TAKEN = "taken"
    THROWN_AWAY = "thrown away"


class DraftOffer(Dialog[Taken]):
    """Whether to go on with a draft.

    Args:
        record: the fields as the record has them.
        typed: the fields as they were typed.
        kept_at: when the draft was kept.
        named: what a field is called, by its path.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "take", "Go on with it", "Put what was typed into the form"),
        Command("t", "throw_away", "Throw away", "Throw the draft away for good"),
        Command("escape", "cancel", "Put aside", "Open the form as saved; the draft stays"),
    )

    def __init__(
        self,
        record: Mapping[str, Any],
        typed: Mapping[str, Any],
        kept_at: datetime,
        named: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._differences = tuple(_differences(record, typed, named))
        self._kept_at = kept_at

    def content(self) -> ComposeResult:
        """Where the two differ, side by side."""
        at = show_moment(self._kept_at)
        yield Static(words(f"Typed here and not saved, kept {at}.", "bold"))
        with VerticalScroll(classes="differences", can_focus=True):
            with Horizontal(classes="pair"):
                yield Static(words("In the record", "bold underline"))
                yield Static(words("As typed", "bold underline"))
            for name, saved, typed in self._differences:
                yield Static(words(name, "italic"))
                with Horizontal(classes="pair"):
                    yield Static(words(saved or "(empty)"))
                    yield Static(words(typed or "(empty)"))

    def action_take(self) -> None:
        """Go on with what was typed."""
        self.dismiss(Taken.TAKEN)

    def action_throw_away(self) -> None:
        """Throw it away."""
        self.dismiss(Taken.THROWN_AWAY)


def _differences(
    record: Mapping[str, Any], typed: Mapping[str, Any], named: Callable[[str], str]
) -> Iterator[tuple[str, str, str]]:
    """Name, saved text and typed text of every field that differs."""
    for name, value in typed.items():
        saved = record.get(name)
        if saved == value:
            continue
        if not isinstance(value, list):
            yield named(name), _said(saved), _said(value)
            continue
        before = {each["id"]: each for each in saved or [] if isinstance(each, dict)}
        after = {each["id"]: each for each in value if isinstance(each, dict)}
        for id in {**before, **after}:
            if before.get(id) != after.get(id):
                yield named(f"{name}/{id}"), _row(before.get(id)), _row(after.get(id))


def _row(row: Mapping[str, Any] | None) -> str:
    if row is None:
        return ""
    ids = {"id", "card", "step", "takes", "goal", "aim"}
    return " · ".join(_said(value) for name, value in row.items() if value and name not in ids)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value or "")
