"""Numbered generations of one thing in one folder: `00000042.case`.

Invariants:

- A generation is never changed and never written over. A save is a new generation, published under
  a number that nobody had.
- The highest number never goes down, and what stands there is never taken away. So every number
  below it was the highest once, and the next was made from it: whoever was acknowledged is in all
  that follow.
- Only two things are ever taken away: generations older than the ten newest (those found damaged
  not counted), if they can be read; and a generation that landed, late, at such a pruned number.

Why the last one is so narrow. A writer whose save cannot be acknowledged would like to take his
generation back, but others may have read it as the newest and built on it. Were the highest taken
away, its number would be free again: one writer publishes there, another, who built on what is
gone, publishes above it, a third builds on that, and all believe that nothing lies between. So what
stood highest stays. It does no harm: whoever is not acknowledged goes round again and merges onto
the newest, and merging the same change twice changes nothing.

A generation with ten or more newer ones is another matter. Numbers below the highest become free by
pruning alone, and pruning leaves ten. So either it landed late at a pruned number, was never the
newest and nobody built on it; or it is due to be pruned itself. It goes. Where the disk fails after
publishing, the save is told as not confirmed: it stands whole, or not at all.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sessionkit.domain.errors import DamagedData, NotFound, Refused, SaveFailed
from sessionkit.storage.disk import (
    NOT_A_FILE,
    Disk,
    StrPath,
    give_name,
    in_plain_words,
    lay_down,
    sweep,
)
from sessionkit.storage.generation import DamagedGeneration, Generation, Published, Stamp
from sessionkit.storage.system import NO_REFUSING_RENAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from sessionkit.storage.envelope import Envelope

KEEP = 10
"""Generations that stay."""
HEAD = 160
"""Bytes at the beginning of a file by which one content is told from another."""

_ROUNDS = 1_000
_PRUNED_AT_MOST = 50
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class _Found:
    highest: int
    """The highest number present, readable or not."""
    made_from: int
    """What the new one is made from; 0 for nothing."""
    newer: Generation | None
    """It, where it is not the one the change was made from."""
    damaged: frozenset[int]
    """Numbers above it that cannot be read."""


class _Vanished(Exception):
    """A generation was there when listed and gone when read."""


class Generations:
    """The generations of one thing.

    Args:
        disk: the seam.
        folder: the thing's own folder.
        suffix: how its files end, with the full stop: `.case`.
        kind: what the envelope calls it: `case`.
        envelope: what its bytes pass through.
    """

    def __init__(
        self, disk: Disk, folder: StrPath, suffix: str, kind: str, envelope: Envelope
    ) -> None:
        self.disk = disk
        self.folder = Path(folder)
        self.suffix = suffix
        self.kind = kind
        self.envelope = envelope

    def name(self, number: int) -> str:
        """The file name of a generation."""
        return f"{number:0{_DIGITS}}{self.suffix}"

    def path(self, number: int) -> Path:
        """Where a generation stands."""
        return self.folder / self.name(number)

    def numbers(self) -> tuple[int, ...]:
        """The numbers present, readable or not, in order; none where the folder is not there.

        Raises:
            OSError: where the folder cannot be listed.
        """
        try:
            names = self.disk.names(self.folder)
        except FileNotFoundError:
            return ()
        return tuple(sorted(number for name in names if (number := self._number(name))))

    def newest(self) -> Generation:
        """The newest generation that can be read, with the newer ones that cannot.

        Raises:
            NotFound: where there is none at all.
            DamagedData: where there are some and none can be read.
            Refused: where the system does not let us look.
        """
        for _ in range(_ROUNDS):
            try:
                return self._newest()
            except _Vanished:
                continue
            except OSError as error:
                raise self._not_opened(error) from error
        raise Refused(
            f"The {self.kind} in {self.folder} changed each time it was read.", "Try again."
        )

    def publish(
        self, base: Stamp, format_number: int, make: Callable[[Generation | None], bytes]
    ) -> Published:
        """Save a change as a new generation.

        Args:
            base: the generation the change was made from; `NOTHING_YET` for a new thing.
            format_number: the number of the body's format.
            make: gives the body to save. It is called with nothing where nothing newer than the
                base can be read; else with the newest, and merges the change onto it. It may be
                called many times, and what it raises is passed on with nothing more written.

        Returns:
            The acknowledged save: from here it is in every generation that follows.

        Raises:
            SaveFailed: where it could not be saved or confirmed; what stood before still stands.
        """
        try:
            self._ready_folder(base)
            for _ in range(_ROUNDS):
                found = self._look(base)
                published = self._round(found, base, format_number, make)
                if published is not None:
                    break
            else:
                raise self._outrun()
        except OSError as error:
            raise self._not_saved(error) from error
        self._tidy(published.number, found.damaged)
        return published

    def check(self) -> tuple[DamagedGeneration, ...]:
        """Read every generation there is; those that cannot be read, newest first.

        Raises:
            NotFound: where there is none at all.
            Refused: where the system does not let us look.
        """
        try:
            numbers = self.numbers()
        except OSError as error:
            raise self._not_opened(error) from error
        if not numbers:
            raise self._none()
        found = (self._damage(number) for number in reversed(numbers))
        return tuple(each for each in found if each is not None)

    def list_again(self, number: int) -> tuple[int, ...]:
        """The numbers present after publishing `number`.

        This is the step that tells a writer who was paused while others went on that his number is
        one of the past. Tests override it to show what is lost without it.
        """
        return self.numbers()

    def _number(self, name: str) -> int:
        stem = name.removesuffix(self.suffix)
        plain = stem != name and stem.isascii() and stem.isdigit()
        return int(stem) if plain and self.name(int(stem)) == name else 0

    def _newest(self) -> Generation:
        numbers = self.numbers()
        if not numbers:
            raise self._none()
        damaged: list[DamagedGeneration] = []
        for number in reversed(numbers):
            try:
                return self._read(number, tuple(damaged))
            except (DamagedData, OSError) as error:
                damaged.append(self._told(number, error))
        raise DamagedData(
            f"No generation of the {self.kind} in {self.folder} can be read. "
            + " ".join(map(str, damaged)),
            "Leave the files where they are; put a backup into a folder of its own.",
        )

    def _damage(self, number: int) -> DamagedGeneration | None:
        try:
            self._read(number)
        except _Vanished:
            return None
        except (DamagedData, OSError) as error:
            return self._told(number, error)
        return None

    def _told(self, number: int, error: DamagedData | OSError) -> DamagedGeneration:
        name = self.name(number)
        if isinstance(error, DamagedData):
            return DamagedGeneration(number, name, error.message)
        return DamagedGeneration(number, name, f"{name} cannot be read: {in_plain_words(error)}.")

    def _read(self, number: int, damaged: tuple[DamagedGeneration, ...] = ()) -> Generation:
        name = self.name(number)
        try:
            raw = self.disk.read(self.path(number))
        except FileNotFoundError:
            raise _Vanished from None
        except OSError as error:
            if error.errno not in NOT_A_FILE:
                raise
            raise DamagedData(f"{name} is damaged: {in_plain_words(error)}.") from error
        opened = self.envelope.unwrap(raw, name)
        if opened.kind != self.kind:
            raise DamagedData(f"{name} is damaged: it holds a {opened.kind}, not a {self.kind}.")
        stamp = Stamp(number, raw[:HEAD])
        return Generation(number, opened.format, opened.body, stamp, damaged)

    def _round(
        self,
        found: _Found,
        base: Stamp,
        format_number: int,
        make: Callable[[Generation | None], bytes],
    ) -> Published | None:
        body = make(found.newer)
        raw = self.envelope.wrap(self.kind, format_number, body)
        number = max(found.highest, base.number) + 1
        if not self._put(number, raw):
            return None
        try:
            if self._reads_back(number, raw) and self._stands(number, found):
                return Published(number, body, Stamp(number, raw[:HEAD]))
        except OSError as error:
            raise self._not_confirmed(number, in_plain_words(error)) from error
        return None

    def _look(self, base: Stamp) -> _Found:
        for _ in range(_ROUNDS):
            with suppress(_Vanished):
                return self._look_once(base)
        raise self._outrun()

    def _look_once(self, base: Stamp) -> _Found:
        # What is older than the base, or damaged where the base stood, is less than the writer has
        # in hand. A file that the system does not let us read is not taken for damaged: it may be
        # read a minute later, and a save that went past it would leave out what it holds.
        numbers = self.numbers()
        highest = numbers[-1] if numbers else 0
        damaged: set[int] = set()
        for number in reversed([each for each in numbers if each >= max(base.number, 1)]):
            if self._is(base, number):
                break
            try:
                newer = self._read(number)
            except DamagedData:
                damaged.add(number)
            else:
                return _Found(highest, number, newer, frozenset(damaged))
        return _Found(highest, base.number, None, frozenset(damaged))

    def _is(self, base: Stamp, number: int) -> bool:
        if number != base.number:
            return False
        try:
            return self.disk.read_head(self.path(number), HEAD) == base.head
        except FileNotFoundError:
            raise _Vanished from None
        except OSError as error:
            if error.errno not in NOT_A_FILE:
                raise
            return False

    def _put(self, number: int, raw: bytes) -> bool:
        file = lay_down(self.disk, self.folder / self.disk.temporary_name(self.suffix), raw)
        try:
            give_name(self.disk, file, self.path(number))
        except (FileExistsError, FileNotFoundError):
            # Somebody else had the number, or swept the file while this machine slept.
            return False
        except OSError as error:
            if error.errno == NO_REFUSING_RENAME:
                raise
            # A disk may do as it was told and then report a failure all the same.
            raise self._not_confirmed(number, in_plain_words(error)) from error
        return True

    def _reads_back(self, number: int, raw: bytes) -> bool:
        self.disk.sync_folder(self.folder)
        try:
            found = self.disk.read(self.path(number))
        except FileNotFoundError:
            # Others have gone on by ten generations already and pruned it.
            return False
        if found != raw:
            raise self._not_confirmed(number, "what was read back is not what was written")
        return True

    def _stands(self, number: int, found: _Found) -> bool:
        present = self.list_again(number)
        newer = sum(other > number for other in present)
        between = {other for other in present if found.made_from < other < number}
        if number in present and not newer and between <= found.damaged:
            return True
        if newer >= KEEP or not newer:
            # Nobody built on it: see the module's docstring. With nothing newer, a good one came to
            # lie between, which takes a hand from outside; staying would hide it.
            with suppress(OSError):
                self.disk.unlink(self.path(number))
        return False

    def _ready_folder(self, base: Stamp) -> None:
        if base.number == 0:
            with suppress(FileExistsError):
                self.disk.make_folder(self.folder)
                self.disk.sync_folder(self.folder.parent)

    def _tidy(self, number: int, damaged: frozenset[int]) -> None:
        # The save is acknowledged: whatever fails here is done by a later one.
        with suppress(OSError):
            good = [each for each in self.numbers() if each not in damaged]
            for old in good[:-KEEP][:_PRUNED_AT_MOST]:
                self._prune(old)
        with suppress(OSError):
            sweep(self.disk, self.folder, self.suffix, self.disk.modified(self.path(number)))

    def _prune(self, number: int) -> None:
        with suppress(OSError, DamagedData, _Vanished):
            self._read(number)
            self.disk.unlink(self.path(number))

    def _none(self) -> NotFound:
        return NotFound(f"There is no {self.kind} in {self.folder}.")

    def _not_opened(self, error: OSError) -> Refused:
        words = in_plain_words(error)
        return Refused(f"The {self.kind} in {self.folder} cannot be opened: {words}.")

    def _not_saved(self, error: OSError) -> SaveFailed:
        return SaveFailed(
            f"The {self.kind} could not be saved in {self.folder}: {in_plain_words(error)}. "
            "What stood before still stands.",
            "Mend that, and save again; nothing is doubled by saving twice.",
        )

    def _not_confirmed(self, number: int, words: str) -> SaveFailed:
        return SaveFailed(
            f"The {self.kind} was not saved for certain in {self.folder}: {words}. What stood "
            f"before still stands; what was being saved may stand with it, as {self.name(number)}.",
            "Mend that, and save again; nothing is doubled by saving twice.",
        )

    def _outrun(self) -> SaveFailed:
        return SaveFailed(
            f"The {self.kind} in {self.folder} could not be saved: others saved it {_ROUNDS} times "
            "meanwhile. What stood before still stands.",
            "Try again in a moment.",
        )
