"""Cases are opened and saved; what is damaged is named, and what was saved is told."""

import errno
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sessionkit.domain.change import Change
from sessionkit.domain.errors import DamagedData, NotFound, Refused, SaveFailed, WrongUse
from sessionkit.domain.goal import Goal
from sessionkit.storage.envelope import Envelope
from tests.example_case import empty_case, example_case, unplanned_session
from tests.storage.bodies import AT
from tests.storage.case_desk import ID, adding, file, made, numbers, rewritten, save, store
from tests.storage.faulty_disk import Fail, FaultyDisk, InterruptingDisk


def told(changes: tuple[Change, ...]) -> list[tuple[int, str, str, str, tuple[str, ...]]]:
    return [(each.number, each.table, each.object, each.what, each.fields) for each in changes]


# -- making and opening --------------------------------------------------------------------------


def test_a_new_case_opens_as_it_was_made(tmp_path: Path) -> None:
    saved = store(tmp_path).create(example_case(), "w-isla", AT)
    opened = store(tmp_path).open(example_case().id)
    assert saved.case == opened.case == example_case()
    assert (saved.number, opened.number) == (1, 1)
    assert (opened.damaged, opened.read_only) == ((), "")
    assert not saved.merged
    assert not saved.conflicts


def test_a_case_is_made_once(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(Refused, match="already"):
        store(tmp_path).create(replace(empty_case(), reference="DEMO-9"), "w-tom", AT)
    assert store(tmp_path).open(ID).case == empty_case()


def test_two_who_make_one_case_at_once_lose_nothing(tmp_path: Path) -> None:
    other = empty_case().add_session(unplanned_session("theirs"))
    disk = InterruptingDisk("link", lambda: made(tmp_path, other))
    mine = empty_case().add_session(unplanned_session("mine"))
    saved = store(tmp_path, disk).create(mine, "w-isla", AT)
    assert sorted(numbers(saved.case)) == ["mine", "theirs"]
    assert numbers(saved.case)["theirs"] == 1


@pytest.mark.parametrize("id", ["", "..", "../x", "a/b", "a\0b", ".hidden", "ü", "x" * 65])
def test_an_id_that_could_lead_elsewhere_is_no_case(tmp_path: Path, id: str) -> None:
    with pytest.raises(NotFound):
        store(tmp_path).open(id)
    with pytest.raises(NotFound):
        store(tmp_path).read_number(id)
    with pytest.raises(WrongUse):
        store(tmp_path).create(replace(empty_case(), id=id), "w-isla", AT)
    assert not list(tmp_path.iterdir())


def test_an_unknown_case_is_not_found_whatever_is_asked_of_it(tmp_path: Path) -> None:
    cases = store(tmp_path)
    for ask in (cases.open, cases.history, cases.check, cases.read_number, cases.generation_files):
        with pytest.raises(NotFound, match="nobody"):
            ask("nobody")


def test_the_cases_there_are_are_listed_and_nothing_else(tmp_path: Path) -> None:
    assert store(tmp_path / "nowhere").case_ids() == ()
    for id in ("b", "a"):
        made(tmp_path, empty_case(id))
    (tmp_path / "begun").mkdir()
    (tmp_path / "a file").write_text("not a case")
    (tmp_path / "plain").write_text("not a case")
    made(tmp_path, empty_case("damaged"))
    file(tmp_path, 1, "damaged").write_bytes(b"")
    assert store(tmp_path).case_ids() == ("a", "b", "damaged")
    with pytest.raises(NotFound):
        store(tmp_path).read_number("plain")


def test_cases_that_may_not_be_listed_are_refused_in_plain_words(tmp_path: Path) -> None:
    made(tmp_path)
    forbidden = FaultyDisk(1, Fail(errno.EACCES))
    with pytest.raises(Refused, match="not permitted"):
        store(tmp_path, forbidden).case_ids()
    with pytest.raises(Refused, match="not permitted"):
        store(tmp_path, FaultyDisk(1, Fail(errno.EACCES))).read_number(ID)
    one_folder = FaultyDisk(2, Fail(errno.EACCES))
    assert store(tmp_path, one_folder).case_ids() == (ID,), "opening it will say what is wrong"


def test_the_number_is_read_without_opening(tmp_path: Path) -> None:
    opened = made(tmp_path)
    save(tmp_path, opened, adding(opened, "s"))
    assert store(tmp_path).generation_files(ID) == (file(tmp_path, 2), file(tmp_path, 1))
    disk = FaultyDisk()
    assert store(tmp_path, disk).read_number(ID) == 2
    assert [operation for operation, _ in disk.operations] == ["names"]


# -- saving --------------------------------------------------------------------------------------


def test_a_saved_change_opens_again(tmp_path: Path) -> None:
    opened = made(tmp_path, example_case())
    saved = save(tmp_path, opened, adding(opened, "new"))
    again = store(tmp_path).open(saved.case.id)
    assert again.case == saved.case
    assert again.number == saved.number == 2
    assert numbers(saved.case)["new"] == 5


def test_saving_with_nothing_changed_publishes_nothing(tmp_path: Path) -> None:
    opened = made(tmp_path, example_case())
    id = opened.case.id
    disk = FaultyDisk()
    equal = store(tmp_path).open(id).case
    saved = save(tmp_path, opened, equal, disk)
    assert (saved.number, saved.merged, saved.conflicts) == (1, False, ())
    assert not disk.operations
    assert store(tmp_path).read_number(id) == 1


def test_one_save_after_another_needs_no_opening_between(tmp_path: Path) -> None:
    opened = made(tmp_path)
    for number in range(2, 15):
        saved = save(tmp_path, opened, adding(opened, f"s{number}"))
        assert (saved.number, saved.merged) == (number, False)
        opened = saved.opened
    again = store(tmp_path).open(ID)
    assert again.case == opened.case
    assert again.content is not None
    assert opened.content is not None
    assert again.content.database.body() == opened.content.database.body()


def test_what_was_opened_is_not_changed_by_saving(tmp_path: Path) -> None:
    opened = made(tmp_path, example_case())
    assert opened.content is not None
    body = opened.content.database.body()
    save(tmp_path, opened, adding(opened, "one"))
    assert opened.content.database.body() == body
    assert opened.case == example_case()


def test_a_failed_save_leaves_what_was_opened_fit_to_be_saved_again(tmp_path: Path) -> None:
    opened = made(tmp_path)
    with pytest.raises(SaveFailed, match="no space left"):
        save(tmp_path, opened, adding(opened, "mine"), FaultyDisk(6, Fail(errno.ENOSPC)))
    saved = save(tmp_path, opened, adding(opened, "mine"))
    assert numbers(saved.case) == {"mine": 1}
    assert len(store(tmp_path).history(ID)) == 2, "nothing is told of what failed"


def test_a_case_is_not_saved_in_the_place_of_another(tmp_path: Path) -> None:
    opened = made(tmp_path)
    with pytest.raises(WrongUse):
        save(tmp_path, opened, replace(opened.case, id="another"))


def test_a_save_without_an_offset_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    opened = made(tmp_path)
    naive = datetime(2026, 3, 3, 14)  # noqa: DTZ001 - that is the point
    with pytest.raises(WrongUse, match="offset"):
        store(tmp_path).save(opened, adding(opened, "s"), "w-tom", naive)
    assert store(tmp_path).read_number(ID) == 1


def test_what_could_not_be_read_back_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    opened = made(tmp_path)
    mine = opened.case.add_session(unplanned_session("s", text="half a pair: \ud83d"))
    with pytest.raises(Refused, match="cannot be written"):
        save(tmp_path, opened, mine)
    assert store(tmp_path).read_number(ID) == 1
    assert not list(tmp_path.rglob("*.part"))


# -- damage --------------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", [lambda raw: b"", lambda raw: raw[:-1], lambda raw: b"x" + raw])
def test_a_damaged_newest_generation_is_named_and_the_last_good_one_opens(
    tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    opened = made(tmp_path)
    save(tmp_path, opened, adding(opened, "lost"))
    file(tmp_path, 2).write_bytes(harm(file(tmp_path, 2).read_bytes()))
    again = store(tmp_path).open(ID)
    assert again.case == empty_case()
    assert again.number == 1
    assert [each.name for each in again.damaged] == ["00000002.case"]
    assert "00000002.case is damaged" in str(again.damaged[0])
    saved = save(tmp_path, again, adding(again, "next"))
    assert saved.number == 3
    assert store(tmp_path).history(ID)[-1].number == 3
    assert [each.number for each in store(tmp_path).check(ID)] == [2]
    assert store(tmp_path).read_number(ID) == 3


def test_where_no_generation_is_readable_the_case_is_damaged_and_not_empty(tmp_path: Path) -> None:
    made(tmp_path)
    file(tmp_path, 1).write_bytes(b"")
    with pytest.raises(DamagedData, match=r"00000001\.case"):
        store(tmp_path).open(ID)
    assert store(tmp_path).case_ids() == (ID,)


def test_what_a_damaged_generation_held_is_saved_again_by_whoever_has_it_open(
    tmp_path: Path,
) -> None:
    opened = made(tmp_path)
    held = save(tmp_path, opened, adding(opened, "held")).opened
    file(tmp_path, 2).write_bytes(b"")
    others = store(tmp_path).open(ID)
    save(tmp_path, others, adding(others, "others"))
    saved = save(tmp_path, held, adding(held, "mine"))
    assert sorted(numbers(saved.case)) == ["held", "mine", "others"]
    assert sorted(filter(None, numbers(saved.case).values())) == [1, 2, 3]
    again = save(tmp_path, held, adding(held, "mine too"))
    assert set(numbers(again.case)) == {*numbers(saved.case), "mine too"}
    history = store(tmp_path).history(ID)
    assert {each.object for each in history if each.table == "sessions"} == set(numbers(again.case))
    assert len({each.id for each in history}) == len(history)


def test_files_swapped_between_the_folders_of_two_cases_are_refused(tmp_path: Path) -> None:
    for id in ("a", "b"):
        made(tmp_path, empty_case(id))
    shutil.copy(file(tmp_path, 1, "b"), file(tmp_path, 1, "a"))
    with pytest.raises(DamagedData, match=r"a/00000001\.case .* another case, b"):
        store(tmp_path).open("a")
    assert [each.name for each in store(tmp_path).check("a")] == ["00000001.case"]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    made(tmp_path)
    file(tmp_path, 1).write_bytes(Envelope().wrap("draft", 1, b"{}"))
    with pytest.raises(DamagedData, match="holds a draft"):
        store(tmp_path).open(ID)


def test_content_that_is_not_ours_is_named_with_its_file_and_place_and_never_saved_over(
    tmp_path: Path,
) -> None:
    opened = made(tmp_path, example_case())
    id = opened.case.id
    save(tmp_path, opened, adding(opened, "zz"))
    path = file(tmp_path, 2, id)
    rewritten(path, lambda body: body.replace(b'"venue":"Office"', b'"venue":["Office"]'))
    with pytest.raises(DamagedData, match=rf"{id}/00000002\.case .* `sessions/zz/record/venue`"):
        store(tmp_path).open(id)
    with pytest.raises(DamagedData, match="00000002"):
        save(tmp_path, opened, adding(opened, "mine"))
    assert sorted(each.name for each in path.parent.iterdir()) == ["00000001.case", path.name]


def test_checking_reads_every_generation_to_the_last_event(tmp_path: Path) -> None:
    opened = made(tmp_path)
    for number in range(2, 6):
        opened = save(tmp_path, opened, adding(opened, f"s{number}")).opened
    assert store(tmp_path).check(ID) == ()
    file(tmp_path, 1).write_bytes(b"")
    rewritten(file(tmp_path, 3), lambda body: body.replace(b'"what":"added"', b'"what":1', 1))
    rewritten(file(tmp_path, 4), lambda body: body.replace(b'"DEMO-1"', b'""', 1))
    found = store(tmp_path).check(ID)
    assert [each.number for each in found] == [4, 3, 1]
    assert "reference" in str(found[0])
    assert "events/" in str(found[1])
    assert store(tmp_path).open(ID).case == opened.case, "history apart, the newest is whole"


# -- history -------------------------------------------------------------------------------------


def test_history_tells_who_changed_which_fields_of_what_and_never_what_they_say(
    tmp_path: Path,
) -> None:
    opened = made(tmp_path)
    opened = save(tmp_path, opened, adding(opened, "s")).opened
    mine = opened.case.with_goal(Goal("g", "A secret goal")).changed(
        "s", lambda each: unplanned_session(each.id, text="Secret words")
    )
    opened = save(tmp_path, opened, replace(mine, reference="DEMO-2")).opened
    save(tmp_path, opened, replace(opened.case, sessions=()))
    changes = store(tmp_path).history(ID)
    assert told(changes) == [
        (1, "case", ID, "added", ()),
        (2, "sessions", "s", "added", ()),
        (3, "case", ID, "changed", ("reference", "goals")),
        (3, "sessions", "s", "changed", ("record",)),
        (4, "sessions", "s", "removed", ()),
    ]
    assert {(each.by, each.at) for each in changes[1:]} == {("w-tom", AT)}
    body = json.loads(Envelope().unwrap(file(tmp_path, 3).read_bytes(), "").body)
    assert "ecret" not in json.dumps(body["events"])


def test_a_changed_order_is_kept_and_told(tmp_path: Path) -> None:
    opened = made(tmp_path)
    opened = save(tmp_path, opened, adding(opened, "a", "b")).opened
    turned = replace(opened.case, sessions=opened.case.sessions[::-1])
    saved = save(tmp_path, opened, turned)
    assert store(tmp_path).open(ID).case == saved.case == turned
    assert told(store(tmp_path).history(ID))[-1] == (3, "case", ID, "changed", ("sessions",))


def test_the_history_of_a_copy_that_is_joined_comes_with_it(tmp_path: Path) -> None:
    opened = made(tmp_path)
    shutil.copytree(tmp_path / ID, tmp_path / "apart" / ID)
    apart = store(tmp_path / "apart")
    copy = apart.open(ID)
    joined = save(tmp_path / "apart", copy, adding(copy, "apart")).case
    saved = store(tmp_path).save(opened, joined, "w-tom", AT, apart.history(ID))
    history = store(tmp_path).history(ID)
    assert [each.id for each in history[:2]] == [each.id for each in apart.history(ID)]
    assert len(history) == 3
    assert numbers(saved.case) == {"apart": 1}
    altered = tuple(replace(each, by="w-nobody") for each in apart.history(ID))
    again = adding(saved.opened, "next")
    store(tmp_path).save(saved.opened, again, "w-tom", AT, altered)
    assert store(tmp_path).history(ID)[:3] == history, "ours are not altered by being joined again"
