"""What a team decides for itself.

Invariant: every setting has a default that serves a team which never opens the file.
"""

from dataclasses import dataclass
from datetime import date

from sessionkit.domain.plan_sections import PLAN_SECTIONS

GUARDED_WORDS = (
    "offence", "offences", "offending", "offender", "offended", "reoffend", "reoffending",
    "victim", "victims", "sex", "sexual", "abuse", "abusive", "convicted", "conviction",
    "the order", "no contact", "payback",
    "probation", "parole", "licence", "prison", "custody", "court", "police", "social work",
    "social worker", "supervision", "supervising officer", "criminal", "justice", "risk", "relapse",
)  # fmt: skip
"""Words that could hurt a participant whose copy is found (DESIGN 6)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one workspace."""

    team: str = ""
    """Name of the team."""
    participant: str = "participant"
    """The team's own word for the person on the programme."""
    default_worker: str = ""
    """Id of the worker who acts where nobody is named."""
    follow_up_days: int = 0
    """Working days a missed session may wait for its follow-up; 0 is the same day (¶26)."""
    write_up_days: int = 2
    """Working days a session may wait until it is written up."""
    contact_days: int = 14
    """Days that may lie between two contacts (¶22)."""
    session_minutes: int = 60
    """How long a session usually is, in minutes."""
    editor: bool = True
    """Whether a field may be written in a worker's own editor, which keeps files of its own."""
    holidays: frozenset[date] = frozenset()
    """Days that are no working days besides Saturdays and Sundays."""
    guarded_words: tuple[str, ...] = GUARDED_WORDS
    """Words that keep an item out of the participant's own copy unless it is chosen."""
    plan_sections: tuple[tuple[str, str], ...] = tuple(PLAN_SECTIONS.items())
    """Id and title of each section of the relapse prevention plan, in its order."""
    invented_only: bool = True
    """Whether the workspace is unsealed and may hold invented people only."""
