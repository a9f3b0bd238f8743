"""One entry of the relapse prevention plan: made, reworded, gone through, mentioned again.

Invariant: as soon as the words are other ones, what the participant said of the former ones is
taken away in the fields, where it can be said anew; the former words stay in the history.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sessionkit.continuity.entry_words import ending_said, sessions_said
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.form_list import Asked, Kind, OneOfMany
from sessionkit.tui.paint.plain import row
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.marks import Marks
from sessionkit.tui.widgets.plan_words import AGREEMENTS, FOUNDED, SectionChoice
from sessionkit.workflows.typed.entry import (
    NewEntry,
    TypedEntry,
    entry_form,
    reworded,
    written_entry,
)


class EntryForm(OneOfMany[TypedEntry]):
    """One entry of the plan.

    Args:
        file: the open case.
        id: id of the entry; nothing for a new one.
        new: what is known of a new one: its section, the session one is at, whose place it takes.
    """

    CSS_PATH = "entry_form.tcss"
    ABOUT = (
        "One entry of the participant's plan, in their own words where possible. Other words are a "
        "revision: the former ones stay in the history, and whether the participant agrees is said "
        "anew. What is marked as about another person or in confidence is kept from readers."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
    )
    AUTO_FOCUS = ".field"
    ASKED = (
        Asked("text", "What it says", Kind.PROSE),
        Asked("session", "From", hint="number of the session it comes from"),
        Asked("again", "Again in", hint="number of a session that spoke of it again"),
        Asked("agreement", "Agrees", Kind.CHOICE, options=AGREEMENTS),
        Asked("agreement_words", "In words", hint="what the participant said of it"),
        Asked("founded", "Founded", Kind.CHOICE, options=FOUNDED),
    )
    ABOUT_ONE = "entry"

    def __init__(self, file: CaseFile, id: str | None, new: NewEntry) -> None:
        self._new = new
        super().__init__(file, id)

    def read(self, case: Case) -> TypedEntry:
        """The entry as a case holds it."""
        return entry_form(case, self.id_of_it, self._new)

    def written(self, case: Case, form: TypedEntry) -> Case:
        """The case with the entry made or changed."""
        return written_entry(self.file.workspace, case, form, self._new)

    def draft_name(self) -> str:
        """One draft for each; for a new one of the case; for one in the place of another."""
        own = super().draft_name()
        return f"entry:for-{self._new.replaces}" if self._is_new and self._new.replaces else own

    @property
    def _old(self) -> PlanEntry | None:
        return next((each for each in self.case.plan if each.id == self.id_of_it), None)

    def heading(self) -> str:
        """Case, and whether the entry is new."""
        which = "plan entry" if self._old is not None else "new plan entry"
        return f"{self.case.reference} {self.case.participant.surname} · {which}"

    def body(self) -> ComposeResult:
        """What is known of it, its words and section, what is said of it, its marks."""
        titles = dict(self.file.workspace.settings.plan_sections)
        old = self._old
        if old is not None and not old.stands:
            with VerticalScroll(id="form", can_focus=False):
                yield Static(id="known", markup=False)
                yield FieldRow("Marks", Marks("marks", self.form.marks))
            return
        with VerticalScroll(id="form", can_focus=False):
            yield Static(id="known", markup=False)
            yield from self.asked("text")
            yield FieldRow("Section", SectionChoice("section", titles, self.form.section))
            yield from self.asked("session", "again", "agreement", "agreement_words", "founded")
            yield FieldRow("Marks", Marks("marks", self.form.marks))

    def on_mount(self) -> None:
        """Say what is known of it, and suggest the session one is at."""
        self.typed("")
        if self._new.session is not None:
            self.suggest("again", str(self._new.session))

    def typed(self, path: str) -> None:
        """What is asked of a new one, of one that stands, of one that left the plan."""
        if path == "text":
            self._reword()
        old = self._old
        self.show_row("session", old is None)
        self.show_row("again", old is not None)
        known = self.query_one("#known", Static)
        lines = self._known(old)
        known.update(Content("\n").join(row(each) for each in lines))
        known.display = bool(lines)

    def _reword(self) -> None:
        form = reworded(self.case, self.form)
        if form != self.form:
            self.standing = self.standing.with_form(form)
            for field in self.fields():
                if field.path != "text":
                    self._show(field)
            self.tell("Other words: whether the participant agrees to them is to be said anew.")

    def _known(self, old: PlanEntry | None) -> list[str]:
        if old is None:
            place = next((e for e in self.case.plan if e.id == self._new.replaces), None)
            return [f"In the place of: {place.text}"] if place is not None else []
        lines = [f"From {sessions_said(self.case, old)}"]
        lines += [f"Until {show_date(e.until)}, by {e.by}: {e.text}" for e in old.earlier]
        if not old.stands:
            lines = [old.text, *ending_said(self.case, old), *lines, "Only marks are changed here."]
        return lines
