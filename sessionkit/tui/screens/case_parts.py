"""What stands round the tabs of a case: warnings, the row of tabs, small questions.

Invariant: what nobody has answered yet stands above every tab, in words; nothing here says that
somebody was told.
"""

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.continuity.threads import Thread
from sessionkit.domain.calendar_words import show_plain_date
from sessionkit.domain.case import Case
from sessionkit.domain.people import Role
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.storage.case_store import OpenCase
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import row, words
from sessionkit.tui.widgets.row_list import RowList

NEW_GOAL: Final = "new"
"""Answered where a goal is to be added."""
NEW_PRIOR: Final = "new"
"""Answered where work done before is to be added."""


def alerts(opened: OpenCase, threads: tuple[Thread, ...], also: tuple[str, ...]) -> Content:
    """What needs an answer in a case, who else is in it and what is not saved; a row each.

    Args:
        opened: the case.
        threads: its threads.
        also: a sentence for everybody else who has it open, and for every form not saved.
    """
    case = opened.case
    rows = []
    risky = {each.began for each in threads if each.risk_information and each.state.is_open}
    if risky:
        before = ["work done before"] * any(each.id in risky for each in case.prior)
        where = ", ".join((*before, *(_short(each) for each in case.chain if each.id in risky)))
        said = f"! Risk information ({where}) not closed. sessionkit has told nobody."
        rows.append(row(said, "bold $warning"))
    if case.conflicts:
        within = {each.path[1] for each in case.conflicts if each.path[:1] == ("sessions",)}
        places = [_short(each) for each in case.chain if each.id in within]
        if any(each.path[:1] != ("sessions",) for each in case.conflicts):
            places.append("the rest of the case" if places else "the case")
        said = f"! Two texts stand in {', '.join(places)}; c decides."
        rows.append(row(said, "bold $warning"))
    rows += [row(f"! {each}", "$warning") for each in opened.damaged]
    rows += [row(f"{each}.", "$quiet") for each in also]
    return Content("\n").join(rows)


def standing(case: Case, width: int) -> str:
    """How long the order runs, and who runs the case; as much of it as there is room for."""
    until = case.front.order_until
    order = f"order to {show_plain_date(until)}" if until is not None else ""
    names = ", ".join(each.name for each in case.in_role(Role.CO_WORKER))
    whole = " · ".join(part for part in (order, names) if part)
    return whole if len(whole) + len(case.participant.name) + len(case.reference) < width else order


def first_to_show(case: Case) -> str:
    """Id of the session the cursor starts on: being written up, else the last with a record."""
    writing = [each for each in case.chain if each.state is State.WRITING_UP]
    chosen = writing[0] if writing else case.last_recorded
    if chosen is None:
        return case.chain[0].id if case.sessions else ""
    return chosen.id


def waiting(case: Case, *states: State) -> tuple[Session, ...]:
    """The sessions in one of these states, in order."""
    return tuple(each for each in case.chain if each.state in states)


def _short(session: Session) -> str:
    return f"S{session.number}" if session.number is not None else "the new session"


class TabRow(Widget):
    """The tabs of a screen in one row, each with the key that opens it."""

    DEFAULT_CSS = """
    TabRow { height: 1; padding: 0 1; background: $background; color: $foreground; }
    """

    class Opened(Message):
        """A tab is to be shown.

        Args:
            tab: its id.
        """

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tabs: tuple[tuple[str, str], ...] = ()
        self._at = ""

    def show(self, tabs: tuple[tuple[str, str], ...], at: str) -> None:
        """Show tabs, each an id and a label, one of them open."""
        self._tabs, self._at = tabs, at
        self.refresh()

    def render(self) -> Content:
        """Every tab; brackets stand round the open one. Blanks go first where little fits."""
        return Content(" ").join(self._shown(n) for n in range(len(self._tabs)))

    def on_click(self, event: events.Click) -> None:
        """Open by pointing."""
        start = 1
        for n, (tab, _) in enumerate(self._tabs):
            end = start + self._shown(n).cell_length
            if start <= event.x < end:
                self.post_message(self.Opened(tab))
            start = end + 1

    def _shown(self, n: int) -> Content:
        tab, label = self._tabs[n]
        if tab == self._at:
            return words(f"[{n + 1} {label}]", "bold reverse")
        blank = " " if self._is_roomy else ""
        return words(f"{blank}{n + 1} {label}{blank}")

    @property
    def _is_roomy(self) -> bool:
        """Whether every tab fits with a blank on either side, one more between two, all of it."""
        needed = sum(len(f" {n} {label} ") + 1 for n, (_, label) in enumerate(self._tabs, 1))
        return needed - 1 <= self.size.width


class _PartChoice(Dialog[str]):
    """Which part of a case is to be changed; answers its id, or that one is to be added.

    Args:
        title: what the parts are.
        new: the answer where one is to be added, and the words for that.
        parts: the id and the words of each.
    """

    def __init__(
        self, title: str, new: tuple[str, str], parts: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__()
        self._title = title
        self._new = new
        self._parts = parts

    def content(self) -> ComposeResult:
        """A new one first, then those there are."""
        id, said = self._new
        yield Static(words(self._title, "bold"))
        parts = (Option(row(each), id=part) for part, each in self._parts)
        yield RowList(Option(row(said, "bold"), id=id), *parts, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a row."""
        event.stop()
        self.dismiss(event.option_id)

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        self.query_one(OptionList).action_select()


class GoalChoice(_PartChoice):
    """Which goal is to be changed; answers its id, or `NEW_GOAL`.

    Args:
        case: the case.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "choose", "Choose", "Change this goal, or add one"),
        Command("escape", "cancel", "Back", "Leave the goals as they are"),
    )

    def __init__(self, case: Case) -> None:
        goals = ((each.id, f"{each.what}{' (ended)' if each.ended else ''}") for each in case.goals)
        super().__init__("Goals", (NEW_GOAL, "Add a goal"), tuple(goals))


class PriorChoice(_PartChoice):
    """Which piece of work done before is to be changed; answers its id, or `NEW_PRIOR`.

    Args:
        case: the case.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "choose", "Choose", "Change this piece of work, or add one"),
        Command("escape", "cancel", "Back", "Leave the work done before as it is"),
    )

    def __init__(self, case: Case) -> None:
        told = ((each.id, ", ".join(filter(None, (each.what, each.period)))) for each in case.prior)
        super().__init__("Work done before", (NEW_PRIOR, "Add work done before"), tuple(told))
