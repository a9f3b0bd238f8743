"""The form of a plan: how it is laid out, and what is shown as it is typed.

Invariant: the day is read back with its weekday and the minutes are added up while they are typed;
the plan of a session whose recording has started is read and not changed.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static
from textual.worker import Worker

from sessionkit.continuity.offer import Offer
from sessionkit.continuity.session_sheet import session_sheet
from sessionkit.domain.case import Case
from sessionkit.domain.dates import Prefer, When, read_when
from sessionkit.domain.errors import SessionkitError
from sessionkit.domain.exercise import Exercise
from sessionkit.domain.ids import derived_id
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.storage.case_store import OpenCase
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.form_page import FormPage
from sessionkit.tui.paint.plain import words
from sessionkit.tui.row_remarks import RemarksAtRows
from sessionkit.tui.widgets.card_view import CardView
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.left_list import LeftList, links, rows_left
from sessionkit.tui.widgets.plan_rows import (
    AimRow,
    ApproachChoice,
    ExercisePick,
    ExerciseRow,
    LineRow,
    PlusRow,
)
from sessionkit.tui.widgets.prose import Prose
from sessionkit.tui.widgets.reading import Reading
from sessionkit.tui.widgets.rows import Rows
from sessionkit.tui.widgets.wrapped import Wrapped
from sessionkit.workflows.plan_day import said_of_day
from sessionkit.workflows.presence import Doing
from sessionkit.workflows.read_library import library_of
from sessionkit.workflows.typed.plan import (
    TypedAim,
    TypedExercise,
    TypedLine,
    TypedPlan,
    minutes_planned,
    offered,
    plan_or_next,
    session_minutes,
    written_plan,
)
from sessionkit.workflows.typed.reading import line


class PlanForm(RemarksAtRows[TypedPlan], FormPage[TypedPlan]):
    """What a plan is typed into; `Plan` says what can be done with it.

    Args:
        file: the open case.
        session: id of the session; nothing for the next one.
    """

    DAYS: ClassVar[Mapping[str, Prefer]] = {}
    """The day has a row of its own under the field."""

    def __init__(self, file: CaseFile, session: str | None) -> None:
        # Two workers who plan the next session at once plan one session.
        last = file.case.chain[-1].id if file.case.chain else ""
        self._session = session or derived_id(file.case.id, f"session after {last}")
        self.cards: dict[str, Exercise] = {}
        self._said: dict[str, str] = {}
        super().__init__(file, plan_or_next(file.workspace, file.case, self._session))
        self._frozen = self._recording(file.case)

    # -- the form -----------------------------------------------------------------------------

    def read(self, case: Case) -> TypedPlan:
        """The plan as a case holds it."""
        return plan_or_next(self.file.workspace, case, self._session)

    def written(self, case: Case, form: TypedPlan) -> Case:
        """The case with the plan written into it."""
        return written_plan(self.file.workspace, case, form)

    def draft_name(self) -> str:
        """One draft a session."""
        return f"plan:{self._session}"

    def doing(self) -> tuple[Doing, int | None]:
        """For the courtesy line."""
        there = self._there(self.case)
        return Doing.READING if self._frozen else Doing.PLANNING, there.number if there else None

    def heading(self) -> str:
        """Case and session."""
        there = self._there(self.case)
        name = self.case.participant.surname
        what = there.name.lower() if there is not None else "the next session"
        return f"{self.case.reference} {name} · plan {what}"

    def _there(self, case: Case) -> Session | None:
        return next((each for each in case.sessions if each.id == self._session), None)

    def _recording(self, case: Case) -> bool:
        there = self._there(case)
        return there is not None and there.state is not State.PLANNED

    def body(self) -> ComposeResult:
        """What was left, the form, the card."""
        if self._frozen:
            yield from self._frozen_body()
            return
        form = self.form
        with Horizontal(id="plan"):
            yield LeftList(id="left")
            with VerticalScroll(id="form", can_focus=False):
                yield FieldRow("When", Wrapped("when", form.when, "a day: next tue 14:00"))
                yield Static(id="when-read", classes="read", markup=False)
                yield FieldRow("Venue", Wrapped("venue", form.venue, "where"))
                yield FieldRow("Present", Wrapped("present", form.present, "who is to be there"))
                yield ExerciseRow()
                yield FieldRow("Approach", ApproachChoice(form.approach))
                yield FieldRow("  why", Wrapped("why", form.why, "why it follows so"))
                yield Static("AIMS AND OBJECTIVES", classes="part")
                yield Rows(form.aims, self._aim_row, id="aims")
                yield PlusRow("aims", "aim")
                yield Static(id="content-head", classes="part", markup=False)
                yield Rows(form.content, lambda row: LineRow(cast("TypedLine", row)), id="content")
                yield PlusRow("content", "line of content")
                if form.set_aside:
                    aside = Prose("set_aside", form.set_aside)
                    yield FieldRow("Stood on the form, under no heading", aside, tall=True)
            yield CardView(id="card")

    def _frozen_body(self) -> ComposeResult:
        there = self._there(self.case)
        assert there is not None
        said = f"{there.name} is {there.state.value}: its plan stands as it was and is read here."
        with VerticalScroll(id="frozen", can_focus=True):
            yield Static(words(f"{said}\n", "bold"))
            yield Reading(session_sheet(self.case, replace(there, record=None)))

    def _aim_row(self, row: object) -> AimRow:
        return AimRow(cast("TypedAim", row), self.case.goals)

    def on_mount(self) -> None:
        """Say what follows from the form as it opens, then read the library."""
        # The toolkit calls what the classes below do on mounting by itself.
        if not self._frozen:
            self._number()
            self.typed("")
            self._read_cards()
            if not self.offer.left:
                self.go_to("when")

    def private_changed(self) -> None:
        """Show the step in place of exercise and card, or those again."""
        super().private_changed()
        if not self._frozen:
            self.typed("")
            if self.cards:
                self._show_card()

    def offer_draft(self) -> Worker[None]:
        """Offer a draft, where there is a form to put it into."""
        return self.run_worker(_nothing()) if self._frozen else super().offer_draft()

    @work
    async def _read_cards(self) -> None:
        library = await self.file.do(lambda: library_of(self.file.workspace))
        self.cards = {each.id: each for each in library.exercises}
        self._show_card()

    async def lay(self, before: TypedPlan) -> None:
        """Rows that came or went."""
        if self._frozen:
            return
        await self.query_one("#aims", Rows).lay(self.form.aims)
        await self.query_one("#content", Rows).lay(self.form.content)
        self._number()
        if before.exercises != self.form.exercises:
            self._show_card()

    def typed(self, path: str) -> None:
        """What follows from what was typed: the day read back, the total, the marks on the left."""
        super().typed(path)
        if self._frozen:
            return
        if path in ("", "when"):
            self._read_back()
        if path in ("", "when") or path.startswith("content/"):
            self._total()
        if not path:
            self.query_one(ExercisePick).say(tuple(map(self._called, self.form.exercises)))
            today = self.file.workspace.today
            private = self.app.private
            rows = rows_left(self.case, self.form, self.offer, today, private=private)
            self.query_one(LeftList).show_rows(rows)

    def _read_back(self) -> None:
        """The day as it is understood, where that is not what stands in the field, and its oddity.

        That is said here and never refused: a plan is written down late now and then.
        """
        text, when = line(self.form.when), None
        said = ""
        if text:
            try:
                when = self._when_typed()
                said = when.show()
            except SessionkitError as error:
                said = f"Error: {error.message} {error.hint}".rstrip()
        odd = self._oddities(when) if when is not None else ()
        self._say("when-read", "\n".join((said if said != text else "", *odd)).strip())

    def _when_typed(self) -> When:
        workspace = self.file.workspace
        return read_when(line(self.form.when), workspace.today, workspace.zone, "future")

    def _oddities(self, when: When) -> tuple[str, ...]:
        """What is to be said of the day."""
        return said_of_day(self.case, self._session, when.day, self.file.workspace.today)

    def _say(self, id: str, text: str) -> None:
        """Say something on the form; the form is laid out anew only where it is new."""
        if self._said.get(id) != text:
            self._said[id] = text
            shown = self.query_one(f"#{id}", Static)
            shown.update(words(text))
            shown.display = bool(text)

    def _total(self) -> None:
        planned = minutes_planned(self.form)
        whole = session_minutes(self.file.workspace, self.form)
        over = f": {planned - whole} min over" if planned > whole else ""
        self._say("content-head", f"CONTENT      {planned} of {whole} min{over}")

    def _number(self) -> None:
        threads = {each.tip.id: each for each in self.offer.left}
        for number, aim in enumerate(self.form.aims, 1):
            thread = threads.get(aim.takes)
            link = f"← {links(self.case, thread)}" if thread is not None else ""
            if aim.takes and thread is None:
                link = "← taken up or settled elsewhere meanwhile"
            cast("AimRow", self.query_one("#aims", Rows).row(aim.id)).number(number, link)

    @property
    def offer(self) -> Offer:
        """What planning this session offers."""
        return offered(self.case, self._session)

    def _called(self, exercise: TypedExercise) -> str:
        programme = self.case.programme
        step = programme.number_of(exercise.step) if programme is not None else None
        if self.app.private:
            return f"step {step}" if step else "an exercise"
        name = exercise.title or exercise.written
        return f"{name} (step {step})" if step else name

    # -- problems -----------------------------------------------------------------------------

    def remarks(self) -> dict[str, str]:
        """What is to be said at a field; what is wrong with the day stands under it already."""
        said = super().remarks()
        if said.get("when") == self._said.get("when-read"):
            said.pop("when", None)
        return said

    def go_to(self, path: str) -> None:
        """Put the cursor into a field, or on what was left."""
        kind, _, rest = path.partition("/")
        if kind == "left":
            self.turn_card(False)
            self.query_one(LeftList).go_to(rest.partition("/")[0])
        else:
            super().go_to(path)

    async def save(self) -> bool:
        """Save the plan, and say what is odd about its day; a new session then has its number."""
        if not self.may_change():
            return False
        saved = await super().save()
        if saved:
            self.retitle()
            there = self._there(self.case)
            self.tell_more(" ".join(self._oddities(there.when) if there is not None else ()))
        return saved

    async def take_in(self, now: OpenCase) -> None:
        """Show what somebody else saved; say it where they started recording."""
        was_recording = self._recording(self.case)
        await super().take_in(now)
        self.retitle()
        if not self._frozen:
            self._number()
            self.typed("")
        if self._recording(self.case) and not was_recording:
            self.tell(
                "Recording of this session has started; its plan stands as it was saved. "
                "What you typed is kept as a draft."
            )

    def may_change(self) -> bool:
        """Whether the plan can be changed; says why not, where it cannot."""
        if self._frozen:
            self.tell("This plan is read only: recording has started. Record the difference there.")
        return not self._frozen

    # -- the card ------------------------------------------------------------------------------

    @property
    def card(self) -> Exercise | None:
        """The card of the exercise, where it is one of the library's."""
        ids = [each.card for each in self.form.exercises if each.card]
        return self.cards.get(ids[0]) if ids else None

    def _show_card(self) -> None:
        view, card = self.query_one(CardView), self.card
        if card is None:
            view.say("No card: no exercise of the library is chosen. F4 chooses one.")
        elif self.app.private:
            view.say("Private display is on: the card is not shown.")
        else:
            titles = dict(self.file.workspace.settings.plan_sections)
            view.show_card(card, card.title, self.case, titles)

    def turn_card(self, shown: bool) -> None:
        """Show the card in place of what was left, or that again."""
        self.set_class(shown, "-card")
        (self.query_one(CardView) if shown else self.query_one(LeftList)).focus()


async def _nothing() -> None:
    """Nothing is offered."""
