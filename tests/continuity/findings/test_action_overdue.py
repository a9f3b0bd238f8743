"""An action is done, carried or dropped by its day (¶44)."""

from datetime import date

from sessionkit.continuity.findings import action_overdue
from sessionkit.domain.case import Case
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from tests.continuity.findings.looking import noticed
from tests.small_case import action, day, handled, held, planned, with_sessions

DUE = date(2026, 1, 9)
DAY_AFTER = date(2026, 1, 10)


def agreed(due: date | None = DUE) -> Case:
    return with_sessions(held(1), held(2)).agree_actions(action(1, "Write to housing", due))


def test_an_action_is_overdue_on_the_day_after_its_day() -> None:
    (found,) = noticed(action_overdue, agreed(), DAY_AFTER)
    assert found.message == (
        "Tom Baird: “Write to housing”, agreed in Session 1, was due on Fri 9 Jan 2026."
    )
    assert (found.sessions, found.since, found.about) == ((1,), DAY_AFTER, "Write to housing")


def test_on_its_day_it_is_not() -> None:
    assert noticed(action_overdue, agreed(), DUE) == ()


def test_an_action_without_a_day_is_never_overdue() -> None:
    assert noticed(action_overdue, agreed(None), date(2027, 1, 1)) == ()


def test_an_action_that_was_done_or_dropped_is_not() -> None:
    for how in (How.DONE, How.DROPPED):
        case = agreed().handle(handled(ItemKind.ACTION, "Write to housing", how, 2))
        assert noticed(action_overdue, case, date(2026, 2, 1)) == ()


def test_an_action_that_was_carried_has_its_new_day() -> None:
    ref = ItemRef(ItemKind.ACTION, "Write to housing")
    carry = Handling("h1", ref, How.CARRIED, "s2", day(2).day, due=date(2026, 1, 16))
    case = agreed().handle(carry)
    assert noticed(action_overdue, case, date(2026, 1, 16)) == ()
    (found,) = noticed(action_overdue, case, date(2026, 1, 17))
    assert "was due on Fri 16 Jan 2026" in found.message


def test_leaving_it_alone_moves_no_day() -> None:
    case = agreed().handle(handled(ItemKind.ACTION, "Write to housing", How.LEFT, 2))
    assert len(noticed(action_overdue, case, DAY_AFTER)) == 1


def test_an_action_that_was_reopened_is_overdue_again() -> None:
    done = handled(ItemKind.ACTION, "Write to housing", How.DONE, 1)
    case = agreed().handle(done, handled(ItemKind.ACTION, "Write to housing", How.REOPENED, 2))
    assert len(noticed(action_overdue, case, DAY_AFTER)) == 1


def test_taking_it_up_in_a_plan_does_not_do_it() -> None:
    case = with_sessions(held(1), planned(2)).agree_actions(action(1, "Write to housing", DUE))
    case = case.handle(handled(ItemKind.ACTION, "Write to housing", How.TAKEN_UP, 2))
    assert len(noticed(action_overdue, case, DAY_AFTER)) == 1
