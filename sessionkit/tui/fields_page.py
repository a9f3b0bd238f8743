"""A screen with fields: what stands in them, what is wrong with them, two texts for one of them.

Invariant: the fields show one form and nothing beside it; whatever is done to the form, every field
that is there shows what then stands in it.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar, Generic, TypeVar

from textual.widget import Widget

from sessionkit.domain.dates import Prefer
from sessionkit.domain.errors import NotFound
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.two_texts import TwoTexts, TwoTextsOrBoth
from sessionkit.tui.field_names import field_name
from sessionkit.tui.form_words import (
    DAYS,
    clashes_said,
    day_said,
    other_text,
    problem_text,
    problems_said,
)
from sessionkit.tui.page import Page
from sessionkit.tui.widgets.choice import Choice
from sessionkit.tui.widgets.field import Field, Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.fold import Fold
from sessionkit.tui.widgets.line import Line
from sessionkit.workflows.typed.days import meant_in
from sessionkit.workflows.typed.fields import Value, value_at
from sessionkit.workflows.typed.reading import FieldProblem, line
from sessionkit.workflows.typed.standing import Clash, Standing

F = TypeVar("F")


class FieldsPage(Page[None], Generic[F]):
    """A screen of fields that show one form.

    Args:
        standing: the form as it opens, and what it stands on.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("f9", "two_texts", "Two texts", "Choose between your text and another's", False),
    )

    DAYS: ClassVar[Mapping[str, Prefer]] = DAYS
    """The fields whose day is said while it is typed."""

    def __init__(self, standing: Standing[F]) -> None:
        super().__init__()
        self.standing = standing
        self._problems: tuple[FieldProblem, ...] = ()

    async def lay(self, before: F) -> None:
        """Bring rows of fields into line with the form; `before` is what was laid out last."""

    @property
    def form(self) -> F:
        """What stands in the fields."""
        return self.standing.typed

    def tell(self, text: str) -> None:
        """Say something below the fields, and keep the one the cursor is in on the screen."""
        super().tell(text)
        # What is said takes its rows from the form.
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        field = self.focused
        if isinstance(field, Line | Choice) and isinstance(field.parent, Widget):
            # With what stands beside it: words of several lines, an error.
            field.parent.scroll_visible(animate=False)

    def on_typed(self, event: Typed) -> None:
        """Something was typed into a field."""
        event.stop()
        try:
            self.standing = self.standing.with_field(event.path, event.value)
        except NotFound as error:
            self.tell_error(error)
            return
        self._say_day(event.path, event.value)
        self.typed(event.path)

    def _say_day(self, path: str, value: Value) -> None:
        """Say which day is meant, with its weekday, as soon as one is."""
        try:
            prefer = meant_in(self.DAYS, path)
        except KeyError:
            return
        self.tell(day_said(self.app.workspace, line(str(value)), prefer))

    def typed(self, path: str) -> None:
        """What follows from typing into a field, such as a total; nothing by itself."""

    async def put(self, form: F) -> None:
        """Change the form from outside its fields: rows added, moved, taken away."""
        before = self.form
        self.standing = self.standing.with_form(form)
        await self.shown(before)

    async def shown(self, before: F) -> None:
        """Show what stands in the form now, in every field; `before` is what was laid out."""
        await self.lay(before)
        for field in self.fields():
            self._show(field)
        self._remark()
        self.typed("")

    def fields(self) -> tuple[Field, ...]:
        """Every field there is now."""
        return tuple(each for each in self.query(".field") if isinstance(each, Field))

    def _show(self, field: Field) -> None:
        try:
            field.show(value_at(self.form, field.path))
        except (NotFound, AttributeError):
            return

    # -- problems and clashes -----------------------------------------------------------------

    def show_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say at each field what is wrong with it, and go to the first."""
        self._problems = problems
        self._remark()
        if problems:
            self.tell(problems_said(problems))
            self.go_to(problems[0].field)

    def no_problems(self) -> None:
        """Nothing is wrong any more."""
        self._problems = ()

    def go_to(self, path: str) -> None:
        """Put the cursor into a field, unfolding what hides it."""
        if not self._focus(path):
            self.call_later(self.go_into, path)

    async def go_into(self, path: str) -> None:
        """As `go_to`, and the cursor is there when this ends: what is typed next goes there."""
        if self._focus(path):
            return
        for fold in self.query(Fold):
            if path.partition("/")[0] in fold.holds:
                await fold.unfold()
        self._focus(path)

    def _focus(self, path: str) -> bool:
        for field in self.fields():
            if field.path == path or field.path.startswith(f"{path}/"):
                for each in field.ancestors:
                    if isinstance(each, FieldRow):
                        each.fold(False)
                    if isinstance(each, Fold):
                        each.turn(True)
                field.focus()
                # What was unfolded or added just now has no place before the next layout.
                self.call_after_refresh(field.scroll_visible, animate=False)
                return True
        return False

    def on_unfolded(self) -> None:
        """Fields that were not there before show what stands in the form now."""
        for field in self.fields():
            self._show(field)
        self._remark()
        self.typed("")

    def remarks(self) -> dict[str, str]:
        """What is to be said at a field, by its path: what is wrong, or what another wrote."""
        return {
            **{each.field: problem_text(each) for each in self._problems},
            **{each.field: other_text(each) for each in self.standing.clashes},
        }

    def _remark(self) -> None:
        said = self.remarks()
        for field_row in self.query(FieldRow):
            field_row.remark(said.get(field_row.field.path, ""))

    def action_two_texts(self) -> None:
        """Choose between two texts of one field."""
        self.choose_texts()

    def choose_texts(self, then: Callable[[], object] | None = None) -> None:
        """Choose between two texts, field by field.

        Args:
            then: what goes on once every field has one text.
        """
        if self.standing.clashes:
            clash = self.standing.clashes[0]
            mine = value_at(self.form, clash.field)
            # Of two choices one is right; only words can stand one after the other.
            chosen_from = any(
                isinstance(each, Choice) for each in self.fields() if each.path == clash.field
            )
            kind = TwoTexts if chosen_from or not isinstance(mine, str) else TwoTextsOrBoth
            asked = kind(field_name(self.form, clash.field), mine, clash.theirs)
            self.app.push_screen(asked, lambda chosen: self._settle(clash, chosen, then))
        else:
            self.tell("No field holds two texts.")

    async def _settle(
        self, clash: Clash, chosen: Value | None, then: Callable[[], object] | None
    ) -> None:
        if chosen is None:
            if then is not None:
                self.tell("Not saved: choose first which text stands. What you typed is kept.")
            return
        before = self.form
        self.standing = self.standing.settled(clash.field, chosen)
        await self.shown(before)
        if self.standing.clashes:
            self.choose_texts(then)
        else:
            self.tell("")
            if then is not None:
                then()

    def say_clashes(self) -> bool:
        """Say that both wrote into a field, where they did; whether they did."""
        if self.standing.clashes:
            self.tell(clashes_said(len(self.standing.clashes)))
        return bool(self.standing.clashes)
