"""Telling the other workers what is being done with a case, and hearing what they do.

Invariant: a courtesy. Nobody is kept from anything by it, nothing is saved or merged because of it,
and whatever goes wrong with it is passed over.
"""

from enum import Enum

from sessionkit.domain.errors import SessionkitError
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.presence import PresenceBoard, Present
from sessionkit.workflows.open_workspace import Workspace


class Doing(Enum):
    """What somebody does with a case they have open."""

    READING = "reading"
    PLANNING = "planning"
    WRITING_UP = "writing up"


class Presence:
    """What this running program says of itself, and hears of others.

    Args:
        workspace: the team's store.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._names: dict[str, str] = {}
        folder = workspace.folder.path / "presence"
        self._board = PresenceBoard(workspace.disk, folder, Envelope(), workspace.new_id())

    def here(self, case: str, doing: Doing, session: int | None = None) -> None:
        """Say what is being done here; to be said again at least every 30 seconds.

        Nothing is said where nobody is named as working.

        Args:
            case: id of the case.
            doing: what is being done.
            session: number of the session it is about.
        """
        workspace = self._workspace
        if workspace.worker is not None:
            entry = Present(workspace.worker.id, case, doing.value, session, workspace.now)
            self._board.say(entry)

    def gone(self) -> None:
        """Say nothing any more: the case was left."""
        self._board.clear()

    def others(self, case: str) -> tuple[str, ...]:
        """A sentence for each other person or screen that has the case open.

        Args:
            case: id of the case.
        """
        found = self._board.others(case, self._workspace.now)
        return tuple(dict.fromkeys(self._sentence(each) for each in found))

    def _sentence(self, other: Present) -> str:
        own = self._workspace.worker
        name = self._name(other.worker)
        if own is not None and own.id == other.worker:
            name = f"{name}, at another screen,"
        which = f"session {other.session}" if other.session is not None else "the next session"
        if other.doing in (Doing.PLANNING.value, Doing.WRITING_UP.value):
            return f"{name} is {other.doing} {which}"
        return f"{name} has this case open"

    def _name(self, worker: str) -> str:
        if worker not in self._names:
            try:
                everybody = self._workspace.folder.workers()
            except SessionkitError:
                everybody = ()
            self._names |= {each.id: each.name for each in everybody}
        # Not kept: the card of somebody new may still be on its way.
        return self._names.get(worker, "Somebody")
