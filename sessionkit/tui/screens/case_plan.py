"""The relapse prevention plan of a case, and what is done with its entries.

Invariant: an entry is made and changed through a workflow, so that each change is told and taken
back like any other; what has left the plan is shown and not changed.
"""

from textual import work

from sessionkit.continuity.entry_words import became, ending_said
from sessionkit.continuity.prevention_plan import PlanChange, plan_changes
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.dates import read_date
from sessionkit.domain.errors import SessionkitError, WrongUse
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.tui.dialogs.ask_line import AskLine
from sessionkit.tui.dialogs.decide import Decide, Whole
from sessionkit.tui.screens.case_check import CaseCheck
from sessionkit.tui.widgets.plan_list import PlanList, PlanWish
from sessionkit.workflows.plan_entries import withdraw_entry


class CasePlan(CaseCheck):
    """A screen about one case, with its relapse prevention plan."""

    def come_to(self, place: str) -> None:
        """Show a session, or work done before, by its id."""
        raise NotImplementedError

    @property
    def plan_label(self) -> str:
        """What the tab is called: “Plan 11”, by the entries that stand."""
        return f"Plan {sum(each.stands for each in self.case.plan)}"

    @property
    def _titles(self) -> dict[str, str]:
        return dict(self.file.workspace.settings.plan_sections)

    def action_export(self) -> None:
        """Export the plan from its tab; elsewhere the session or the whole record."""
        from sessionkit.workflows.export_document import PLAN  # noqa: PLC0415 - loads templates

        self.open_export(PLAN if self.query_one(PlanList).has_focus else "")

    def show_plan(self) -> None:
        """Show the plan as it stands."""
        self.query_one(PlanList).show(self.case, self._titles)

    def on_plan_list_asked(self, event: PlanList.Asked) -> None:
        """Something is wanted of the plan."""
        event.stop()
        self.tell("")
        entry = event.entry
        match event.wish:
            case PlanWish.ADD:
                self._form(None, section=event.section)
            case PlanWish.COMPARE if self.case.conflicts:
                # What stands above every tab says that this key decides, and that comes first.
                self.action_conflicts()
            case PlanWish.COMPARE:
                self._ask_day()
            case _ if entry is None:
                self.tell("Nothing stands in this section yet. a adds an entry to it.")
            case PlanWish.GO:
                self._go_to_source(entry)
            case PlanWish.CHANGE:
                self._form(entry.id)
            case _ if not entry.stands:
                self.tell("It is no longer part of the plan. a adds a new entry.")
            case PlanWish.REPLACE:
                self._form(None, section=entry.section, replaces=entry.id)
            case PlanWish.WITHDRAW:
                self._ask_why(entry)

    def _go_to_source(self, entry: PlanEntry) -> None:
        if entry.sources:
            self.come_to(entry.sources[0].session)
        else:
            self.tell("It names no session that it comes from.")

    def _form(self, entry: str | None, *, section: str = "", replaces: str = "") -> None:
        from sessionkit.tui.screens.entry_form import EntryForm  # noqa: PLC0415 - when wanted
        from sessionkit.workflows.typed.entry import NewEntry  # noqa: PLC0415 - as above

        number = self.session.number if self.session is not None else None
        new = NewEntry(section, number, replaces)
        self._open(lambda: EntryForm(self.file, entry, new))

    # -- withdrawing --------------------------------------------------------------------------

    def _ask_why(self, entry: PlanEntry) -> None:
        def answered(answer: str | None) -> None:
            if answer is not None:
                self._withdraw(entry, answer)

        asked = AskLine(
            f"Withdraw “{entry.text}”? Why?",
            "",
            "A few words; they stay in the record with the entry.",
            lambda text: "" if text.strip() else "Nothing is withdrawn without a reason.",
        )
        self.app.push_screen(asked, answered)

    @work
    async def _withdraw(self, entry: PlanEntry, why: str) -> None:
        try:
            await self.change(
                lambda: withdraw_entry(self.file.workspace, self.case_id, entry.id, why)
            )
        except SessionkitError as error:
            self.tell_error(error)
            return
        self.tell("Saved: it is withdrawn. u takes that back.")

    # -- two days -----------------------------------------------------------------------------

    def _ask_day(self) -> None:
        def answered(answer: str | None) -> None:
            if answer is not None:
                first = read_date(answer, self.app.workspace.today, "past")
                changes = plan_changes(self.case, first, self.app.workspace.today)
                said = changes_said(self.case, self._titles, changes)
                self.app.push_screen(Whole(f"The plan since {show_date(first)}", said))

        about = "What is otherwise in the plan now than it was."
        hint = "a day: 14 oct, 3/3/2026"
        self.app.push_screen(
            Decide(about, "Since the end of which day?", self._day, "", hint), answered
        )

    def _day(self, text: str) -> str:
        if not text.strip():
            raise WrongUse("No day is given.", "Write one: 14 oct, 3/3/2026.")
        today = self.app.workspace.today
        day = read_date(text, today, "past")
        if day > today:
            raise WrongUse("That day is yet to come.", "Give one that has been.")
        return show_date(day)


def changes_said(case: Case, titles: dict[str, str], changes: tuple[PlanChange, ...]) -> str:
    """What became of entries between two days, each in a few lines."""
    parts: list[str] = []
    for change in changes:
        entry, what = change.entry, became(change)
        title = titles.get(entry.section, entry.section)
        lines = [f"{what.capitalize()} · {title}", f"  {change.after or change.before}"]
        if what == "reworded":
            lines.append(f"  before: {change.before}")
        elif what == "gone":
            lines += [f"  {each}" for each in ending_said(case, entry)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) or "Nothing is otherwise."
