"""Noticing that somebody else saved the case that is open here."""

from pathlib import Path

from sessionkit.workflows.follow_case import newer
from tests.small_case import empty_case
from tests.workflows.rooms import file_of, ordered, room


def test_what_somebody_else_saved_is_noticed_and_opened(tmp_path: Path) -> None:
    team = room(tmp_path)
    opened = team.keeps(empty_case())
    assert newer(team.at_desk(), opened) is None
    team.saves("Tom Baird", ordered("two years"))
    found = newer(team.at_desk(), opened)
    assert found is not None
    assert (found.number, found.case.front.order) == (2, "two years")
    assert newer(team.at_desk(), found) is None


def test_a_damaged_newest_generation_is_no_news_however_often_it_is_asked(tmp_path: Path) -> None:
    team = room(tmp_path)
    opened = team.keeps(empty_case())
    file_of(team, 2).write_bytes(b"sessionkit case 1 and no more")
    assert [newer(team.at_desk(), opened) for _ in range(2)] == [None, None]


def test_what_was_saved_below_a_damaged_generation_is_noticed(tmp_path: Path) -> None:
    team = room(tmp_path)
    opened = team.keeps(empty_case())
    team.saves("Tom Baird", ordered("two years"))
    file_of(team, 3).write_bytes(b"")
    found = newer(team.at_desk(), opened)
    assert found is not None
    assert [each.number for each in found.damaged] == [3]


def test_a_case_that_is_gone_or_cannot_be_read_at_all_stops_nobody(tmp_path: Path) -> None:
    team = room(tmp_path)
    opened = team.keeps(empty_case())
    file_of(team, 1).write_bytes(b"")
    file_of(team, 2).write_bytes(b"")
    assert newer(team.at_desk(), opened) is None
    file_of(team, 1).unlink()
    file_of(team, 2).unlink()
    assert newer(team.at_desk(), opened) is None
