"""What a reader of a form sets aside, and what it has to say about it.

Invariant: nothing is dropped in silence. What is not understood is handed in here with its line,
and comes out as text of the record and as a note.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sessionkit.documents.forms.structure.source import Line
from sessionkit.documents.markdown_text import unescape
from sessionkit.domain.calendar_words import quoted


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to tell the person about a form that was read."""

    line: int
    """Number of the line it is about, from 1."""
    message: str
    """What was noticed, and what became of it."""


class Kept:
    """Gathers what is set aside and what is to be said, while one form is read."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._texts: list[str] = []

    def note(self, line: int, message: str) -> None:
        """Something to tell the person."""
        self.notes.append(Note(line, message))

    def set_aside(self, line: int, text: str, why: str) -> None:
        """Text that finds no place in the record, and why.

        Args:
            line: where it stood.
            text: what it says.
            why: ends the sentence “… is set aside: ”.
        """
        if text:
            self._texts.append(text)
            self.note(line, f"{quoted(text)} is set aside: {why.rstrip('.')}.")

    def keep(self, text: str) -> None:
        """Text the form itself has set aside, or that says that there is nothing to say."""
        if text:
            self._texts.append(text)

    def taken(self) -> str:
        """All that was set aside since this was last asked."""
        text = "\n\n".join(self._texts)
        self._texts.clear()
        return text


def text_of(lines: Iterable[Line]) -> str:
    """The words of some lines as they stand."""
    return unescape("\n".join(line.text for line in lines).strip(" \n"))
