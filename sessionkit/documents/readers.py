"""For whom a document is.

Invariant: a document is written for one of these readers and no other; nobody is a reader by
default who is not entitled to the case (DESIGN 6).
"""

from enum import Enum

from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.errors import WrongUse


class Reader(Enum):
    """Who will read a document."""

    FILE = "file"
    """Those entitled to the case."""
    DUTY = "duty"
    """A duty worker who has never met the participant (¶43, ¶44)."""
    PARTICIPANT = "participant"
    """The participant, whose copy may be found by somebody else."""
    AGENCY = "agency"
    """Another agency that shares the order."""
    COURT = "court"
    """The court that made the order."""


def reader_named(text: str) -> Reader:
    """The reader somebody named.

    Raises:
        WrongUse: there is no such reader.
    """
    try:
        return Reader(text.strip().lower())
    except ValueError:
        raise WrongUse(
            f"There is no reader {quoted(text)}.",
            f"Choose one of: {', '.join(reader.value for reader in Reader)}.",
        ) from None
