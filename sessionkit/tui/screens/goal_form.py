"""A goal of a case: set, changed, ended.

Invariant: a goal that ends says where it stands; it is not taken away.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.tui.commands import Command
from sessionkit.tui.form_list import Asked, Kind, OneOfMany
from sessionkit.tui.widgets.fold import Fold
from sessionkit.workflows.typed.goal import TypedGoal, goal_form, written_goal


class GoalForm(OneOfMany[TypedGoal]):
    """One goal of a case.

    Args:
        file: the open case.
        id: id of the goal; nothing for a new one.
    """

    CSS_PATH = "goal_form.tcss"
    ABOUT = (
        "A goal says what the programme is to achieve for this participant, how, how it will be "
        "seen, and by when. Aims of sessions serve goals. F4 ends a goal: it stays, and says where "
        "it stands."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
        Command("f4", "end", "End it", "Say that the goal is reached or given up"),
    )
    ASKED = (
        Asked("what", "Goal, in words the participant can understand", Kind.PROSE),
        Asked("how", "How you all intend to get there", Kind.PROSE),
        Asked("reviewed_by", "How it will be seen whether it is reached", Kind.PROSE),
        Asked("by_when", "By when", hint="a day, such as 30/9/2026"),
        Asked("ended", "Ended", hint="the day it was reached or given up"),
        Asked("where_it_stands", "Where it stands", Kind.PROSE),
    )

    ABOUT_ONE = "goal"

    def read(self, case: Case) -> TypedGoal:
        """The goal as a case holds it."""
        return goal_form(self.file.workspace, case, self.id_of_it)

    def written(self, case: Case, form: TypedGoal) -> Case:
        """The case with the goal written into it."""
        return written_goal(self.file.workspace, case, form)

    def heading(self) -> str:
        """Case and goal."""
        name = self.case.participant.surname
        places = [each.id for each in self.case.goals]
        known = self.id_of_it in places
        which = f"goal {places.index(self.id_of_it) + 1}" if known else "a new goal"
        return f"{self.case.reference} {name} · {which}"

    def body(self) -> ComposeResult:
        """What, how, how reviewed, by when; the end is folded away."""
        with VerticalScroll(id="form", can_focus=False):
            yield from self.asked("what", "how", "reviewed_by", "by_when")
            yield Fold("Its end", *self.asked("ended", "where_it_stands"), id="end")

    def on_mount(self) -> None:
        """Say what is folded away, and suggest today for an end."""
        self.suggest("ended", show_date(self.file.workspace.today))
        self.typed("")

    def typed(self, path: str) -> None:
        """What is folded away in a few words."""
        form = self.form
        ended = form.ended or "it has not ended"
        self.query_one("#end", Fold).summarise(
            f"{ended}; {form.where_it_stands}" if form.where_it_stands else ended
        )

    def action_end(self) -> None:
        """Say that it is reached or given up, and where it stands."""
        self.go_to("ended")
