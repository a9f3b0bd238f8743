"""The cases of a workspace: opened, saved, never overwritten.

Invariant: a save starts from the generation that was opened and stands on the newest there is:
merge, then numbers, then change events, then one publication, and the whole again until it is
acknowledged. What was acknowledged is in every later generation.
"""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.errors import DamagedData, NotFound, Refused, WrongUse
from sessionkit.domain.ids import NewId
from sessionkit.storage.changes import differences
from sessionkit.storage.disk import Disk, in_plain_words
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.generation import NOTHING_YET, DamagedGeneration, Generation
from sessionkit.storage.generations import Generations
from sessionkit.storage.open_case import (
    SUFFIX,
    OpenCase,
    Saved,
    changes_of,
    content_of,
    not_written,
    opened_from,
)
from sessionkit.storage.places import value_at, with_value
from sessionkit.storage.saving import Content, Signature, made_of, merged
from sessionkit.storage.upgrade import FORMATS, Formats

__all__ = ["KIND", "SUFFIX", "CaseStore", "OpenCase", "Saved"]

KIND: Final = "case"
"""What the envelope calls a case."""

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


class CaseStore:
    """The cases of one workspace.

    Args:
        disk: the seam all file operations go through.
        folder: the folder the cases' own folders stand in.
        envelope: what their bytes pass through.
        new_id: new random ids, for change events.
        formats: the formats that can be read.
    """

    def __init__(
        self,
        disk: Disk,
        folder: Path,
        envelope: Envelope,
        new_id: NewId,
        formats: Formats = FORMATS,
    ) -> None:
        self.disk = disk
        self.folder = folder
        self.envelope = envelope
        self.new_id = new_id
        self.formats = formats

    def case_ids(self) -> tuple[str, ...]:
        """Ids of the cases there are, in order.

        Raises:
            Refused: where the folder cannot be listed.
        """
        try:
            names = self.disk.names(self.folder)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Refused(f"The cases cannot be listed: {in_plain_words(error)}.") from error
        return tuple(name for name in names if _ID.fullmatch(name) and self._is_case(name))

    def read_number(self, case_id: str) -> int:
        """The highest generation of a case, readable or not, without opening it.

        Raises:
            NotFound: where there is no such case.
        """
        return self._numbers(case_id)[-1]

    def create(self, case: Case, by: str, at: datetime) -> Saved:
        """Make a new case of its first generation.

        Args:
            case: the case.
            by: id of the worker who makes it.
            at: when, with offset.

        Raises:
            Refused: where there is a case of that id.
            SaveFailed: where it could not be written.
        """
        if not _ID.fullmatch(case.id):
            raise WrongUse(f"“{case.id}” cannot be the id of a case.", "Leave it to the program.")
        return self._publish(None, case, Signature(by, at))

    def open(self, case_id: str) -> OpenCase:
        """The newest generation of a case that can be read.

        Raises:
            NotFound: where there is no such case.
            DamagedData: where none can be read, or what is read is not what was written.
        """
        return opened_from(self._newest(case_id), case_id, self.formats)

    def before(self, case_id: str, number: int) -> OpenCase | None:
        """The newest generation below a number that can be read: what that save was made from.

        It is for looking at: nothing is saved against it. Nothing where none that can be read is
        left, as for the first save, or for one ten saves ago.

        Raises:
            NotFound: where there is no such case.
        """
        generations = self.generations_of(case_id)
        for each in reversed(self._numbers(case_id)):
            if each >= number:
                continue
            with suppress(OSError, DamagedData, Refused):
                name = generations.name(each)
                held = self.envelope.unwrap(self.disk.read(generations.path(each)), name)
                found = Generation(each, held.format, held.body, NOTHING_YET)
                return opened_from(found, case_id, self.formats)
        return None

    def save(
        self,
        opened: OpenCase,
        mine: Case,
        by: str,
        at: datetime,
        joined: tuple[Change, ...] = (),
    ) -> Saved:
        """Save a changed case against the generation it was made from.

        What others saved meanwhile is merged. Where nothing changed, nothing is published.

        Args:
            opened: what the change was made from.
            mine: the changed case.
            by: id of the worker who saves.
            at: when, with offset.
            joined: change events of a copy that was joined into `mine`, to be kept with ours.

        Raises:
            Refused: where the case opens for reading only.
            SaveFailed: where it could not be written; what stood before still stands.
        """
        if mine.id != opened.case.id:
            raise WrongUse("A case cannot be saved in the place of another.")
        if not differences(opened.case, mine):
            return Saved(opened)
        if opened.read_only or opened.content is None:
            raise not_written(opened.read_only)
        return self._publish(opened, mine, Signature(by, at, joined))

    def history(self, case_id: str) -> tuple[Change, ...]:
        """The change events of a case, oldest first.

        Raises:
            NotFound: where there is no such case.
            DamagedData: where an event is not what was written.
        """
        return changes_of(self._newest(case_id), case_id, self.formats)

    def check(self, case_id: str) -> tuple[DamagedGeneration, ...]:
        """Read every generation of a case to the last event; those that are damaged, newest first.

        Raises:
            NotFound: where there is no such case.
            Refused: where the system does not let us look.
        """
        present = self._numbers(case_id)
        generations = self.generations_of(case_id)
        damaged = {each.number: each for each in generations.check()}
        for number in present:
            # What vanished meanwhile was pruned; what cannot be read is named already.
            if number not in damaged:
                with suppress(OSError):
                    self._check_content(generations, number, case_id, damaged)
        return tuple(damaged[number] for number in sorted(damaged, reverse=True))

    def generations_of(self, case_id: str) -> Generations:
        """The generations of a case, read and published by number.

        Raises:
            NotFound: where no case can have that id.
        """
        if not _ID.fullmatch(case_id):
            raise _no_case(case_id)
        return Generations(self.disk, self.folder / case_id, SUFFIX, KIND, self.envelope)

    def generation_files(self, case_id: str) -> tuple[Path, ...]:
        """The files of a case's generations, newest first, readable or not.

        Raises:
            NotFound: where there is no such case.
        """
        path = self.generations_of(case_id).path
        return tuple(path(number) for number in reversed(self._numbers(case_id)))

    def with_value(self, case: Case, path: tuple[str, ...], plain: object) -> Case:
        """The case with a plain value, such as either side of a conflict, put at a path.

        Raises:
            NotFound: where the path leads nowhere any more.
            WrongUse: where the value is none that can stand there.
        """
        return with_value(case, path, value_at(case, path, plain))

    def _publish(self, opened: OpenCase | None, mine: Case, by: Signature) -> Saved:
        generations = self.generations_of(mine.id)
        base, stamp = (None, NOTHING_YET) if opened is None else (opened.content, opened.stamp)
        made: Content | None = None
        met_newer = False

        def make(newer: Generation | None) -> bytes:
            nonlocal made, met_newer
            if newer is not None and opened is None and made is None:
                raise Refused(f"There is a case with the id {mine.id} already.")
            met_newer = newer is not None
            standing, case = base, mine
            if newer is not None:
                case, standing = merged(base, mine, content_of(newer, mine.id, self.formats))
            number = max((*generations.numbers()[-1:], stamp.number)) + 1
            made = made_of(standing, case, number, by, self.new_id)
            return made.database.body()

        published = generations.publish(stamp, self.formats.current, make)
        assert made is not None
        now = OpenCase(made.case, published.number, (), "", published.stamp, made)
        known = (*mine.conflicts, *(opened.case.conflicts if opened is not None else ()))
        new = tuple(each for each in made.case.conflicts if each not in known)
        return Saved(now, met_newer, new)

    def _check_content(
        self,
        generations: Generations,
        number: int,
        case_id: str,
        damaged: dict[int, DamagedGeneration],
    ) -> None:
        name = generations.name(number)
        try:
            held = self.envelope.unwrap(self.disk.read(generations.path(number)), name)
            generation = Generation(number, held.format, held.body, NOTHING_YET)
            if held.format <= self.formats.current:
                content_of(generation, case_id, self.formats)
                changes_of(generation, case_id, self.formats)
        except DamagedData as error:
            damaged[number] = DamagedGeneration(number, name, error.message)

    def _newest(self, case_id: str) -> Generation:
        generations = self.generations_of(case_id)
        try:
            return generations.newest()
        except NotFound as error:
            raise _no_case(case_id) from error

    def _is_case(self, name: str) -> bool:
        try:
            return bool(self.generations_of(name).numbers())
        except NotADirectoryError:
            return False
        except OSError:
            # Opening it will say what is wrong; passing over it would hide a case.
            return True

    def _numbers(self, case_id: str) -> tuple[int, ...]:
        generations = self.generations_of(case_id)
        try:
            numbers = generations.numbers()
        except NotADirectoryError:
            numbers = ()
        except OSError as error:
            raise Refused(
                f"The case in {generations.folder} cannot be opened: {in_plain_words(error)}."
            ) from error
        if not numbers:
            raise _no_case(case_id)
        return numbers


def _no_case(case_id: str) -> NotFound:
    return NotFound(f"There is no case with the id {case_id[:80]!r}.", "`case list` lists them.")
