"""Long work: said while it goes on, and left when somebody does not want to wait.

Invariant: the screen answers to keys all the while; what comes of work that was left goes nowhere.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.widgets import Static

from sessionkit.tui.commands import Command
from sessionkit.tui.dialogs.dialog import Dialog
from sessionkit.tui.paint.plain import words

if TYPE_CHECKING:
    from sessionkit.tui.desk import Desk

T = TypeVar("T")

SAY_AFTER = 0.4
"""Seconds of work after which it is said that it goes on."""


class Working(Dialog[None]):
    """Says that something goes on; Esc leaves it.

    Args:
        what: what goes on, such as “Laying out the record”.
    """

    HERE: ClassVar[tuple[Command, ...]] = (
        Command("escape", "cancel", "Cancel", "Do not wait for it"),
    )

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def content(self) -> ComposeResult:
        """What goes on."""
        yield Static(words(f"{self._what} … Esc cancels."))


async def worked(app: "Desk", what: str, work: Callable[[], T]) -> T | None:
    """What comes of work done in a thread; nothing where somebody did not wait for it.

    Args:
        app: the screens.
        what: what goes on, said where it takes long.
        work: the work; what it raises is raised here.
    """
    task = asyncio.create_task(asyncio.to_thread(work))
    task.add_done_callback(_looked_at)
    await asyncio.wait({task}, timeout=SAY_AFTER)
    if task.done():
        return task.result()
    left = asyncio.Event()
    said = Working(what)
    app.push_screen(said, lambda _: left.set())
    leaving = asyncio.create_task(left.wait())
    try:
        await asyncio.wait({task, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
        said.dismiss()
    return task.result() if task.done() else None


def _looked_at(task: "asyncio.Task[T]") -> None:
    """An error of work that was left is nobody's any more."""
    if not task.cancelled():
        task.exception()
