"""A Markdown file of the library as text.

Invariant: the text has passed the door (`sessionkit.domain.text`). Bytes that are no text are named
and never guessed at; what the door replaced is named and still read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sessionkit.domain.text import make_safe
from sessionkit.library.problem import START

if TYPE_CHECKING:
    from sessionkit.library.problem import FileProblems, Place

LARGEST: Final = 256 * 1024
"""Bytes a card or programme may have: a hundred pages; a larger file is something else."""

_LINE_ENDS: Final = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
"""Where the door ends a line, so that lines before and after it can be laid side by side."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, already safe."""

    text: str
    """All of it, with plain line ends."""
    lines: tuple[str, ...]
    """The same, line by line."""

    def between(self, first: int, end: int) -> str:
        """The lines from `first` up to but without `end`, counted from 0, less blank ends."""
        return "\n".join(self.lines[first:end]).strip("\n").rstrip()


def read_source(problems: FileProblems) -> Source | None:
    """The text of the file; nothing where it cannot be read, with the reason noted."""
    data = _bytes(problems)
    if data is None:
        return None
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        said = f"the byte {byte:#04x} is not UTF-8 text; save the file as UTF-8 and try again"
        problems.add(_place_of_byte(error), said)
        return None
    safe = make_safe(written).text
    if safe != written:
        _compare(_LINE_ENDS.split(written), safe.split("\n"), problems)
    return Source(safe, tuple(safe.split("\n")))


def _bytes(problems: FileProblems) -> bytes | None:
    path = problems.path
    try:
        if not path.is_file():
            problems.add(START, "this is no file that can be read; replace it or take it out")
            return None
        if path.stat().st_size > LARGEST:
            problems.add(START, f"the file is larger than {LARGEST // 1024} KB; split it up")
            return None
        return path.read_bytes()
    except OSError as error:
        problems.add(START, f"the file cannot be read ({error.strerror}); check its permissions")
        return None


def _place_of_byte(error: UnicodeDecodeError) -> Place:
    lines = _LINE_ENDS.split(error.object[: error.start].decode())
    return len(lines), len(lines[-1]) + 1


def _compare(written: list[str], safe: list[str], problems: FileProblems) -> None:
    """Name the characters that the door replaced, and remember lines it made longer."""
    for number, (line, kept) in enumerate(zip(written, safe, strict=True), 1):
        if line == kept:
            continue
        problems.remember(number, line)
        # The letter in front keeps the door from taking a mark for the file's byte-order mark.
        passed = make_safe("x" + line)
        if passed.replaced:
            column = next(at for at, each in enumerate(line, 1) if make_safe("x" + each).replaced)
            it = "it" if sum(kind.count for kind in passed.replaced) == 1 else "them"
            problems.mention((number, column), f"{passed.notice()} Take {it} out.")
