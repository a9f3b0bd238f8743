"""A goal that no aim has served for a long time (¶34, ¶136)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.session import Session

CODE: Final = "goal-unserved"
SOURCE: Final = "¶34, ¶136"
AFTER: Final = 8
"""How many sessions that were held may pass it by."""


def found(look: Look) -> Iterator[Finding]:
    """One for each goal that has not ended."""
    for goal in look.case.goals:
        if goal.ended is not None:
            continue
        serving = [each for each in look.held if _serves(each, goal.id)]
        since = look.held_after(serving[-1].id) if serving else look.held
        if len(since) >= AFTER:
            last = f"since {serving[-1].name}" if serving else "so far"
            yield Finding(
                CODE,
                f"No aim has served the goal {quoted(goal.what)} {last}: {len(since)} sessions.",
                "Set an aim that serves it, or say where the goal stands and end it.",
                since[AFTER - 1].when.day,
                tuple(each.number or 0 for each in serving[-1:]),
                SOURCE,
                goal.id,
            )


def _serves(session: Session, goal: str) -> bool:
    return any(aim.goal == goal for aim in session.every_aim)
