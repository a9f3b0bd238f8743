"""One thing the continuity check noticed in the record.

Invariant: a finding says what is so, since when, and what would settle it; its id follows from what
it is about, so that it is the same finding on every day until the record changes.
"""

from dataclasses import dataclass
from datetime import date

from sessionkit.domain.ids import derived_id


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
    """Since when it is so."""
    sessions: tuple[int, ...] = ()
    """Numbers of the sessions it is about, in order."""
    source: str = ""
    """Paragraphs of the report it follows from, such as “¶26”; empty where there is none."""
    about: str = ""
    """Id of the aim, issue, action, goal, step or conflict it is about; empty for a session."""

    @property
    def id(self) -> str:
        """What it goes by: the same as long as it is about the same things."""
        numbers = " ".join(str(each) for each in self.sessions)
        return derived_id(self.about or self.code, f"{self.code} {numbers}")


def in_words(numbers: tuple[int, ...]) -> str:
    """Numbers as they are said: “3”, “3 and 4”, “3, 4 and 7”, “3 to 8”."""
    if len(numbers) > 2 and numbers == tuple(range(numbers[0], numbers[-1] + 1)):  # noqa: PLR2004 - two are “3 and 4”
        return f"{numbers[0]} to {numbers[-1]}"
    *before, last = (str(each) for each in numbers)
    return f"{', '.join(before)} and {last}" if before else last
