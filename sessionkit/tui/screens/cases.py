"""Where is this case: all cases, found by reference or name.

Invariant: what is listed is what the cases hold now; however many there are, a row is painted once
for a width and typing paints none again. In private display nothing but reference and surname and
what concerns the sessions is shown.
"""

import asyncio
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.people import surname_of
from sessionkit.domain.text import make_safe
from sessionkit.storage.index import IndexEntry
from sessionkit.tui.commands import Command
from sessionkit.tui.page import Page
from sessionkit.tui.paint.plain import fitted, words
from sessionkit.tui.widgets.field import Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.workflows.list_cases import listed_cases
from sessionkit.workflows.today import show_near

_WORKERS_FROM = 100
"""Cells from which the co-workers have a column."""


class Find(Line):
    """The field a reference or name is typed into; the arrows move through the list."""

    HERE: ClassVar[Any] = (
        Command("enter", "open", "Open", "Show the case under the cursor"),
        Command("down", "move(1)", "Down", "Go down the list", False),
        Command("up", "move(-1)", "Up", "Go up the list", False),
        Command("pagedown", "move(10)", "Ten down", "Go ten down the list", False),
        Command("pageup", "move(-10)", "Ten up", "Go ten up the list", False),
    )

    class Moved(Message):
        """The cursor of the list is to move.

        Args:
            by: how many rows; none to open the row it is on.
        """

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_move(self, by: int) -> None:
        """Move through the list."""
        self.post_message(self.Moved(by))

    def action_open(self) -> None:
        """Open the row."""
        self.post_message(self.Moved(0))


class Cases(Page[None]):
    """All cases."""

    CSS_PATH = "cases.tcss"
    AUTO_FOCUS = "#find Find"
    ABOUT = (
        "Every case, by reference. Type a part of a reference or a name, a few letters will do; "
        "the arrows move through what was found and Enter shows the case."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "open", "Open", "Show the case under the cursor"),
        Command("ctrl+n,n", "new_case", "New case", "Open a new case"),
        Command("slash", "find", "Find", "Go to the field to find by", False),
        Command("escape", "back", "Back", "Go back to the screen before"),
    )

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[IndexEntry, ...] = ()
        self._read = False
        self._typed = ""
        self._options: dict[str, Option] = {}
        self._painted: tuple[object, ...] = ()

    def heading(self) -> str:
        """How many there are."""
        many = len(self._entries)
        return "1 case" if many == 1 else f"{many} cases" if self._read else "Cases"

    def body(self) -> ComposeResult:
        """The field, then the rows."""
        yield FieldRow("Find", Find("find", hint="reference or name"), classes="find")
        yield Static(id="columns", markup=False)
        yield RowList(id="cases", markup=False)
        yield Static(words("Looking …"), id="none")

    def on_mount(self) -> None:
        """Say that the cases are being looked through."""
        self.query_one(FieldRow).id = "find"
        self.query_one(Find).focus()

    def on_screen_resume(self) -> None:
        """Come back: something may have changed."""
        self._look()

    def private_changed(self) -> None:
        """Show surnames alone, or the names again."""
        super().private_changed()
        self._paint()

    def on_resize(self, event: events.Resize) -> None:
        """Another width wants other rows."""
        self._paint()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        workspace = self.app.workspace
        try:
            self._entries = await asyncio.to_thread(listed_cases, workspace)
        except SessionkitError as error:
            self.tell_error(error)
            return
        self._read = True
        self.retitle()
        self._paint()

    # -- the rows -----------------------------------------------------------------------------

    def _paint(self) -> None:
        width = self.size.width - 3
        wanted = (self._entries, self.app.private, width, self.app.workspace.today)
        if not self._read or width <= 0 or wanted == self._painted:
            return
        self._painted = wanted
        self.query_one("#columns", Static).update(words(_columns(_HEADS, width)))
        self._options = {
            each.id: Option(self._painted_row(each, width), id=each.id) for each in self._entries
        }
        self._filter()

    def _painted_row(self, entry: IndexEntry, width: int) -> Content:
        today = self.app.workspace.today
        name = surname_of(entry.name) if self.app.private else entry.name
        coming, last = entry.next, entry.last
        texts = (
            entry.reference,
            name,
            f"S{coming.number} {show_near(coming.on, today)}" if coming is not None else "none",
            f"S{last.number} {show_near(last.on, today)}" if last is not None else "none",
            _open(entry),
            ", ".join(entry.workers),
        )
        return words(_columns(texts, width), "bold" if entry.conflicts else "")

    def _filter(self) -> None:
        cases = self.query_one("#cases", OptionList)
        before = cases.highlighted_option
        found = [self._options[each.id] for each in found_cases(self._entries, self._typed)]
        cases.set_options(found)
        if before is not None and not self._typed and before.id in self._options:
            cases.highlighted = cases.get_option_index(before.id or "")
        elif found:
            cases.action_first()
        none = self.query_one("#none", Static)
        none.display = not found
        none.update(words(self._why_none()))

    def _why_none(self) -> str:
        if not self._entries:
            return "There is no case yet. Ctrl+N opens the first."
        return f"No case fits “{self._typed}”."

    def on_typed(self, event: Typed) -> None:
        """Something else is to be found."""
        event.stop()
        self._typed = str(event.value)
        self._filter()

    def on_find_moved(self, event: Find.Moved) -> None:
        """Move through the list, or open a row."""
        event.stop()
        cases = self.query_one("#cases", OptionList)
        if not event.by:
            self.action_open()
        elif cases.option_count:
            at = (cases.highlighted or 0) + event.by
            cases.highlighted = min(max(at, 0), cases.option_count - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self.action_open()

    # -- deeds --------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Show the case under the cursor."""
        from sessionkit.tui.screens.case import CaseScreen  # noqa: PLC0415 - opened when wanted

        chosen = self.query_one("#cases", OptionList).highlighted_option
        if chosen is None or chosen.id is None:
            return
        try:
            self.app.file_of(chosen.id)
        except SessionkitError as error:
            self.tell_error(error)
            return
        self.app.push_screen(CaseScreen(chosen.id))

    def action_new_case(self) -> None:
        """Open a new case."""
        from sessionkit.tui.screens.new_case_form import NewCaseForm  # noqa: PLC0415 - opened when wanted

        self.app.push_screen(NewCaseForm())

    def action_find(self) -> None:
        """To the field to find by."""
        self.query_one(Find).focus()


def _open(entry: IndexEntry) -> str:
    said = f"{entry.open_items} open" if entry.open_items else ""
    return f"{said} ! two texts".strip() if entry.conflicts else said


_HEADS = ("Reference", "Name", "Next", "Last", "Open", "Co-workers")


def _columns(texts: tuple[str, ...], width: int) -> str:
    """Six texts in columns; the co-workers only where there is room for them."""
    wide = width >= _WORKERS_FROM
    session = 15 if wide else 13
    count = 18
    reference = 14 if wide else 10
    workers = width // 4 if wide else 0
    name = max(width - reference - 2 * session - count - workers - 5, 8)
    widths = (reference, name, session, session, count, workers)
    return " ".join(fitted(t, w) for t, w in zip(texts, widths, strict=True) if w).rstrip()


def found_cases(entries: tuple[IndexEntry, ...], typed: str) -> list[IndexEntry]:
    """The cases that fit what was typed, the best first; all of them where nothing was.

    Words as they stand come before letters strewn through reference and name.
    """
    wanted = " ".join(make_safe(typed).text.casefold().split())
    if not wanted:
        return list(entries)
    search = FuzzySearch(case_sensitive=True)
    ranked: list[tuple[float, int]] = []
    for place, each in enumerate(entries):
        text = f"{each.reference} {each.name}".casefold()
        if all(word in text for word in wanted.split()):
            ranked.append((-1000.0 - text.startswith(wanted), place))
        elif score := search.match(wanted, text)[0]:
            ranked.append((-score, place))
    return [entries[place] for _, place in sorted(ranked)]
