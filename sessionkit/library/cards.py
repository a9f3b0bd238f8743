"""The library: what a team can use, with the team's own cards laid over the shipped ones.

Invariant: a file with something wrong is left out and named, and the rest stands; where a team's
own card is left out, the shipped one of that id stays. Every step of a programme has its card, and
every card the work sheets it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from sessionkit.domain.errors import NotFound
from sessionkit.domain.exercise import Exercise, Programme
from sessionkit.domain.worksheet import Worksheet
from sessionkit.library.card_file import read_card
from sessionkit.library.folders import SUBFOLDERS, FileKind, find_files
from sessionkit.library.problem import START, Problem, shown
from sessionkit.library.programme_file import read_programme
from sessionkit.library.source import read_source
from sessionkit.library.worksheet_file import DRAWINGS, read_drawings, read_worksheet

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from sessionkit.library.card_file import LinkedCard
    from sessionkit.library.folders import FoundFile
    from sessionkit.library.problem import FileProblems
    from sessionkit.library.programme_file import PlacedProgramme

_Found = TypeVar("_Found", Exercise, Programme, Worksheet)


@dataclass(frozen=True, slots=True)
class LibraryFolder:
    """A folder of cards, with programmes and work sheets in subfolders of those names."""

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
    worksheets: tuple[Worksheet, ...]
    """The work sheets, by id."""
    problems: tuple[Problem, ...]
    """What is wrong, in the order of the folders and, in each, of the files."""

    def exercise(self, wanted: str) -> Exercise:
        """The exercise with that id.

        Raises:
            NotFound: naming exercises that are called something near it.
        """
        return self._one("exercise", wanted, self.exercises)

    def exercise_called(self, name: str) -> Exercise | None:
        """The exercise of that id, else of that title; capitals do not matter. Nothing if none."""
        wanted = name.casefold()
        by_id = (each for each in self.exercises if each.id.casefold() == wanted)
        by_title = (each for each in self.exercises if each.title.casefold() == wanted)
        return next(by_id, None) or next(by_title, None)

    def programme(self, wanted: str) -> Programme:
        """The programme with that id.

        Raises:
            NotFound: naming programmes that are called something near it.
        """
        return self._one("programme", wanted, self.programmes)

    def worksheet(self, wanted: str) -> Worksheet:
        """The work sheet with that id.

        Raises:
            NotFound: naming work sheets that are called something near it.
        """
        return self._one("work sheet", wanted, self.worksheets)

    def users_of(self, worksheet: str) -> tuple[Exercise, ...]:
        """The exercises that use a work sheet."""
        return tuple(each for each in self.exercises if worksheet in each.worksheets)

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
    """Read every card, work sheet and programme once.

    Args:
        folders: a later folder is laid over an earlier one, id by id.
    """
    reading = _Reading()
    for folder in folders:
        reading.read(folder)
    reading.check_links()
    reading.check_programmes()
    return reading.library()


def near_to(wanted: str, among: Sequence[Exercise | Programme | Worksheet]) -> tuple[str, ...]:
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
        self._linked: list[tuple[LinkedCard, FileProblems]] = []
        self._candidates: list[tuple[PlacedProgramme, FileProblems]] = []
        self._programmes: dict[str, Programme] = {}
        self._worksheets: dict[str, Worksheet] = {}
        self._drawings: dict[str, str] = {}
        self._kinds: dict[str, str] = {}

    def read(self, folder: LibraryFolder) -> None:
        """Lay one folder over what there is."""
        if folder.shipped and not folder.path.is_dir():
            said = "the folder of shipped exercises is not here; install the program again"
            self._files.append(Problem(folder.path, *START, said))
        if folder.shipped:
            self._drawings = read_drawings(folder.path / "worksheets" / DRAWINGS)
        files, unlisted = find_files(folder.path)
        self._files += unlisted
        self._files += [each.problems for each in files]
        in_order = [*FileKind]
        for each in sorted(files, key=lambda file: in_order.index(file.kind)):
            self._read_file(each, shipped=folder.shipped)

    def _read_file(self, file: FoundFile, *, shipped: bool) -> None:
        self._claim(file)
        problems = file.problems
        source = read_source(problems)
        if source is None:
            return
        match file.kind:
            case FileKind.WORKSHEET:
                sheet = read_worksheet(file.id, source, problems, self._drawings, shipped=shipped)
                if sheet is not None:
                    self._worksheets[sheet.id] = sheet
            case FileKind.CARD:
                linked = read_card(file.id, source, problems, self._worksheets, shipped=shipped)
                if linked is not None:
                    self._exercises[file.id] = linked.card
                    self._linked.append((linked, problems))
            case FileKind.PROGRAMME:
                placed = read_programme(file.id, source, problems)
                if placed is not None:
                    self._candidates.append((placed, problems))

    def _claim(self, file: FoundFile) -> None:
        """An id names a card or a programme, so that `library show` knows which is meant."""
        if file.kind is FileKind.WORKSHEET:
            return
        kind = file.kind.value
        if self._kinds.setdefault(file.id, kind) != kind:
            said = f"there is a {self._kinds[file.id]} with this id already; rename this file"
            file.problems.add(START, said)

    def check_links(self) -> None:
        """Name the links on cards that lead to nothing; a card is of use without them."""
        for linked, problems in self._linked:
            for place, target in linked.links:
                if not self._leads_somewhere(target):
                    said = f"there is no {shown(target)} for this link to lead to"
                    problems.mention(place, f"{said}; name a card or a work sheet that is there")

    def _leads_somewhere(self, target: str) -> bool:
        folder, _, name = target.removeprefix("./").rpartition("/")
        kind = SUBFOLDERS.get(folder, FileKind.CARD if not folder else None)
        known: Mapping[FileKind, Collection[str]] = {
            FileKind.CARD: self._exercises,
            FileKind.WORKSHEET: self._worksheets,
            FileKind.PROGRAMME: [placed.programme.id for placed, _ in self._candidates],
        }
        return kind is not None and name.endswith(".md") and name[:-3] in known[kind]

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
            tuple(each for _, each in sorted(self._worksheets.items())),
            tuple(problems),
        )
