"""An action is not carried past its day again and again (¶44)."""

from datetime import date

from sessionkit.continuity.findings import action_carried
from sessionkit.domain.case import Case
from sessionkit.domain.handling import Handling, How, ItemKind, ItemRef
from tests.continuity.findings.looking import noticed, on
from tests.small_case import action, day, handled, held, issue, with_sessions

REF = ItemRef(ItemKind.ACTION, "Write")


def carried(*sessions: tuple[int, date | None], due: date | None = None) -> Case:
    """An action of session 1, carried in sessions to a new day each."""
    case = with_sessions(*(held(each) for each in range(1, 7)))
    case = case.agree_actions(action(1, "Write", due or on(1, 1)))
    return case.handle(
        *(
            Handling(f"h{number}", REF, How.CARRIED, f"s{number}", day(number).day, due=to)
            for number, to in sessions
        )
    )


def test_the_third_time_past_its_day_is_told() -> None:
    case = carried((2, on(2, 1)), (3, on(3, 1)), (4, on(4, 1)))
    (found,) = noticed(action_carried, case)
    assert found.message == "“Write”, agreed in Session 1, was carried 3 times past its day."
    assert (found.sessions, found.since) == ((1, 2, 3, 4), on(4))


def test_twice_is_not() -> None:
    assert noticed(action_carried, carried((2, on(2, 1)), (3, on(3, 1)))) == ()


def test_carrying_it_before_or_on_its_day_does_not_count() -> None:
    case = carried((2, on(3)), (3, on(5)), (4, on(4, 1)), (5, on(5, 1)), due=on(2))
    assert noticed(action_carried, case) == ()


def test_carried_without_a_new_day_it_stays_past_the_old_one() -> None:
    assert len(noticed(action_carried, carried((2, None), (3, None), (4, None)))) == 1


def test_an_action_that_never_had_a_day_is_never_past_it() -> None:
    case = with_sessions(*(held(each) for each in range(1, 7)))
    case = case.agree_actions(action(1, "Write"))
    carries = (handled(ItemKind.ACTION, "Write", How.CARRIED, each) for each in (2, 3, 4))
    assert noticed(action_carried, case.handle(*carries)) == ()


def test_left_alone_is_not_carried() -> None:
    case = carried((2, on(2, 1)), (3, on(3, 1)))
    left = case.handle(*(handled(ItemKind.ACTION, "Write", How.LEFT, each) for each in (4, 5)))
    assert noticed(action_carried, left) == ()


def test_that_it_was_done_in_the_end_does_not_change_it() -> None:
    case = carried((2, on(2, 1)), (3, on(3, 1)), (4, on(4, 1)))
    (before,) = noticed(action_carried, case)
    (after,) = noticed(action_carried, case.handle(handled(REF.kind, "Write", How.DONE, 5)))
    assert after.id == before.id
    assert "agree it with somebody" in before.settled_by
    assert "nothing in the record changes it" in after.settled_by


def test_an_issue_carried_as_often_has_no_day_to_be_past() -> None:
    case = with_sessions(*(held(each) for each in range(1, 7))).raise_issues(issue(1, "Noise"))
    carries = (handled(ItemKind.ISSUE, "Noise", How.CARRIED, each) for each in (2, 3, 4))
    assert noticed(action_carried, case.handle(*carries)) == ()
