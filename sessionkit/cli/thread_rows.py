"""A thread as a row and as JSON.

Invariant: the id shown is the one a command takes; listings pay for nothing that reads options.
"""

from __future__ import annotations

from sessionkit.continuity.threads import Thread, ThreadState
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.case import Case
from sessionkit.domain.handling import ItemKind


def thread_as_json(case: Case, thread: Thread) -> dict[str, object]:
    """A thread as an object of a listing."""
    action_of = case.action(thread.root.id) if thread.root.kind is ItemKind.ACTION else None
    return {
        "id": thread.root.id,
        "tip": thread.tip.id,
        "kind": thread.root.kind.value,
        "text": thread.words,
        "state": thread.state.value,
        "session": case.origin(thread.began).number,
        "date": case.origin(thread.began).when.day.isoformat(),
        "due": thread.due.isoformat() if thread.due else None,
        "who": action_of.who.name if action_of is not None and action_of.who else None,
        "risk_information": thread.risk_information,
        "sessions": [case.origin(step.session).number for step in thread.steps],
    }


def thread_row(case: Case, thread: Thread) -> tuple[str, ...]:
    """A thread as a row: id, state, where it began, by when, and what it says."""
    began = case.origin(thread.began)
    due = f"by {show_date(thread.due)}" if thread.due and thread.state is ThreadState.OPEN else ""
    who = ""
    if thread.root.kind is ItemKind.ACTION:
        doer = case.action(thread.root.id).who
        who = f"{doer.name}: " if doer and not thread.words.startswith(doer.name) else ""
    risk = "risk information: " if thread.risk_information else ""
    state = thread.state.value
    return (thread.root.id[:8], state, began.name.lower(), due, risk + who + thread.words)
