"""The front sheet: what a worker who has never met the case needs first.

Invariant: what can go stale says when it was noted and by whom; flags stand at the top, and one is
lifted with a reason and never taken away.
"""

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.front_sheet import Noted
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.form_list import Asked, AskedRows, Kind
from sessionkit.tui.names_workers import NamesWorkers
from sessionkit.tui.paint.plain import row
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.fold import Fold
from sessionkit.tui.widgets.line import Line
from sessionkit.workflows.typed.front import TypedFlag, TypedFront, front_form, written_front


class FlagRow(Container):
    """A warning flag, and why it was lifted."""

    DEFAULT_CSS = "FlagRow { height: auto; layout: vertical; }"

    def __init__(self, row: TypedFlag, *, raised: bool) -> None:
        super().__init__()
        self._row = row
        self._raised = raised

    def compose(self) -> ComposeResult:
        """Its words; once it is raised, a field to lift it."""
        path = f"flags/{self._row.id}"
        hint = "what staff must know" if self._raised else "another flag: what staff must know"
        yield FieldRow("Flag", Line(f"{path}/what", self._row.what, hint))
        lifted = Line(
            f"{path}/lifted_because", self._row.lifted_because, "it stands; to lift it, say why"
        )
        if self._raised:
            yield FieldRow("  lifted", lifted)


class FrontForm(NamesWorkers[TypedFront]):
    """The front sheet of a case.

    Args:
        file: the open case.
    """

    CSS_PATH = "front_form.tcss"
    ABOUT = (
        "What a worker who has never met the case needs first. Whereabouts and offence say when "
        "they were noted and by whom; that changes only when you change their words. A flag is "
        "lifted by saying why, and stays in the record."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
        Command("f4", "flag", "Flag", "Raise a warning flag"),
        Command("f8", "unfold", "More", "Unfold everything, or fold it away"),
    )
    ASKED = (
        Asked("order", "Order", hint="order or licence: kind and length"),
        Asked("order_until", "Ends", hint="the day it ends, such as 14/11/2027"),
        Asked("conditions", "Conditions, no-contact conditions first", Kind.PROSE),
        Asked("whereabouts", "Where the participant lives and how to reach them", Kind.PROSE),
        Asked("offence", "By legal category, in neutral words", Kind.PROSE),
        Asked("co_workers", "Co-workers", hint="names, with commas between"),
        Asked("supervising_officer", "Officer", hint="who holds the order"),
        Asked("supervisor", "Supervisor", hint="the pair's line manager"),
    )

    def __init__(self, file: CaseFile) -> None:
        super().__init__(file, front_form(file.workspace, file.case))

    def read(self, case: Case) -> TypedFront:
        """The front sheet as a case holds it."""
        return front_form(self.file.workspace, case)

    def written(self, case: Case, form: TypedFront) -> Case:
        """The case with the front sheet written into it."""
        return written_front(self.file.workspace, case, form)

    def draft_name(self) -> str:
        """One draft a case."""
        return f"front:{self.case.id}"

    def heading(self) -> str:
        """The case."""
        return f"{self.case.reference} {self.case.participant.name} · front sheet"

    def body(self) -> ComposeResult:
        """Order and flags first; what is long is folded."""
        with VerticalScroll(id="form", can_focus=False):
            yield from self.asked("order", "order_until")
            yield Static("Warning flags", classes="part")
            yield self.rows(AskedRows("flags", _blank_flag, self._flag_row))
            for name, title in _FOLDED:
                above = [Static(classes="noted", id=f"noted-{name}", markup=False)]
                is_dated = name != "conditions"
                yield Fold(title, *(above if is_dated else ()), *self.asked(name), id=name)
            people = self.asked("co_workers", "supervising_officer", "supervisor")
            yield Fold("Workers", *people, id="workers")

    def _flag_row(self, row: object) -> FlagRow:
        flag = cast("TypedFlag", row)
        return FlagRow(flag, raised=any(each.id == flag.id for each in self.case.front.flags))

    def on_mount(self) -> None:
        """Say what is folded away."""
        self.typed("")

    def typed(self, path: str) -> None:
        """What is folded away in its first words, and when it was noted."""
        super().typed(path)
        form, front = self.form, self.case.front
        for name, _ in _FOLDED:
            self.query_one(f"#{name}", Fold).summarise(getattr(form, name) or "nothing yet")
        people = (form.co_workers, form.supervising_officer, form.supervisor)
        self.query_one("#workers", Fold).summarise("; ".join(each for each in people if each))
        for name, noted in (("whereabouts", front.whereabouts), ("offence", front.offence)):
            remark = _noted(noted, changed=noted is not None and getattr(form, name) != noted.text)
            self.query_one(f"#noted-{name}", Static).update(row(remark))

    async def action_flag(self) -> None:
        """Raise a flag."""
        await self.another("flags", "what")


_FOLDED = (
    ("conditions", "Conditions"),
    ("whereabouts", "Whereabouts"),
    ("offence", "Offence"),
)


def _blank_flag(id: str) -> TypedFlag:
    return TypedFlag(id, "", "")


def _noted(noted: Noted | None, *, changed: bool) -> str:
    if noted is None:
        return ""
    on = f"Noted {show_date(noted.on)} by {noted.by}"
    return f"{on}; saving notes it anew." if changed else f"{on}."
