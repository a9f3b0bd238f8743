"""Which of two days is meant where a field of a form leaves the year out.

Invariant: what is said of a day while it is typed is what is saved, for both are asked here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sessionkit.domain.dates import Prefer

DAYS: Final[Mapping[str, Prefer]] = MappingProxyType(
    {
        "when": "nearest",
        "follow_ups/when": "past",
        "on": "past",
        "ended": "past",
        **dict.fromkeys(("next", "due", "put_off_to", "by_when", "order_until"), "future"),
    }
)
"""The fields that hold a day, by name or by rows and name."""
DAYS_OF_A_PLAN: Final[Mapping[str, Prefer]] = MappingProxyType({**DAYS, "when": "future"})
"""The same in a plan: nobody plans a session that was."""


def meant_in(days: Mapping[str, Prefer], field: str) -> Prefer:
    """Which of two days is meant in a field.

    Args:
        days: the fields that hold a day.
        field: its path: its name, or `rows/id of the row/name`.
    """
    rows, name = field.partition("/")[0], field.rpartition("/")[2]
    by_rows = f"{rows}/{name}"
    return days[by_rows if by_rows in days else name]
