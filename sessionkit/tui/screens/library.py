"""The library: what could we use?

Invariant: the cards are read off the screen's thread; one that cannot be read is counted and never
stops the others; wherever cards are listed it is said what they are no substitute for.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.continuity.blocks import Block
from sessionkit.continuity.entry_words import fed_said
from sessionkit.continuity.front_sheet_blocks import card_blocks
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.exercise import Exercise
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.library.cards import Library as Cards
from sessionkit.tui.ask_file import ask_file
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.choose_sheet import ChooseSheet
from sessionkit.tui.page import Page
from sessionkit.tui.paint.library import case_block, found, programme_blocks, used_words
from sessionkit.tui.paint.plain import joined, row, words
from sessionkit.tui.widgets.field import Typed
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.reading import Reading
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.workflows.print_worksheet import (
    WantedSheet,
    suggested_sheet_name,
    write_worksheet,
)
from sessionkit.workflows.read_library import CAUTION, library_of

_NO_CARDS = Cards((), (), (), ())


class Library(Page[None]):
    """Exercises by purpose, and programmes.

    Args:
        file: the case it was opened from; nothing where it was opened from none.
    """

    CSS_PATH = "library.tcss"
    ABOUT = (
        "The exercises your team can use, by the part of the plan they feed first, and programmes "
        f"with their steps. {CAUTION}"
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("slash", "search", "Search", "Search titles, purposes and words of the cards"),
        Command("enter", "read", "Read", "Go to the card beside the list, to scroll it"),
        Command("w", "worksheet", "Work sheet", "Print a work sheet of this exercise"),
        Command("escape", "back", "Back", "Go back to the list, or to the screen before"),
    )
    AUTO_FOCUS = "OptionList"

    def __init__(self, file: CaseFile | None = None) -> None:
        super().__init__()
        self._file = file
        self._cards = _NO_CARDS
        self._searched = ""

    def heading(self) -> str:
        """Of which case the use is shown."""
        return "Library" if self._file is None else f"Library · {self._file.case.reference}"

    def body(self) -> ComposeResult:
        """Search, list, card, and what cards are not."""
        yield Line("search", hint="/ searches titles, purposes and words of the cards", id="search")
        with Horizontal(id="both"):
            yield RowList(markup=False, id="cards", compact=True)
            with VerticalScroll(id="card"):
                yield Reading(id="text")
        yield Static(id="caution", markup=False)

    def on_mount(self) -> None:
        """Read the cards."""
        self.query_one(Reading).say("Reading the cards …")
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        workspace = self.app.workspace
        try:
            self._cards = await asyncio.to_thread(lambda: library_of(workspace))
        except SessionkitError as error:
            self.tell_error(error)
            return
        self._list()
        wrong = len({each.path for each in self._cards.problems})
        many = "1 card cannot" if wrong == 1 else f"{wrong} cards cannot"
        told = f"{many} be read as it should: `library check` names what to mend. " if wrong else ""
        self.query_one("#caution", Static).update(words(told + CAUTION))

    def _list(self) -> None:
        listed = self.query_one("#cards", OptionList)
        listed.clear_options()
        listed.add_options(self._options())
        first = next((n for n, each in enumerate(listed.options) if not each.disabled), None)
        listed.highlighted = first
        if first is None:
            said = "No card has these words." if self._searched else "There are no cards."
            self.query_one(Reading).say(said)

    def _options(self) -> Iterator[Option]:
        cards = found(self._cards.exercises, self._searched)
        if self._searched:
            yield from (self._card(each) for each in cards)
            return
        for title, group in _by_purpose(cards):
            yield _heading(title)
            yield from (self._card(each) for each in group)
        for programme in self._cards.programmes:
            yield _heading(f"Programme: {programme.title}")
            yield Option(joined(" About this programme"), id=f"programme/{programme.id}")
            for number, step in enumerate(programme.steps, 1):
                line = joined(f" {number:>2}  ", row(step.printed))
                yield Option(line, id=f"step/{programme.id}/{number}/{step.exercise}")

    def _card(self, card: Exercise) -> Option:
        used = used_words(self._file.case, card.id) if self._file is not None else ""
        lead = Content.styled(f"{used:<4}" if self._file is not None else "", "$quiet")
        return Option(joined(" ", lead, row(card.title)), id=f"card/{card.id}")

    # -- reading ------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the cursor is on."""
        event.stop()
        at = self.query_one("#cards", OptionList).highlighted_option
        if at is None or at.id != event.option_id:
            # Told of a list that a further letter of the search has replaced since.
            return
        kind, _, rest = (event.option_id or "").partition("/")
        if kind == "programme":
            programme = self._cards.programme(rest)
            self._show(programme_blocks(programme), programme.title)
        elif kind in ("card", "step"):
            place, _, id = rest.rpartition("/")
            card = self._cards.exercise(id)
            case = self._file.case if self._file is not None else None
            titles = dict(self.app.workspace.settings.plan_sections)
            fed = fed_said(case, titles, card.feeds) if case is not None else ""
            title = self._printed(place) if place else card.title
            self._show((*case_block(case, card), *card_blocks(card, fed)), title)

    def _show(self, blocks: tuple[Block, ...], title: str) -> None:
        self.query_one(Reading).show(blocks, row(title, "bold"))
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    def _printed(self, place: str) -> str:
        """The line of a step, and the title of its card where that is another."""
        programme, _, number = place.partition("/")
        step = self._cards.programme(programme).steps[int(number) - 1]
        title = self._cards.exercise(step.exercise).title
        return step.printed if step.printed == title else f"{step.printed} (card: {title})"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self.action_read()

    def action_read(self) -> None:
        """To the card."""
        self.query_one("#card").focus()

    # -- work sheets --------------------------------------------------------------------------

    def action_worksheet(self) -> None:
        """Print a work sheet of the exercise under the cursor."""
        at = self.query_one("#cards", OptionList).highlighted_option
        card = self._card_at(at.id if at is not None and at.id else "")
        if card is None or not card.worksheets:
            self.tell("There is no work sheet for this.")
            return
        sheets = tuple(self._cards.worksheet(each) for each in card.worksheets)
        self.app.push_screen(ChooseSheet(sheets), self._sheet_chosen)

    def _card_at(self, option: str) -> Exercise | None:
        kind, _, rest = option.partition("/")
        wanted = rest.rpartition("/")[2]
        if kind not in ("card", "step"):
            return None
        return next((each for each in self._cards.exercises if each.id == wanted), None)

    def _sheet_chosen(self, wanted: WantedSheet | None) -> None:
        if wanted is not None:
            ask_file(
                self.app,
                suggested_sheet_name(self._cards, wanted),
                lambda path, over: self._print(wanted, path, over=over),
            )

    @work
    async def _print(self, wanted: WantedSheet, path: Path, *, over: bool) -> None:
        cards = self._cards
        try:
            await asyncio.to_thread(lambda: write_worksheet(cards, wanted, path, over=over))
        except SessionkitError as error:
            self.tell_error(error)
            return
        self.tell(f"Written to {path}. Open it in a browser and print it from there.")

    # -- searching ----------------------------------------------------------------------------

    def action_search(self) -> None:
        """To the search."""
        self.query_one("#search").focus()

    def on_typed(self, event: Typed) -> None:
        """Search as it is typed."""
        event.stop()
        self._searched = str(event.value).strip()
        self._list()

    async def action_back(self) -> None:
        """To the list, with all of it; from there, to the screen before."""
        listed = self.query_one("#cards")
        search = self.query_one("#search", Line)
        if search.has_focus and search.value:
            search.value = ""
        elif listed.has_focus:
            self.dismiss(None)
        else:
            listed.focus()


def _heading(title: str) -> Option:
    return Option(row(title, "bold"), disabled=True)


def _by_purpose(cards: tuple[Exercise, ...]) -> Iterator[tuple[str, list[Exercise]]]:
    """The cards under the part of the plan they feed first, in the order of the plan."""
    for id, title in (*PLAN_SECTIONS.items(), ("", "For other work")):
        group = [each for each in cards if (each.feeds[0] if each.feeds else "") == id]
        if group:
            yield title, group
