"""Choosing an exercise from the library, and aims from its card.

Invariant: nothing is chosen by itself; what was worked on before in this case, and what the
programme has next, is said in the row.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.continuity.card_use import uses
from sessionkit.continuity.chain import completed_steps
from sessionkit.continuity.marks import short_name
from sessionkit.continuity.offer import Offer
from sessionkit.domain.case import Case
from sessionkit.domain.exercise import Exercise
from sessionkit.domain.programme import StepChoice
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.dialogs.ask_line import Entered
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import joined, words
from sessionkit.tui.widgets.field import Told, Typed
from sessionkit.tui.widgets.line import Line
from sessionkit.tui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card in the list."""

    id: str
    """Id of the card."""
    name: str
    """Its title, or which step it is where others may see the screen."""
    marks: str
    """Next, used in which sessions, which step of the programme."""
    purpose: str
    """What it is for; empty where others may see the screen."""


def card_rows(
    case: Case, offered: Offer, cards: tuple[Exercise, ...], *, private: bool
) -> tuple[CardRow, ...]:
    """Every card: what is offered first, then the programme in its order, then the others."""
    first = [each.exercise.card for each in offered.exercises]
    programme = case.programme
    steps = programme.steps if programme is not None else ()
    chosen = [each for each in steps if each.choice is not StepChoice.SKIPPED]
    order = list(dict.fromkeys((*first, *(each.exercise.card for each in chosen))))
    done = completed_steps(case)
    numbers: dict[str, list[int]] = {}
    complete: dict[str, bool] = {}
    for number, step in enumerate(steps, 1):
        card = step.exercise.card
        numbers.setdefault(card, []).append(number)
        complete[card] = complete.get(card, True) and step.id in done
    rows: list[CardRow] = []
    for each in cards:
        mine = numbers.get(each.id, [])
        step_word = f"step {', '.join(map(str, mine))}" if mine else ""
        before = " ".join(short_name(use.number) for use in uses(case, each.id))
        marks = (
            "next" if each.id in first else "",
            step_word,
            "complete" if complete.get(each.id) else "",
            f"used {before}" if before else "",
        )
        name = step_word if private and step_word else each.title
        purpose = "" if private else each.purpose
        rows.append(CardRow(each.id, name, " · ".join(m for m in marks if m), purpose))
    places = {id: place for place, id in enumerate(order)}
    rows.sort(key=lambda row: (places.get(row.id, len(places)), row.name.casefold()))
    return tuple(rows)


class _Found(RowList, can_focus=False):
    """The cards that fit what was typed; the cursor stays in the search."""


class ChooseCard(Dialog[str]):
    """Which exercise; answers the id of its card.

    Args:
        rows: the cards.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "take", "Choose", "Choose the exercise the cursor is on"),
        Command("down", "step(1)", "Down", "The exercise below", False),
        Command("up", "step(-1)", "Up", "The exercise above", False),
        Command("pagedown", "step(5)", "Further down", "Five exercises further down", False),
        Command("pageup", "step(-5)", "Further up", "Five exercises further up", False),
        Command("escape", "cancel", "Cancel", "Go back; the exercise stays as it is"),
    )
    DEFAULT_CSS = """
    ChooseCard OptionList { height: auto; max-height: 1fr; }
    ChooseCard > #dialog { height: 90%; }
    """
    AUTO_FOCUS = "#search"

    def __init__(self, rows: tuple[CardRow, ...]) -> None:
        super().__init__()
        self._all = rows

    def content(self) -> ComposeResult:
        """The search, and what fits."""
        yield Static(words("Which exercise?", "bold"))
        yield _Search()
        yield _Found(*map(_option, self._all), id="found", markup=False)

    def on_mount(self) -> None:
        """The cursor stands on the first."""
        self._list.highlighted = 0 if self._all else None

    @property
    def _list(self) -> _Found:
        return self.query_one("#found", _Found)

    def on_told(self, event: Told) -> None:
        """A pasted text may have had signs taken out of it; a search need not say so."""
        event.stop()

    def on_typed(self, event: Typed) -> None:
        """Show what fits."""
        event.stop()
        wanted = str(event.value).casefold().split()
        fitting = [each for each in self._all if _fits(each, wanted)]
        self._list.clear_options()
        self._list.add_options(map(_option, fitting))
        self._list.highlighted = 0 if fitting else None

    def on_entered(self, event: Entered) -> None:
        """Enter in the search."""
        event.stop()
        self.action_take()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose by pointing."""
        event.stop()
        self.dismiss(event.option_id)

    def action_step(self, by: int) -> None:
        """Move the cursor of the list."""
        many = self._list.option_count
        if many:
            at = self._list.highlighted or 0
            self._list.highlighted = max(0, min(many - 1, at + by))

    def action_take(self) -> None:
        """Choose the one the cursor is on."""
        option = self._list.highlighted_option
        if option is not None:
            self.dismiss(option.id)


class _Search(Line):
    """What is searched for; Enter chooses what is found."""

    def __init__(self) -> None:
        super().__init__("search", "", "type to search titles and purposes", id="search")

    async def action_submit(self) -> None:
        """Left to the dialog."""
        self.post_message(Entered())

    def action_take_suggestion(self) -> None:
        """Down moves the cursor of the list."""
        if isinstance(self.screen, ChooseCard):
            self.screen.action_step(1)


class ChooseAims(Dialog[tuple[str, ...]]):
    """Which of the aims a card suggests; answers their words.

    Args:
        aims: what the card suggests and the plan does not have yet.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("space", "mark", "Mark", "Mark the aim, or take the mark away"),
        Command("a", "mark_all", "All", "Mark all, or none"),
        Command("enter", "take", "Take them", "Put the marked aims into the plan"),
        Command("escape", "cancel", "Cancel", "Go back; no aim is taken"),
    )
    AUTO_FOCUS = "OptionList"

    def __init__(self, aims: tuple[str, ...]) -> None:
        super().__init__()
        self._aims = aims
        self._marked: frozenset[int] = frozenset()

    def content(self) -> ComposeResult:
        """The aims, each with its figure."""
        yield Static(words("Which aims? Figures or Space mark them.", "bold"))
        yield _AimList(*self._options(), markup=False)

    def _options(self) -> list[Option]:
        return [
            Option(words(f"[{'x' if n in self._marked else ' '}] {n + 1} {each}"))
            for n, each in enumerate(self._aims)
        ]

    def toggle(self, at: int) -> None:
        """Mark an aim, or take its mark away."""
        if 0 <= at < len(self._aims):
            self._mark(self._marked ^ {at})
            self.query_one(OptionList).highlighted = at

    def _mark(self, marked: frozenset[int]) -> None:
        self._marked = marked
        for n, each in enumerate(self._options()):
            self.query_one(OptionList).replace_option_prompt_at_index(n, each.prompt)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark by pointing."""
        event.stop()
        self.toggle(event.option_index)

    def action_mark(self) -> None:
        """Mark the aim the cursor is on."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.toggle(at)

    def action_mark_all(self) -> None:
        """Mark all, or none."""
        every = frozenset(range(len(self._aims)))
        self._mark(frozenset() if self._marked == every else every)

    def action_take(self) -> None:
        """Take the marked ones; where none is, the one the cursor is on."""
        at = self.query_one(OptionList).highlighted
        marked = self._marked or (frozenset({at}) if at is not None else frozenset())
        self.dismiss(tuple(each for n, each in enumerate(self._aims) if n in marked))


class _AimList(Commanded, RowList):
    """The aims; figures mark them, Enter takes what is marked."""

    HERE: ClassVar[tuple[Command, ...]] = (
        *(
            Command(str(n), f"figure({n - 1})", "Mark", f"Mark aim {n}", False)
            for n in range(1, 10)
        ),
        Command("enter", "enter", "Take them", "Put the marked aims into the plan", False),
    )

    def action_figure(self, at: int) -> None:
        """Mark by figure."""
        if isinstance(self.screen, ChooseAims):
            self.screen.toggle(at)

    def action_enter(self) -> None:
        """Take what is marked."""
        if isinstance(self.screen, ChooseAims):
            self.screen.action_take()


def _option(row: CardRow) -> Option:
    head = joined(words(row.name, "bold"), words(f"  {row.marks}" if row.marks else "", "$quiet"))
    under = words(f"\n  {row.purpose}") if row.purpose else Content("")
    return Option(joined(head, under), id=row.id)


def _fits(row: CardRow, wanted: list[str]) -> bool:
    said = f"{row.name} {row.purpose} {row.marks}".casefold()
    return all(each in said for each in wanted)
