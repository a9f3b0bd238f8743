"""A longer time between two contacts than was agreed (¶22)."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import show_date

CODE: Final = "contact-gap"
SOURCE: Final = "¶22"


def found(look: Look) -> Iterator[Finding]:
    """One for each gap between two sessions that were held, and one for the time since the last."""
    limit = timedelta(days=look.limits.contact_days)
    for before, after in pairwise(look.held):
        days = (after.when.day - before.when.day).days
        if days > limit.days:
            yield Finding(
                CODE,
                f"{days} days lie between {before.name} of {show_date(before.when.day)} and "
                f"{after.name} of {show_date(after.when.day)}; at most {limit.days} were agreed.",
                "Record what contact there was, or why there was none.",
                before.when.day + limit + timedelta(days=1),
                (before.number or 0, after.number or 0),
                SOURCE,
            )
    last = look.held[-1] if look.held else None
    if last is not None and look.today > last.when.day + limit:
        yield Finding(
            CODE,
            f"Nobody is recorded as having been seen since {last.name} of "
            f"{show_date(last.when.day)}; at most {limit.days} days were agreed.",
            "Record what contact there was, or why there was none.",
            last.when.day + limit + timedelta(days=1),
            (last.number or 0,),
            SOURCE,
        )
