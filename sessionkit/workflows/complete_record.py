"""Completing a record, by who acts and now.

Invariant: no record of a day that has not come is completed, however it was written up; this is the
one place where a record is completed.
"""

from dataclasses import dataclass

from sessionkit.domain.case import Case
from sessionkit.domain.lack import Lack
from sessionkit.domain.record import Completed
from sessionkit.workflows.open_workspace import Workspace


@dataclass(frozen=True, slots=True)
class Completing:
    """What came of completing a record."""

    case: Case
    """The case with the session recorded; as it was where something speaks against that."""
    not_yet: tuple[Lack, ...] = ()
    """What speaks against it: its day has not come."""


def complete(workspace: Workspace, case: Case, session: str) -> Completing:
    """Complete the record of a session, unless it tells of a day that has not come.

    Args:
        workspace: the team's store: who acts, and which day it is.
        case: the case.
        session: id of the session, which is being written up.

    Raises:
        Refused: where it is not being written up.
    """
    lacks = not_yet(workspace, case, session)
    if lacks:
        return Completing(case, lacks)
    done = Completed(workspace.now, workspace.acting.id)
    return Completing(case.complete_record(session, done))


def not_yet(workspace: Workspace, case: Case, session: str) -> tuple[Lack, ...]:
    """That the day has not come of which the record of a session tells, where that is so."""
    record = case.session_of(session).either_record
    return record.not_yet(workspace.today) if record is not None else ()
