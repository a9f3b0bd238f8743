"""The continuity check with what the history of a case knows, and the limits the team has set."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from sessionkit.continuity.findings.look import Written
from sessionkit.domain.case import Case
from sessionkit.domain.change import Change
from sessionkit.domain.goal import Goal
from sessionkit.domain.plan import Plan
from sessionkit.domain.record import HeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.settings import Settings
from sessionkit.workflows.change_settings import change_settings
from sessionkit.workflows.review_case import findings_of, first_written, goals_since
from tests.small_case import DONE, day, empty_case, held, planned, with_sessions
from tests.workflows.rooms import Room, room

NOON = datetime(2026, 1, 6, 12, tzinfo=UTC)
"""Session 1 is held on that day."""


def codes(team: Room) -> list[str]:
    workspace = team.at_desk()
    case = workspace.cases.open("case1").case
    return [each.code for each in findings_of(workspace, case)]


def written(team: Room) -> Written:
    """What is known of session 1."""
    workspace = team.at_desk()
    case = workspace.cases.open("case1").case
    return first_written(case, workspace.cases.history("case1"), UTC)["s1"]


def planned_on(team: Room, when: datetime, session: Session | None = None) -> None:
    team.clock.now = when
    team.keeps(replace(empty_case(), sessions=(session or planned(1),)))


def saves(team: Room, when: datetime, record: HeldRecord) -> None:
    """The record of session 1 as it stands on a day."""
    team.clock.now = when
    team.saves("Isla Muir", lambda case: with_record(case, record))


def with_record(case: Case, record: HeldRecord) -> Case:
    return case.changed("s1", lambda session: replace(session, record=record))


def test_a_session_was_planned_and_begun_when_it_was_saved_so_first(tmp_path: Path) -> None:
    team = room(tmp_path)
    planned_on(team, NOON - timedelta(days=4))
    assert written(team) == Written(date(2026, 1, 2), None)
    saves(team, NOON + timedelta(days=1), HeldRecord(day(1)))
    saves(team, NOON + timedelta(days=6), HeldRecord(day(1), "Room 2", completed=DONE))
    assert written(team) == Written(date(2026, 1, 2), date(2026, 1, 7))
    assert "record-late" not in codes(team)


def test_a_plan_that_is_changed_afterwards_was_made_when_it_was_made(tmp_path: Path) -> None:
    team = room(tmp_path)
    planned_on(team, NOON - timedelta(days=4))
    team.clock.now = NOON + timedelta(days=1)
    moved = Plan(day(1), "Room 2")
    team.saves("Tom Baird", lambda case: case.change_plan("s1", moved, None))
    assert written(team) == Written(date(2026, 1, 2), None)


def test_what_was_planned_and_written_up_late_is_found(tmp_path: Path) -> None:
    team = room(tmp_path)
    planned_on(team, NOON + timedelta(days=1))
    saves(team, NOON + timedelta(days=7), HeldRecord(day(1), completed=DONE))
    assert {"planned-after", "record-late"} <= set(codes(team))


def test_a_session_nobody_planned_was_begun_when_it_was_added_also_when_it_is_reopened(
    tmp_path: Path,
) -> None:
    team = room(tmp_path)
    planned_on(team, NOON + timedelta(days=1), held(1))
    saves(team, NOON + timedelta(days=60), HeldRecord(day(1), "Room 2", completed=DONE))
    assert written(team) == Written(None, date(2026, 1, 7))
    assert {"planned-after", "record-late"}.isdisjoint(codes(team))


def test_a_form_that_held_plan_and_record_does_not_say_when_it_was_planned(tmp_path: Path) -> None:
    team = room(tmp_path)
    planned_on(team, NOON + timedelta(days=1), replace(held(1), plan=Plan(day(1))))
    assert written(team) == Written(None, date(2026, 1, 7))


def change(at: datetime, table: str, id: str, what: str, *fields: str) -> Change:
    return Change(f"{id} {what} {at}", 1, at, "w-isla", table, id, what, fields)


def test_a_copy_that_was_joined_brings_its_own_times() -> None:
    case = with_sessions(replace(held(1), plan=Plan(day(1))))
    joined = NOON + timedelta(days=30)
    history = (
        change(joined, "sessions", "s1", "added"),
        change(joined, "sessions", "s1", "changed", "record"),
        change(NOON - timedelta(days=4), "sessions", "s1", "added"),
        change(NOON, "sessions", "s1", "changed", "approach"),
        change(NOON + timedelta(days=1), "sessions", "s1", "changed", "record"),
    )
    assert first_written(case, history, UTC) == {"s1": Written(date(2026, 1, 2), date(2026, 1, 7))}


def test_days_are_those_of_the_clocks_where_the_session_is_held() -> None:
    late = datetime(2026, 1, 6, 23, 30, tzinfo=UTC)
    case = with_sessions(held(1))
    history = (change(late, "sessions", "s1", "added"),)
    here = timezone(timedelta(hours=1))
    assert first_written(case, history, UTC)["s1"].recorded == date(2026, 1, 6)
    assert first_written(case, history, here)["s1"].recorded == date(2026, 1, 7)


def test_what_the_history_does_not_tell_is_not_made_up() -> None:
    assert first_written(with_sessions(held(1)), (), UTC) == {}
    later = (change(NOON, "sessions", "s1", "changed", "record"),)
    assert first_written(with_sessions(held(1)), later, UTC) == {}
    assert goals_since((), UTC) is None


@pytest.mark.parametrize(("set_on", "told"), [(4, True), (5, False)])
def test_a_goal_counts_from_the_day_it_was_set(tmp_path: Path, set_on: int, told: bool) -> None:
    team = room(tmp_path)
    team.clock.now = day_of(1)
    team.keeps(with_sessions(*(held(each) for each in range(1, 13))))
    team.clock.now = day_of(set_on)
    team.saves("Isla Muir", lambda case: case.with_goal(Goal("g1", "Have work of his own")))
    team.clock.now = day_of(12)
    assert ("goal-unserved" in codes(team)) is told


def day_of(number: int) -> datetime:
    return datetime.combine(day(number).day, NOON.timetz())


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        (Settings(), []),
        (Settings(write_up_days=0), ["record-late"]),
        (Settings(contact_days=6), ["contact-gap"]),
    ],
)
def test_the_limits_are_those_of_the_team(
    tmp_path: Path, settings: Settings, found: list[str]
) -> None:
    team = room(tmp_path)
    team.clock.now = day_of(1) + timedelta(days=1)
    team.keeps(with_sessions(held(1)))
    team.clock.now = day_of(2)
    workspace = team.at_desk()
    ours = replace(settings, default_worker=workspace.settings.default_worker)
    change_settings(workspace, ours)
    assert [each for each in codes(team) if each != "next-missing"] == found
