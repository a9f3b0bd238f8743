"""What sessionkit writes it reads back to an equal session, whatever stands in its fields."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings

from sessionkit.documents.forms import FormReading, read_form, write_form
from sessionkit.domain.aim import Aim, AimResult
from sessionkit.domain.attendance import Came
from sessionkit.domain.dates import When
from sessionkit.domain.handling import How, ItemKind
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.plan import Plan, PlannedExercise
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import ExerciseDone, HeldRecord
from sessionkit.domain.session import Session
from sessionkit.domain.sheet import Mention, Sheet
from tests.documents.forms.sheets import KINDS, LOOK_ALIKES, ZONE, filled_with, safe, sheets

TODAY = date(2026, 3, 4)
TEXTS = sorted({safe(text) for text in LOOK_ALIKES} - {""})


def read_back(sheet: Sheet, today: date = TODAY) -> FormReading:
    ids = itertools.count()
    return read_form(
        write_form(sheet, ZONE), today=today, zone=ZONE, new_id=lambda: f"new-{next(ids)}"
    )


def assert_same(sheet: Sheet) -> None:
    reading = read_back(sheet)
    assert reading.sheet.without_ids() == sheet.without_ids()
    assert reading.notes == ()


@given(sheets())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back_to_an_equal_sheet_with_no_notes(sheet: Sheet) -> None:
    assert_same(sheet)


@pytest.mark.parametrize("kind", KINDS)
def test_text_that_looks_like_notation_is_read_back_as_text_in_every_field(kind: str) -> None:
    for text in TEXTS:
        assert_same(filled_with(text, kind))


@given(sheets())
@settings(max_examples=30, deadline=None)
def test_a_form_is_read_back_the_same_on_any_day(sheet: Sheet) -> None:
    now, later = (read_back(sheet, day) for day in (TODAY, TODAY + timedelta(days=4000)))
    assert now == later


def _held(**fields: object) -> Sheet:
    record = HeldRecord(When(date(2026, 3, 3)), came=Came.ATTENDED)
    return Sheet("Rowan Calder", Session("", record=replace(record, **fields)))  # type: ignore[arg-type]


def test_a_name_of_several_words_and_commas_stays_one_person() -> None:
    people = tuple(
        Who(WhoKind.OTHER, name) for name in ("Tom and Ann", "Muir, Isla", "a/b", "none")
    )
    assert_same(_held(present=people, apologies=people))


def test_a_worker_called_like_the_participant_stays_a_worker() -> None:
    assert_same(_held(present=(Who(WhoKind.WORKER, "Rowan Calder"),)))


def test_the_order_of_what_was_done_with_earlier_items_is_kept() -> None:
    taken_up = Mention(How.TAKEN_UP, ItemKind.ISSUE, 3, "housing", aim=1)
    left = Mention(How.LEFT, ItemKind.ACTION, 2, "chart")
    aims = (AimResult("", Aim("", "a place to live")),)
    for mentions in ((taken_up, left), (left, taken_up)):
        assert_same(replace(_held(aims=aims), mentions=mentions))
    second = replace(taken_up, aim=2)
    assert_same(replace(_held(aims=aims * 2), mentions=(second, taken_up)))


def test_plan_and_record_share_the_ids_of_what_stands_in_both() -> None:
    exercise, aim = ExerciseRef("", "", "Chain of events"), Aim("", "two links")
    when = When(date(2026, 3, 3))
    plan = Plan(when, exercises=(PlannedExercise("", exercise),), aims=(aim,))
    record = HeldRecord(when, exercises=(ExerciseDone("", exercise),), aims=(AimResult("", aim),))
    session = read_back(Sheet("Rowan Calder", Session("", plan=plan, record=record))).sheet.session
    assert session.plan is not None
    assert session.held is not None
    assert session.held.aims[0].aim.id == session.plan.aims[0].id
    assert session.held.exercises[0].id == session.plan.exercises[0].id


def test_a_time_stored_in_another_zone_is_shown_on_the_clocks_of_the_workspace() -> None:
    abroad = datetime(2026, 3, 3, 15, 30, tzinfo=timezone(timedelta(hours=1)))
    sheet = replace(_held(), session=Session("", record=HeldRecord(When(abroad.date(), abroad))))
    assert "Tue 3 Mar 2026, 14:30" in write_form(sheet, ZONE)
    when = read_back(sheet).sheet.session.when
    assert when.starts is not None
    assert when.starts.astimezone(UTC) == abroad


def test_writing_what_was_read_changes_nothing_more() -> None:
    text = "He said: “later”.\n\n- not now"
    for kind in KINDS:
        written = write_form(filled_with(text, kind), ZONE)
        assert write_form(read_back(filled_with(text, kind)).sheet, ZONE) == written
