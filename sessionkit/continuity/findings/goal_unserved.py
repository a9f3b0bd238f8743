"""A goal that no aim has served for a long time (¶34, ¶136)."""

from collections.abc import Iterator
from typing import Final

from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look
from sessionkit.domain.calendar_words import quoted
from sessionkit.domain.goal import Goal
from sessionkit.domain.session import Session
from sessionkit.domain.state import State

CODE: Final = "goal-unserved"
SOURCE: Final = "¶34, ¶136"
AFTER: Final = 8
"""How many sessions that were held may pass it by."""


def found(look: Look) -> Iterator[Finding]:
    """One for each goal that has not ended and that no planned session is to serve."""
    for goal in look.case.goals:
        if goal.ended is not None or _is_planned_for(look, goal):
            continue
        serving = [each for each in look.held if _serves(each, goal)]
        since = _since(look, serving)
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


def _since(look: Look, serving: list[Session]) -> tuple[Session, ...]:
    """The sessions held since an aim last served a goal.

    One that no aim has served may be as new as the goals are known to be: the history tells when
    they were changed, not which.
    """
    if serving:
        return look.held_after(serving[-1].id)
    since = look.goals_since
    return tuple(each for each in look.held if since is None or each.when.day > since)


def _is_planned_for(look: Look, goal: Goal) -> bool:
    return any(each.state is State.PLANNED and _serves(each, goal) for each in look.chain)


def _serves(session: Session, goal: Goal) -> bool:
    return any(aim.goal == goal.id for aim in session.every_aim)
