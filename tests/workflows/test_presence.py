"""Who else is in a case: a courtesy that names people and never stops work."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sessionkit.domain.errors import WrongUse
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.presence import PresenceBoard, Present
from sessionkit.workflows.presence import Doing, Presence
from tests.storage.faulty_disk import FAULTS, Fail, FaultyDisk, Kill, Killed
from tests.workflows.rooms import TUESDAY, Room, room

ENTRY = Present("w-isla", "case1", "writing up", 9, TUESDAY)


def at(team: Room, worker: str | None) -> Presence:
    return Presence(team.at_desk(worker))


def files(team: Room) -> list[str]:
    return sorted(each.name for each in (team.path / "presence").iterdir())


def test_the_others_are_named_with_what_they_do(tmp_path: Path) -> None:
    team = room(tmp_path)
    isla, tom = at(team, "Isla Muir"), at(team, "Tom Baird")
    assert isla.others("case1") == ()
    tom.here("case1", Doing.WRITING_UP, 9)
    assert isla.others("case1") == ("Tom Baird is writing up session 9",)
    tom.here("case1", Doing.PLANNING)
    assert isla.others("case1") == ("Tom Baird is planning the next session",)
    tom.here("case1", Doing.READING)
    assert isla.others("case1") == ("Tom Baird has this case open",)


def test_nobody_hears_of_another_case_or_of_themselves(tmp_path: Path) -> None:
    team = room(tmp_path)
    isla, tom = at(team, "Isla Muir"), at(team, "Tom Baird")
    tom.here("case2", Doing.READING)
    isla.here("case1", Doing.READING)
    assert isla.others("case1") == ()


def test_ones_own_other_screen_counts_as_another(tmp_path: Path) -> None:
    team = room(tmp_path)
    here, there = at(team, "Isla Muir"), at(team, "Isla Muir")
    there.here("case1", Doing.WRITING_UP, 9)
    assert here.others("case1") == ("Isla Muir, at another screen, is writing up session 9",)


def test_who_left_or_fell_silent_is_told_no_more(tmp_path: Path) -> None:
    team = room(tmp_path)
    isla, tom = at(team, "Isla Muir"), at(team, "Tom Baird")
    tom.here("case1", Doing.READING)
    team.clock.now = TUESDAY + timedelta(seconds=45)
    assert len(isla.others("case1")) == 1
    team.clock.now = TUESDAY + timedelta(seconds=46)
    assert isla.others("case1") == ()
    tom.here("case1", Doing.READING)
    tom.gone()
    tom.gone()
    assert isla.others("case1") == ()
    assert files(team) == []


def test_where_nobody_is_named_nothing_is_said_and_others_are_heard(tmp_path: Path) -> None:
    team = room(tmp_path)
    nobody = Presence(replace(team.at_desk(), worker=None))
    nobody.here("case1", Doing.READING)
    assert not (team.path / "presence").exists()
    at(team, "Tom Baird").here("case1", Doing.READING)
    assert nobody.others("case1") == ("Tom Baird has this case open",)


def test_a_worker_who_is_not_known_is_somebody(tmp_path: Path) -> None:
    team = room(tmp_path)
    board = PresenceBoard(Disk(), team.path / "presence", Envelope(), "other")
    board.say(Present("w-gone", "case1", "doing something new", 9, TUESDAY))
    assert at(team, "Isla Muir").others("case1") == ("Somebody has this case open",)


def test_no_name_and_no_reference_stands_in_a_presence_file(tmp_path: Path) -> None:
    team = room(tmp_path)
    at(team, "Tom Baird").here("case1", Doing.WRITING_UP, 9)
    (name,) = files(team)
    raw = (team.path / "presence" / name).read_bytes()
    assert b"Tom" not in raw
    assert "Tom" not in name


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"sessionkit presence 1",
        Envelope().wrap("draft", 1, b"{}"),
        Envelope().wrap("presence", 2, b"{}"),
        Envelope().wrap("presence", 1, b"[" * 100_000),
        Envelope().wrap("presence", 1, b'{"worker": 1}'),
        Envelope().wrap(
            "presence",
            1,
            b'{"worker":"w","case":"case1","doing":"x","session":"9","at":"2026-03-03T09:30:00"}',
        ),
        Envelope().wrap(
            "presence",
            1,
            b'{"worker":"w","case":"case1","doing":"x","session":9,"at":"2026-03-03T09:30:00"}',
        ),
    ],
)
def test_a_file_that_is_no_presence_is_passed_over(tmp_path: Path, raw: bytes) -> None:
    board = PresenceBoard(Disk(), tmp_path, Envelope(), "mine")
    (tmp_path / "other.here").write_bytes(raw)
    PresenceBoard(Disk(), tmp_path, Envelope(), "third").say(ENTRY)
    assert board.others("case1", TUESDAY) == (ENTRY,)


def test_what_a_program_left_behind_is_swept_after_an_hour(tmp_path: Path) -> None:
    left, recent = tmp_path / "left.here", tmp_path / "recent.here"
    for path in (left, recent):
        path.write_bytes(b"whatever stands in it")
    board = PresenceBoard(Disk(), tmp_path, Envelope(), "mine")
    board.say(ENTRY)
    now = (tmp_path / "mine.here").stat().st_mtime
    os.utime(left, (now - 3_700, now - 3_700))
    os.utime(recent, (now - 3_000, now - 3_000))
    board.say(ENTRY)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["mine.here", "recent.here"]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_no_failure_of_the_disk_stops_work(tmp_path: Path, fault: Kill | Fail) -> None:
    def passes(disk: Disk, folder: Path) -> None:
        PresenceBoard(Disk(), folder, Envelope(), "other").say(ENTRY)
        board = PresenceBoard(disk, folder, Envelope(), "mine")
        board.say(ENTRY)
        board.others("case1", TUESDAY)
        board.clear()

    counting = FaultyDisk()
    passes(counting, tmp_path / "counted")
    for place in range(1, len(counting.operations) + 1):
        disk = FaultyDisk(place, fault)
        try:
            passes(disk, tmp_path / str(place))
        except Killed:
            assert isinstance(fault, Kill)
        disk.bury()
        board = PresenceBoard(Disk(), tmp_path / str(place), Envelope(), "third")
        assert ENTRY in board.others("case1", TUESDAY)


def test_a_time_without_offset_is_refused() -> None:
    with pytest.raises(WrongUse):
        Present("w", "case1", "reading", None, TUESDAY.replace(tzinfo=None))
