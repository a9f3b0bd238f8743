"""An exercise card to read, with what came of it in this case.

Invariant: a card tells how an exercise is run; what one participant made of it comes from the
record and stands above the card, with the session it was in.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from sessionkit.continuity.card_use import CardUse, covered_before, uses
from sessionkit.continuity.entry_words import fed_said
from sessionkit.continuity.front_sheet_blocks import card_blocks
from sessionkit.continuity.marks import approach_mark, approach_word
from sessionkit.domain.case import Case
from sessionkit.domain.dates import show_date
from sessionkit.domain.exercise import Exercise
from sessionkit.domain.record import Delivery
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import joined, row, words
from sessionkit.tui.widgets.reading import Reading

_TOLD = 3
"""How many former uses are told."""


class CardView(Commanded, VerticalScroll, can_focus=True):
    """The card of the exercise that is planned."""

    HERE: ClassVar = (
        Command("home", "scroll_home", "Top", "Go to the top of the card", False),
        Command("end", "scroll_end", "End", "Go to the end of the card", False),
    )
    DEFAULT_CSS = """
    CardView { padding: 0 1; border-left: blank; }
    CardView:focus { border-left: outer $accent; }
    """

    def compose(self) -> ComposeResult:
        """One text."""
        yield Reading()

    def say(self, text: str) -> None:
        """Say why there is no card."""
        self.query_one(Reading).say(text)

    def show_card(self, card: Exercise, name: str, case: Case, titles: Mapping[str, str]) -> None:
        """Show a card.

        Args:
            card: the card.
            name: what to call the exercise here.
            case: the case, for when it was used, here and before, and for its plan.
            titles: title of each section of the plan by its id.
        """
        head = words(f"{name}\n", "bold")
        before = (row(f"Covered before: {each}") for each in covered_before(case, card.id))
        past = Content("\n").join((*before, *_past(uses(case, card.id))))
        fed = fed_said(case, titles, card.feeds)
        self.query_one(Reading).show(card_blocks(card, fed), joined(head, past))
        self.scroll_home(animate=False)


def _past(used: tuple[CardUse, ...]) -> Iterator[Content]:
    if not used:
        yield words("Not used in this case yet.", "$quiet")
        return
    for each in used[:_TOLD]:
        yield words(_use(each))
    if len(used) > _TOLD:
        yield words(f"and {len(used) - _TOLD} times before", "$quiet")


def _use(use: CardUse) -> str:
    number = f"S{use.number}" if use.number is not None else "The new session"
    how = f"{approach_mark(use.approach)} {approach_word(use.approach)}" if use.approach else ""
    delivery = "" if use.delivery is Delivery.AS_PLANNED else use.delivery.value
    decided = f"decided: {use.decision.value}" if use.decision is not None else ""
    if decided and use.why:
        decided += f" ({use.why})"
    facts = ", ".join(each for each in (how, delivery, use.results, decided) if each)
    came = f"\n  “{use.came_of_it}”" if use.came_of_it else ""
    return f"Used in {number}, {show_date(use.day)}: {facts or 'nothing said'}{came}"
