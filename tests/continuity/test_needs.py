"""What a case needs of somebody: derived whole, the same on any day, and chosen for a moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sessionkit.continuity.need import NO_PLAN, PLANNED
from sessionkit.continuity.needs import (
    Need,
    NeedKind,
    is_ahead,
    needs_of,
    place_of,
    wanted_on,
)
from sessionkit.domain.action import Action
from sessionkit.domain.appointment import Appointment, NoAppointment
from sessionkit.domain.approach import Approach, ApproachKind
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from sessionkit.domain.dates import When
from sessionkit.domain.follow_up import FollowUp
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.record import NotHeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.state import State
from sessionkit.domain.working_days import WorkingCalendar
from tests.small_case import (
    DONE,
    FIRST,
    action,
    day,
    handled,
    held,
    issue,
    missed,
    planned,
    programme,
    with_sessions,
)

MONDAY_TO_FRIDAY = WorkingCalendar()
NOON = datetime(2026, 1, 13, 12, tzinfo=UTC)
TODAY = NOON.date()


def needs(case: Case, kind: NeedKind, days: int = 0) -> list[Need]:
    return [each for each in needs_of(case, MONDAY_TO_FRIDAY, days) if each.kind is kind]


def with_next(session: Session, when: When, venue: str = "") -> Session:
    assert session.held is not None
    return replace(session, record=replace(session.held, next=Appointment(when, venue)))


def test_risk_information_is_named_by_its_session_and_never_by_its_words() -> None:
    case = with_sessions(held(1)).raise_issues(issue(1, "Walks past the school", risk=True))
    (need,) = needs(case, NeedKind.ANSWER)
    assert need.words == "risk information from S1: nobody told yet"
    assert (need.on, need.session, need.item) == (FIRST, 1, "Walks past the school")
    said = [each.words for each in needs_of(case, MONDAY_TO_FRIDAY, 0)]
    assert not any("school" in each for each in said)


def test_risk_information_wants_an_answer_until_it_is_settled() -> None:
    case = with_sessions(held(1), held(2)).raise_issues(issue(1, "a walk", risk=True))
    for how, stands in ((How.CARRIED, "nobody told yet"), (How.TAKEN_UP, "not settled yet")):
        touched = case.handle(handled(ItemKind.ISSUE, "a walk", how, 2))
        assert [n.words for n in needs(touched, NeedKind.ANSWER)] == [
            f"risk information from S1: {stands}"
        ]
    settled = case.handle(handled(ItemKind.ISSUE, "a walk", How.SETTLED, 2))
    assert needs(settled, NeedKind.ANSWER) == []


def test_an_issue_that_is_no_risk_information_asks_for_no_answer() -> None:
    case = with_sessions(held(1)).raise_issues(issue(1, "sleeps badly"))
    assert needs(case, NeedKind.ANSWER) == []


def test_a_missed_session_wants_a_follow_up_by_the_day_the_team_allows() -> None:
    absent = NotHeldRecord(day(1), code=NotHeldCode.ABSENT_UNACCEPTABLE, completed=DONE)
    case = with_sessions(missed(planned(1), absent))
    (need,) = needs(case, NeedKind.ANSWER, days=1)
    assert need.words == "missed Tue 6 Jan 2026, no follow-up recorded"
    assert (need.on, need.session) == (date(2026, 1, 7), 1)
    followed = replace(absent, follow_ups=(FollowUp("f", "Rang him", FIRST),))
    assert needs(with_sessions(missed(planned(1), followed)), NeedKind.ANSWER) == []


@pytest.mark.parametrize("code", [NotHeldCode.PUT_OFF, NotHeldCode.CANCELLED_BY_US])
def test_a_session_put_off_or_cancelled_by_us_wants_no_follow_up(code: NotHeldCode) -> None:
    put_off = NotHeldRecord(day(1), code=code, completed=DONE)
    assert needs(with_sessions(missed(planned(1), put_off)), NeedKind.ANSWER) == []


def test_fields_in_conflict_are_counted_by_session_and_for_the_rest_of_the_case() -> None:
    paths = (("sessions", "s1", "plan"), ("sessions", "s1", "approach"), ("front", "order"))
    conflicts = tuple(Conflict.between(path, "ours", "theirs") for path in paths)
    case = replace(with_sessions(held(1)), conflicts=conflicts)
    found = [(n.session, n.words, n.item) for n in needs(case, NeedKind.ANSWER)]
    assert found == [
        (1, "2 fields hold what two people wrote", conflicts[0].id),
        (None, "1 field holds what two people wrote", conflicts[2].id),
    ]


def test_a_planned_session_is_told_with_step_approach_and_venue_and_no_title() -> None:
    session = planned(2, card="walk-through", step=2)
    assert session.plan is not None
    session = replace(
        session,
        approach=Approach(ApproachKind.MORE_SLOWLY),
        plan=replace(session.plan, venue="room 2"),
    )
    case = replace(with_sessions(held(1), session), programme=programme("chart", "walk-through"))
    (need,) = needs(case, NeedKind.SESSION)
    assert need == Need(
        NeedKind.SESSION,
        on=day(2).day,
        session=2,
        words="room 2",
        step=2,
        approach="more slowly",
        state="planned",
    )


def test_an_appointment_of_the_last_record_that_nobody_planned_for_is_told() -> None:
    starts = datetime(2026, 1, 13, 10, tzinfo=UTC)
    case = with_sessions(with_next(held(1), When(day(2).day, starts), "home"))
    (need,) = needs(case, NeedKind.SESSION)
    assert (need.on, need.starts, need.session) == (day(2).day, starts, None)
    assert (need.words, need.state) == ("home", NO_PLAN)


def test_an_appointment_is_not_told_where_a_session_is_planned_or_there_is_none() -> None:
    first = with_next(held(1), day(3))
    assert [n.session for n in needs(with_sessions(first, planned(2)), NeedKind.SESSION)] == [2]
    assert needs(with_sessions(held(1)), NeedKind.SESSION) == []
    last = held(1)
    assert last.held is not None
    none = replace(last.held, next=NoAppointment("the last one"))
    assert needs(with_sessions(replace(last, record=none)), NeedKind.SESSION) == []


def test_only_the_last_records_appointment_counts() -> None:
    case = with_sessions(with_next(held(1), day(2)), held(2))
    assert needs(case, NeedKind.SESSION) == []


def test_a_record_being_written_up_and_a_planned_session_are_to_be_written_up() -> None:
    case = with_sessions(planned(1), planned(2)).start_recording("s1")
    found = [(n.session, n.words, n.state) for n in needs(case, NeedKind.WRITE_UP)]
    assert found == [(1, "", "being written up"), (2, "nothing recorded yet", "planned")]
    assert needs(with_sessions(held(1)), NeedKind.WRITE_UP) == []


def test_an_open_action_with_a_day_is_told_with_who_and_the_day_it_was_carried_to() -> None:
    due = date(2026, 1, 20)
    case = with_sessions(held(1), held(2)).agree_actions(
        action(1, "ring housing", due), Action("no day", "no day", "s1"), action(1, "done", due)
    )
    carried = replace(
        handled(ItemKind.ACTION, "ring housing", How.CARRIED, 2), due=date(2026, 1, 27)
    )
    case = case.handle(carried, handled(ItemKind.ACTION, "done", How.DONE, 2))
    (need,) = needs(case, NeedKind.ACTION)
    assert (need.on, need.words, need.who) == (date(2026, 1, 27), "ring housing", "Tom Baird")
    assert (need.session, need.item, need.state) == (1, "ring housing", "open")


def test_the_word_for_planned_is_the_records() -> None:
    assert State.PLANNED.value == PLANNED


@pytest.mark.parametrize(
    ("kind", "days", "wanted"),
    [
        (NeedKind.ANSWER, -300, True),
        (NeedKind.ANSWER, 3, True),
        (NeedKind.SESSION, -1, False),
        (NeedKind.SESSION, 0, True),
        (NeedKind.SESSION, 7, True),
        (NeedKind.SESSION, 8, False),
        (NeedKind.WRITE_UP, -300, True),
        (NeedKind.WRITE_UP, 0, False),
        (NeedKind.ACTION, -300, True),
        (NeedKind.ACTION, 7, True),
        (NeedKind.ACTION, 8, False),
    ],
)
def test_a_need_is_wanted_by_its_kind_and_day(kind: NeedKind, days: int, wanted: bool) -> None:
    need = Need(kind, TODAY + timedelta(days=days), state=PLANNED)
    assert wanted_on(need, NOON) is wanted


@pytest.mark.parametrize(("hour", "begun"), [(11, True), (12, True), (13, False)])
def test_a_session_that_has_begun_is_to_be_written_up_and_not_to_be_held(
    hour: int, begun: bool
) -> None:
    starts = NOON.replace(hour=hour)
    session = Need(NeedKind.SESSION, TODAY, starts, state=PLANNED)
    record = Need(NeedKind.WRITE_UP, TODAY, starts, state=PLANNED)
    assert (wanted_on(session, NOON), wanted_on(record, NOON)) == (not begun, begun)
    assert is_ahead(session, NOON) is not begun


def test_a_record_being_written_up_is_wanted_whenever_its_session_was_to_be() -> None:
    need = Need(NeedKind.WRITE_UP, TODAY + timedelta(days=2), state="being written up")
    assert wanted_on(need, NOON)


def test_needs_of_a_kind_stand_by_day_and_time() -> None:
    late = Need(NeedKind.SESSION, TODAY, NOON.replace(hour=15))
    early = Need(NeedKind.SESSION, TODAY, NOON.replace(hour=9))
    day_only, dateless = Need(NeedKind.SESSION, TODAY), Need(NeedKind.SESSION)
    before = Need(NeedKind.SESSION, TODAY - timedelta(days=1))
    found = sorted([dateless, late, early, day_only, before], key=place_of)
    assert found == [before, day_only, early, late, dateless]
