"""The last seconds of typing: one draft for each worker and form.

Invariant: after a kill at any moment a draft is the former one or the new one, whole. A draft keeps
what it was typed onto, is never merged and never becomes history; a damaged one is named and hides
no other. One that cannot be read is never written over: it is put aside under a name of its own.
File names are hashes, so that they carry no name and no reference.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sessionkit.domain.errors import DamagedData, NotFound, Refused, SaveFailed, WrongUse
from sessionkit.storage.disk import Disk, StrPath, in_plain_words, sweep, write_over
from sessionkit.storage.envelope import Envelope

SUFFIX = ".draft"
"""How the files end."""
FORMAT = 1
"""The format drafts are written in."""

_KIND = "draft"
_ASIDE: Final = re.compile(r"(?P<form>.+)\+(?P<tag>[0-9a-f]{8})", re.DOTALL)
"""How a draft that was put aside is called: its form, and the beginning of a hash of its bytes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one worker has typed into one form and not saved."""

    worker: str
    """Id of the worker."""
    form: str
    """Which form it is, in the program's words: what stands there and for which session."""
    case: str
    """Id of the case."""
    base_number: int
    """Generation of the case that the form was opened on; 0 for a new case."""
    base: Mapping[str, object] = field(repr=False)
    """The object as it stood when the form was opened, as JSON has it."""
    typed: Mapping[str, object] = field(repr=False)
    """The fields as they stand in the form, as JSON has them."""
    kept_at: datetime
    """When, with offset."""

    def __post_init__(self) -> None:
        if self.kept_at.tzinfo is None:
            raise WrongUse("A draft's time has no offset.", "Give the time with its offset.")

    @property
    def is_aside(self) -> bool:
        """Whether it was put aside, because what it held could not be read where it stood."""
        return _ASIDE.fullmatch(self.form) is not None

    @property
    def typed_into(self) -> str:
        """Which form it was typed into, put aside or not."""
        found = _ASIDE.fullmatch(self.form)
        return found["form"] if found else self.form


IsRead = Callable[[Draft], bool]
"""Whether a draft can be read by the form it is for."""


def every_draft(draft: Draft) -> bool:
    """Every draft is read by its form."""
    return True


@dataclass(frozen=True, slots=True)
class DamagedDraft:
    """A draft that is there and cannot be read. It is left for a person."""

    name: str
    """The name of its file."""
    reason: str
    """What is wrong, as a sentence that names the file."""

    def __str__(self) -> str:
        return self.reason


class DraftShelf:
    """The drafts of a workspace.

    Args:
        disk: the seam.
        folder: where they stand; made when the first is kept.
        envelope: what their bytes pass through.
    """

    def __init__(self, disk: Disk, folder: StrPath, envelope: Envelope) -> None:
        self.disk = disk
        self.folder = Path(folder)
        self.envelope = envelope

    def name(self, worker: str, form: str) -> str:
        """The file name of a draft: a hash of the worker's id, and one of both."""
        found = _ASIDE.fullmatch(form)
        form, tag = (found["form"], f"-{found['tag']}") if found else (form, "")
        return f"{_hash(worker)[:16]}-{_hash(worker, form)[:32]}{tag}{SUFFIX}"

    def keep(self, draft: Draft, is_read: IsRead = every_draft) -> None:
        """Keep a draft in place of the former one; one that cannot be read is put aside.

        Args:
            draft: what was typed.
            is_read: whether the form can read the former draft, where that is a draft at all.

        Raises:
            SaveFailed: where it could not be written; the former draft still stands.
        """
        name = self.name(draft.worker, draft.form)
        raw = self.envelope.wrap(_KIND, FORMAT, _encoded(draft))
        try:
            with suppress(FileExistsError):
                self.disk.make_folder(self.folder)
            self._put_aside(name, is_read)
            write_over(self.disk, self.folder, name, raw)
        except OSError as error:
            raise SaveFailed(
                f"The draft could not be kept in {self.folder}: {in_plain_words(error)}. "
                "What is in the form is still there; the draft kept before may be, too.",
                "Save the form itself, or mend that and go on typing.",
            ) from error
        with suppress(OSError):
            sweep(self.disk, self.folder, SUFFIX, self.disk.modified(self.folder / name))

    def find(self, worker: str, form: str) -> Draft | None:
        """The draft of a worker for a form; nothing where there is none.

        Raises:
            DamagedData: where there is one that is not what was written.
            Refused: where there is one that cannot be read here.
        """
        name = self.name(worker, form)
        try:
            return self._read(name)
        except NotFound:
            return None

    def of_worker(self, worker: str) -> tuple[Draft, ...]:
        """All drafts of a worker that can be read, the latest first."""
        drafts, _ = self.survey(worker)
        return drafts

    def damaged_of(self, worker: str) -> tuple[DamagedDraft, ...]:
        """The drafts of a worker that cannot be read."""
        _, damaged = self.survey(worker)
        return damaged

    def survey(self, worker: str) -> tuple[tuple[Draft, ...], tuple[DamagedDraft, ...]]:
        """The drafts of a worker that can be read, the latest first, and those that cannot."""
        drafts: list[Draft] = []
        damaged: list[DamagedDraft] = []
        for name in self._names(worker):
            try:
                drafts.append(self._read(name))
            except NotFound:
                continue
            except (DamagedData, Refused) as error:
                damaged.append(DamagedDraft(name, error.message))
        drafts.sort(key=lambda each: (each.kept_at, each.form), reverse=True)
        return tuple(drafts), tuple(damaged)

    def discard(self, worker: str, form: str) -> None:
        """Take a draft away, readable or not; nothing happens where there is none.

        Raises:
            SaveFailed: where that could not be done; the draft still stands.
        """
        self._take_away(self.name(worker, form), None)

    def discard_read(self, worker: str, form: str, is_read: IsRead) -> None:
        """Take a draft away; one that cannot be read is put aside instead.

        Raises:
            SaveFailed: where that could not be done; the draft still stands.
        """
        self._take_away(self.name(worker, form), is_read)

    def discard_damaged(self, damaged: DamagedDraft) -> None:
        """Take a draft away that cannot be read; nothing happens where it is gone.

        Raises:
            SaveFailed: where that could not be done; the draft still stands.
        """
        self._take_away(damaged.name, None)

    def _take_away(self, name: str, is_read: IsRead | None) -> None:
        try:
            with suppress(FileNotFoundError):
                if is_read is not None:
                    self._put_aside(name, is_read)
                self.disk.unlink(self.folder / name)
                self.disk.sync_folder(self.folder)
        except OSError as error:
            raise SaveFailed(
                f"The draft in {self.folder} could not be taken away: {in_plain_words(error)}.",
                "It is offered again when the form is opened.",
            ) from error

    def _put_aside(self, name: str, is_read: IsRead) -> None:
        """Give what stands under a name another one, where it cannot be read."""
        path = self.folder / name
        try:
            raw = self.disk.read(path)
        except FileNotFoundError:
            return
        try:
            if is_read(self._opened(raw, name)):
                return
        except (DamagedData, Refused):
            pass
        # Named by what it holds: whoever is killed here and begins again puts the same aside.
        aside = f"{path.stem}-{hashlib.sha256(raw).hexdigest()[:8]}{SUFFIX}"
        self.disk.replace(path, self.folder / aside)
        self.disk.sync_folder(self.folder)

    def _names(self, worker: str) -> tuple[str, ...]:
        begins = f"{_hash(worker)[:16]}-"
        try:
            names = self.disk.names(self.folder)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Refused(
                f"The drafts in {self.folder} cannot be listed: {in_plain_words(error)}."
            ) from error
        return tuple(name for name in names if name.startswith(begins) and name.endswith(SUFFIX))

    def _read(self, name: str) -> Draft:
        try:
            raw = self.disk.read(self.folder / name)
        except FileNotFoundError:
            raise NotFound(f"There is no draft {name}.") from None
        except OSError as error:
            raise Refused(f"The draft {name} cannot be read: {in_plain_words(error)}.") from error
        return self._opened(raw, name)

    def _opened(self, raw: bytes, name: str) -> Draft:
        opened = self.envelope.unwrap(raw, name)
        if opened.kind != _KIND:
            raise DamagedData(f"{name} is damaged: it holds a {opened.kind}, not a draft.")
        if opened.format > FORMAT:
            raise Refused(
                f"The draft {name} was kept by a newer sessionkit (format {opened.format}).",
                "It stays as it is; `draft list` of that one names it.",
            )
        draft = _decoded(opened.body, name)
        tags = name.removesuffix(SUFFIX).split("-")[2:]
        return replace(draft, form="+".join((draft.form, *tags))) if tags else draft


def _hash(*parts: str) -> str:
    # As JSON, so that ("a", "bc") and ("ab", "c") stay apart.
    told = json.dumps(parts).encode("ascii")
    return hashlib.sha256(told).hexdigest()


def _encoded(draft: Draft) -> bytes:
    told = {
        "worker": draft.worker,
        "form": draft.form,
        "case": draft.case,
        "base_number": draft.base_number,
        "base": dict(draft.base),
        "typed": dict(draft.typed),
        "kept_at": draft.kept_at.isoformat(),
    }
    # Escaped to ASCII, so that half a surrogate pair that was pasted comes back as it was.
    return json.dumps(told, allow_nan=False, sort_keys=True).encode("ascii")


def _decoded(body: bytes, name: str) -> Draft:
    try:
        told = json.loads(body)
        return Draft(
            told["worker"],
            told["form"],
            told["case"],
            told["base_number"],
            told["base"],
            told["typed"],
            datetime.fromisoformat(told["kept_at"]),
        )
    except (ValueError, KeyError, TypeError, WrongUse) as error:
        raise DamagedData(f"{name} is damaged: it is not a draft as they are written.") from error
