"""What earlier sessions left, beside the plan of the next.

Invariant: nothing is taken up by itself; what is decided stands as a mark and a word in the row
itself, and taking it back is the same key again.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessionkit.continuity.marks import RISK_MARK, approach_mark, approach_word, short_name
from sessionkit.continuity.offer import Offer, homework
from sessionkit.continuity.threads import Thread
from sessionkit.domain.aim import Result
from sessionkit.domain.case import Case
from sessionkit.domain.dates import show_date
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.text import one_line
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.paint.plain import words
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.workflows.typed.plan import TypedPlan

LAST = "last"
"""Id of the row that tells the last outcome."""
_INDENT = 4
_LAST_LONGEST = 220
"""Characters of the last outcome that the list shows."""
_HOMEWORK = "Homework"
_HEADINGS = {ItemKind.AIM: "Aims", ItemKind.ISSUE: "Issues", ItemKind.ACTION: "Actions"}
_MARKS = {"": "[ ]", How.LEFT.value: "[–]", How.CARRIED.value: "[c]", How.DROPPED.value: "[d]"}


@dataclass(frozen=True, slots=True)
class LeftRow:
    """One row of the list."""

    id: str
    """Id of the tip of its thread, or `LAST`; empty for a heading and for what is only told."""
    mark: str
    """The box with what was decided; empty where nothing can be."""
    text: str
    """What it says."""


class LeftList(Commanded, RowList):
    """Homework, unmet aims, issues and actions, then how the last session went."""

    HERE: ClassVar = (
        Command("space", "deed('take')", "Take up", "Take it up as an aim, or let it go again"),
        Command("c", "deed('carry')", "Carry", "Carry it on to a new day"),
        Command("d", "deed('drop')", "Drop", "Drop it, with the reason"),
        Command("l", "deed('leave')", "Leave", "Mark it as seen and left for now", False),
        Command("enter", "deed('whole')", "Whole", "Read the whole of it", False),
    )

    class Asked(Message):
        """Something is to be done with a row.

        Args:
            id: id of the tip of its thread, or `LAST`.
            deed: take, carry, drop, leave or whole.
        """

        def __init__(self, id: str, deed: str) -> None:
            super().__init__()
            self.id = id
            self.deed = deed

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._rows: tuple[LeftRow, ...] = ()
        self._laid = 0

    def show_rows(self, rows: tuple[LeftRow, ...]) -> None:
        """Show rows, with the cursor on the row it was on."""
        if rows != self._rows:
            self._rows = rows
            self._lay()

    def go_to(self, id: str) -> None:
        """Put the cursor on a row."""
        self.highlighted = self.get_option_index(id)
        self.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Break the rows anew."""
        if self._laid != self._room:
            self._lay()

    @property
    def _room(self) -> int:
        return max(8, self.scrollable_content_region.width - 1)

    def _lay(self) -> None:
        self._laid = self._room
        at, before = self.highlighted, self.highlighted_option
        self.clear_options()
        self.add_options(
            Option(_broken(each, self._room), id=each.id or None, disabled=not each.id)
            for each in self._rows
        )
        can = [n for n, each in enumerate(self._rows) if each.id]
        same = [n for n in can if before is not None and self._rows[n].id == before.id]
        below = [n for n in can if at is not None and n >= at]
        self.highlighted = next(iter((*same, *below, *can)), None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pointing at a row takes it up, or opens what can only be read."""
        event.stop()
        if event.option_id:
            deed = "whole" if event.option_id == LAST else "take"
            self.post_message(self.Asked(event.option_id, deed))

    def action_deed(self, deed: str) -> None:
        """Do something with the row the cursor is on."""
        option = self.highlighted_option
        if option is not None and option.id:
            self.post_message(self.Asked(option.id, "whole" if option.id == LAST else deed))


def rows_left(
    case: Case, form: TypedPlan, offered: Offer, today: date, *, private: bool
) -> tuple[LeftRow, ...]:
    """The rows of the list.

    Args:
        case: the case as it was last looked at.
        form: the plan as typed, for what is taken up and decided.
        offered: what planning this session offers.
        today: for what is late.
        private: whether other people may see the screen.
    """
    own = homework(case)
    rows = [LeftRow("", "", "Left from before")]
    for heading in (_HOMEWORK, *_HEADINGS.values()):
        found = [each for each in offered.left if _heading(each, own) == heading]
        rows += [LeftRow("", "", heading)] if found else []
        rows += [_row(case, form, each, today) for each in found]
    if not offered.left:
        rows.append(LeftRow("", "", " Nothing was left open."))
    for session in offered.last[:1]:
        held = session.held
        assert held is not None
        text = one_line(" ".join(each.text for each in (*held.happened, *held.view)))
        cut = text if len(text) <= _LAST_LONGEST else f"{text[:_LAST_LONGEST].rstrip()} …"
        rows += [
            LeftRow("", "", "Last time"),
            LeftRow(LAST, "", f"{short_name(session.number)} {cut}"),
        ]
    told = tuple(_offered(case, offered, private=private))
    rows += [LeftRow("", "", "What comes next"), *told] if told else []
    return tuple(rows)


def _heading(thread: Thread, own: frozenset[str]) -> str:
    return _HOMEWORK if thread.tip.id in own else _HEADINGS[thread.root.kind]


def links(case: Case, thread: Thread) -> str:
    """The sessions a thread went through, the latest first: “S15 S9 S5”."""
    numbers = [case.origin(each.session).number for each in reversed(thread.steps)]
    return " ".join(short_name(each) for each in dict.fromkeys(numbers))


def _row(case: Case, form: TypedPlan, thread: Thread, today: date) -> LeftRow:
    tip = thread.tip.id
    decided = next((each for each in form.left if each.id == tip), None)
    taken = any(tip in (aim.takes, aim.id) for aim in form.aims)
    mark = "[x]" if taken else _MARKS.get(decided.how if decided else "", "[ ]")
    text = f"{_from(case, thread)}{one_line(thread.words)}{_due(thread, today)}"
    if thread.risk_information:
        text = f"{RISK_MARK} {text} ({RISK_MARK} risk information)"
    if decided is not None and not taken:
        why = decided.why or (f"to {decided.due}" if decided.due else "")
        text += f" · {'seen, left' if decided.how == How.LEFT.value else decided.how}"
        text += f": {one_line(why)}" if why else ""
    return LeftRow(tip, mark, text)


def _from(case: Case, thread: Thread) -> str:
    """Where it stands: “S15 partly met: ”; with whose it is, where it is an action."""
    judged = [each for each in thread.steps if isinstance(each.what, Result)]
    last = judged[-1] if judged else thread.steps[0]
    number = short_name(case.origin(last.session).number)
    who = case.action(thread.root.id).who if thread.root.kind is ItemKind.ACTION else None
    result = f" {last.what.value}" if isinstance(last.what, Result) else ""
    return f"{number}{result}{f' {who.name}' if who is not None else ''}: "


def _due(thread: Thread, today: date) -> str:
    if thread.due is None:
        return ""
    late = (today - thread.due).days
    if late <= 0:
        return f" · by {show_date(thread.due)}"
    return f" · {late} {'day' if late == 1 else 'days'} late"


def _offered(case: Case, offered: Offer, *, private: bool) -> list[LeftRow]:
    rows: list[LeftRow] = []
    for each in offered.exercises:
        step = case.programme.number_of(each.step) if case.programme is not None else None
        name = f"step {step}" if private and step else "" if private else each.exercise.name
        where = (
            f" ({short_name(case.session_of(each.decided_in).number)})" if each.decided_in else ""
        )
        why = f": {one_line(each.why)}" if each.why else ""
        named = f", {name}" if name else ""
        text = f" {approach_mark(each.approach)} {approach_word(each.approach)}{named}{where}{why}"
        rows.append(LeftRow("", "", text))
    return rows


def _broken(row: LeftRow, width: int) -> Content:
    """A row of the list with its text under itself, not under its mark."""
    if not row.mark:
        heading = not row.id and not row.text.startswith(" ")
        return words(row.text, "bold underline" if heading else "")
    lines = words(row.text).wrap(max(4, width - _INDENT))
    pieces = [
        words(f"{row.mark} " if n == 0 else " " * _INDENT) + each.rstrip()
        for n, each in enumerate(lines)
    ]
    return Content("\n").join(pieces)
