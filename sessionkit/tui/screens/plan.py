"""Planning a session: what was left beside what is to be done.

Invariant: nothing an earlier session left is taken up, carried or dropped by itself, and nothing of
it is lost by leaving it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from sessionkit.continuity.session_sheet import session_sheet
from sessionkit.continuity.threads import Thread
from sessionkit.domain.dates import read_date, show_date
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.exercise import Exercise
from sessionkit.domain.handling import How
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.choose_card import ChooseAims, ChooseCard, card_rows
from sessionkit.tui.dialogs.decide import Decide, Whole
from sessionkit.tui.screens.plan_form import PlanForm
from sessionkit.tui.taking_out import TakesOut
from sessionkit.tui.widgets.card_view import CardView
from sessionkit.tui.widgets.left_list import LAST, LeftList, links
from sessionkit.tui.widgets.plan_rows import ExercisePick, LineRow, PlanRow, PlusRow
from sessionkit.workflows.typed.plan import (
    Former,
    TypedPlan,
    add_aim,
    add_line,
    decide,
    let_go,
    let_go_of,
    moved,
    take_up,
    with_card_aims,
    with_exercise,
    with_steps,
    without_row,
)
from sessionkit.workflows.typed.reading import line


class Plan(TakesOut[TypedPlan], PlanForm):
    """What is to be done in a session, and why.

    Args:
        file: the open case.
        session: id of the session; nothing for the next one.
    """

    CSS_PATH = "plan.tcss"
    ABOUT = (
        "What is to be done in the session, and why. What earlier sessions left stands on the left:"
        " Space takes it up as an aim, c carries it on, d drops it with a reason, l leaves it;"
        " nothing is taken up by itself. The card of the exercise gives steps and aims to begin"
        " from. Enter on a line with a plus sign adds one more."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
        Command("f3", "card", "Card", "Read the exercise's card, or go back from it"),
        Command("f4", "exercise", "Exercise", "Choose the exercise from the library"),
        Command("f5", "steps", "Steps", "Put the card's steps into the content"),
        Command("f8", "aims", "Aims", "Choose from the aims the card suggests"),
        Command("f2", "add", "Add", "Add an aim, or a line of content where the cursor is", False),
        Command("alt+up", "move(-1)", "Up", "Move this aim or line up", False),
        Command("alt+down", "move(1)", "Down", "Move this aim or line down", False),
        Command(
            "ctrl+delete", "take_out", "Take out", "Take this aim, line or exercise out", False
        ),
        Command("f10,alt+z", "put_back", "Put back", "Put back what was taken out last", False),
    )
    AUTO_FOCUS = "#left, #frozen"

    def __init__(self, file: CaseFile, session: str | None) -> None:
        super().__init__(file, session)
        self._former: dict[str, Former] = {}

    async def put(self, form: TypedPlan) -> None:
        """Change the plan; the words of an aim that is let go come back when it is taken up."""
        self._former |= let_go_of(self.form, form)
        await super().put(form)

    # -- what was left ------------------------------------------------------------------------

    async def on_left_list_asked(self, event: LeftList.Asked) -> None:
        """Something is to be done with what was left."""
        event.stop()
        if event.id == LAST:
            last = self.offer.last[0]
            self.app.push_screen(Whole(last.name, session_sheet(self.case, last)))
            return
        thread = next((each for each in self.offer.left if each.tip.id == event.id), None)
        if thread is None:
            return
        match event.deed:
            case "take":
                await self._take(thread)
            case "leave":
                await self._leave(thread)
            case "carry":
                self._ask(thread, How.CARRIED, "To which new day? Empty for none.", self._day_said)
            case "drop":
                question = "Why is it dropped? The reason stays in the record."
                self._ask(thread, How.DROPPED, question, _reason)
            case _:
                title = f"{thread.root.kind.value.capitalize()} from {links(self.case, thread)}"
                said = "\n\n".join(each.words for each in thread.steps if each.words)
                text = f"{thread.words}\n\n{said}".rstrip()
                self.app.push_screen(Whole(title, text))

    async def _take(self, thread: Thread) -> None:
        former, new_id = self._former.get(thread.tip.id), self.file.workspace.new_id
        taken = take_up(self.form, self.case, thread, new_id, former)
        if taken == self.form:
            taken = let_go(self.form, thread.tip.id)
        await self.put(taken)

    async def _leave(self, thread: Thread) -> None:
        left = any(e.id == thread.tip.id and e.how == How.LEFT.value for e in self.form.left)
        again = let_go(self.form, thread.tip.id)
        await self.put(again if left else decide(self.form, thread, How.LEFT))

    def _ask(self, thread: Thread, how: How, question: str, check: Callable[[str], str]) -> None:
        """Ask for the day or the reason; the same key again takes a decision back."""
        before = next((each for each in self.form.left if each.id == thread.tip.id), None)
        dropping = how is How.DROPPED
        value = (before.why if dropping else before.due) if before is not None else ""

        async def answered(answer: str | None) -> None:
            if answer is None:
                return
            why, due = (line(answer), "") if dropping else ("", line(answer))
            await self.put(decide(self.form, thread, how, why, due))

        hint = "a few words" if dropping else "a day: next tue, 10 mar"
        self.app.push_screen(Decide(thread.words, question, check, value, hint), answered)

    def _day_said(self, text: str) -> str:
        if not line(text):
            return ""
        return show_date(read_date(line(text), self.file.workspace.today, "future"))

    # -- the exercise and its card ------------------------------------------------------------

    def on_exercise_pick_wanted(self, event: ExercisePick.Wanted) -> None:
        """Enter on the exercise."""
        event.stop()
        self.action_exercise()

    def action_exercise(self) -> None:
        """Choose the exercise."""
        if not self.may_change():
            return
        cards = tuple(self.cards.values())
        rows = card_rows(self.case, self.offer, cards, private=self.app.private)
        self.app.push_screen(ChooseCard(rows), self._chosen)

    async def _chosen(self, id: str | None) -> None:
        if id is not None:
            await self.put(with_exercise(self.form, self.case, self.cards[id]))
            self.tell("")

    def action_card(self) -> None:
        """Read the card, or go back from it."""
        if self.may_change():
            self.turn_card(not self.query_one(CardView).has_focus)

    async def action_back(self) -> None:
        """Back from the card to the form; from there, to the screen before."""
        if isinstance(self.focused, CardView):
            self.turn_card(False)
        else:
            await super().action_back()

    async def action_steps(self) -> None:
        """Put the card's steps into the content."""
        card = self._card_to_use()
        if card is None:
            return
        there = {each.text for each in self.form.content}
        if card.steps and all(each.text in there for each in card.steps):
            self.tell("The card's steps stand in the content already.")
            return
        await self.put(with_steps(self.form, self.case, card, self.file.workspace.new_id))

    def action_aims(self) -> None:
        """Choose from the aims the card suggests."""
        card = self._card_to_use()
        if card is None:
            return
        there = {line(each.text).casefold() for each in self.form.aims}
        aims = tuple(each for each in card.aims if line(each).casefold() not in there)
        if not aims:
            self.tell("The card suggests no aim that does not stand in the plan already.")
            return

        async def answered(chosen: tuple[str, ...] | None) -> None:
            if chosen:
                new_id = self.file.workspace.new_id
                await self.put(with_card_aims(self.form, replace(card, aims=chosen), new_id))

        self.app.push_screen(ChooseAims(aims), answered)

    def _card_to_use(self) -> Exercise | None:
        if not self.may_change():
            return None
        none = "No exercise of the library is chosen. F4 chooses one."
        self.tell(none if self.card is None else "")
        return self.card

    # -- rows ---------------------------------------------------------------------------------

    async def on_plus_row_wanted(self, event: PlusRow.Wanted) -> None:
        """Enter on a line with a plus sign."""
        event.stop()
        await self._add(event.rows)

    async def action_add(self) -> None:
        """Add an aim, or a line of content where the cursor is."""
        if self.may_change():
            row, focus = self._row, self.focused
            content = isinstance(row, LineRow) or getattr(focus, "id", "") == "add-content"
            await self._add("content" if content else "aims")

    async def _add(self, rows: str) -> None:
        new_id = self.file.workspace.new_id
        if rows == "aims":
            await self.put(add_aim(self.form, new_id))
            self.go_to(f"aims/{self.form.aims[-1].id}/text")
        else:
            await self.put(add_line(self.form, new_id))
            self.go_to(f"content/{self.form.content[-1].id}/minutes")

    @property
    def _row(self) -> PlanRow[Any] | None:
        above = self.focused.ancestors_with_self if self.focused is not None else ()
        return next((each for each in above if isinstance(each, PlanRow)), None)

    async def action_move(self, by: int) -> None:
        """Move the aim or line the cursor is in."""
        row = self._row
        if row is not None:
            await self.put(moved(self.form, row.typed.id, by))
            row.scroll_visible()

    async def action_take_out(self) -> None:
        """Take out the aim or line the cursor is in, or the exercise."""
        row = self._row
        if row is not None:
            kind, _, id = row.path.partition("/")
            self.query_one(f"#add-{kind}").focus()
        elif isinstance(self.focused, ExercisePick) and self.form.exercises:
            kind, id = "exercises", self.form.exercises[0].id
        else:
            self.tell("The cursor is in no aim, line of content or exercise.")
            return
        await self.take_out(kind, id, without_row(self.form, id))


def _reason(text: str) -> str:
    if not line(text):
        raise WrongUse("Nothing is dropped without a reason.", "Say why in a few words.")
    return ""
