"""People save one case at once; nothing acknowledged is lost, and no session is renumbered."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.case import Case
from sessionkit.domain.goal import Goal
from sessionkit.domain.session import Session
from tests.example_case import empty_case, unplanned_session
from tests.storage.case_desk import ID, adding, file, made, numbers, save, store
from tests.storage.faulty_disk import InterruptingDisk

# -- merging -------------------------------------------------------------------------------------


def test_what_two_people_added_at_once_is_there_for_both(tmp_path: Path) -> None:
    opened = made(tmp_path)
    theirs = save(tmp_path, opened, adding(opened, "theirs"))
    mine = save(tmp_path, opened, adding(opened, "mine"))
    assert not theirs.merged
    assert mine.merged
    assert mine.number == 3
    assert numbers(mine.case) == {"theirs": 1, "mine": 2}


def test_two_texts_of_one_field_both_stand_until_somebody_decides(tmp_path: Path) -> None:
    start = empty_case().add_session(unplanned_session("s"))
    opened = made(tmp_path, start)

    def at_venue(venue: str) -> Case:
        record = opened.case.sessions[0].held
        assert record is not None
        return opened.case.write_record("s", replace(record, venue=venue))

    save(tmp_path, opened, at_venue("Room 2"))
    saved = save(tmp_path, opened, at_venue("Room 3"))
    (conflict,) = saved.conflicts
    assert saved.case.conflicts == (conflict,)
    assert (conflict.theirs, conflict.mine) == ("Room 2", "Room 3")
    again = store(tmp_path).open(ID)
    assert again.case.conflicts == (conflict,)
    decided = store(tmp_path).with_value(again.case, conflict.path, conflict.mine)
    last = save(tmp_path, again, decided.without_conflict(conflict.id))
    assert last.case.sessions[0].held == at_venue("Room 3").sessions[0].held
    assert not last.case.conflicts
    assert not last.conflicts


def test_a_save_that_others_overtook_is_told_once(tmp_path: Path) -> None:
    opened = made(tmp_path)

    def overtake() -> None:
        seen = store(tmp_path).open(ID)
        assert numbers(seen.case) == {"mine": 1}, "they saw what is not acknowledged yet"
        save(tmp_path, seen, adding(seen, "theirs"))

    saved = save(
        tmp_path, opened, adding(opened, "mine"), InterruptingDisk("sync_folder", overtake)
    )
    assert numbers(saved.case) == {"mine": 1, "theirs": 2}, "the number others saw has stayed"
    added = [each.object for each in store(tmp_path).history(ID) if each.table == "sessions"]
    assert added == ["mine", "theirs"]


def test_a_writer_asleep_while_ten_generations_went_by_loses_nothing(tmp_path: Path) -> None:
    opened = made(tmp_path)

    def others_go_on() -> None:
        for number in range(12):
            seen = store(tmp_path).open(ID)
            save(tmp_path, seen, adding(seen, f"s{number}"))

    saved = save(tmp_path, opened, adding(opened, "mine"), InterruptingDisk("link", others_go_on))
    assert len(saved.case.sessions) == 13
    assert numbers(saved.case)["mine"] == 13


# -- numbers -------------------------------------------------------------------------------------


def test_a_number_once_published_never_changes(tmp_path: Path) -> None:
    opened = made(tmp_path, empty_case().add_session(unplanned_session("a")))
    without = tuple(replace(each, number=None) for each in opened.case.sessions)
    other = tuple(replace(each, number=9) for each in opened.case.sessions)
    for sessions in (without, other):
        mine = replace(opened.case, sessions=sessions).add_session(unplanned_session("b"))
        saved = save(tmp_path, opened, mine)
        assert numbers(saved.case) == {"a": 1, "b": 2}


def test_a_number_seen_in_a_generation_that_is_gone_does_not_become_a_double(
    tmp_path: Path,
) -> None:
    opened = made(tmp_path)
    gone = save(tmp_path, opened, adding(opened, "gone")).opened
    file(tmp_path, 2).unlink()
    save(tmp_path, opened, adding(opened, "stands"))
    changed = gone.case.changed("gone", lambda s: unplanned_session(s.id, text="More words."))
    saved = save(tmp_path, gone, adding(replace(gone, case=changed), "next"))
    assert numbers(saved.case)["stands"] == 1
    assert sorted(filter(None, numbers(saved.case).values())) == [1, 2, 3]
    assert store(tmp_path).open(ID).case == saved.case


# -- all of it --------------------------------------------------------------------------------

MOVES = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["open", "add", "write", "goal", "save"])),
    min_size=5,
    max_size=30,
)


@given(MOVES)
@settings(max_examples=50, deadline=None)
def test_however_three_people_open_change_and_save_all_that_was_acknowledged_is_there(
    moves: list[tuple[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = made(folder, empty_case().add_session(unplanned_session("s0")))
        desks = [(first, first.case)] * 3
        given_numbers: dict[str, int | None] = {"s0": 1}
        for place, (who, move) in enumerate(moves):
            opened, mine = desks[who]
            match move:
                case "open":
                    opened = store(folder).open(ID)
                    mine = opened.case
                case "add":
                    mine = mine.add_session(unplanned_session(f"s{place + 1}"))
                case "write":
                    mine = mine.changed("s0", rewriting(f"{who} wrote at {place}"))
                case "goal":
                    mine = mine.with_goal(Goal(f"g{who}", f"{who} at {place}"))
                case "save":
                    stood = store(folder).open(ID).case
                    published = save(folder, opened, mine)
                    saved = published.case
                    for side in (stood, mine) if published.opened is not opened else ():
                        assert text_of(side) in {text_of(opened.case), *texts_in(saved)}
                    for id, number in numbers(saved).items():
                        assert given_numbers.setdefault(id, number) == number
                    opened = store(folder).open(ID)
                    mine = opened.case
            desks[who] = (opened, mine)
        found = store(folder).open(ID).case
        assert numbers(found) == given_numbers
        assert sorted(filter(None, given_numbers.values())) == [*range(1, len(given_numbers) + 1)]
        history = store(folder).history(ID)
        assert len({each.id for each in history}) == len(history)
        assert not store(folder).check(ID)


def rewriting(text: str) -> Callable[[Session], Session]:
    return lambda old: replace(unplanned_session(old.id, text=text), number=old.number)


def text_of(case: Case) -> str:
    record = case.session_of("s0").held
    assert record is not None
    return record.happened[0].text


def texts_in(case: Case) -> set[object]:
    return {text_of(case), *(side for c in case.conflicts for side in (c.theirs, c.mine))}
