"""A workspace of invented cases, to look round in.

Invariant: every person, place and event is invented, and that is said of no other workspace; the
case is made through the same workflows as a user's typing, on the days it tells of, and its days
are counted from the coming Tuesday.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sessionkit.domain.appointment import Appointment
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.dates import When, show_date
from sessionkit.domain.errors import Refused
from sessionkit.domain.follow_up import Enforcement, EnforcementStep, FollowUp
from sessionkit.domain.goal import Goal
from sessionkit.domain.ids import NewId
from sessionkit.domain.settings import Settings
from sessionkit.storage.workspace_folder import SETTINGS
from sessionkit.workflows.edit_case import FrontSheetChange, edit_case
from sessionkit.workflows.list_cases import listed_cases
from sessionkit.workflows.new_case import new_case
from sessionkit.workflows.not_held import Reason, record_not_held
from sessionkit.workflows.open_workspace import Clock, Workspace, make_workspace, open_workspace
from sessionkit.workflows.plan_session import plan_from_form
from sessionkit.workflows.programme_of_case import choose_programme
from sessionkit.workflows.record_session import record_from_form
from sessionkit.workflows.set_goal import add_goal
from sessionkit.workflows.workers import add_worker

REFERENCE = "DEMO-1"
"""The complete case."""

_FORMS = Path(__file__).parent / "demo"
_PLACE = re.compile(r"\[\[(date|when) (-?\d+)(?: (\d\d):(\d\d))?(?: (\d+))?\]\]")
_TEAM = "Bridge Street (invented)"
_PARTICIPANT = "Rowan Calder"
_SESSIONS = 4
_OPENED = -35
_TUESDAY = 1


def make_demo(path: Path, clock: Clock, new_id: NewId) -> bool:
    """Make the demo workspace in a folder.

    Args:
        path: the folder.
        clock: the present moment; the sessions lie in the four weeks before it, and the next
            appointment is today or within the week.
        new_id: new random ids.

    Returns:
        Whether it was made; not where the demo stands there already.

    Raises:
        Refused: where the folder holds another workspace, or a demo that was made in part.
    """
    if (path / SETTINGS).exists():
        _refuse_another(open_workspace(path, clock, new_id))
        return False
    now = clock()
    tuesday = now + timedelta(days=(_TUESDAY - now.weekday()) % 7)
    settings = Settings(team=_TEAM)
    isla = make_workspace(path, lambda: tuesday, new_id, "Isla Muir", settings)
    tom = replace(isla, worker=add_worker(isla, "Tom Baird", "social worker"))
    add_worker(isla, "Moira Orr", "senior social worker")
    add_worker(isla, "Callum Reid", "social worker")
    _open(_on(isla, _OPENED))
    _plan(isla, -30, "1-plan.md")
    _record(isla, -28, "1-record.md")
    _plan(tom, -23, "2-plan.md")
    _record(tom, -21, "2-record.md")
    _plan(isla, -16, "3-plan.md")
    _missed(_on(isla, -14))
    _plan(tom, -9, "4-plan.md")
    _record(isla, -7, "4-record.md")
    return True


def _refuse_another(workspace: Workspace) -> None:
    """Nothing, where the workspace holds the whole demo."""
    path = workspace.folder.path
    there = [each for each in listed_cases(workspace) if each.reference == REFERENCE]
    demo = [each for each in there if each.name == _PARTICIPANT]
    if any(each.last is not None and each.last.number >= _SESSIONS for each in demo):
        return
    if workspace.settings.team == _TEAM:
        raise Refused(
            f"{path} holds a demo that was not made to its end.",
            "Delete that folder, or name another, and run it again.",
        )
    raise Refused(
        f"{path} holds a workspace that is not the demo; it was left as it is.",
        "Name a folder that is empty or not there yet.",
    )


def _open(workspace: Workspace) -> None:
    new_case(
        workspace,
        _PARTICIPANT,
        REFERENCE,
        ("Isla Muir", "Tom Baird"),
        supervising_officer="Callum Reid",
        supervisor="Moira Orr",
    )
    front = FrontSheetChange(
        order="Community payback order with supervision, two years",
        order_until=workspace.today + timedelta(days=640),
        conditions="No contact with the person named in the order. To attend the programme.",
        whereabouts="Lodging at 14 Harbour Row; moving to a flat of his own. Nights this month.",
        offence="One offence under the Sexual Offences (Scotland) Act 2009; none before.",
        flags=("Two workers at home visits until the move.",),
    )
    edit_case(workspace, REFERENCE, front)
    for what, how, review, days in (
        (
            "Know the situations that are risky for him, and leave them early",
            "The programme, step by step; homework between sessions",
            "His own account, and what others see outside sessions",
            300,
        ),
        (
            "Have two people who know what to look for, and whom he will ring",
            "Choosing them, telling them, and trying it out",
            "Whether he has rung, and what was said",
            200,
        ),
    ):
        by = workspace.today + timedelta(days=days)
        add_goal(workspace, REFERENCE, Goal(workspace.new_id(), what, how, review, by))
    because = (
        "Agreed with him and his supervising officer; he asked to begin with what he is good at."
    )
    choose_programme(workspace, REFERENCE, "appendix-1", because)


def _plan(today: Workspace, days: int, name: str) -> None:
    plan_from_form(_on(today, days), REFERENCE, _filled(today, name), name)


def _record(today: Workspace, days: int, name: str) -> None:
    record_from_form(_on(today, days), REFERENCE, _filled(today, name), name)


def _missed(workspace: Workspace) -> None:
    day = workspace.today
    done = FollowUp(
        workspace.new_id(),
        "Isla rang at 14:50 without answer, then went to Harbour Row; he was asleep after an early "
        "shift he had been given the night before. A new time was agreed at the door.",
        day,
        workspace.now.replace(hour=16, minute=10),
    )
    warning = Enforcement(
        workspace.new_id(),
        EnforcementStep.WARNING,
        day,
        "Told that a second absence is a warning in writing.",
    )
    when = When(day + timedelta(days=7), _at(workspace, 7, 10, 0), None)
    reason = Reason(
        NotHeldCode.ABSENT_UNACCEPTABLE,
        why="Slept through it after a shift; did not ring.",
        follow_ups=(done,),
        enforcement=(warning,),
        next=Appointment(when, "Bridge Street office, room 2"),
    )
    record_not_held(workspace, REFERENCE, 3, reason)


def _on(workspace: Workspace, days: int) -> Workspace:
    """The same workspace at the end of the afternoon, some days from today."""
    then = workspace.now + timedelta(days=days)
    return replace(
        workspace, clock=lambda: then.replace(hour=17, minute=5, second=0, microsecond=0)
    )


def _at(workspace: Workspace, days: int, hour: int, minute: int) -> datetime:
    day = workspace.now + timedelta(days=days)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _filled(today: Workspace, name: str) -> bytes:
    """A form with its days counted from the day the demo is made."""

    def shown(match: re.Match[str]) -> str:
        kind, days, hour, minute, length = match.groups()
        day = today.now + timedelta(days=int(days))
        if kind == "date":
            return show_date(day.date())
        starts = day.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
        return When(starts.date(), starts, int(length) if length else None).show()

    return _PLACE.sub(shown, (_FORMS / name).read_text("utf-8")).encode()
