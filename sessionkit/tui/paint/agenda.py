"""Today's needs as rows: what, of which case, by when.

Invariant: of other people no more is shown than a reference and a surname; in private display the
words of an action are not shown either.
"""

from datetime import date
from typing import Final

from textual.content import Content

from sessionkit.continuity.marks import APPROACH_MARKS, STATE_MARKS
from sessionkit.continuity.need import Need, NeedKind
from sessionkit.domain.approach import ApproachKind
from sessionkit.domain.state import State
from sessionkit.tui.paint.plain import fitted, words
from sessionkit.workflows.today import AgendaRow, when_in_words

_CASE: Final = 16
"""Cells for reference and surname, at least."""
_WHEN: Final = 16
"""Cells for the day and time of a session."""
_LEAD: Final = "   "
_STATE: Final = 12
"""Cells for the state of a session."""


def agenda_row(each: AgendaRow, today: date, width: int, private: bool) -> Content:
    """One need in so many cells.

    Args:
        each: the need.
        today: the day.
        width: the cells there are.
        private: whether other people may see the screen.
    """
    wide = width >= 100  # noqa: PLR2004 - room for a longer surname
    case = fitted(f"{each.reference} {each.surname}", _CASE + 8 if wide else _CASE)
    when = when_in_words(each.need, today)
    match each.need.kind:
        case NeedKind.SESSION:
            return _session(each.need, case, when, width)
        case NeedKind.ANSWER:
            return _with_day(f" ! {case} ", each.need.words, when, width, "bold")
        case NeedKind.WRITE_UP:
            words_ = each.need.words or each.need.state
            return _with_day(f"{_LEAD}{case} ", f"{_number(each.need)} {words_}", when, width)
        case NeedKind.ACTION:
            what = "further action" if private else each.need.words
            who = f" · {each.need.who}" if each.need.who else ""
            lead = f"{_LEAD}{case} "
            said = _ending(what, who, width - len(lead) - len(when) - 2)
            return _with_day(lead, said, when, width)


def _session(need: Need, case: str, when: str, width: int) -> Content:
    parts = [_number(need), f"step {need.step}" if need.step is not None else ""]
    parts += [_approach(need), need.words]
    said = "  ".join(part for part in parts if part)
    lead = f"   {fitted(when, _WHEN)} {case} "
    return words(f"{lead}{fitted(said, max(width - len(lead) - _STATE - 1, 1))} {_state(need)}")


def _with_day(lead: str, text: str, when: str, width: int, style: str = "") -> Content:
    room = max(width - len(when) - 2 - Content(lead).cell_length, 1)
    return words(f"{lead}{fitted(text, room)}  {when}", style)


def _ending(text: str, end: str, room: int) -> str:
    """A text that gives way to what stands at its end."""
    space = max(room - len(end), 8)
    return f"{fitted(text, space).rstrip()}{end}"


def _number(need: Need) -> str:
    return f"S{need.session}" if need.session is not None else ""


def _approach(need: Need) -> str:
    if not need.approach:
        return ""
    return f"{APPROACH_MARKS[ApproachKind(need.approach)]} {need.approach}"


def _state(need: Need) -> str:
    marks = {state.value: mark for state, mark in STATE_MARKS.items()}
    mark = marks.get(need.state)
    if mark is None:
        return need.state
    word = need.state if need.state != State.WRITING_UP.value else "writing up"
    return f"{mark} {word}"
