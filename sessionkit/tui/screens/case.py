"""A case: the chain of its sessions, its threads, its front sheet, its plan.

Invariant: what is shown is the case as it stands; what others save comes in, and the cursor stays
where it was. Everything that changes the case goes through a workflow and is told.
"""

import asyncio
from dataclasses import dataclass
from typing import ClassVar
from weakref import WeakKeyDictionary

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from sessionkit.continuity.chain_rows import chain_rows
from sessionkit.continuity.front_sheet_blocks import front_sheet_blocks
from sessionkit.continuity.marks import approach_mark, approach_word, state_word
from sessionkit.continuity.prior_sheet import prior_sheet
from sessionkit.continuity.session_sheet import session_sheet
from sessionkit.continuity.threads import Thread
from sessionkit.continuity.tracks import thread_tracks, where_began, where_it_went
from sessionkit.domain.errors import NotFound, SessionkitError
from sessionkit.domain.handling import ItemRef
from sessionkit.domain.numbering import BEFORE
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.thread import ThreadDialog
from sessionkit.tui.screens.case_parts import (
    TabRow,
    alerts,
    first_to_show,
    standing,
)
from sessionkit.tui.screens.case_plan import CasePlan
from sessionkit.tui.widgets.chain import Chain
from sessionkit.tui.widgets.findings_list import FindingsList
from sessionkit.tui.widgets.plan_list import PlanList
from sessionkit.tui.widgets.sheet import Asked, FrontPane, Left, SessionSheet, Wish
from sessionkit.tui.widgets.tracks_list import TracksList
from sessionkit.workflows.handle_item import Step, handle_item
from sessionkit.workflows.keep_form_draft import unsaved_of
from sessionkit.workflows.presence import Doing

LOOK_EVERY = 2.0
"""Seconds between two looks whether somebody else saved."""
SAY_EVERY = 15.0
"""Seconds between two words to the others that this case is open here."""
SESSIONS, THREADS, FRONT, CHECK, PLAN = "sessions", "threads", "front", "check", "plan"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody was in a case."""

    session: str
    tab: str


_LEFT: WeakKeyDictionary[CaseFile, _Place] = WeakKeyDictionary()
"""Where each case was left, while the program runs."""


class CaseScreen(CasePlan):
    """One case.

    Args:
        case_id: its id.
        session: number of the session to show; the one that was last looked at where empty.
        tab: which tab to open, where the case was not looked at before.
        item: an open thing of that session to put the cursor on.
    """

    CSS_PATH = "case.tcss"
    AUTO_FOCUS = "#chain"
    ABOUT = (
        "One case: its sessions in order, the threads that run through them, its front sheet, "
        "what the check of the record found (a answers that), and the participant's plan. "
        "Enter goes into a session to read it; there Tab goes from one open item to the next, b to "
        "where it began, g to where it went, and Enter says what became of it.\n"
        "Marks: « done before, • recorded, … being written up, ○ planned, × not held. To the "
        "session before: → move on, = continue, ↻ repeat, ≈ more slowly, ≠ differently. ! needs "
        "an answer."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("1", "tab('sessions')", "Sessions", "Show the sessions", False),
        Command("2", "tab('threads')", "Threads", "Show the threads", False),
        Command("3", "tab('front')", "Front sheet", "Show the front sheet", False),
        Command("4", "tab('check')", "Check", "Show what the check of the record found", False),
        Command("5", "tab('plan')", "Plan", "Show the relapse prevention plan", False),
    )

    def __init__(
        self,
        case_id: str,
        session: int | None = None,
        tab: str = SESSIONS,
        item: ItemRef | None = None,
    ) -> None:
        super().__init__(case_id)
        self._item = item
        self._number = session
        self._tab = tab
        self._shown: tuple[object, ...] = ()
        self._also: tuple[str, ...] = ()

    # -- the case -----------------------------------------------------------------------------

    def heading(self) -> str:
        """Reference and name."""
        person = self.case.participant
        return f"{self.case.reference} {person.surname if self.app.private else person.name}"

    def body(self) -> ComposeResult:
        """Warnings, tabs, and what stands on each."""
        yield Static(id="alerts", markup=False)
        yield TabRow(id="tabs")
        with Container(id=SESSIONS, classes="tab"):
            yield Chain(id="chain")
            yield SessionSheet(id="session")
            yield Static("No session yet. p plans the first, r records one.", id="none")
        with Container(id=THREADS, classes="tab"):
            yield TracksList(id="tracks")
        with Container(id=FRONT, classes="tab"):
            yield FrontPane(id="pane")
        with Container(id=CHECK, classes="tab"):
            yield FindingsList(id="findings")
        with Container(id=PLAN, classes="tab"):
            yield PlanList(id="entries")

    def on_mount(self) -> None:
        """Show the case where it was left, and look now and then whether somebody saved."""
        left = _LEFT.get(self.file)
        at = left.session if left is not None else first_to_show(self.case)
        if self._number is not None:
            at = next((s.id for s in self.case.sessions if s.number == self._number), at)
        elif left is not None:
            self._tab = left.tab
        self.query_one(Chain).at = at
        self.show()
        if self._number is not None and self._item is not None:
            # Read from the first frame on: where little fits, the chain is not beside it.
            self.add_class("-reading")
            self.set_focus(self.query_one(SessionSheet))
            self.call_after_refresh(self.go_to, self._number, self._item)
        else:
            self.action_tab(self._tab)
        self.set_interval(LOOK_EVERY, self._look)
        self.set_interval(SAY_EVERY, self._say_here)

    def on_screen_suspend(self) -> None:
        """What was told is read by now."""
        self.tell("")

    def on_screen_resume(self) -> None:
        """Back from a form, or just opened: the case as it is now."""
        self.show()
        self._look()
        self._say_here()

    def private_changed(self) -> None:
        """Steps in the chain and in the session in place of titles, or the titles again."""
        super().private_changed()
        self.show()

    def on_unmount(self) -> None:
        """Nobody is here any more."""
        self.app.presence.gone()

    def on_resize(self, event: events.Resize) -> None:
        """More or less of the heading fits."""
        self.retitle(standing(self.case, event.size.width))

    # -- showing ------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the case as it is now, where it is not shown so already."""
        now = (self.file.opened.number, self.app.private)
        if now != self._shown:
            self._shown = now
            chain = self.query_one(Chain)
            year = self.app.workspace.today.year
            chain.show(chain_rows(self.file.story), chain.at, self.app.private, year)
            is_empty = not (self.case.sessions or self.case.prior)
            self.query_one("#none").display = is_empty
            self.query_one(SessionSheet).display = not is_empty
            self._show_session()
            self._show_tab()
        self._show_alerts()
        self.retitle(standing(self.case, self.size.width))

    def _show_alerts(self) -> None:
        said = alerts(self.file.opened, self.file.story.threads, self._also)
        above = self.query_one("#alerts", Static)
        above.update(said)
        above.set_class(bool(said.plain), "-said")

    def _show_session(self) -> None:
        session = self.session
        if session is None:
            self._show_prior()
            return
        parts = [session.name, state_word(session)]
        if session.approach is not None:
            kind = session.approach.kind
            parts.append(f"{approach_mark(kind)} {approach_word(kind)}")
        blocks = session_sheet(self.file.story, session)
        self.query_one(SessionSheet).show(" · ".join(parts), blocks)
        self._remember()

    def _show_prior(self) -> None:
        at = self.query_one(Chain).at
        for each in self.case.prior:
            if each.id == at:
                blocks = prior_sheet(self.file.story, each)
                self.query_one(SessionSheet).show(each.name, blocks)
                self._remember()

    def _show_tab(self) -> None:
        many = sum(each.state.is_open for each in self.file.story.threads)
        tabs = (
            (SESSIONS, "Sessions"),
            (THREADS, f"Threads {many}"),
            (FRONT, "Front sheet"),
            (CHECK, "Check"),
            (PLAN, self.plan_label),
        )
        self.query_one(TabRow).show(tabs, self._tab)
        for tab, _ in tabs:
            self.query_one(f"#{tab}").set_class(tab == self._tab, "-open")
        if self._tab == THREADS:
            self._show_tracks()
        elif self._tab == FRONT:
            self.query_one(FrontPane).show("Front sheet", front_sheet_blocks(self.case))
        elif self._tab == CHECK:
            self.show_check()
        elif self._tab == PLAN:
            self.show_plan()

    @work(exclusive=True, group="tracks")
    async def _show_tracks(self) -> None:
        story, today = self.file.story, self.app.workspace.today
        # A long chain has many tracks, and no key is to wait for them.
        tracks = await asyncio.to_thread(thread_tracks, story, today)
        await self.query_one(TracksList).show(tracks)

    def _remember(self) -> None:
        _LEFT[self.file] = _Place(self.query_one(Chain).at, self._tab)

    def action_tab(self, tab: str) -> None:
        """Show a tab."""
        self._tab = tab
        self._show_tab()
        self._remember()
        inside: dict[str, type[Widget]] = {
            THREADS: TracksList,
            FRONT: FrontPane,
            CHECK: FindingsList,
            PLAN: PlanList,
        }
        self.query_one(inside.get(tab, Chain)).focus()

    def on_tab_row_opened(self, event: TabRow.Opened) -> None:
        """A click on a tab."""
        event.stop()
        self.action_tab(event.tab)

    def on_chain_came_to(self, event: Chain.CameTo) -> None:
        """Another session."""
        event.stop()
        self.tell("")
        self._show_session()

    def on_chain_read(self, event: Chain.Read) -> None:
        """Into the session."""
        event.stop()
        self._read()

    def _read(self) -> None:
        # Said with the focus and not after it, so that no frame is laid out in between.
        self.add_class("-reading")
        self.query_one(SessionSheet).focus()

    def on_left(self, event: Left) -> None:
        """Back to the chain."""
        event.stop()
        self.remove_class("-reading")
        self.call_after_refresh(self.query_one(Chain).focus)

    def on_descendant_focus(self) -> None:
        """Reading, or choosing what to read."""
        self.set_class(self.query_one(SessionSheet).has_focus, "-reading")

    # -- what others do -----------------------------------------------------------------------

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        if not self.is_current:
            return
        try:
            found = await self.file.catch_up()
            own = self.changing
            others = await self.file.do(lambda: self.app.presence.others(self.case_id))
            unsaved = await self.file.do(lambda: unsaved_of(self.app.workspace, self.case))
        except SessionkitError as error:
            self.tell_error(error)
            return
        self._also = (*others, *unsaved)
        self.show()
        if found is not None and not own:
            self.tell("Somebody saved; the case is shown as it is now.")

    @work(exclusive=True, group="here")
    async def _say_here(self) -> None:
        if self.is_current:
            number = self.session.number if self.session is not None else None
            here = self.app.presence.here
            await self.file.do(lambda: here(self.case_id, Doing.READING, number))

    # -- what is open -------------------------------------------------------------------------

    def on_asked(self, event: Asked) -> None:
        """Something is asked about an open thing."""
        event.stop()
        story = self.file.story
        thread = story.thread_of(event.item)
        match event.wish:
            case Wish.BEGAN:
                self._go_along(where_began(story, event.item)[:1], event.item, "It began here.")
            case Wish.WENT:
                went = where_it_went(story, event.item)[-1:]
                self._go_along(went, event.item, "No later session has had to do with it.")
            case Wish.TRACK | Wish.SAY if thread is not None:
                self._ask_about(thread, saying=event.wish is Wish.SAY)

    def _go_along(self, numbers: tuple[int, ...], item: ItemRef, nowhere: str) -> None:
        here = self.session.number if self.session is not None else None
        if not numbers or (numbers[0] == here and self._tab == SESSIONS):
            self.tell(nowhere)
            return
        self.go_to(numbers[0], item)

    def go_to(self, number: int, item: ItemRef | None = None) -> None:
        """Show a session, with the cursor on an open thing where it stands there too."""
        story = self.file.story
        thread = story.thread_of(item) if item is not None else None
        try:
            place = self._place(number, thread)
        except NotFound as error:
            self.tell_error(error)
            return
        self.come_to(place)
        sheet = self.query_one(SessionSheet)
        self.call_after_refresh(sheet.go_to_one, lambda each: story.thread_of(each) is thread)

    def come_to(self, place: str) -> None:
        """Show a session, or work done before, by its id, and go into it."""
        self._tab = SESSIONS
        self._show_tab()
        self.query_one(Chain).come_to(place)
        self._show_session()
        self._read()
        self.tell("")

    def _place(self, number: int, thread: Thread | None) -> str:
        """Id of a session by its number; of the work done before that a thread began in."""
        if number == BEFORE and thread is not None:
            return self.case.origin(thread.began).id
        return self.case.session(number).id

    def _ask_about(
        self, thread: Thread, *, saying: bool = False, said: tuple[Step, str] | None = None
    ) -> None:
        def answered(answer: Step | int | None) -> None:
            if isinstance(answer, int):
                self.go_to(answer, thread.tip)
            elif answer is not None:
                self._handle(thread, answer)

        today = self.app.workspace.today
        asked = ThreadDialog(self.case, thread, today, saying=saying, said=said)
        self.app.push_screen(asked, answered)

    @work
    async def _handle(self, thread: Thread, step: Step) -> None:
        kind, item = thread.root.kind, thread.root.id
        try:
            await self.change(
                lambda: handle_item(self.file.workspace, self.case_id, kind, item, step)
            )
        except SessionkitError as error:
            # What was typed comes back with the reason.
            self._ask_about(thread, said=(step, f"Error: {error.message} {error.hint}".rstrip()))
            return
        self.tell(f"Saved: this {kind.value} is {step.how.value}. u takes that back.")
