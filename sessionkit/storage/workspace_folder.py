"""A workspace on disk: where a team's settings, people and cases stand.

Invariant: a folder is a workspace when `workspace.toml` stands in it, and that file is the last
thing made; so what was made in part is no workspace and can be made again. Nobody's files are built
upon: a folder that holds anything else is refused.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from sessionkit.domain.errors import NotFound, Refused, SaveFailed
from sessionkit.storage.disk import PART, in_plain_words
from sessionkit.storage.people_cards import all_workers, find_worker, read_card, worker_of
from sessionkit.storage.settings_file import settings_of
from sessionkit.storage.toml_file import TomlFile, read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from sessionkit.domain.people import Worker
    from sessionkit.domain.settings import Settings
    from sessionkit.storage.disk import Disk

SETTINGS: Final = "workspace.toml"
"""The file that makes a folder a workspace."""

_FOLDERS: Final = ("people", "cases", "drafts", "exercises", "templates")
_NAMED_AT_MOST: Final = 3


class WorkspaceFolder:
    """A team's store in one folder.

    Args:
        disk: the seam.
        path: the folder.
    """

    def __init__(self, disk: Disk, path: Path) -> None:
        self._disk = disk
        self.path = path

    @property
    def people(self) -> Path:
        """Where the cards of the workers stand."""
        return self.path / "people"

    @property
    def cases(self) -> Path:
        """Where the cases stand, a folder each."""
        return self.path / "cases"

    @property
    def drafts(self) -> Path:
        """Where unsaved typing stands."""
        return self.path / "drafts"

    @property
    def exercises(self) -> Path:
        """Where the team's own exercise cards stand."""
        return self.path / "exercises"

    @property
    def templates(self) -> Path:
        """Where the team's own templates stand."""
        return self.path / "templates"

    @property
    def index(self) -> Path:
        """Where the caches for lists across cases stand; it may be deleted at any time."""
        return self.path / "index"

    def create(self, settings: Settings) -> None:
        """Make the workspace, with its missing parent folders.

        Raises:
            Refused: where there is a workspace already, or something else, or where a service
                copies the folder between machines.
            SaveFailed: where the system would not do it.
        """
        from sessionkit.storage.folder_check import (  # noqa: PLC0415 - slow
            refuse_synchronised,
            refuse_unfit_folder,
        )
        from sessionkit.storage.toml_writing import put_new  # noqa: PLC0415 - slow
        from sessionkit.storage.workspace_writing import new_settings_text  # noqa: PLC0415 - slow

        text = new_settings_text(SETTINGS, settings)
        try:
            self._refuse_taken()
            refuse_synchronised(self._disk, self.path)
            self._make_folder()
            refuse_unfit_folder(self._disk, self.path)
            for name in _FOLDERS:
                self._make(self.path / name)
            put_new(self._disk, self.path / SETTINGS, text)
        except FileExistsError as error:
            raise self._taken() from error
        except OSError as error:
            words = in_plain_words(error)
            raise SaveFailed(
                f"The workspace could not be made in {self.path}: {words}.",
                "Mend that, or choose another folder, and try again.",
            ) from error

    def settings(self) -> Settings:
        """What the team decided for itself.

        Raises:
            NotFound: where the folder is no workspace.
            WrongUse: where the file is not understood; the message names its line.
            DamagedData: where it is empty or was written in part.
            Refused: where it is a link or a pipe, or cannot be read.
        """
        return settings_of(self._file())

    def write_settings(self, settings: Settings) -> None:
        """Change the settings in the file; people's remarks and what did not change stay.

        Raises:
            Refused: where the file is of a newer format, or would come to harm.
            SaveFailed: where it could not be written; it stands as it was, or as it was to be.
        """
        from sessionkit.storage.workspace_writing import change_settings  # noqa: PLC0415 - slow

        change_settings(self._disk, self.path / SETTINGS, self._file(), settings)

    def workers(self) -> tuple[Worker, ...]:
        """Everybody of the workspace, by name; those who left as well."""
        return all_workers(self._disk, self.people)

    def worker(self, id: str) -> Worker:
        """The worker of that id.

        Raises:
            NotFound: where there is none.
        """
        return worker_of(id, read_card(self._disk, self.people, id))

    def find_worker(self, named: str) -> Worker:
        """The worker of an id, a whole name or a part of a name that fits one of them.

        Raises:
            NotFound: where there is none; who has a name like it is said.
            WrongUse: where it could be several; they are named.
        """
        return find_worker(self._disk, self.people, named)

    def add_worker(self, worker: Worker) -> None:
        """Add somebody; their card is never written over.

        Raises:
            Refused: where the id is taken.
            SaveFailed: where the card could not be written.
        """
        from sessionkit.storage.workspace_writing import add_card  # noqa: PLC0415 - slow

        add_card(self._disk, self.people, worker)

    def change_worker(self, worker: Worker) -> None:
        """Change somebody's card; only what changed is touched.

        Raises:
            NotFound: where there is no such worker.
            SaveFailed: where it could not be written; it stands as it was, or as it was to be.
        """
        from sessionkit.storage.workspace_writing import change_card  # noqa: PLC0415 - slow

        change_card(self._disk, self.people, worker)

    def _file(self) -> TomlFile:
        try:
            return read_toml(self._disk, self.path / SETTINGS, SETTINGS)
        except FileNotFoundError as error:
            raise NotFound(
                f"There is no workspace in {self.path}: it has no {SETTINGS}.",
                "Name its folder with --workspace DIR, or make one with: sessionkit init DIR",
            ) from error

    def _refuse_taken(self) -> None:
        if not self._disk.exists(self.path):
            return
        names = self._disk.names(self.path)
        if SETTINGS in names:
            raise self._taken()
        others = [name for name in names if not self._is_ours(name)]
        if others:
            named = ", ".join(others[:_NAMED_AT_MOST])
            more = " …" if len(others) > _NAMED_AT_MOST else ""
            raise Refused(
                f"{self.path} is not empty: {named}{more}. A workspace gets a folder of its own.",
                "Name a folder that is empty or not there yet.",
            )

    def _is_ours(self, name: str) -> bool:
        """Whether a name is hidden, or was left by an attempt that did not come to its end."""
        if name.startswith(".") or name.endswith(PART):
            return True
        with suppress(NotADirectoryError):
            return name in _FOLDERS and not self._disk.names(self.path / name)
        return False

    def _make_folder(self) -> None:
        for folder in (*reversed(self.path.parents), self.path):
            if not self._disk.exists(folder):
                self._make(folder)

    def _make(self, folder: Path) -> None:
        with suppress(FileExistsError):
            self._disk.make_folder(folder)
            self._disk.sync_folder(folder.parent)

    def _taken(self) -> Refused:
        return Refused(
            f"{self.path} holds a workspace already; it was left as it is.",
            "Name another folder, or open this one with --workspace.",
        )
