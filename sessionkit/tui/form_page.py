"""A screen on which a form is typed: kept as a draft, merged with what others save, and saved.

Invariant: typing is never blocked and never lost. What stands in the fields is kept as a draft
within a few seconds, on going back and on leaving; it goes when the record holds the same.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar, TypeVar

from textual import work

from sessionkit.domain.case import Case
from sessionkit.domain.errors import SessionkitError
from sessionkit.storage.case_store import OpenCase
from sessionkit.tui.case_file import CaseFile
from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.confirm import Confirm
from sessionkit.tui.dialogs.draft_offer import DraftOffer, Taken
from sessionkit.tui.field_names import field_name
from sessionkit.tui.fields_page import FieldsPage
from sessionkit.tui.form_words import (
    conflicts_said,
)
from sessionkit.workflows.keep_form_draft import discard, find, keep
from sessionkit.workflows.presence import Doing
from sessionkit.workflows.typed.plain import as_plain, from_plain
from sessionkit.workflows.typed.reading import FormProblems
from sessionkit.workflows.typed.standing import Standing

F = TypeVar("F")

KEEP_EVERY = 2.0
"""Seconds between two looks whether something was typed; design: within five."""
LOOK_EVERY = 2.0
"""Seconds between two looks whether somebody else saved."""
SAY_EVERY = 15.0
"""Seconds between two words to the others that this form is open here."""


class FormPage(FieldsPage[F]):
    """A screen with a form about one case.

    A subclass says how the form is read from a case, written into one and laid out.

    Args:
        file: the open case.
        form: the form as it opens.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("ctrl+s", "save", "Save", "Save into the case, where your co-worker sees it"),
        Command("escape", "back", "Back", "Go back; what was typed is kept as a draft"),
    )

    FOLLOWED: ClassVar[bool] = True
    """Whether others may be in the case as well: not in one that is yet to be made."""

    def __init__(self, file: CaseFile, form: F) -> None:
        super().__init__(Standing.of(form, file.opened))
        self.file = file
        self._kept: F = form
        self._writer = file.workspace
        """Who opened the form: what is typed into it is kept as theirs, whoever works meanwhile."""
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

    def doing(self) -> tuple[Doing, int | None]:
        """What the courtesy line tells others is being done, and with which session."""
        return Doing.READING, None

    # -- the form -----------------------------------------------------------------------------

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

    # -- saving -------------------------------------------------------------------------------

    @work
    async def action_save(self) -> None:
        """Save into the case."""
        await self.save()

    async def save(self) -> bool:
        """Save what stands in the fields; whether that could be done."""
        if self.standing.must_choose:
            await self.keep_draft()
            self.choose_texts(self.action_save)
            return False
        form = self.form
        try:
            opened = self.standing.without_decided(self.standing.opened.case)
            mine = self.written(opened, form)
            saved = await self.file.save(self.standing.opened, mine)
        except FormProblems as problems:
            await self.keep_draft()
            self.show_problems(problems.problems)
            return False
        except SessionkitError as error:
            await self.keep_draft()
            self.tell_error(error)
            return False
        self.no_problems()
        before = self.form
        self.standing = self.standing.saved(form, saved, self.read)
        await self.shown(before)
        await self._put_draft_away()
        self.was_saved()
        self.retitle()
        if not self.say_clashes():
            many = conflicts_said(len(saved.conflicts))
            self.tell(f"Saved {self.app.workspace.now:%H:%M}.{many}")
        return True

    def was_saved(self) -> None:
        """What follows from having saved; nothing by itself."""

    async def action_back(self) -> None:
        """Go back; what was typed is kept as a draft."""
        if await self.keep_draft():
            self.dismiss(None)
        else:
            self.ask_to_lose_it(lambda: self.dismiss(None))

    def ask_to_lose_it(self, then: Callable[[], object]) -> None:
        """Ask before what could not be kept is left behind."""

        def answered(answer: bool | None) -> None:
            if answer:
                then()

        question = "What was typed here could not be kept, and would be gone for good."
        self.app.push_screen(Confirm(question, "Leave it behind"), answered)

    # -- drafts -------------------------------------------------------------------------------

    @work(exclusive=True, group="draft")
    async def _keep_soon(self) -> None:
        if self.form != self._kept:
            await self.keep_draft()

    async def keep_draft(self) -> bool:
        """Keep what was typed, where the record does not hold it; whether it is safe now."""
        standing = self.standing
        if standing.typed == self._kept:
            return True
        if not standing.changed:
            await self._put_draft_away()
            return True
        try:
            await self.file.do(lambda: self._keep(standing))
        except SessionkitError as error:
            self.tell_error(error)
            return False
        self._kept = standing.typed
        self.draft_said(f"Draft saved {self.app.workspace.now:%H:%M}")
        return True

    def keep_draft_now(self) -> None:
        """Keep what was typed before the program ends of itself.

        After a draft that is being kept just now, which would else take its place.
        """
        standing = self.standing
        if standing.typed != self._kept and standing.changed:
            with suppress(SessionkitError):
                self.file.do_last(lambda: self._keep(standing))

    def _keep(self, standing: Standing[F]) -> None:
        base, typed = as_plain(standing.base), as_plain(standing.typed)
        opened = standing.newest if self.FOLLOWED else None
        keep(self._writer, self.draft_name(), opened, base, typed, type(standing.typed))

    def draft_said(self, text: str) -> None:
        """Say in the heading that a draft was kept."""
        self.retitle(text)

    async def _put_draft_away(self) -> None:
        # What was typed since the record was read or written is in no draft yet.
        self._kept = self.standing.base
        try:
            kind = type(self.form)
            await self.file.do(lambda: discard(self._writer, self.draft_name(), kind))
        except SessionkitError as error:
            self.tell_error(error)

    @work
    async def offer_draft(self) -> None:
        """Offer what was typed here before and never saved."""
        try:
            draft = await self.file.do(lambda: find(self._writer, self.draft_name()))
            if draft is None:
                return
            stands = self.standing.base
            kept = from_plain(type(stands), draft.typed, stands)
            base = from_plain(type(stands), draft.base, stands)
        except SessionkitError as error:
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
        await self.shown(before)
        self.say_clashes()

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
            await self.shown(before)
        if not self.say_clashes() and self.form != before:
            self.tell("Your co-worker saved; what they wrote is in place.")
