"""The continuity check of a case, with what its history knows.

Invariant: the check reads and changes nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from sessionkit.continuity.findings.check import check
from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Limits, Look, Written
from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.workflows.open_workspace import Workspace


def findings_of(workspace: Workspace, case: Case) -> tuple[Finding, ...]:
    """What the continuity check notices in a case, as it stands today.

    Raises:
        DamagedData: where the history of the case is not what was written.
    """
    history = workspace.cases.history(case.id)
    look = Look(
        case,
        workspace.today,
        workspace.working,
        Limits(),
        first_written(case, history, workspace.zone),
    )
    return check(look)


def first_written(case: Case, history: Iterable[Change], zone: tzinfo) -> Mapping[str, Written]:
    """When each session was planned and recorded, by its id.

    Args:
        case: the case as it stands.
        history: its change events, oldest first.
        zone: where the sessions are held: the days are those of the clocks there.
    """
    added: dict[str, Change] = {}
    begun: dict[str, Change] = {}
    for each in history:
        if each.table == "sessions" and each.what == "added":
            added.setdefault(each.object, each)
        elif each.table == "sessions" and "record" in each.fields:
            begun.setdefault(each.object, each)
    found: dict[str, Written] = {}
    for session in case.sessions:
        first = added.get(session.id)
        if first is None:
            continue
        day = first.at.astimezone(zone).date()
        later = begun.get(session.id)
        recorded = later.at.astimezone(zone).date() if later is not None else None
        if later is None and session.record is not None:
            # It was added with its record, as one nobody planned is, or one read from a form.
            recorded = day
        found[session.id] = Written(day if session.plan is not None else None, recorded)
    return found
