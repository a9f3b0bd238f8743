"""What two people wrote in one field is decided by one of them."""

from dataclasses import replace

from sessionkit.continuity.findings import conflict_open
from sessionkit.domain.case import Case
from sessionkit.domain.conflict import Conflict
from tests.continuity.findings.looking import noticed, on
from tests.small_case import FIRST, held, with_sessions


def in_conflict(*paths: tuple[str, ...]) -> Case:
    found = tuple(Conflict.between(path, "theirs", "mine") for path in paths)
    return replace(with_sessions(held(1), held(2)), conflicts=found)


def test_a_conflict_is_told_with_its_session() -> None:
    case = in_conflict(("sessions", "s2", "record", "venue"))
    (found,) = noticed(conflict_open, case)
    assert found.message == "Session 2 holds what two people wrote in one field."
    assert (found.sessions, found.since) == ((2,), on(2))
    assert found.about == case.conflicts[0].id


def test_one_elsewhere_is_told_of_the_case() -> None:
    (found,) = noticed(conflict_open, in_conflict(("front", "order")))
    assert found.message == "The case holds what two people wrote in one field."
    assert (found.sessions, found.since) == ((), FIRST)


def test_each_field_is_told_by_itself() -> None:
    paths = (("sessions", "s2", "record", "venue"), ("sessions", "s2", "record", "learning"))
    found = noticed(conflict_open, in_conflict(*paths))
    assert len({each.id for each in found}) == 2


def test_decided_it_is_not_told() -> None:
    case = in_conflict(("front", "order"))
    assert noticed(conflict_open, case.without_conflict(case.conflicts[0].id)) == ()
