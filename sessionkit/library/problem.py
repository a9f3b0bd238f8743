"""What is wrong with a file of the library, and where.

Invariant: whatever stops a card or a programme from being used is named with its line and column,
counted from 1 as editors count, and says what to write instead. Nothing is passed over in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from sessionkit.domain.text import make_safe, one_line

if TYPE_CHECKING:
    from pathlib import Path

Place: TypeAlias = tuple[int, int]
"""Line and column, both counted from 1; a column counts characters."""

START: Final[Place] = (1, 1)
"""The place of what concerns the file as a whole."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to be put right in one file."""

    path: Path
    """The file, or the folder where the folder itself is the trouble."""
    line: int
    """The line, counted from 1."""
    column: int
    """The character in that line, counted from 1."""
    message: str
    """What is wrong and what to write instead."""

    def show(self, relative_to: Path | None = None) -> str:
        """The problem as `file:line:col: message`, on one line and safe to print.

        Args:
            relative_to: the folder the file is named from; a file elsewhere keeps its whole path.
        """
        path = self.path
        if relative_to is not None and path.is_relative_to(relative_to):
            path = path.relative_to(relative_to)
        return f"{shown(path.as_posix())}:{self.line}:{self.column}: {self.message}"


class FileProblems:
    """Collects what is wrong with one file while it is read."""

    __slots__ = ("_found", "_written", "keep_it_out", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        self.keep_it_out = False
        self._found: list[Problem] = []
        self._written: dict[int, str] = {}

    def remember(self, number: int, written: str) -> None:
        """Remember how a line stands in the file, where the door made it longer or shorter."""
        self._written[number] = written

    def add(self, place: Place, message: str) -> None:
        """Note something that keeps the file out of the library.

        Args:
            place: where it is in the text behind the door.
            message: what is wrong and what to write instead.
        """
        self.keep_it_out = True
        line, column = place
        self.mention((line, self._column_in_file(line, column)), message)

    def mention(self, place: Place, message: str) -> None:
        """Note something to be put right that does not keep the file out.

        Args:
            place: where it is in the file.
            message: what is wrong and what to write instead.
        """
        self._found.append(Problem(self.path, *place, message))

    def found(self) -> tuple[Problem, ...]:
        """The problems so far, from the top of the file down."""
        return tuple(sorted(self._found, key=lambda each: (each.line, each.column)))

    def _column_in_file(self, line: int, column: int) -> int:
        written = self._written.get(line)
        if written is None:
            return column
        lengths = (len(_behind_the_door(written[:at])) for at in range(len(written) + 1))
        return next((at for at, long in enumerate(lengths, 1) if long >= column - 1), column)


def _behind_the_door(part: str) -> str:
    # The letter in front keeps the door from taking a mark for the file's byte-order mark.
    return make_safe("x" + part).text[1:]


def shown(text: str) -> str:
    """Text from a file as a message can show it: safe and on one line."""
    return one_line(make_safe(text).text)
