"""Which files of a folder are cards, which are programmes and which are work sheets.

Invariant: one id means one file. A name that is no id, and two files that would have the same id,
are named; on some disks `Walls.md` and `walls.md` are one file, on others two.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sessionkit.library.problem import START, FileProblems, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class FileKind(Enum):
    """What a file holds; in the order in which a folder is read, so that names are known."""

    WORKSHEET = "work sheet"
    CARD = "card"
    PROGRAMME = "programme"


SUBFOLDERS: Final = {"programmes": FileKind.PROGRAMME, "worksheets": FileKind.WORKSHEET}
"""The subfolders with another kind of file; every other Markdown file is a card."""

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MARKDOWN: Final = (".md", ".markdown", ".mdown", ".mkd")
_NO_CARDS: Final = ("readme",)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that is to be read."""

    id: str
    """What it would be called: its name without `.md`."""
    problems: FileProblems
    """What is wrong with it so far."""
    kind: FileKind
    """What it holds."""


def find_files(folder: Path) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """The files of a library under a folder, by path, and what could not be listed.

    A folder that is not there has none.
    """
    unlisted: list[Problem] = []

    def note(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            said = f"the folder cannot be listed ({error.strerror}); check its permissions"
            unlisted.append(Problem(Path(error.filename), *START, said))

    files = [
        FoundFile(path.stem, FileProblems(path), _kind(path.relative_to(folder)))
        for path in sorted(_markdown_under(folder, note))
    ]
    for each in files:
        _check_name(each)
    for kind in FileKind:
        _check_twice([each for each in files if each.kind is kind], folder)
    return tuple(files), tuple(unlisted)


def _markdown_under(folder: Path, note: Callable[[OSError], None]) -> Iterator[Path]:
    for where, inside, names in os.walk(folder, onerror=note):
        inside[:] = [each for each in inside if not each.startswith(".")]
        for path in (Path(where, name) for name in names if not name.startswith(".")):
            if path.suffix.casefold() in _MARKDOWN and path.stem.casefold() not in _NO_CARDS:
                yield path


def _kind(inside: Path) -> FileKind:
    at_top = len(inside.parts) == 1
    return FileKind.CARD if at_top else SUBFOLDERS.get(inside.parts[0].casefold(), FileKind.CARD)


def _check_name(file: FoundFile) -> None:
    path = file.problems.path
    if path.suffix != ".md":
        said = f"the file name ends in {shown(path.suffix)}; rename it so that it ends in .md"
        file.problems.add(START, said)
    if not _ID.fullmatch(file.id):
        said = "lower-case words (a to z, 0 to 9) with hyphens between them"
        like = re.sub("[^a-z0-9]+", "-", file.id.casefold()).strip("-")
        example = f", such as {like}.md" if like else ""
        file.problems.add(START, f"the file name must be {said}{example}; rename it")


def _check_twice(files: Iterable[FoundFile], folder: Path) -> None:
    first: dict[str, FoundFile] = {}
    for each in sorted(files, key=_rank):
        kept = first.setdefault(each.id.casefold(), each)
        if kept is not each:
            name = shown(kept.problems.path.relative_to(folder).as_posix())
            said = f"{name} has the same id already; rename this file or take it out"
            each.problems.add(START, said)


def _rank(file: FoundFile) -> tuple[bool, int, Path]:
    """A well-named file keeps an id before others, then the one nearest the top."""
    path = file.problems.path
    return file.problems.keep_it_out, len(path.parts), path
