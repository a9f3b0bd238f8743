"""A case, and its conflicts, as words and JSON."""

from __future__ import annotations

from typing import Any

from sessionkit.cli.goals import goal_as_json
from sessionkit.continuity.chain import completed_steps, next_step
from sessionkit.continuity.conflict_place import conflict_place
from sessionkit.continuity.threads import threads
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.goal import Goal
from sessionkit.domain.plain import to_plain


def case_as_json(case: Case) -> dict[str, Any]:
    """A case as an object."""
    return {
        "id": case.id,
        "reference": case.reference,
        "name": case.participant.name,
        "also_known_as": list(case.participant.also_known_as),
        "opened": case.opened.isoformat(),
        "workers": [to_plain(each) for each in case.workers],
        "front": to_plain(case.front),
        "goals": [goal_as_json(each) for each in case.goals],
        "programme": case.programme.source if case.programme else None,
        "sessions": len(case.sessions),
        "open": sum(each.state.is_open for each in threads(case)),
        "conflicts": len(case.conflicts),
    }


def case_in_words(case: Case) -> str:
    """A case in a dozen lines."""
    front = case.front
    lines = [f"{case.reference}  {case.participant.name}", f"id {case.id}"]
    lines += [f"{w.role.value}: {w.name}" for w in case.workers if w.until is None]
    if front.order:
        until = f", to {show_date(front.order_until)}" if front.order_until else ""
        lines.append(f"order: {front.order}{until}")
    lines += [f"conditions: {front.conditions}"] * bool(front.conditions)
    for label, noted in (("whereabouts", front.whereabouts), ("offence", front.offence)):
        if noted is not None:
            lines.append(f"{label}: {noted.text} ({show_date(noted.on)}, {noted.by})")
    lines += [f"flag: {flag.what}" for flag in front.flags if flag.lifted is None]
    lines += [_goal(goal) for goal in case.goals if goal.ended is None]
    lines.append(_programme(case))
    last = case.last_recorded
    if last is not None:
        lines.append(f"last: {last.name.lower()}, {last.when.show()}, {last.state.value}")
    waiting = [s for s in case.chain if s.record is None]
    lines += [f"planned: {s.name.lower()}, {s.when.show()}" for s in waiting]
    still = [each for each in threads(case) if each.state.is_open]
    lines.append(f"open: {len(still)}" if still else "nothing is open")
    if case.conflicts:
        lines.append(f"conflicts: {len(case.conflicts)} (`case conflicts {case.reference}`)")
    return "\n".join(lines)


def conflict_as_json(case: Case, conflict: Conflict) -> dict[str, Any]:
    """A conflict as an object of a listing."""
    return {
        "id": conflict.id,
        "where": conflict_place(case, conflict),
        "path": list(conflict.path),
        "present": conflict.theirs,
        "other": conflict.mine,
    }


def conflict_in_words(case: Case, conflict: Conflict) -> str:
    """A conflict with both values."""
    lines = [f"{conflict.id}  {conflict_place(case, conflict)}"]
    for label, value in (("present", conflict.theirs), ("other", conflict.mine)):
        lines += [f"  {label}:", *(f"    {line}" for line in _shown(value).split("\n"))]
    return "\n".join(lines)


def _goal(goal: Goal) -> str:
    by = f" (by {show_date(goal.by_when)})" if goal.by_when is not None else ""
    return f"goal: {goal.what}{by}"


def _programme(case: Case) -> str:
    if case.programme is None:
        return "no programme chosen"
    step = next_step(case)
    done = len(completed_steps(case))
    coming = f"next step {case.programme.number_of(step.id)}" if step else "no step left"
    return f"programme: {case.programme.title}, {done} steps complete, {coming}"


def _shown(value: object) -> str:
    return value if isinstance(value, str) else repr(value)
