"""One thing the continuity check noticed in the record.

Invariant: a finding says what is so, since when, and what would settle it; its id follows from what
it is about, so that it is the same finding on every day until the record changes.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sessionkit.domain.ids import derived_id
from sessionkit.domain.session import Session
from sessionkit.domain.text import make_safe, one_line

STANDS: Final = "Say why in a word; nothing in the record changes it."
"""What is left to do about something that has happened and will not happen otherwise."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed."""

    code: str
    """Which rule noticed it, in lower-case words with hyphens."""
    message: str
    """What is so, in one plain sentence."""
    settled_by: str
    """What would settle it, in one plain sentence."""
    since: date
    """The first day on which it was so."""
    sessions: tuple[int, ...] = ()
    """Numbers of the sessions it is about, in order; 0 is work done before."""
    source: str = ""
    """Paragraphs of the report it follows from, such as “¶26”; empty where there is none."""
    about: str = ""
    """Id of the item, goal, step, conflict or session it is about; empty for a gap in contact."""
    discreet: str = ""
    """What is so without the name of an exercise, where the message has one."""

    @property
    def id(self) -> str:
        """What it goes by: the same as long as it is about the same things since the same day."""
        numbers = " ".join(str(each) for each in self.sessions)
        return derived_id(self.about or self.code, f"{self.code} {numbers} {self.since}")


def in_words(numbers: tuple[int, ...]) -> str:
    """Numbers as they are said: “3”, “3 and 4”, “3, 4 and 7”, “3 to 8”."""
    if len(numbers) > 2 and numbers == tuple(range(numbers[0], numbers[-1] + 1)):  # noqa: PLR2004 - two are “3 and 4”
        return f"{numbers[0]} to {numbers[-1]}"
    *before, last = (str(each) for each in numbers)
    return f"{', '.join(before)} and {last}" if before else last


def passed_by(later: tuple[Session, ...], count: int) -> str:
    """The sessions that passed something by: “sessions 6 and 8”, “sessions 6, 8 and later ones”.

    Args:
        later: the first of them, one more than are named where there are more.
        count: how many are named.
    """
    numbers = tuple(each.number or 0 for each in later[:count])
    if len(later) <= count:
        return f"sessions {in_words(numbers)}"
    return f"sessions {', '.join(str(each) for each in numbers)} and later ones"


def plain(name: str) -> str:
    """A name as it may stand in a sentence: on one line, with marks for what nobody may be sent."""
    return one_line(make_safe(name).text)
