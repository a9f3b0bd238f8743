"""The participant's relapse prevention plan, section by section, with what has left it at the end.

Invariant: an entry stands in the words it was made in, and under it what is said of it, never as
a warning; every section is there, and the cursor goes to an empty one as well, so that an entry
can be added to it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessionkit.continuity.entry_words import all_said, ending_said, sessions_said
from sessionkit.continuity.prevention_plan import PlanSection, former_entries, plan_sections
from sessionkit.domain.case import Case
from sessionkit.domain.plan_entry import PlanEntry
from sessionkit.domain.text import one_line
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import broken, words
from sessionkit.tui.widgets.row_list import RowList

_SECTION = "section/"
"""Stands before the id of a section that nothing stands in."""


class PlanWish(Enum):
    """What somebody wants to do with the plan."""

    GO = "go"
    """Go to the session an entry comes from."""
    ADD = "add"
    """Add an entry to a section."""
    CHANGE = "change"
    """Say an entry in other words, or more of it."""
    REPLACE = "replace"
    """Put another entry in its place."""
    WITHDRAW = "withdraw"
    """Take it out of the plan."""
    COMPARE = "compare"
    """See what is otherwise than on a day."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown."""

    case: Case
    sections: tuple[PlanSection, ...]
    former: tuple[PlanEntry, ...]


class PlanList(Commanded, RowList):
    """Every entry of the plan as a row, and a row for every section without one."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "wish('go')", "Go there", "Go to the session the entry comes from"),
        Command("a", "wish('add')", "Add", "Add an entry to this section"),
        Command("e", "wish('change')", "Change", "Reword the entry, or say more of it"),
        Command("w", "wish('withdraw')", "Withdraw", "Take the entry out, with the reason"),
        Command("s", "wish('replace')", "Another", "Put another entry in the place of this one"),
        Command("c", "wish('compare')", "Since …", "See what is otherwise than on a day"),
    )

    class Asked(Message):
        """Somebody wants something of the plan.

        Args:
            wish: what.
            section: id of the section the cursor is in.
            entry: the entry it is on; nothing where the section is empty.
        """

        def __init__(self, wish: PlanWish, section: str, entry: PlanEntry | None) -> None:
            super().__init__()
            self.wish = wish
            self.section = section
            self.entry = entry

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._shown: _Shown | None = None
        self._painted: tuple[object, ...] = ()

    def show(self, case: Case, titles: dict[str, str]) -> None:
        """Show the plan of a case.

        Args:
            case: the case.
            titles: title of each section by its id, as the workspace has them.
        """
        self._shown = _Shown(case, plan_sections(case, titles), former_entries(case))
        self._paint()

    def come_to(self, entry: str) -> None:
        """Put the cursor on an entry, where it stands here."""
        if any(each.id == entry for each in self.options):
            self.highlighted = self.get_option_index(entry)

    def on_resize(self, event: events.Resize) -> None:
        """Another width breaks lines elsewhere."""
        super().on_resize(event)
        self._paint()

    def _paint(self) -> None:
        width = self.scrollable_content_region.width
        if self._shown is None or not width or (self._shown, width) == self._painted:
            return
        before, at = self.highlighted_option, self.highlighted
        self._painted = (self._shown, width)
        self.set_options(_options_of(self._shown, width - 1))
        there = [each.id for each in self.options if not each.disabled]
        if before is not None and before.id in there:
            self.highlighted = self.get_option_index(before.id or "")
        elif at is not None and there:
            # Its section is no longer empty, or the entry was taken back: what stands near it.
            places = [n for n, each in enumerate(self.options) if not each.disabled]
            self.highlighted = min(places, key=lambda place: abs(place - at))
        elif there:
            self.action_first()

    @property
    def entry(self) -> PlanEntry | None:
        """The entry under the cursor."""
        chosen = self.highlighted_option
        plan = self._shown.case.plan if self._shown is not None else ()
        return next((each for each in plan if chosen and each.id == chosen.id), None)

    @property
    def section(self) -> str:
        """Id of the section the cursor is in; nothing where there is none."""
        if self.entry is not None:
            return self.entry.section
        chosen = self.highlighted_option
        return (chosen.id or "").removeprefix(_SECTION) if chosen is not None else ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self.action_wish(PlanWish.GO.value)

    def action_wish(self, wish: str) -> None:
        """Ask for something."""
        self.post_message(self.Asked(PlanWish(wish), self.section, self.entry))


def _options_of(shown: _Shown, width: int) -> list[Option | None]:
    options: list[Option | None] = []
    for each in shown.sections:
        options.append(Option(words(f" {one_line(each.title)}", "bold"), disabled=True))
        if not each.entries:
            options.append(Option(words("   nothing yet", "italic"), id=f"{_SECTION}{each.id}"))
        options += [
            Option(_row(e.text, (all_said(shown.case, e),), width), id=e.id) for e in each.entries
        ]
    if shown.former:
        options += [None, Option(words(" No longer part of the plan", "bold"), disabled=True)]
        options += [_former(shown.case, each, width) for each in shown.former]
    return options


def _former(case: Case, entry: PlanEntry, width: int) -> Option:
    under = (*ending_said(case, entry), f"from {sessions_said(case, entry)}")
    return Option(_row(entry.text, under, width, "italic"), id=entry.id)


def _row(text: str, under: tuple[str, ...], width: int, style: str = "") -> Content:
    """An entry, and set in under it what there is to say of it; the first cell stays free."""
    first = [Content("   ") + each.stylize(style) for each in broken(text, width - 3)]
    more = [Content("     ") + line for each in under for line in broken(each, width - 5)]
    return Content("\n").join([*first, *more])
