"""One case as this program has it open: what it was read as, and its one writer.

Invariant: everything that reads or writes the case goes through one queue, in order, off the
screen's thread; closing waits for what is still in the queue.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sessionkit.continuity.story import Story
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused
from sessionkit.storage.case_store import OpenCase, Saved
from sessionkit.tui.lasting import set_apart
from sessionkit.workflows.change_case import Changed, save_open
from sessionkit.workflows.follow_case import newer
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.undo_save import Undone, undo

T = TypeVar("T")

_PATIENCE = 2.0
"""Seconds that the end of the program waits for what is in the queue."""


class CaseFile:
    """A case that is open on screens.

    Args:
        workspace: the team's store.
        opened: the case as it was opened.
    """

    def __init__(self, workspace: Workspace, opened: OpenCase) -> None:
        self.workspace = workspace
        self.opened = opened
        self._saves: list[Saved | Changed] = []
        """The saves of this sitting that were not taken back, the last one last."""
        self._story: Story | None = None
        self._queue = ThreadPoolExecutor(1, "case")
        set_apart()

    @property
    def case(self) -> Case:
        """The case as it was last looked at."""
        return self.opened.case

    @property
    def story(self) -> Story:
        """What its items went through: made once for the case as it was last looked at."""
        if self._story is None or self._story.case is not self.case:
            self._story = Story(self.case)
        return self._story

    async def do(self, work: Callable[[], T]) -> T:
        """Do something with the case after everything that was asked for before."""
        return await asyncio.wrap_future(self._queue.submit(work))

    def do_last(self, work: Callable[[], T]) -> T:
        """Do something after what is in the queue, as the program ends; waited for here.

        What the queue is at may take for ever then; it is done beside it after a while.
        """
        try:
            return self._queue.submit(work).result(_PATIENCE)
        except (TimeoutError, RuntimeError):
            return work()

    async def save(self, base: OpenCase, mine: Case) -> Saved:
        """Save a changed case against what the change was made from.

        Raises:
            SessionkitError: where it could not be saved; nothing that was typed is touched.
        """
        saved = await self.do(lambda: save_open(self.workspace, base, mine))
        if saved.number != base.number:
            self._saves.append(saved)
        self._take(saved.opened)
        return saved

    async def change(self, change: Callable[[], Changed]) -> Changed:
        """Change the case by a workflow, which opens and saves it; undone as a save is.

        Raises:
            SessionkitError: where it was refused or could not be saved.
        """
        before = self.opened.number
        changed = await self.do(change)
        if changed.number != before:
            self._saves.append(changed)
        await self.reopen()
        return changed

    @property
    def can_undo(self) -> bool:
        """Whether a save of this sitting is left that was not taken back."""
        return bool(self._saves)

    async def undo(self) -> Undone:
        """Take back the last save of this sitting that was not taken back yet.

        Taking back is no save of the sitting by itself: done again, it goes one save further back.

        Raises:
            Refused: where no more was saved here, or what stood before is not kept any more.
        """
        undone = await self.do(self._undo)
        await self.reopen()
        return undone

    def _undo(self) -> Undone:
        if not self._saves:
            raise Refused("Nothing more was saved here that can be taken back.")
        saved = self._saves[-1]
        before = self.workspace.cases.before(self.case.id, saved.number)
        if before is None:
            # Generations go oldest first, so that those before it are gone as well.
            self._saves.clear()
            raise Refused(
                "What stood before that save is not kept any more.", "Put it back by hand."
            )
        undone = undo(self.workspace, before.case, saved.case)
        self._saves.pop()
        return undone

    async def catch_up(self) -> OpenCase | None:
        """The case as somebody else saved it since; nothing where nobody did."""
        found = await self.do(lambda: newer(self.workspace, self.opened))
        if found is None or found.number <= self.opened.number:
            return None
        self._take(found)
        return found

    async def reopen(self) -> OpenCase:
        """The case as it stands on disk now."""
        id = self.case.id
        self._take(await self.do(lambda: self.workspace.cases.open(id)))
        return self.opened

    def close(self) -> None:
        """Wait for what is in the queue; nothing is taken in afterwards."""
        self._queue.shutdown(wait=True)

    def _take(self, opened: OpenCase) -> None:
        if opened.number >= self.opened.number:
            self.opened = opened
