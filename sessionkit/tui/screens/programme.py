"""The programme of a case: chosen for this participant, step by step, with reasons.

Invariant: every change to the choice or order of steps carries its reason (¶52 to ¶55); what is
changed is the step that was seen, also where somebody else put one in before it meanwhile.
"""

from collections.abc import Callable, Iterator
from textwrap import wrap
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sessionkit.continuity.chain import completed_steps, next_step
from sessionkit.continuity.offer import offer
from sessionkit.domain.case import Case
from sessionkit.domain.errors import NotFound, SessionkitError
from sessionkit.domain.exercise import Programme
from sessionkit.domain.programme import CaseProgramme, CaseStep, StepChoice
from sessionkit.domain.text import make_safe, one_line
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command, Commanded
from sessionkit.tui.dialogs.ask_line import AskLine
from sessionkit.tui.dialogs.choose_card import ChooseCard, card_rows
from sessionkit.tui.page import Page
from sessionkit.tui.paint.plain import joined, row, words
from sessionkit.tui.widgets.hints import Hints
from sessionkit.tui.widgets.row_list import RowList
from sessionkit.workflows.change_case import Changed
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.programme_of_case import (
    choose_programme,
    choose_step,
    insert_step,
    skip_step,
)
from sessionkit.workflows.read_library import library_of
from sessionkit.workflows.typed.reading import line

LOOK_EVERY = 2.0
"""Seconds between two looks whether somebody else saved."""
_SKIPPED_ALREADY = "This step is skipped already; c chooses it after all."
_CHOSEN_AGAIN = "Only a step that was skipped is chosen again."
_ABOUT_STEPS = frozenset({"skip", "choose_again", "insert", "insert_last", "look"})
"""The deeds that need a programme."""
_CHOOSE_FIRST = "There is no programme yet; Enter chooses the one the cursor is on."


class StepList(Commanded, RowList):
    """The steps; where there is no programme yet, the programmes to choose from."""

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("enter", "choose", "Choose", "Choose this programme, and say why"),
    )

    choosing = False
    """Whether a programme is to be chosen."""

    def can(self, deed: str) -> bool:
        """A programme is chosen once, where there is any."""
        return self.choosing and self.option_count > 0

    def action_choose(self) -> None:
        """Choose the programme the cursor is on; of a step, see its line."""
        self.action_select()


class ProgrammeScreen(Page[None]):
    """The steps of a case's programme; a case without one is given one here.

    Args:
        file: the open case.
    """

    CSS_PATH = "programme.tcss"
    ABOUT = (
        "The exercises chosen for this participant, in order. A programme of the library is "
        "somebody's way of working: choose it, and depart from it, with reasons. Every session's "
        "plan offers the next step."
    )
    HERE: ClassVar[tuple[Command, ...]] = (
        Command("s", "skip", "Skip", "Pass over this step, and say why"),
        Command("c", "choose_again", "Choose again", "Choose a skipped step after all"),
        Command("i", "insert", "Insert before", "Put an exercise in before this step"),
        Command("enter", "look", "Look", "See the step's own line", False),
        Command("e", "insert_last", "Put at end", "Put an exercise in after the last step", False),
    )
    AUTO_FOCUS = "#steps"

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self.file = file

    @property
    def case(self) -> Case:
        """The case as it was last looked at."""
        return self.file.case

    @property
    def workspace(self) -> Workspace:
        """The team's store."""
        return self.file.workspace

    def heading(self) -> str:
        """The case."""
        return f"{self.case.reference} {self.case.participant.surname} · programme"

    def on_resize(self, event: events.Resize) -> None:
        """Steps are broken into lines to fit."""
        self._show()

    def private_changed(self) -> None:
        """Show the numbers of steps alone, or the titles again."""
        super().private_changed()
        self._show()

    def body(self) -> ComposeResult:
        """What it is and why; the steps."""
        yield Static(id="about", markup=False)
        yield StepList(id="steps", markup=False)

    def on_mount(self) -> None:
        """Show the steps, the next one under the cursor; look now and then for changes."""
        self._show()
        coming = next_step(self.case)
        self._put_cursor(coming.id if coming is not None else "")
        self.set_interval(LOOK_EVERY, self._look)

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        try:
            if await self.file.catch_up() is not None:
                self._show()
        except SessionkitError as error:
            self.tell_error(error)

    # -- what is shown ------------------------------------------------------------------------

    @property
    def _steps(self) -> StepList:
        return self.query_one(StepList)

    def _show(self) -> None:
        programme = self.case.programme
        about = _about_choosing() if programme is None else _about(programme)
        self.query_one("#about", Static).update(about)
        options = self._to_choose() if programme is None else self._of(programme)
        before = self._steps.highlighted_option
        self._steps.choosing = programme is None
        self._steps.clear_options()
        self._steps.add_options(options)
        self._put_cursor(before.id if before is not None and before.id else "")
        self.query_one(Hints).refresh()

    def _put_cursor(self, id: str) -> None:
        ids = [each.id for each in self._steps.options]
        self._steps.highlighted = ids.index(id) if id in ids else 0 if ids else None

    def _to_choose(self) -> list[Option]:
        return [
            Option(_programme_row(each, self.size.width), id=each.id)
            for each in library_of(self.workspace).programmes
        ]

    def _of(self, programme: CaseProgramme) -> Iterator[Option]:
        done, coming = completed_steps(self.case), next_step(self.case)
        for number, step in enumerate(programme.steps, 1):
            is_next = coming is not None and step.id == coming.id
            stands = "done" if step.id in done else "next" if is_next else ""
            name = f"step {number}" if self.app.private else step.exercise.name
            yield Option(_step_row(number, step, (stands, name), self.size.width), id=step.id)

    # -- deeds --------------------------------------------------------------------------------

    def can(self, deed: str) -> bool:
        """Steps are changed where there are any; one that was skipped can only be chosen again."""
        if deed not in _ABOUT_STEPS:
            return True
        step = self._at()
        if step is None or deed not in ("skip", "choose_again"):
            return self.case.programme is not None
        return (step.choice is StepChoice.SKIPPED) is (deed == "choose_again")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Other things can be done with another step."""
        event.stop()
        self.query_one(Hints).refresh()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a programme; of a step, say its line as the programme prints it."""
        event.stop()
        step = self._step() if self.case.programme is not None else None
        if step is not None:
            line = f": {step.exercise.written or step.exercise.name}"
            self.tell(f"Step {self._number(step)}{'' if self.app.private else line}")
        elif self.case.programme is None:
            chosen = event.option_id or ""
            question = f"Why this programme, for {self.case.participant.name}?"
            self._ask(question, lambda why: self._chosen(chosen, why))

    def _chosen(self, programme: str, why: str) -> None:
        id = self.case.id
        self._do(lambda: choose_programme(self.workspace, id, programme, why), "It is chosen.")

    def action_look(self) -> None:
        """See the step's own line."""
        self._steps.action_select()

    def action_skip(self) -> None:
        """Pass over the step."""
        step = self._step()
        if step is None:
            return
        if step.choice is StepChoice.SKIPPED:
            self.tell(_SKIPPED_ALREADY)
            return
        number = self._number(step)
        self._ask(f"Why is step {number} passed over?", lambda why: self._skipped(step, why))

    def _skipped(self, step: CaseStep, why: str) -> None:
        self._change(step, lambda id, n: skip_step(self.workspace, id, n, why), "It is skipped.")

    def action_choose_again(self) -> None:
        """Choose a step that was skipped after all."""
        step = self._step()
        if step is None:
            return
        if step.choice is not StepChoice.SKIPPED:
            self.tell(_CHOSEN_AGAIN)
            return
        number = self._number(step)
        self._ask(f"Why is step {number} chosen after all?", lambda why: self._again(step, why))

    def _again(self, step: CaseStep, why: str) -> None:
        self._change(step, lambda id, n: choose_step(self.workspace, id, n, why), "It is chosen.")

    def action_insert(self) -> None:
        """Put an exercise in before the step."""
        step = self._step()
        if step is not None:
            self._choose_card(step)

    def action_insert_last(self) -> None:
        """Put an exercise in after the last step."""
        if self.case.programme is None:
            self.tell(_CHOOSE_FIRST)
        else:
            self._choose_card(None)

    def _choose_card(self, before: CaseStep | None) -> None:
        cards = library_of(self.workspace).exercises
        rows = card_rows(self.case, offer(self.case), cards, private=self.app.private)

        def chosen(card: str | None) -> None:
            if card is not None:
                where = f"before step {self._number(before)}" if before else "at the end"
                self._ask(f"Why is it put in {where}?", lambda why: put_in(card, why))

        def put_in(card: str, why: str) -> None:
            def deed(id: str, number: int) -> Changed:
                return insert_step(self.workspace, id, number, card, why)

            self._change(before, deed, "It is put in.")

        self.app.push_screen(ChooseCard(rows), chosen)

    def _step(self) -> CaseStep | None:
        """The step the cursor is on; where there is no programme, that is told."""
        if self.case.programme is None:
            self.tell(_CHOOSE_FIRST)
        return self._at()

    def _at(self) -> CaseStep | None:
        option = self._steps.highlighted_option
        steps = self.case.programme.steps if self.case.programme is not None else ()
        return next((each for each in steps if option and each.id == option.id), None)

    def _number(self, step: CaseStep) -> int:
        programme = self.case.programme
        return programme.number_of(step.id) or 0 if programme is not None else 0

    def _ask(self, question: str, then: Callable[[str], None]) -> None:
        def answered(why: str | None) -> None:
            if why is not None:
                then(line(why))

        self.app.push_screen(AskLine(question, "", "In a few words.", _needed), answered)

    def _change(
        self, step: CaseStep | None, deed: Callable[[str, int], Changed], said: str
    ) -> None:
        """Change a step, or what comes after the last, by its number as it is on disk now."""
        id = self.case.id

        def done() -> Changed:
            programme = self.workspace.cases.open(id).case.programme
            steps = programme.steps if programme is not None else ()
            places = {each.id: number for number, each in enumerate(steps, 1)}
            number = places.get(step.id) if step is not None else len(steps) + 1
            if number is None:
                raise NotFound("That step is no longer in the programme.", "Look at it again.")
            return deed(id, number)

        self._do(done, said)

    @work
    async def _do(self, deed: Callable[[], Changed], said: str) -> None:
        try:
            changed = await self.file.change(deed)
        except SessionkitError as error:
            self.tell_error(error)
            return
        self._show()
        both = " Both texts stand where you both wrote; choose on the case's screen."
        self.tell(f"{said}{both if changed.conflicts else ''}")


def _needed(why: str) -> str:
    return "" if why else "Say why in a few words."


def _about_choosing() -> Content:
    return joined(
        words("There is no programme yet. Enter chooses one; say why it suits this participant.\n"),
        words("Steps can be skipped and others put in afterwards, with reasons.", "$quiet"),
    )


def _about(programme: CaseProgramme) -> Content:
    why = programme.chosen_because or "not said"
    return joined(row(programme.title, "bold"), "\n", row(f"Why: {why}", "$quiet"))


def _programme_row(programme: Programme, width: int) -> Content:
    many = len(programme.steps)
    steps = "1 step" if many == 1 else f"{many} steps"
    about = programme.about.strip("\n").split("\n\n", maxsplit=1)[0]
    return joined(row(programme.title, "bold"), f"  {steps}\n  ", words(_hung(about, 2, width)))


def _step_row(number: int, step: CaseStep, told: tuple[str, str], width: int) -> Content:
    stands, called = told
    mark = "skipped" if step.choice is StepChoice.SKIPPED else stands
    put_in = "put in: " if step.choice is StepChoice.INSERTED else ""
    name = _hung(f"{put_in}{called}", _INDENT, width)
    parts = [words(f"{number:>3} {mark:<8} "), words(name, "bold" if stands == "next" else "")]
    if step.reason:
        why = _hung(f"why: {step.reason}", _INDENT, width)
        parts.append(words(f"\n{' ' * _INDENT}{why}", "$quiet"))
    return joined(*parts)


_INDENT = 13
"""Cells before the name of a step: its number and whether it is done."""


def _hung(text: str, indent: int, width: int) -> str:
    """A text on as many lines as it needs, those after the first set in."""
    room = max(20, width - indent - 6)
    lines = wrap(one_line(make_safe(text).text), room) or [""]
    return f"\n{' ' * indent}".join(lines)
