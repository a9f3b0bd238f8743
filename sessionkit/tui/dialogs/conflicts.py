"""Two people's texts of one field that were saved: both, whole, and which is to stand.

Invariant: nothing is decided by itself; going on to the next leaves this one as it is.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from sessionkit.continuity.conflict_place import conflict_place
from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict, value_on
from sessionkit.domain.errors import NotFound
from sessionkit.domain.plain import to_plain
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import row, words
from sessionkit.workflows.resolve_conflict import Keep


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided."""

    conflict: str
    """Id of the conflict."""
    keep: Keep
    """Which value is to stand."""


class Conflicts(Dialog[Decision]):
    """The conflicts of a case, one at a time.

    Args:
        case: the case.
        at: which of them is shown first.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("s", "stands", "What stands", "Keep what stands in the record now"),
        Command("o", "other", "The other", "Put the other text in its place"),
        Command("b", "both", "Both", "Keep both texts, one after the other"),
        Command("n", "further", "Next", "Look at the next one; this one stays as it is"),
        Command("escape", "cancel", "Decide later", "Leave all as they are"),
    )
    DEFAULT_CSS = """
    Conflicts .texts { height: auto; max-height: 14; }
    Conflicts .texts > VerticalScroll { height: auto; max-height: 14; border-left: blank; }
    Conflicts .texts > VerticalScroll:focus { border-left: outer $accent; }
    Conflicts #said { height: auto; color: $warning; }
    """

    def __init__(self, case: Case, at: int = 0) -> None:
        super().__init__()
        self._case = case
        self._at = at

    @property
    def conflict(self) -> Conflict:
        """The one that is shown."""
        return self._case.conflicts[self._at % len(self._case.conflicts)]

    def content(self) -> ComposeResult:
        """Where, and both texts."""
        yield Static(id="where", markup=False)
        with Horizontal(classes="texts"):
            for id in ("present", "kept"):
                with VerticalScroll(can_focus=True):
                    yield Static(id=id, markup=False)
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def _show(self) -> None:
        conflict = self.conflict
        many = len(self._case.conflicts)
        count = f"{self._at % many + 1} of {many}: " if many > 1 else ""
        self.query_one("#where", Static).update(
            row(f"{count}{conflict_place(self._case, conflict)}", "bold")
        )
        for id, title, text in (
            ("present", "Stands in the record", in_words(self._present())),
            ("kept", "The other", in_words(conflict.mine)),
        ):
            said = words(f"{title}\n", "underline").append(words(text))
            self.query_one(f"#{id}", Static).update(said)

    def _present(self) -> object:
        try:
            return to_plain(value_on(self._case, self.conflict.path))
        except NotFound:
            return None

    def action_stands(self) -> None:
        """Keep what stands."""
        self.dismiss(Decision(self.conflict.id, Keep.PRESENT))

    def action_other(self) -> None:
        """Take the other."""
        self.dismiss(Decision(self.conflict.id, Keep.OTHER))

    def action_both(self) -> None:
        """Keep both, where both are texts."""
        if isinstance(self._present(), str) and isinstance(self.conflict.mine, str):
            self.dismiss(Decision(self.conflict.id, Keep.BOTH))
        else:
            self.query_one("#said", Static).update(words("Only texts can be kept both."))

    def action_further(self) -> None:
        """The next one."""
        self._at += 1
        self._show()


def in_words(value: Any) -> str:
    """A plain value in words; of an object, its parts that say something."""
    match value:
        case None | "":
            return "(empty)"
        case dict():
            said = {key: part for key, part in value.items() if key not in ("id", "kind") and part}
            return "\n".join(f"{key.replace('_', ' ')}: {in_words(said[key])}" for key in said)
        case list() | tuple():
            return "\n".join(in_words(part) for part in value)
    return str(value)
