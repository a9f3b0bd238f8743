"""The track of a thread, where it began and where it went."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.continuity.threads import ThreadState, threads
from sessionkit.continuity.tracks import (
    Point,
    Track,
    drawn,
    thread_tracks,
    track,
    where_began,
    where_it_went,
)
from sessionkit.domain.aim import Result
from sessionkit.domain.case import Case
from sessionkit.domain.handling import How, ItemKind, ItemRef
from tests.example_case import example_case
from tests.small_case import action, aim, handled, held, issue, missed, planned, with_sessions

TODAY = date(2026, 3, 17)


def ref(kind: ItemKind, id: str) -> ItemRef:
    return ItemRef(kind, id)


def only(case: Case) -> Track:
    (thread,) = threads(case)
    return track(case, thread, TODAY)


def stopping() -> Case:
    """An aim of session 1, taken up in 2, again in 6, and planned for 7; 4 was missed."""
    sessions = (
        held(1, aim("one", Result.NOT_MET)),
        held(2, aim("two", Result.PARTLY_MET)),
        held(3),
        missed(planned(4)),
        held(5),
        held(6, aim("six", Result.PARTLY_MET)),
        planned(7, "seven"),
    )
    return with_sessions(*sessions).handle(
        handled(ItemKind.AIM, "one", How.TAKEN_UP, 2, aim="two"),
        handled(ItemKind.AIM, "two", How.TAKEN_UP, 6, aim="six"),
        handled(ItemKind.AIM, "six", How.TAKEN_UP, 7, aim="seven"),
    )


def test_a_track_is_drawn_from_the_session_it_began_in() -> None:
    found = only(stopping())
    assert drawn(found, 40) == "S1 ●──●──·──×──·──●──○ S7"
    assert (found.kind, found.words, found.age) == (ItemKind.AIM, "seven", "10 weeks")


def test_stretches_that_were_not_touched_collapse_where_there_is_no_room() -> None:
    sessions = [held(n) for n in range(1, 10)]
    case = with_sessions(*sessions).raise_issues(issue(1, "sister"))
    found = only(case.handle(handled(ItemKind.ISSUE, "sister", How.LEFT, 6)))
    assert drawn(found, 40) == "S1 ●──·──·──·──·──●──·──·──· S9"
    assert drawn(found, 20) == "S1 ●──·──●──· S9"
    assert drawn(found, 15) == "S1 ●─·─●─· S9"
    assert drawn(found, 10) == "S1 ●·●· S9"
    assert drawn(found, 9) == "S1 ●…· S9"
    assert drawn(found, 6) == "S1…S9"


def test_an_open_thread_shows_how_long_it_has_lain() -> None:
    case = with_sessions(held(1), held(2), held(3)).raise_issues(issue(1, "sister"))
    found = only(case)
    assert found.points == (Point.TOUCHED, Point.UNTOUCHED, Point.UNTOUCHED)
    assert (found.from_session, found.to_session) == (1, 3)


def test_a_settled_thread_ends_where_it_was_settled_and_grows_no_older() -> None:
    case = with_sessions(held(1), held(2), held(3)).raise_issues(issue(1, "sister"))
    found = only(case.handle(handled(ItemKind.ISSUE, "sister", How.SETTLED, 2)))
    assert (found.state, found.to_session, found.age) == (ThreadState.SETTLED, 2, "7 days")
    assert drawn(found, 40) == "S1 ●──● S2"


def test_a_session_that_was_missed_did_nothing_about_what_it_had_taken_up() -> None:
    case = with_sessions(held(1, aim("one", Result.NOT_MET)), missed(planned(2, "two")))
    found = only(case.handle(handled(ItemKind.AIM, "one", How.TAKEN_UP, 2, aim="two")))
    assert found.points == (Point.TOUCHED, Point.MISSED)


def test_an_action_done_although_the_session_was_missed_was_touched() -> None:
    case = with_sessions(held(1), missed(planned(2))).agree_actions(action(1, "ring"))
    found = only(case.handle(handled(ItemKind.ACTION, "ring", How.DONE, 2)))
    assert found.points == (Point.TOUCHED, Point.TOUCHED)


def test_a_thread_of_one_session_is_one_point() -> None:
    assert drawn(only(with_sessions(held(1)).raise_issues(issue(1, "sister"))), 40) == "S1 ●"


def test_open_threads_come_first_and_the_oldest_of_them_first() -> None:
    case = with_sessions(held(1), held(2), held(3))
    case = case.raise_issues(issue(1, "settled"), issue(2, "younger"), issue(1, "older"))
    case = case.handle(handled(ItemKind.ISSUE, "settled", How.SETTLED, 2))
    assert [each.words for each in thread_tracks(case, TODAY)] == ["older", "younger", "settled"]


def test_a_thread_of_a_session_not_yet_numbered_is_drawn() -> None:
    new = replace(held(1), number=None)
    assert drawn(only(with_sessions(new).raise_issues(issue(1, "sister"))), 40) == "new ●"


def test_every_thread_of_a_full_case_has_its_track() -> None:
    case = example_case()
    assert len(thread_tracks(case, TODAY)) == len(threads(case))


@settings(max_examples=50)
@given(st.lists(st.sampled_from(Point), min_size=1, max_size=60), st.integers(0, 80))
def test_a_track_never_takes_more_than_its_width(points: list[Point], width: int) -> None:
    like = only(stopping())
    assert len(drawn(replace(like, points=tuple(points), to_session=115), width)) <= width


def test_from_an_open_item_one_can_go_to_where_it_began_and_where_it_went() -> None:
    case = stopping()
    assert where_began(case, ref(ItemKind.AIM, "six")) == (1,)
    assert where_it_went(case, ref(ItemKind.AIM, "six")) == (7,)
    assert where_it_went(case, ref(ItemKind.AIM, "one")) == (2, 6, 7)


def test_an_aim_that_took_up_two_things_began_in_both_their_sessions() -> None:
    case = with_sessions(held(1), held(2), held(3, aim("both", Result.NOT_MET)))
    case = case.raise_issues(issue(1, "sister"), issue(2, "flat")).handle(
        handled(ItemKind.ISSUE, "sister", How.TAKEN_UP, 3, aim="both"),
        handled(ItemKind.ISSUE, "flat", How.TAKEN_UP, 3, aim="both"),
    )
    assert where_began(case, ref(ItemKind.AIM, "both")) == (1, 2)
    assert where_it_went(case, ref(ItemKind.ISSUE, "flat")) == (3,)


def test_what_nobody_has_touched_began_where_it_stands_and_went_nowhere() -> None:
    case = with_sessions(held(1), held(2)).agree_actions(action(1, "diary"))
    diary = ref(ItemKind.ACTION, "diary")
    assert (where_began(case, diary), where_it_went(case, diary)) == ((1,), ())
    gone = ref(ItemKind.ISSUE, "gone")
    assert (where_began(case, gone), where_it_went(case, gone)) == ((), ())
