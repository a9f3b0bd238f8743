"""A screen on which a form is typed: kept as a draft, merged with what others save, and saved.

Invariant: typing is never blocked and never lost. What stands in the fields is kept as a draft
within a few seconds, on going back and on leaving; it goes when the record holds the same.
"""

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import ClassVar, Generic, TypeVar

from textual import work

from sessionkit.domain.case import Case
from sessionkit.domain.dates import Prefer
from sessionkit.domain.errors import DamagedData, NotFound, Refused, SessionkitError
from sessionkit.storage.case_store import OpenCase
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.confirm import Confirm
from sessionkit.tui.dialogs.draft_offer import DraftOffer, Taken
from sessionkit.tui.dialogs.two_texts import TwoTexts, TwoTextsOrBoth
from sessionkit.tui.field_names import field_name
from sessionkit.tui.form_words import conflicts_said, day_said, other_text, problems_said
from sessionkit.tui.page import Page
from sessionkit.tui.widgets.choice import Choice
from sessionkit.tui.widgets.field import Field, Typed
from sessionkit.tui.widgets.field_row import FieldRow
from sessionkit.tui.widgets.fold import Fold
from sessionkit.workflows.keep_form_draft import discard, find, keep
from sessionkit.workflows.presence import Doing
from sessionkit.workflows.typed.fields import Value, value_at
from sessionkit.workflows.typed.plain import as_plain, from_plain
from sessionkit.workflows.typed.reading import FieldProblem, FormProblems, line
from sessionkit.workflows.typed.standing import Clash, Standing

F = TypeVar("F")

KEEP_EVERY = 2.0
"""Seconds between two looks whether something was typed; design: within five."""
LOOK_EVERY = 2.0
"""Seconds between two looks whether somebody else saved."""
SAY_EVERY = 15.0
"""Seconds between two words to the others that this form is open here."""


class FormPage(Page[None], Generic[F]):
    """A screen with a form about one case.

    A subclass says how the form is read from a case, written into one and laid out.

    Args:
        file: the open case.
        form: the form as it opens.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
        Command("f9", "two_texts", "Two texts", "Choose between your text and another's", False),
        Command("escape", "back", "Back", "Go back; what was typed is kept as a draft"),
    )

    DAYS: ClassVar[Mapping[str, Prefer]] = MappingProxyType(
        {
            "when": "nearest",
            "follow_ups/when": "past",
            "on": "past",
            "ended": "past",
            **dict.fromkeys(("next", "due", "put_off_to", "by_when", "order_until"), "future"),
        }
    )
    """The fields that hold a day, by name or by rows and name; and which of two days is meant
    where the year is left out, as in saving. What is understood is said while it is typed."""
    FOLLOWED: ClassVar[bool] = True
    """Whether others may be in the case as well: not in one that is yet to be made."""

    def __init__(self, file: CaseFile, form: F) -> None:
        super().__init__()
        self.file = file
        self.standing: Standing[F] = Standing.of(form, file.opened)
        self._kept: F = form
        self._problems: tuple[FieldProblem, ...] = ()
        self._others: tuple[str, ...] = ()

    # -- what a subclass says -----------------------------------------------------------------

    def read(self, case: Case) -> F:
        """The form as a case holds it."""
        raise NotImplementedError

    def written(self, case: Case, form: F) -> Case:
        """The case with the form written into it.

        Raises:
            FormProblems: naming every field that cannot be read.
        """
        raise NotImplementedError

    def draft_name(self) -> str:
        """Which form it is, without a name or a reference."""
        raise NotImplementedError

    async def lay(self, before: F) -> None:
        """Bring rows of fields into line with the form; `before` is what was laid out last."""

    def doing(self) -> tuple[Doing, int | None]:
        """What the courtesy line tells others is being done, and with which session."""
        return Doing.READING, None

    # -- the form -----------------------------------------------------------------------------

    @property
    def form(self) -> F:
        """What stands in the fields."""
        return self.standing.typed

    @property
    def case(self) -> Case:
        """The case as it was last looked at."""
        return self.standing.newest.case

    def on_mount(self) -> None:
        """Offer a draft, and look now and then whether something changed."""
        self.set_interval(KEEP_EVERY, self._keep_soon)
        if self.FOLLOWED:
            self.set_interval(LOOK_EVERY, self._look)
            self.set_interval(SAY_EVERY, self._say_here)
            self._say_here()
        self.offer_draft()

    def on_unmount(self) -> None:
        """Nobody is here any more."""
        self.app.presence.gone()

    @work(exclusive=True, group="here")
    async def _say_here(self) -> None:
        doing, session = self.doing()
        await self.file.do(lambda: self.app.presence.here(self.case.id, doing, session))

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
        rows, name = path.partition("/")[0], path.rpartition("/")[2]
        prefer = self.DAYS.get(f"{rows}/{name}", self.DAYS.get(name))
        if prefer is not None:
            self.tell(day_said(self.app.workspace, line(str(value)), prefer))

    def typed(self, path: str) -> None:
        """What follows from typing into a field, such as a total; nothing by itself."""

    async def put(self, form: F) -> None:
        """Change the form from outside its fields: rows added, moved, taken away."""
        before = self.form
        self.standing = self.standing.with_form(form)
        await self._shown(before)

    async def _shown(self, before: F) -> None:
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
                return True
        return False

    def on_unfolded(self) -> None:
        """Fields that were not there before show what stands in the form now."""
        for field in self.fields():
            self._show(field)
        self._remark()
        self.typed("")

    def _remark(self) -> None:
        wrong = {
            each.field: f"Error: {each.message} {each.hint}".rstrip() for each in self._problems
        }
        clash = {each.field: other_text(each) for each in self.standing.clashes}
        for field_row in self.query(FieldRow):
            path = field_row.field.path
            field_row.remark(clash.get(path, "") or wrong.get(path, ""))

    def action_two_texts(self) -> None:
        """Choose between two texts of one field."""
        if self.standing.clashes:
            clash = self.standing.clashes[0]
            mine = value_at(self.form, clash.field)
            # Of two choices one is right; only words can stand one after the other.
            chosen_from = any(
                isinstance(each, Choice) for each in self.fields() if each.path == clash.field
            )
            kind = TwoTexts if chosen_from or not isinstance(mine, str) else TwoTextsOrBoth
            asked = kind(field_name(self.form, clash.field), mine, clash.theirs)
            self.app.push_screen(asked, lambda chosen: self._settle(clash, chosen))
        else:
            self.tell("No field holds two texts.")

    async def _settle(self, clash: Clash, chosen: Value | None) -> None:
        if chosen is None:
            return
        before = self.form
        self.standing = self.standing.settled(clash.field, chosen)
        await self._shown(before)
        if self.standing.clashes:
            self.action_two_texts()
        else:
            self.tell("")

    # -- saving -------------------------------------------------------------------------------

    @work
    async def action_save(self) -> None:
        """Save into the case."""
        await self.save()

    async def save(self) -> bool:
        """Save what stands in the fields; whether that could be done."""
        if self.standing.must_choose:
            await self.keep_draft()
            self.action_two_texts()
            return False
        form = self.form
        try:
            mine = self.written(self.standing.opened.case, form)
            saved = await self.file.save(self.standing.opened, mine)
        except FormProblems as problems:
            await self.keep_draft()
            self.show_problems(problems.problems)
            return False
        except SessionkitError as error:
            await self.keep_draft()
            self.tell_error(error)
            return False
        self._problems = ()
        before = self.form
        self.standing = self.standing.saved(form, saved.opened, self.read)
        await self._shown(before)
        await self._put_draft_away()
        self.retitle()
        self.tell(f"Saved {self.app.workspace.now:%H:%M}." + conflicts_said(len(saved.conflicts)))
        return True

    async def action_back(self) -> None:
        """Go back; what was typed is kept as a draft."""
        await self.keep_draft()
        self.dismiss(None)

    # -- drafts -------------------------------------------------------------------------------

    @work(exclusive=True, group="draft")
    async def _keep_soon(self) -> None:
        if self.form != self._kept:
            await self.keep_draft()

    async def keep_draft(self) -> None:
        """Keep what was typed, where the record does not hold it."""
        form, standing = self.form, self.standing
        if form == self._kept:
            return
        if not standing.changed:
            await self._put_draft_away()
            return
        base, typed = as_plain(standing.base), as_plain(form)
        workspace, opened = self.app.workspace, standing.newest if self.FOLLOWED else None
        try:
            await self.file.do(lambda: keep(workspace, self.draft_name(), opened, base, typed))
        except SessionkitError as error:
            self.tell_error(error)
            return
        self._kept = form
        self.draft_said(f"Draft saved {workspace.now:%H:%M}")

    def keep_draft_now(self) -> None:
        """Keep what was typed before the program ends of itself; there is no time for a queue."""
        form, standing = self.form, self.standing
        if form != self._kept and standing.changed:
            opened = standing.newest if self.FOLLOWED else None
            with suppress(SessionkitError):
                keep(
                    self.app.workspace,
                    self.draft_name(),
                    opened,
                    as_plain(standing.base),
                    as_plain(form),
                )

    def draft_said(self, text: str) -> None:
        """Say in the heading that a draft was kept."""
        self.retitle(text)

    async def _put_draft_away(self) -> None:
        self._kept = self.form
        try:
            await self.file.do(lambda: discard(self.app.workspace, self.draft_name()))
        except SessionkitError as error:
            self.tell_error(error)

    @work
    async def offer_draft(self) -> None:
        """Offer what was typed here before and never saved."""
        try:
            draft = await self.file.do(lambda: find(self.app.workspace, self.draft_name()))
            if draft is None:
                return
            kept = from_plain(type(self.form), draft.typed)
            base = from_plain(type(self.form), draft.base)
        except (DamagedData, Refused, SessionkitError) as error:
            self.tell_error(error)
            return
        if kept == self.form:
            return

        async def answered(answer: Taken | None) -> None:
            if answer is Taken.TAKEN:
                await self._take_draft(base, kept)
            elif answer is Taken.THROWN_AWAY:
                question = "What was typed would be gone for good."
                self.app.push_screen(Confirm(question, "Throw it away"), sure)

        async def sure(answer: bool | None) -> None:
            if answer:
                await self._put_draft_away()
            else:
                self.offer_draft()

        def named(path: str) -> str:
            return field_name(kept, path)

        offered = DraftOffer(as_plain(self.form), as_plain(kept), draft.kept_at, named)
        self.app.push_screen(offered, answered)

    async def _take_draft(self, base: F, kept: F) -> None:
        now = self.standing.newest
        before = self.form
        # Typed onto an older state: what others saved since comes in as it would have while typing.
        old = Standing(kept, base, now, now)
        self.standing = old.take_in(now, self.read)
        await self._shown(before)
        self._say_clashes()

    # -- others -------------------------------------------------------------------------------

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Take in what somebody else saved, and see who else is here."""
        try:
            await self.file.catch_up()
            others = await self.file.do(lambda: self.app.presence.others(self.case.id))
        except SessionkitError as error:
            self.tell_error(error)
            return
        # Another screen of this case may have caught up before.
        if self.file.opened.number > self.standing.newest.number:
            await self.take_in(self.file.opened)
        if others != self._others:
            self._others = others
            self.tell("; ".join(others) + "." if others else "")

    async def take_in(self, now: OpenCase) -> None:
        """Show what somebody else saved, without touching what was typed."""
        before = self.form
        try:
            self.standing = self.standing.take_in(now, self.read)
        except SessionkitError as error:
            self.tell_error(error)
            return
        if self.form != before or self.standing.clashes:
            await self._shown(before)
        if not self._say_clashes() and self.form != before:
            self.tell("Your co-worker saved; what they wrote is in place.")

    def _say_clashes(self) -> bool:
        many = len(self.standing.clashes)
        if many:
            fields = "One field was" if many == 1 else f"{many} fields were"
            self.tell(f"{fields} changed by both of you. F9 shows both texts; nothing is lost.")
        return bool(many)
