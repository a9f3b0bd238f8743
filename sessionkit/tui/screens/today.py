"""What needs me: the home screen.

Invariant: nothing is shown of other people than a reference and a surname; the screen is there
before the cases are looked through, and no row is shown that nothing needs.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.continuity.need import PLANNED, Need, NeedKind
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.tui.commands import Command
from sessionkit.tui.page import Page
from sessionkit.tui.paint.agenda import agenda_row
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.screen import Screen

    from sessionkit.tui.case_file import CaseFile
    from sessionkit.workflows.open_workspace import Workspace
    from sessionkit.workflows.today import Agenda, AgendaRow

LOOK_EVERY = 30.0
"""Seconds between two looks through the cases."""


class Today(Page[None]):
    """Home: what needs somebody, across the cases."""

    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "#agenda"
    ABOUT = (
        "What needs somebody today: answers, sessions of today and this week, records to write up, "
        "actions due. Enter goes straight to the place. Marks: ! needs an answer, ○ planned, "
        "… being written up."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "go", "Open", "Go to the place: the plan, the record, the session"),
        Command("p", "plan", "Plan", "Plan the session of this row, or the next of its case"),
        Command("r", "record", "Record", "Record the session of this row"),
        Command("f,slash", "find", "Find", "Find a case"),
        Command("l", "library", "Library", "Look through the exercises"),
        Command("n", "new_case", "New case", "Open a new case"),
        Command("o", "open_case", "Case", "Show the case of this row", False),
        Command("w", "who", "Who", "Say who is working", False),
        # Nothing lies behind home.
        Command("escape", "back", "Back", "Stay on this screen", False),
    )

    def __init__(self) -> None:
        super().__init__()
        self._agenda: Agenda | None = None
        self._damaged: tuple[str, ...] = ()
        self._painted: tuple[object, ...] = ()

    def heading(self) -> str:
        """The team."""
        team = self.app.workspace.settings.team
        return f"sessionkit · {team}" if team else "sessionkit"

    def body(self) -> ComposeResult:
        """The rows; a sentence where there are none."""
        yield Static(id="unsaved", markup=False)
        yield RowList(id="agenda", markup=False)
        yield Static(words("Looking …"), id="nothing")

    def on_mount(self) -> None:
        """Look now and then."""
        self.query_one("#agenda").display = False
        self._show_unsaved("")
        self.set_interval(LOOK_EVERY, self._look)

    def on_screen_resume(self) -> None:
        """Come back: something may have changed."""
        self._look()

    def private_changed(self) -> None:
        """Hide the words of actions, or show them again."""
        super().private_changed()
        self._paint()

    def on_resize(self, event: events.Resize) -> None:
        """Another width wants other rows."""
        self._paint()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        if not self.is_current:
            return
        workspace = self.app.workspace
        try:
            self._agenda = await asyncio.to_thread(_read, workspace)
            self._paint()
            self._show_unsaved(await asyncio.to_thread(_unsaved, workspace))
        except SessionkitError as error:
            self.tell_error(error)
            return
        damaged, before = self._agenda.damaged, self._damaged
        self._damaged = damaged
        if before and not damaged:
            self.tell("")
        if damaged:
            lines = "\n".join(f"  {each}" for each in damaged[:3])
            more = f"\n  and {len(damaged) - 3} more" if len(damaged) > 3 else ""  # noqa: PLR2004
            self.tell(f"Damaged data; `sessionkit verify` says more.\n{lines}{more}")

    def _show_unsaved(self, said: str) -> None:
        above = self.query_one("#unsaved", Static)
        above.update(words(said))
        above.display = bool(said)

    # -- the rows -----------------------------------------------------------------------------

    def _paint(self) -> None:
        agenda = self._agenda
        rows = self.query_one("#agenda", OptionList)
        # One cell for the bar that scrolls.
        width = self.size.width - 1
        wanted = (agenda, self.app.private, width)
        if agenda is None or not self.size.width or wanted == self._painted:
            return
        self._painted = wanted
        first = not rows.option_count
        before = rows.highlighted_option
        rows.set_options(_options(agenda, width, self.app.private))
        rows.display = bool(agenda.groups)
        nothing = self.query_one("#nothing", Static)
        nothing.display = not agenda.groups
        nothing.update(words(_nothing(agenda)))
        if before is not None and before.id in {each.id for each in rows.options}:
            rows.highlighted = rows.get_option_index(before.id or "")
        elif agenda.groups:
            rows.action_first()
        if first and agenda.groups:
            rows.focus()

    @property
    def row(self) -> AgendaRow | None:
        """The row under the cursor."""
        chosen = self.query_one("#agenda", OptionList).highlighted_option
        rows = self._agenda.rows if self._agenda is not None else ()
        return next((each for each in rows if chosen and _id(each) == chosen.id), None)

    # -- going there --------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self.action_go()

    @work(exclusive=True, group="go")
    async def action_go(self) -> None:
        """Go to the place of the row."""
        if self.row is None:
            return
        match self.row.need.kind:
            case NeedKind.SESSION:
                await self._plan(self.row)
            case NeedKind.WRITE_UP:
                await self._record(self.row)
            case _:
                await self._case(self.row)

    @work(exclusive=True, group="go")
    async def action_open_case(self) -> None:
        """Show the case of the row."""
        if self.row is not None:
            await self._case(self.row)

    @work(exclusive=True, group="go")
    async def action_plan(self) -> None:
        """Plan the session of the row, or the next of its case."""
        if self.row is None:
            self.action_find()
        else:
            await self._plan(self.row)

    @work(exclusive=True, group="go")
    async def action_record(self) -> None:
        """Record the session of the row."""
        if self.row is None:
            self.action_find()
        else:
            await self._record(self.row)

    async def _plan(self, row: AgendaRow) -> None:
        from sessionkit.tui.screens.plan import Plan  # noqa: PLC0415 - home must open fast

        file = await self._file(row)
        if file is None:
            return
        session = _session(file, row.need) if row.need.state == PLANNED else None
        self._push(lambda: Plan(file, session))

    async def _record(self, row: AgendaRow) -> None:
        from sessionkit.tui.screens.record import Record  # noqa: PLC0415 - as above

        file = await self._file(row)
        if file is None:
            return
        session = _session(file, row.need)
        kinds = (NeedKind.SESSION, NeedKind.WRITE_UP)
        if session is None or row.need.kind not in kinds:
            await self._case(row)
            return
        if file.case.session_of(session).not_held is not None:
            from sessionkit.tui.screens.not_held_form import NotHeldForm  # noqa: PLC0415 - as above

            self._push(lambda: NotHeldForm(file, session))
            return
        self._push(lambda: Record(file, session))

    async def _case(self, row: AgendaRow) -> None:
        from sessionkit.tui.screens.case import CaseScreen  # noqa: PLC0415 - as above

        need = row.need
        if await self._file(row) is not None:
            item = _item(need)
            self._push(lambda: CaseScreen(row.case, need.session, item=item))

    async def _file(self, row: AgendaRow) -> CaseFile | None:
        """The case of a row as it is now; none, and the reason told, where it does not open."""
        try:
            file = self.app.file_of(row.case)
            await file.catch_up()
        except SessionkitError as error:
            self.tell_error(error)
            return None
        return file

    def _push(self, screen: Callable[[], Screen[None]]) -> None:
        try:
            self.app.push_screen(screen())
        except SessionkitError as error:
            self.tell_error(error)

    def action_find(self) -> None:
        """Find a case."""
        from sessionkit.tui.screens.cases import Cases  # noqa: PLC0415 - as above

        self._push(Cases)

    def action_library(self) -> None:
        """Look through the exercises."""
        from sessionkit.tui.screens.library import Library  # noqa: PLC0415 - as above

        self._push(Library)

    def action_new_case(self) -> None:
        """Open a new case."""
        from sessionkit.tui.screens.new_case_form import NewCaseForm  # noqa: PLC0415 - as above

        self._push(NewCaseForm)

    def action_who(self) -> None:
        """Say who is working."""
        from sessionkit.tui.dialogs.who_works import WhoWorks  # noqa: PLC0415 - as above

        self.app.push_screen(WhoWorks())

    async def action_back(self) -> None:
        """Nothing lies behind home."""
        self.tell("Ctrl+Q leaves the program.")


def _read(workspace: Workspace) -> Agenda:
    from sessionkit.workflows.today import today  # noqa: PLC0415 - first paint does not wait for it

    return today(workspace)


def _unsaved(workspace: Workspace) -> str:
    from sessionkit.workflows.keep_form_draft import unsaved_anywhere  # noqa: PLC0415 - as above

    return unsaved_anywhere(workspace)


def _options(agenda: Agenda, width: int, private: bool) -> list[Option | None]:
    options: list[Option | None] = []
    for group in agenda.groups:
        if options:
            options.append(Option(Content(""), disabled=True))
        heading = Content.styled(f" {group.kind.heading}", "bold $foreground")
        options.append(Option(heading, disabled=True))
        options += [
            Option(agenda_row(each, agenda.today, width, private), id=_id(each))
            for each in group.rows
        ]
    return options


def _nothing(agenda: Agenda) -> str:
    from sessionkit.workflows.today import next_in_words  # noqa: PLC0415 - as above

    return f"Nothing needs you today.\n{next_in_words(agenda)}"


def _id(row: AgendaRow) -> str:
    need = row.need
    return f"{row.case} {need.kind.value} {need.session} {need.item} {need.on}"


def _item(need: Need) -> ItemRef | None:
    """The issue or action a need is about; none where it is about something else."""
    if need.kind is NeedKind.ACTION:
        return ItemRef(ItemKind.ACTION, need.item)
    is_conflict = need.kind is NeedKind.ANSWER and need.state == "in conflict"
    return ItemRef(ItemKind.ISSUE, need.item) if need.item and not is_conflict else None


def _session(file: CaseFile, need: Need) -> str | None:
    """Id of the session a need is about."""
    found = (each.id for each in file.case.sessions if each.number == need.session)
    return next(found, None) if need.session is not None else None
