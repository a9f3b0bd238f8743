"""Change events: who changed what and when.

Invariant: an event is made when a generation is published, after merging, from the difference it
makes; it says which fields changed, never what they say.
"""

from dataclasses import dataclass
from datetime import datetime

from sessionkit.domain.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Change:
    """One published change to one object of a case."""

    id: str
    """Random id."""
    number: int
    """The generation it was published in."""
    at: datetime
    """When, with offset."""
    by: str
    """Id of the worker."""
    table: str
    """Which table of the file the object stands in."""
    object: str
    """Id of the object."""
    what: str
    """`added`, `changed` or `removed`."""
    fields: tuple[str, ...] = ()
    """Names of the fields that changed."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise WrongUse("The time of a change has no offset.")
