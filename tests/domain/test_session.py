"""Plan and record stay apart; a session moves through its states and no other way."""

from dataclasses import replace
from datetime import datetime

import pytest

from sessionkit.domain.aim import Result
from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.errors import Refused, WrongUse
from sessionkit.domain.merge import merge
from sessionkit.domain.record import Completed, HeldRecord, NotHeldRecord
from sessionkit.domain.session import Session, Source
from sessionkit.domain.state import State
from tests.small_case import DONE, ISLA, ROWAN, TOM, aim, day, held, planned


def test_recording_opens_with_the_plans_text_in_place() -> None:
    session = planned(1, "Name three people", card="network").start_recording()
    assert session.state is State.WRITING_UP
    assert session.held is not None
    assert [each.aim.text for each in session.held.aims] == ["Name three people"]
    assert [each.exercise.card for each in session.held.exercises] == ["network"]


def test_the_record_may_differ_and_the_plan_stands_as_it_was() -> None:
    session = planned(1, "Name three people").start_recording()
    assert session.held is not None
    changed = session.write(replace(session.held, aims=(aim("Name two", Result.MET),)))
    assert changed.plan is not None
    assert [each.text for each in changed.plan.aims] == ["Name three people"]
    assert [each.text for each in changed.aims] == ["Name two"]


def test_recording_is_started_once() -> None:
    with pytest.raises(Refused, match="being written up"):
        planned(1).start_recording().start_recording()


def test_a_recorded_session_is_not_written_over() -> None:
    session = held(1)
    assert session.record is not None
    with pytest.raises(Refused, match="Session 1 is recorded"):
        session.write(session.record)


def test_a_recorded_session_is_reopened_and_finished_again() -> None:
    again = held(1).reopen()
    assert again.state is State.WRITING_UP
    assert again.complete(DONE).state is State.RECORDED


def test_a_planned_session_cannot_be_finished_without_a_record() -> None:
    with pytest.raises(Refused, match="is planned"):
        planned(1).complete(DONE)


def test_a_session_without_plan_and_record_is_no_session() -> None:
    with pytest.raises(WrongUse):
        Session("s1")


def test_naive_times_are_refused() -> None:
    naive = datetime(2026, 3, 1, 12)  # noqa: DTZ001 - what is refused
    with pytest.raises(WrongUse):
        Completed(naive, "w")
    with pytest.raises(WrongUse):
        Source("digest", naive)


def test_what_is_missing_before_signing_is_said_in_one_sentence_each() -> None:
    record = HeldRecord(planned(1).when, aims=(aim("Name three people"),))
    assert record.missing() == (
        "Say how the participant came.",
        "Say how aim 1 went.",
        "Say what happened and was said.",
        "Say when the next appointment is, or why there is none.",
        "Say who of the workers was there.",
    )


def test_one_worker_alone_says_why() -> None:
    alone = HeldRecord(planned(1).when, present=(ISLA,))
    assert "Say why one worker was alone." in alone.missing()
    assert "Say why one worker was alone." not in replace(alone, present=(ISLA, TOM)).missing()


APPOINTMENT = "Say when the next appointment is, or why there is none."


@pytest.mark.parametrize(
    ("code", "wants"),
    [
        (None, ("Say why the session was not held.", APPOINTMENT)),
        (
            NotHeldCode.ABSENT_ACCEPTABLE,
            (
                "Say why the absence is acceptable.",
                "Say what was done about the missed session, and when.",
                APPOINTMENT,
            ),
        ),
        (
            NotHeldCode.ABSENT_UNACCEPTABLE,
            ("Say what was done about the missed session, and when.", APPOINTMENT),
        ),
        (NotHeldCode.PUT_OFF, ("Say who asked for it.", "Say why.", APPOINTMENT)),
        (NotHeldCode.CANCELLED_BY_US, ("Say who asked for it.", "Say why.", APPOINTMENT)),
    ],
)
def test_a_session_not_held_wants_what_its_code_asks_for(
    code: NotHeldCode | None, wants: tuple[str, ...]
) -> None:
    assert NotHeldRecord(planned(1).when, code).missing() == wants


def test_a_record_being_written_up_does_not_give_way_to_one_of_the_other_kind() -> None:
    begun = planned(1, "Name three people").start_recording()
    assert begun.held is not None
    written = begun.write(replace(begun.held, our_approach="Two pages of text."))
    missed = NotHeldRecord(begun.when, NotHeldCode.CANCELLED_BY_US)
    with pytest.raises(Refused, match="being written up as held"):
        written.write(missed)
    assert written.write(missed, in_place=True).not_held == missed


def test_a_record_only_begun_gives_way_to_one_of_a_session_not_held() -> None:
    begun = planned(1, "Name three people").start_recording()
    missed = NotHeldRecord(begun.when, NotHeldCode.ABSENT_UNACCEPTABLE)
    assert begun.write(missed).not_held == missed


def test_a_record_nobody_planned_gives_way_while_nothing_but_when_where_and_who_stands_in_it() -> (
    None
):
    opened = HeldRecord(day(1), venue="Room 2", present=(ISLA, TOM, ROWAN))
    session = Session("s1", 1, record=opened)
    missed = NotHeldRecord(opened.when, NotHeldCode.CANCELLED_BY_US)
    assert session.says_nothing
    assert session.write(missed).not_held == missed
    said = Session("s1", 1, record=replace(opened, came_words="He looked tired."))
    assert not said.says_nothing
    with pytest.raises(Refused, match="being written up as held"):
        said.write(missed)


def test_another_day_or_place_is_nothing_said_and_another_person_of_a_plan_is() -> None:
    begun = planned(1, "Name three people").start_recording()
    assert begun.held is not None
    elsewhere = replace(begun.held, when=day(2), venue="His home")
    assert replace(begun, record=elsewhere).says_nothing
    assert not replace(begun, record=replace(begun.held, present=(TOM,))).says_nothing


def test_what_was_written_of_a_missed_session_does_not_give_way_to_one_held() -> None:
    session = planned(1).write(NotHeldRecord(planned(1).when, why="He rang."))
    with pytest.raises(Refused, match="being written up as not held"):
        session.write(HeldRecord(session.when))


def test_two_workers_who_begin_a_record_at_once_begin_one_record() -> None:
    session = planned(1, "Name three people", card="network")
    isla, tom = session.start_recording(), session.start_recording()
    assert merge(session, isla, tom).value == isla
