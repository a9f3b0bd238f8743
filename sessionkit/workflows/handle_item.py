"""Saying what became of something left open: done, settled, carried, dropped, opened again.

Invariant: every such step stands in a named session; dropping needs a reason; an item that is
closed is not closed a second time.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sessionkit.continuity.threads import Thread, check_order, thread_named, threads
from sessionkit.domain.case import Case
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.handling import Handling, How, ItemKind
from sessionkit.domain.session import Session
from sessionkit.workflows.change_case import Changed, open_case, save_case
from sessionkit.workflows.open_workspace import Workspace

HOW_RISK_CLOSES: Final = "Say who was told, when, and what was decided about the risk."
"""Asked before risk information is closed (¶18)."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is said of an item."""

    how: How
    """Done, settled, carried, dropped or reopened."""
    why: str = ""
    """The reason."""
    due: date | None = None
    """The new day, where it is carried."""
    session: int | None = None
    """Number of the session it happened in; the latest recorded where empty, or a later one that
    had to do with it."""
    on: date | None = None
    """The day, where it is not today."""


def handle_item(workspace: Workspace, named: str, kind: ItemKind, item: str, step: Step) -> Changed:
    """Say what became of an aim, issue or action.

    Args:
        workspace: the team's store.
        named: the case.
        kind: aim, issue or action.
        item: its id or the start of it.
        step: what is said.

    Raises:
        NotFound: where there is no such item or session.
        Refused: where it is closed already, not closed and to be reopened, or where the session
            lies before one that had to do with it.
        WrongUse: where risk information is closed without saying who was told and what was decided.
    """
    opened = open_case(workspace, named)
    thread = thread_named(threads(opened.case), item, kind)
    _check(thread, step)
    session = _session(opened.case, thread, step.session)
    check_order(opened.case, thread, session)
    handling = Handling(
        workspace.new_id(),
        thread.tip,
        step.how,
        session.id,
        step.on or workspace.today,
        step.why,
        step.due,
    )
    return save_case(workspace, opened, opened.case.handle(handling))


def _check(thread: Thread, step: Step) -> None:
    how = step.how
    if thread.risk_information and how.closes and not step.why:
        raise WrongUse(HOW_RISK_CLOSES, "In a few words: who, when, what.")
    kind = thread.root.kind.value
    if how is How.REOPENED and thread.state.is_open:
        raise Refused(f"This {kind} is open; there is nothing to open again.")
    if how is not How.REOPENED and not thread.state.is_open:
        raise Refused(
            f"This {kind} is {thread.state.value} already; nothing was changed.",
            "Open it again first if that was wrong.",
        )


def _session(case: Case, thread: Thread, number: int | None) -> Session:
    """The session named; else the latest recorded, or a later one that had to do with it."""
    if number is not None:
        return case.session(number)
    order = case.chain
    touched = {step.session for step in thread.steps}
    last = case.last_recorded
    known = [each for each in order if each.id in touched or each == last]
    return known[-1]
