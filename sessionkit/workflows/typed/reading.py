"""Reading the fields of a typed form, and gathering everything that is wrong with them.

Invariant: every problem names its field and says what to write; one reading finds them all, so that
nobody mends a form one message at a time.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TypeVar

from sessionkit.domain.case import Case
from sessionkit.domain.clock_reading import read_length
from sessionkit.domain.dates import Prefer, When, read_date, read_when
from sessionkit.domain.errors import SessionkitError, WrongUse
from sessionkit.domain.people import Who, WhoKind, Worker
from sessionkit.domain.text import field_text, make_safe, one_line
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.typed.days import DAYS, meant_in
from sessionkit.workflows.who_is_who import known_as

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field."""

    field: str
    """The field: its name, or `rows/id of the row/name` such as `actions/0a1b/due`."""
    message: str
    """What is wrong, as a sentence."""
    hint: str = ""
    """What to write."""
    nobody: bool = False
    """Whether it names somebody whom the team does not know, and who can be added to it."""


class FormProblems(WrongUse):
    """A form cannot be read as it stands; nothing was saved and everything typed still stands.

    Args:
        problems: what is wrong, in the order of the fields.
    """

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        first = problems[0]
        more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
        super().__init__(f"{first.message}{more}", first.hint)
        self.problems = problems


class Reading:
    """Reads fields for one case; call `check` when all are read.

    Args:
        workspace: the team's store: its people, day and zone.
        case: the case the form is about; nothing where there is none yet.
        days: the fields that hold a day, each with which of two is meant.
    """

    def __init__(
        self,
        workspace: Workspace,
        case: Case | None = None,
        days: Mapping[str, Prefer] = DAYS,
    ) -> None:
        self._workspace = workspace
        self._case = case
        self._days = days
        self._workers: tuple[Worker, ...] | None = None
        self._problems: list[FieldProblem] = []

    def check(self) -> None:
        """Nothing, where every field could be read.

        Raises:
            FormProblems: naming each that could not.
        """
        if self._problems:
            raise FormProblems(self.problems)

    @property
    def problems(self) -> tuple[FieldProblem, ...]:
        """What is wrong with the fields read so far."""
        return tuple(self._problems)

    def refuse(self, field: str, message: str, hint: str = "", *, nobody: bool = False) -> None:
        """Note that something is wrong with a field."""
        self._problems.append(FieldProblem(field, message, hint, nobody))

    def when(self, field: str, text: str) -> When | None:
        """When something is to happen or did; nothing where empty or not understood."""
        written = line(text)
        if not written:
            return None
        try:
            prefer = meant_in(self._days, field)
            return read_when(written, self._workspace.today, self._workspace.zone, prefer)
        except SessionkitError as error:
            self.refuse(field, error.message, error.hint)
            return None

    def day(self, field: str, text: str) -> date | None:
        """A day; nothing where the field is empty or not understood."""
        written = line(text)
        if not written:
            return None
        try:
            return read_date(written, self._workspace.today, meant_in(self._days, field))
        except SessionkitError as error:
            self.refuse(field, error.message, error.hint)
            return None

    def minutes(self, field: str, text: str) -> int | None:
        """A length in minutes: a number alone, or with its unit; nothing where empty."""
        written = line(text)
        if not written:
            return None
        try:
            plain = written.isdecimal() and len(written) <= _DIGITS
            found = int(written) if plain else read_length(written)
        except SessionkitError as error:
            self.refuse(field, error.message, error.hint)
            return None
        if not 0 < found <= _LONGEST:
            self.refuse(
                field, f"{written} is no length of time here.", "Write minutes, such as 20."
            )
            return None
        return found

    def one_of(self, field: str, kind: type[E], text: str) -> E | None:
        """The member of an enum whose word stands in the field; nothing where it is empty."""
        if not text:
            return None
        try:
            return kind(text)
        except ValueError:
            words = ", ".join(str(each.value) for each in kind)
            self.refuse(field, f"“{line(text)}” is none of: {words}.")
            return None

    def who(self, field: str, text: str) -> Who | None:
        """Somebody, as the team or the case knows them; nothing where the field is empty."""
        name = line(text)
        if not name:
            return None
        who = Who(WhoKind.OTHER, name)
        known = known_as(who, self._case, self._everybody()) if self._case is not None else who
        if known is None:
            self.refuse(field, f"“{name}” could be more than one person.", "Write the whole name.")
            return None
        if known.kind is WhoKind.WORKER:
            # A short form is written out, so that the record can be read without knowing the team.
            return replace(known, name=self._name_of(known.worker))
        if known.kind is WhoKind.PARTICIPANT and self._case is not None:
            return replace(known, name=self._case.participant.name)
        return known

    def people(self, field: str, text: str) -> tuple[Who, ...]:
        """Several people, with commas between; each once."""
        found = (self.who(field, each) for each in line(text).split(","))
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _everybody(self) -> tuple[Worker, ...]:
        if self._workers is None:
            everybody = self._workspace.folder.workers()
            today = self._workspace.today
            self._workers = tuple(each for each in everybody if not each.has_left(today))
        return self._workers

    def _name_of(self, worker: str) -> str:
        return next(each.name for each in self._everybody() if each.id == worker)


def names_apart(text: str, known: Container[str]) -> Iterator[str]:
    """Names with commas between, each as it was written.

    A name with a comma in it, as “Calder, Rowan” has, is one name where it is known.
    """
    pieces = [piece.strip(" ") for piece in line(text).split(",")]
    while pieces:
        longest = range(len(pieces), 0, -1)
        many = next((n for n in longest if ", ".join(pieces[:n]) in known), 1)
        yield ", ".join(pieces[:many])
        del pieces[:many]


_DIGITS = 4
_LONGEST = 24 * 60
"""A day, in minutes."""


def line(text: str) -> str:
    """A field of one line, through the door."""
    return one_line(make_safe(text).text)


def prose(text: str) -> str:
    """A field of many lines, through the door."""
    return field_text(make_safe(text).text)
