"""The sections of a relapse prevention plan.

Invariant: the ids are stored in cases and written on cards, so an id is never renamed or reused.
The order is the order in which the plan is read.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PLAN_SECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "how-it-came-about": "How it came about",
        "risky-situations": "Risky situations",
        "warning-signs": "Warning signs",
        "small-decisions": "Decisions that seem small",
        "ways-of-coping": "Ways of coping",
        "people-who-can-help": "People who can help and what they agreed",
        "who-has-been-told": "Who has been told what to look for",
        "working-towards": "What I am working towards",
        "after-a-lapse": "What to do after a lapse",
    }
)
"""Title of each section by its id, in the order of the plan."""
