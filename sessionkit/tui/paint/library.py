"""The library in words: what is searched, and how a case has used a card.

Invariant: a card is found by every word of a search, wherever on it they stand; a card that was
planned and not reached is not said to have been used.
"""

from typing import Final

from sessionkit.continuity.blocks import Block, Line, LineKind, fact
from sessionkit.continuity.card_use import CardUse, covered_before, last_used
from sessionkit.continuity.chain import completed_steps, next_step
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.exercise import Exercise, Programme
from sessionkit.domain.programme import StepChoice

_BEFORE: Final = "Covered before"
_NOWHERE: Final = 3
"""The rank of a card that does not hold every word."""


def found(cards: tuple[Exercise, ...], searched: str) -> tuple[Exercise, ...]:
    """The cards that hold every word searched for: by title first, then purpose, then the rest."""
    wanted = searched.casefold().split()
    ranked = [(_rank(card, wanted), card) for card in cards]
    return tuple(card for rank, card in sorted(ranked, key=lambda each: each[0]) if rank < _NOWHERE)


def _rank(card: Exercise, wanted: list[str]) -> int:
    steps = " ".join(step.text for step in card.steps)
    sections = " ".join(f"{each.heading} {each.text}" for each in card.sections)
    parts = (card.title, card.purpose, f"{card.id} {' '.join(card.aims)} {steps} {sections}")
    text = ""
    for rank, part in enumerate(parts):
        text += f" {part.casefold()}"
        if all(word in text for word in wanted):
            return rank
    return _NOWHERE


def used_words(case: Case, card: str) -> str:
    """In which session a card was used last: `S9`; empty where it never was."""
    use = last_used(case, card)
    if use is None:
        return ""
    return f"S{use.number}" if use.number is not None else "used"


def case_block(case: Case | None, card: Exercise) -> tuple[Block, ...]:
    """Where a card stands in a case: its programme, work done before, when it was last used."""
    if case is None:
        return ()
    use = last_used(case, card.id)
    lines = (
        *_steps(case, card.id),
        *(_covered(each) for each in covered_before(case, card.id)),
        *(_use(use) if use is not None else fact("", "Never used.")),
    )
    return (Block(f"In {case.reference}", lines),)


def _steps(case: Case, card: str) -> tuple[Line, ...]:
    if case.programme is None:
        return ()
    complete, coming = completed_steps(case), next_step(case)
    lines: tuple[Line, ...] = ()
    for number, step in enumerate(case.programme.steps, 1):
        if step.exercise.card == card:
            standing = "" if step.choice is StepChoice.CHOSEN else f", {step.choice.value}"
            if step.id in complete:
                standing += ", complete"
            elif coming is not None and coming.id == step.id:
                standing += ", next"
            lines += fact("", f"Step {number} of the programme{standing}")
    return lines or fact("", "Not in the programme of this case.")


def _covered(before: str) -> Line:
    """Work done before goes by the name of a programme or of an exercise as a rule."""
    return Line(LineKind.FACT, _BEFORE, before, instead=(_BEFORE, "yes"))


def _use(use: CardUse) -> tuple[Line, ...]:
    session = f"session {use.number}, " if use.number is not None else ""
    decided = use.decision.value if use.decision is not None else ""
    return (
        *fact("last used", f"{session}{show_date(use.day)}"),
        *fact("aims", use.results),
        *fact("decided", ": ".join(part for part in (decided, use.why) if part)),
        *((Line(LineKind.TEXT, "came of it", use.came_of_it),) if use.came_of_it else ()),
    )


def programme_blocks(programme: Programme) -> tuple[Block, ...]:
    """A programme: where it comes from, and its steps."""
    about = tuple(
        Line(LineKind.TEXT, "", " ".join(each.split("\n")))
        for each in programme.about.split("\n\n")
        if each.strip()
    )
    steps = tuple(
        Line(LineKind.EXERCISE, f"{number:>2}", step.printed)
        for number, step in enumerate(programme.steps, 1)
    )
    return (*((Block("About", about),) if about else ()), Block("Steps", steps))
