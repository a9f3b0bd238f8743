"""The desk the screens work at: which workspace is open, which cases are, what is to be said.

Invariant: a case is opened once, whichever screens show it; who worked before is nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.errors import NotFound, SessionkitError
from sessionkit.tui.commands import Commanded
from sessionkit.tui.typing_ahead import TypingAhead
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.presence import Presence

if TYPE_CHECKING:
    from sessionkit.tui.case_file import CaseFile
    from sessionkit.tui.start import Start


class Desk(Commanded, TypingAhead):
    """What every screen may ask of the application it is on.

    Args:
        start: workspace, clock, ids and worker.
    """

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start = start
        self.private = False
        """Whether other people may see the screen."""
        self.to_tell = ""
        """What is to be said on the screen that comes up next."""
        self._workspace: Workspace | None = None
        self._presence: Presence | None = None
        self._files: dict[str, CaseFile] = {}

    # -- the workspace ------------------------------------------------------------------------

    @property
    def workspace(self) -> Workspace:
        """The open workspace."""
        if self._workspace is None:
            raise NotFound("No workspace is open.")
        return self._workspace

    def enter(self, workspace: Workspace) -> None:
        """Work in a workspace from now on."""
        if self._presence is not None:
            # Whoever worked here until now is nobody else.
            self._presence.gone()
        self._workspace = workspace
        self._presence = Presence(workspace)

    def go_on_in(self, workspace: Workspace) -> None:
        """Go on in the workspace that is open, with another worker or other settings."""
        self.enter(workspace)
        for each in self._files.values():
            each.workspace = workspace
        for screen in self.screen_stack:
            retitle = getattr(screen, "retitle", None)
            if retitle is not None:
                retitle()

    def ask_who_works(self) -> None:
        """Ask who is working, where nobody is named."""
        raise NotImplementedError

    def action_help(self) -> None:
        """Say what can be done here."""
        raise NotImplementedError

    @property
    def presence(self) -> Presence:
        """Who else is in a case."""
        if self._presence is None:
            raise NotFound("No workspace is open.")
        return self._presence

    def standing(self) -> str:
        """Who works, and the day, for the heading."""
        if self._workspace is None:
            return ""
        worker = self._workspace.worker
        name = worker.name if worker is not None else "nobody named"
        return f"{name} · {show_date(self._workspace.today)}"

    @property
    def unsealed(self) -> bool:
        """Whether the workspace may hold invented people only."""
        return self._workspace is None or self._workspace.settings.invented_only

    def file_of(self, case_id: str) -> CaseFile:
        """The case of an id, opened once for all screens that show it."""
        if case_id not in self._files:
            from sessionkit.tui.case_file import CaseFile  # noqa: PLC0415 - home opens no case

            opened = self.workspace.cases.open(case_id)
            self._files[case_id] = CaseFile(self.workspace, opened)
        return self._files[case_id]

    def tell_next(self, text: str) -> None:
        """Say something on the screen that comes up next, as this one is left."""
        self.to_tell = text

    def tell_error(self, error: SessionkitError) -> None:
        """Say an error on whatever screen is up."""
        tell = getattr(self.screen, "tell_error", None)
        if tell is not None:
            tell(error)
