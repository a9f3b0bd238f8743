"""What a record lacks is told with the field it belongs to."""

from dataclasses import replace

from sessionkit.domain.attendance import NotHeldCode
from sessionkit.domain.record import HeldRecord, NotHeldRecord
from tests.small_case import ISLA, aim, day


def test_each_thing_missing_from_a_record_names_its_field() -> None:
    record = HeldRecord(day(1), aims=(aim("Name three people"),))
    assert [each.field for each in record.lacks()] == [
        "came",
        "results/result of Name three people/result",
        "happened",
        "next",
        "present",
    ]
    alone = replace(record, present=(ISLA,))
    assert alone.lacks()[-1].field == "alone_because"


def test_each_thing_missing_from_a_session_not_held_names_its_field() -> None:
    def fields(code: NotHeldCode | None) -> list[str]:
        return [each.field for each in NotHeldRecord(day(1), code).lacks()]

    assert fields(None) == ["code", "next"]
    assert fields(NotHeldCode.ABSENT_ACCEPTABLE) == ["why", "follow_ups", "next"]
    assert fields(NotHeldCode.PUT_OFF) == ["asked_by", "why", "next"]


def test_what_is_missing_in_sentences_is_what_is_lacking() -> None:
    for record in (HeldRecord(day(1), present=(ISLA,)), NotHeldRecord(day(1))):
        assert record.missing() == tuple(each.sentence for each in record.lacks())
