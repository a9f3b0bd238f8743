"""What a person chose to put into an export for somebody outside the case.

Invariant: a choice names its reader, its items and its reason, and is kept with the case.
"""

from dataclasses import dataclass
from datetime import datetime

from sessionkit.domain.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Items chosen for one export."""

    id: str
    """Random id."""
    reader: str
    """For whom: agency, court, participant."""
    document: str
    """Which document."""
    items: tuple[str, ...]
    """Ids of the items, or the name of a part such as `offence`."""
    reason: str
    """Why they were put in."""
    by: str
    """Id of the worker who chose."""
    at: datetime
    """When, with offset."""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise WrongUse(
                "What is chosen for an export needs the reason.", "Give it with --because."
            )
        if self.at.tzinfo is None:
            raise WrongUse("The time of a choice for an export has no offset.")
