"""The continuity check of a case, with what its history knows.

Invariant: the check reads and changes nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo

from sessionkit.continuity.findings.check import check
from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Limits, Look, Written
from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.session import Session
from sessionkit.workflows.open_workspace import Workspace
from sessionkit.workflows.read_library import library_of


def findings_of(workspace: Workspace, case: Case) -> tuple[Finding, ...]:
    """What the continuity check notices in a case, as it stands today.

    Raises:
        DamagedData: where the history of the case is not what was written.
    """
    history = workspace.cases.history(case.id)
    settings, zone = workspace.settings, workspace.zone
    look = Look(
        case,
        workspace.today,
        workspace.working,
        Limits(settings.write_up_days, settings.contact_days),
        first_written(case, history, zone),
        goals_since(history, zone),
        {each.id: each.feeds for each in library_of(workspace).exercises},
        settings.plan_sections,
    )
    return check(look)


def first_written(case: Case, history: Iterable[Change], zone: tzinfo) -> Mapping[str, Written]:
    """When each session was planned and recorded, by its id.

    Args:
        case: the case as it stands.
        history: its change events.
        zone: where the sessions are held: the days are those of the clocks there.
    """
    of_sessions = [each for each in history if each.table == "sessions"]
    added = _earliest(each for each in of_sessions if each.what == "added")
    begun = _earliest(each for each in of_sessions if "record" in each.fields)
    return {
        session.id: _written(session, added[session.id], begun.get(session.id), zone)
        for session in case.sessions
        if session.id in added
    }


def goals_since(history: Iterable[Change], zone: tzinfo) -> date | None:
    """The day the goals were last set or changed; nothing where the case was opened with them.

    Args:
        history: the change events of the case.
        zone: as for `first_written`.
    """
    last = max((each.at for each in history if "goals" in each.fields), default=None)
    return last.astimezone(zone).date() if last is not None else None


def _written(session: Session, added: datetime, begun: datetime | None, zone: tzinfo) -> Written:
    day = added.astimezone(zone).date()
    if session.plan is None or (begun is None and session.record is not None):
        # It was added with its record: nobody planned it, or a form held both.
        return Written(None, day)
    return Written(day, begun.astimezone(zone).date() if begun is not None else None)


def _earliest(changes: Iterable[Change]) -> dict[str, datetime]:
    """When each object was first changed; a copy that was joined brings its own times later."""
    found: dict[str, datetime] = {}
    for each in changes:
        found[each.object] = min(each.at, found.get(each.object, each.at))
    return found
