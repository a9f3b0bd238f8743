"""Who came, and what it means when somebody did not.

Invariant: one code says whether a session was held; the codes of a held session and of one that was
not are two enums, so that no record can be both.
"""

from enum import Enum


class Came(Enum):
    """How the participant came to a session that was held."""

    ATTENDED = "attended"
    LATE = "late"
    FAILED_TO_COMPLY = "attended but failed to comply"
    UNFIT = "attended but unfit to take part"
    """For instance not alcohol-free (¶37)."""


class NotHeldCode(Enum):
    """Why a session was not held."""

    ABSENT_ACCEPTABLE = "absent, acceptable"
    """The reason is recorded."""
    ABSENT_UNACCEPTABLE = "absent, unacceptable"
    DECISION_AWAITED = "absent, decision awaited"
    SENT_HOME = "sent home"
    PUT_OFF = "put off"
    """Moved to another session, which is named; who asked and why are recorded."""
    CANCELLED_BY_US = "cancelled by us"
    """Who asked and why are recorded."""

    @property
    def is_missed(self) -> bool:
        """Whether the participant missed it, so that a follow-up is owed (¶26)."""
        return self not in (NotHeldCode.PUT_OFF, NotHeldCode.CANCELLED_BY_US)
