"""Work done before the first session, such as in custody: entered, changed, added to.

Invariant: what it left open stands as issues of the case; here more is added and nothing of it is
taken away.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sessionkit.domain.case import Case
from sessionkit.tui.commands import Command
from sessionkit.tui.form_list import Asked, Kind, OneOfMany
from sessionkit.tui.paint.plain import row
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.marks import Marks
from sessionkit.workflows.typed.prior import TypedPrior, left_already, prior_form, written_prior


class PriorForm(OneOfMany[TypedPrior]):
    """One piece of work done before the first session.

    Args:
        file: the open case.
        id: id of the piece of work; nothing for a new one.
    """

    CSS_PATH = "prior_form.tcss"
    ABOUT = (
        "Work done before the first session, most often in custody, as a report or the participant "
        "tells it; say which. What it left open becomes issues: they are offered when a session is "
        "planned, and followed like any other. Here they are only added to. What is marked as "
        "about another person or in confidence is kept from readers of exports, with what it left."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
        Command("f4", "left", "Left open", "Say what more it left open"),
    )
    ASKED = (
        Asked("what", "What was done", Kind.PROSE),
        Asked("where", "Where", hint="where, and with whom"),
        Asked("period", "When", hint="in words, such as the year before release"),
        Asked("covered", "Covered", hint="ids or titles of cards, with commas between"),
        Asked("came_of_it", "What came of it", Kind.PROSE),
        Asked("source", "Known from", hint="a report read, somebody spoken to, the participant"),
        Asked("left_open", "What it left open, one a line", Kind.PROSE),
    )

    ABOUT_ONE = "prior"

    def read(self, case: Case) -> TypedPrior:
        """The piece of work as a case holds it."""
        return prior_form(case, self.id_of_it)

    def written(self, case: Case, form: TypedPrior) -> Case:
        """The case with the piece of work written into it, and what it left."""
        return written_prior(self.file.workspace, case, form)

    def heading(self) -> str:
        """Case and piece of work."""
        places = [each.id for each in self.case.prior]
        which = f" {places.index(self.id_of_it) + 1}" if self.id_of_it in places else ", new"
        return f"{self.case.reference} {self.case.participant.surname} · work done before{which}"

    def body(self) -> ComposeResult:
        """What, where, when, what it covered, what came of it; last what it left open."""
        *others, left = self.asked()
        with VerticalScroll(id="form", can_focus=False):
            yield from others
            yield FieldRow("Marks", Marks("marks", self.form.marks))
            yield Static(id="left-already", markup=False)
            yield left

    def on_mount(self) -> None:
        """Say what it left already."""
        self.typed("")

    def typed(self, path: str) -> None:
        """What it left already, over the field for more."""
        issues = left_already(self.case, self.id_of_it)
        said = self.query_one("#left-already", Static)
        said.display = bool(issues)
        rows = (row(f"· {each.text}") for each in issues)
        said.update(Content("\n").join((row("Left open already:"), *rows)))

    def action_left(self) -> None:
        """Say what more it left open."""
        self.go_to("left_open")
