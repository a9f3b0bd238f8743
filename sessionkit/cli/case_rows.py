"""The line of a case in a listing.

Invariant: `case list` imports this and pays for it, so it knows the index and nothing of the domain
but how a day is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sessionkit.domain.calendar_words import show_date

if TYPE_CHECKING:
    from sessionkit.storage.index import IndexEntry


def entry_as_json(entry: IndexEntry) -> dict[str, Any]:
    """A case as an object of the listing."""
    last, coming = entry.last, entry.next
    return {
        "id": entry.id,
        "reference": entry.reference,
        "name": entry.name,
        "workers": list(entry.workers),
        "sessions": entry.sessions,
        "last": last and {"number": last.number, "date": last.on.isoformat(), "state": last.state},
        "next": coming and {"number": coming.number, "date": coming.on.isoformat()},
        "open": entry.open_items,
        "conflicts": entry.conflicts,
    }


def entry_row(entry: IndexEntry) -> tuple[str, ...]:
    """A case as a row: reference, name, last and next session, what is open, who runs it."""
    last, coming = entry.last, entry.next
    state = [f"{entry.open_items} open"] if entry.open_items else []
    state += [f"{entry.conflicts} in conflict"] if entry.conflicts else []
    return (
        entry.reference,
        entry.name,
        f"S{last.number} {show_date(last.on)} {last.state}" if last else "no session yet",
        f"next S{coming.number} {show_date(coming.on)}" if coming else "none planned",
        ", ".join(state),
        ", ".join(entry.workers),
    )
