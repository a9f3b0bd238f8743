"""A session as one row of the chain.

Invariant: state and approach are told by marks or words and never by colour alone; what is open is
counted in words; in private display a step's number stands for the exercise.
"""

from typing import Final

from textual.content import Content

from sessionkit.continuity.chain_rows import ChainRow
from sessionkit.continuity.marks import RISK_MARK
from sessionkit.domain.numbering import BEFORE
from sessionkit.tui.paint.plain import fitted, words

NUMBER: Final = 3
"""Cells for the number of a session below a hundred, with one before it for the cursor."""
WORDS_FROM: Final = 52
"""Cells from which words stand in place of marks."""


def number_width(rows: tuple[ChainRow, ...]) -> int:
    """Cells for the number of a session, with one before the longest for the cursor."""
    return max((NUMBER, *(len(_number(each)) + 1 for each in rows)))


def chain_row(
    each: ChainRow, width: int, private: bool, year: int, numbers: int = NUMBER
) -> Content:
    """A session in so many cells.

    Args:
        each: the session.
        width: the cells there are.
        private: whether other people may see the screen.
        year: the present one; a day of another is told with its year.
        numbers: the cells its number stands in, at the right end of them.
    """
    if each.number == BEFORE:
        return _before(each, width, private, numbers)
    number = f"{_number(each):>{numbers}}"
    day = f"{each.day.day:>2} {each.day:%b}"
    if each.day.year != year:
        day += f" {each.day:%y}"
    tail = _open(each)
    if width >= WORDS_FROM:
        lead = f"{number} {day}  {fitted(each.state_word, 15)} {fitted(each.approach_word, 11)}  "
        what = _worked_on(each, private)
    else:
        lead = f"{number} {each.state_mark} {day} {each.approach_mark} "
        what = each.state_word if each.not_held else _worked_on(each, private)
    room = max(width - len(lead) - len(tail) - 1, 1)
    text = f"{lead}{fitted(what, room)} {tail}".rstrip()
    if each.not_held:
        return words(text, "italic")
    return words(text, "bold") if each.risk else words(text)


def _number(each: ChainRow) -> str:
    return str(each.number) if each.number is not None else "new"


def _before(each: ChainRow, width: int, private: bool, numbers: int) -> Content:
    """Work done before: where the chain starts from. It has no day and no number of its own."""
    lead, tail = f"{each.state_mark:>{numbers}} {each.state_word:<7} ", _open(each)
    room = max(width - len(lead) - len(tail) - 1, 1)
    text = f"{lead}{fitted('' if private else each.exercise, room)} {tail}".rstrip()
    return words(text, "bold") if each.risk else words(text)


def _worked_on(each: ChainRow, private: bool) -> str:
    if private:
        return f"step {each.step}" if each.step is not None else "outside it"
    return each.exercise


def _open(each: ChainRow) -> str:
    risk = RISK_MARK if each.risk else ""
    return f"{risk}{each.open} open" if each.open else risk
