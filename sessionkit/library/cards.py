"""The library: what a team can use, with the team's own cards laid over the shipped ones.

Invariant: a file with something wrong is left out and named, and the rest stands; where a team's
own card is left out, the shipped one of that id stays. Every step of a programme has its card.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from sessionkit.domain.errors import NotFound
from sessionkit.domain.exercise import Exercise, Programme
from sessionkit.library.card_file import read_card
from sessionkit.library.folders import find_files
from sessionkit.library.problem import START, Problem
from sessionkit.library.programme_file import read_programme
from sessionkit.library.source import read_source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sessionkit.library.folders import FoundFile
    from sessionkit.library.problem import FileProblems
    from sessionkit.library.programme_file import PlacedProgramme

_Found = TypeVar("_Found", Exercise, Programme)


@dataclass(frozen=True, slots=True)
class LibraryFolder:
    """A folder of cards, with programmes in its subfolder `programmes`."""

    path: Path
    """Where it is. A team that has written no cards may have no such folder."""
    shipped: bool
    """Whether it came with the program; otherwise it is the team's own."""


@dataclass(frozen=True, slots=True)
class Library:
    """All exercises and programmes a team can use, and what is wrong with the others."""

    exercises: tuple[Exercise, ...]
    """The exercises, by id."""
    programmes: tuple[Programme, ...]
    """The programmes, by id."""
    problems: tuple[Problem, ...]
    """What is wrong, in the order of the folders and, in each, of the files."""

    def exercise(self, wanted: str) -> Exercise:
        """The exercise with that id.

        Raises:
            NotFound: naming exercises that are called something near it.
        """
        return self._one("exercise", wanted, self.exercises)

    def programme(self, wanted: str) -> Programme:
        """The programme with that id.

        Raises:
            NotFound: naming programmes that are called something near it.
        """
        return self._one("programme", wanted, self.programmes)

    def _one(self, kind: str, wanted: str, among: tuple[_Found, ...]) -> _Found:
        for each in among:
            if each.id == wanted:
                return each
        if any(problem.path.stem == wanted for problem in self.problems):
            hint = "There is a file of that name, left out because something in it is wrong."
        else:
            near = near_to(wanted, among)
            hint = f"Did you mean {' or '.join(near)}?" if near else ""
        raise NotFound(f"The library has no {kind} “{wanted}”.", hint)


def read_library(folders: Sequence[LibraryFolder]) -> Library:
    """Read every card and programme once.

    Args:
        folders: a later folder is laid over an earlier one, id by id.
    """
    reading = _Reading()
    for folder in folders:
        reading.read(folder)
    reading.check_programmes()
    return reading.library()


def near_to(wanted: str, among: Sequence[Exercise | Programme]) -> tuple[str, ...]:
    """Ids that are, or whose titles are, near to what somebody typed; the nearest first."""
    names = {each.title.casefold(): each.id for each in among}
    names |= {each.id: each.id for each in among}
    close = get_close_matches(wanted.casefold(), names, n=3)
    return tuple(dict.fromkeys(names[name] for name in close))


class _Reading:
    """What has been read so far."""

    def __init__(self) -> None:
        self._files: list[FileProblems | Problem] = []
        self._exercises: dict[str, Exercise] = {}
        self._candidates: list[tuple[PlacedProgramme, FileProblems]] = []
        self._programmes: dict[str, Programme] = {}
        self._kinds: dict[str, str] = {}

    def read(self, folder: LibraryFolder) -> None:
        """Lay one folder over what there is."""
        if folder.shipped and not folder.path.is_dir():
            said = "the folder of shipped exercises is not here; install the program again"
            self._files.append(Problem(folder.path, *START, said))
        files, unlisted = find_files(folder.path)
        self._files += unlisted
        self._files += [each.problems for each in files]
        for each in sorted(files, key=lambda file: file.is_programme):
            self._read_file(each, shipped=folder.shipped)

    def _read_file(self, file: FoundFile, *, shipped: bool) -> None:
        self._claim(file)
        source = read_source(file.problems)
        if source is None:
            return
        if file.is_programme:
            placed = read_programme(file.id, source, file.problems)
            if placed is not None:
                self._candidates.append((placed, file.problems))
        else:
            exercise = read_card(file.id, source, file.problems, shipped=shipped)
            if exercise is not None:
                self._exercises[exercise.id] = exercise

    def _claim(self, file: FoundFile) -> None:
        """An id names a card or a programme, so that `library show` knows which is meant."""
        kind = "programme" if file.is_programme else "card"
        if self._kinds.setdefault(file.id, kind) != kind:
            said = f"there is a {self._kinds[file.id]} with this id already; rename this file"
            file.problems.add(START, said)

    def check_programmes(self) -> None:
        """Keep the programmes whose every step has its card."""
        for placed, problems in self._candidates:
            for step, place in zip(placed.programme.steps, placed.places, strict=True):
                if step.exercise not in self._exercises:
                    problems.add(place, self._why_no_card(step.exercise))
            if not problems.keep_it_out:
                self._programmes[placed.programme.id] = placed.programme

    def _why_no_card(self, wanted: str) -> str:
        if self._kinds.get(wanted) == "card":
            return f"the card {wanted} is left out because something in it is wrong; mend it first"
        near = near_to(wanted, tuple(self._exercises.values()))
        hint = f"did you mean {' or '.join(near)}?" if near else "write that card or name another"
        return f"there is no card {wanted or 'without a name'}; {hint}"

    def library(self) -> Library:
        """The library as read."""
        problems: list[Problem] = []
        for each in self._files:
            problems.extend((each,) if isinstance(each, Problem) else each.found())
        return Library(
            tuple(each for _, each in sorted(self._exercises.items())),
            tuple(each for _, each in sorted(self._programmes.items())),
            tuple(problems),
        )
