"""The last seconds of typing survive, per worker and form, as they were typed."""

import errno
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionkit.domain.errors import DamagedData, Refused, SaveFailed, WrongUse
from sessionkit.storage.disk import Disk
from sessionkit.storage.drafts import Draft, DraftShelf
from sessionkit.storage.envelope import Envelope
from tests.storage.faulty_disk import (
    FAULTS,
    KILLS,
    Fail,
    FaultyDisk,
    Kill,
    Killed,
    PowerCutDisk,
)

NOW = datetime(2026, 3, 3, 14, 2, tzinfo=UTC)
DRAFT = Draft(
    "isla", "record of session 6", "demo", 41, {"venue": "Office"}, {"venue": "Offices"}, NOW
)
LATER = replace(DRAFT, typed={"venue": "Offices, room 2"}, kept_at=NOW + timedelta(seconds=5))


def shelf(folder: Path, disk: Disk | None = None) -> DraftShelf:
    return DraftShelf(disk or Disk(), folder / "drafts", Envelope())


def path_of(folder: Path, draft: Draft = DRAFT) -> Path:
    return folder / "drafts" / shelf(folder).name(draft.worker, draft.form)


def test_a_draft_is_found_again_with_what_it_was_typed_onto(tmp_path: Path) -> None:
    shelf(tmp_path).keep(DRAFT)
    found = shelf(tmp_path).find("isla", "record of session 6")
    assert found == DRAFT
    assert found is not None
    assert (found.base_number, found.base) == (41, {"venue": "Office"})


def test_a_later_draft_takes_the_place_of_the_former(tmp_path: Path) -> None:
    shelf(tmp_path).keep(DRAFT)
    shelf(tmp_path).keep(LATER)
    assert shelf(tmp_path).of_worker("isla") == (LATER,)
    assert len(list((tmp_path / "drafts").iterdir())) == 1


def test_drafts_of_other_workers_and_forms_stay_apart(tmp_path: Path) -> None:
    toms = replace(DRAFT, worker="tom")
    other = replace(LATER, form="plan of session 7")
    for draft in (DRAFT, toms, other):
        shelf(tmp_path).keep(draft)
    assert shelf(tmp_path).of_worker("isla") == (other, DRAFT)
    assert shelf(tmp_path).of_worker("tom") == (toms,)
    shelf(tmp_path).discard("isla", DRAFT.form)
    assert shelf(tmp_path).find("isla", DRAFT.form) is None
    assert shelf(tmp_path).find("tom", DRAFT.form) == toms


def test_where_nothing_was_kept_there_is_nothing(tmp_path: Path) -> None:
    assert shelf(tmp_path).find("isla", "any") is None
    assert shelf(tmp_path).of_worker("isla") == ()
    assert shelf(tmp_path).damaged_of("isla") == ()
    shelf(tmp_path).discard("isla", "any")
    assert not (tmp_path / "drafts").exists()


def test_file_names_carry_no_name_and_no_reference(tmp_path: Path) -> None:
    shelf(tmp_path).keep(replace(DRAFT, worker="Isla Muir", form="DEMO-1", case="DEMO-1"))
    (file,) = (tmp_path / "drafts").iterdir()
    assert set(file.stem) <= set("0123456789abcdef-")


@settings(max_examples=50)
@given(
    typed=st.dictionaries(st.text(), st.text() | st.none() | st.integers() | st.lists(st.text())),
    half=st.sampled_from(["", "\ud800", "\udfff", "\x00", "\r\n\u2028"]),
)
def test_whatever_was_typed_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, typed: dict[str, object], half: str
) -> None:
    folder = tmp_path_factory.mktemp("typed")
    draft = replace(DRAFT, typed={**typed, "half": half})
    shelf(folder).keep(draft)
    assert shelf(folder).find(draft.worker, draft.form) == draft


def test_a_time_without_offset_is_refused() -> None:
    with pytest.raises(WrongUse, match="offset"):
        replace(DRAFT, kept_at=NOW.replace(tzinfo=None))


def test_a_time_keeps_its_offset(tmp_path: Path) -> None:
    summer = datetime.fromisoformat("2026-07-03T14:02:00.5+01:00")
    shelf(tmp_path).keep(replace(DRAFT, kept_at=summer))
    found = shelf(tmp_path).find("isla", DRAFT.form)
    assert found is not None
    assert found.kept_at.isoformat() == summer.isoformat()


@pytest.mark.parametrize("raw", [b"", b"{}", Envelope().wrap("case", 1, b"{}")])
def test_a_damaged_draft_is_named_and_hides_no_other(tmp_path: Path, raw: bytes) -> None:
    other = replace(DRAFT, form="plan of session 7")
    for draft in (DRAFT, other):
        shelf(tmp_path).keep(draft)
    path_of(tmp_path).write_bytes(raw)
    assert shelf(tmp_path).of_worker("isla") == (other,)
    (damaged,) = shelf(tmp_path).damaged_of("isla")
    assert damaged.name == path_of(tmp_path).name
    assert damaged.name in str(damaged)
    with pytest.raises(DamagedData, match=damaged.name):
        shelf(tmp_path).find("isla", DRAFT.form)
    assert shelf(tmp_path).damaged_of("tom") == ()


@pytest.mark.parametrize("body", [b"[]", b"{}", b"not json", b'{"worker": "isla"}', b"\xff"])
def test_a_draft_that_is_whole_and_makes_no_sense_is_damaged(tmp_path: Path, body: bytes) -> None:
    shelf(tmp_path).keep(DRAFT)
    path_of(tmp_path).write_bytes(Envelope().wrap("draft", 1, body))
    with pytest.raises(DamagedData, match="not a draft"):
        shelf(tmp_path).find("isla", DRAFT.form)


def test_a_file_of_another_kind_is_not_taken_for_a_draft(tmp_path: Path) -> None:
    shelf(tmp_path).keep(DRAFT)
    body = Envelope().unwrap(path_of(tmp_path).read_bytes(), "name").body
    path_of(tmp_path).write_bytes(Envelope().wrap("case", 1, body))
    with pytest.raises(DamagedData, match="holds a case"):
        shelf(tmp_path).find("isla", DRAFT.form)


def test_a_draft_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    shelf(tmp_path).keep(DRAFT)
    path_of(tmp_path).write_bytes(Envelope().wrap("draft", 2, b"{}"))
    with pytest.raises(Refused, match="newer"):
        shelf(tmp_path).find("isla", DRAFT.form)
    assert len(shelf(tmp_path).damaged_of("isla")) == 1


def test_a_draft_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    shelf(tmp_path).keep(DRAFT)
    with pytest.raises(Refused, match="not permitted"):
        shelf(tmp_path, FaultyDisk(1, Fail(errno.EACCES))).find("isla", DRAFT.form)
    with pytest.raises(Refused, match="not permitted"):
        shelf(tmp_path, FaultyDisk(1, Fail(errno.EACCES))).of_worker("isla")
    with pytest.raises(SaveFailed, match="not permitted"):
        shelf(tmp_path, FaultyDisk(1, Fail(errno.EACCES))).discard("isla", DRAFT.form)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_draft_killed_or_failed_at_any_operation_is_the_former_or_the_new_one(
    tmp_path: Path, fault: Kill | Fail
) -> None:
    shelf(tmp_path / "ready").folder.parent.mkdir()
    shelf(tmp_path / "ready").keep(DRAFT)
    counting = FaultyDisk()
    shelf(tmp_path / "ready", counting).keep(DRAFT)
    for at in range(1, len(counting.operations) + 1):
        folder = tmp_path / str(at)
        shutil.copytree(tmp_path / "ready", folder)
        ended = kept(folder, FaultyDisk(at, fault))
        found = shelf(folder).find("isla", DRAFT.form)
        assert found in (DRAFT, LATER), f"operation {at}"
        assert ended != "kept" or found == LATER, f"operation {at}"
        shelf(folder).keep(LATER)
        assert shelf(folder).of_worker("isla") == (LATER,), f"operation {at}"
        assert len(list((folder / "drafts").iterdir())) == 1, f"operation {at}: swept"


@pytest.mark.parametrize("fault", KILLS, ids=str)
def test_a_power_cut_at_any_operation_leaves_the_former_or_the_new_draft(
    tmp_path: Path, fault: Kill
) -> None:
    for at in range(1, 20):
        folder = tmp_path / str(at)
        folder.mkdir()
        shelf(folder).keep(DRAFT)
        disk = PowerCutDisk(at, fault)
        kept(folder, disk)
        disk.cut_the_power(folder / "drafts")
        assert shelf(folder).find("isla", DRAFT.form) in (DRAFT, LATER), f"operation {at}"


def test_a_draft_that_was_kept_has_its_name_on_the_medium(tmp_path: Path) -> None:
    disk = FaultyDisk()
    shelf(tmp_path, disk).keep(DRAFT)
    done = [operation for operation, _ in disk.operations]
    assert done.index("sync") < done.index("replace") < done.index("sync_folder")


def kept(folder: Path, disk: FaultyDisk) -> str:
    try:
        shelf(folder, disk).keep(LATER)
    except SaveFailed:
        return "failed"
    except Killed:
        return "killed"
    finally:
        disk.bury()
    return "kept"


def test_drafts_swept_from_under_their_writer_are_written_again(tmp_path: Path) -> None:
    disk = FaultyDisk(at=8, fault=Fail(errno.ENOENT))
    shelf(tmp_path, disk).keep(DRAFT)
    assert disk.operations[7][0] == "replace"
    assert shelf(tmp_path).of_worker("isla") == (DRAFT,)


# -- what cannot be read ----------------------------------------------------------------------

UNREADABLE = (b"", Envelope().wrap("draft", 2, b"{}"), Envelope().wrap("case", 1, b"{}"))
"""An empty file, a newer program's draft, and something that is no draft."""


def contents(folder: Path) -> list[bytes]:
    return sorted(each.read_bytes() for each in (folder / "drafts").iterdir())


@pytest.mark.parametrize("raw", UNREADABLE)
def test_what_cannot_be_read_is_put_aside_and_never_written_over(
    tmp_path: Path, raw: bytes
) -> None:
    drafts = shelf(tmp_path)
    drafts.keep(DRAFT)
    path_of(tmp_path).write_bytes(raw)
    drafts.keep(LATER)
    drafts.keep(replace(LATER, typed={}))
    assert drafts.of_worker("isla") == (replace(LATER, typed={}),)
    (aside,) = drafts.damaged_of("isla")
    assert (tmp_path / "drafts" / aside.name).read_bytes() == raw
    assert aside.name != path_of(tmp_path).name


def test_what_its_form_cannot_read_is_put_aside_and_found_by_a_name_of_its_own(
    tmp_path: Path,
) -> None:
    drafts = shelf(tmp_path)
    drafts.keep(DRAFT)
    drafts.keep(LATER, lambda former: former != DRAFT)
    later, aside = drafts.of_worker("isla")
    assert (later, later.is_aside, later.typed_into) == (LATER, False, DRAFT.form)
    assert (aside.is_aside, aside.typed_into) == (True, DRAFT.form)
    assert replace(aside, form=DRAFT.form) == DRAFT
    assert drafts.find("isla", aside.form) == aside
    drafts.discard("isla", aside.form)
    assert drafts.of_worker("isla") == (LATER,)


def test_what_is_put_aside_twice_stands_aside_once(tmp_path: Path) -> None:
    drafts = shelf(tmp_path)
    for _ in range(2):
        drafts.keep(DRAFT)
        drafts.keep(LATER, lambda _: False)
    assert [each.is_aside for each in drafts.of_worker("isla")] == [False, True]


def test_discarding_what_was_read_puts_aside_what_was_not(tmp_path: Path) -> None:
    drafts = shelf(tmp_path)
    drafts.keep(DRAFT)
    drafts.discard_read("isla", DRAFT.form, lambda _: False)
    (aside,) = drafts.of_worker("isla")
    assert aside.is_aside
    drafts.keep(LATER)
    drafts.discard_read("isla", DRAFT.form, lambda _: True)
    drafts.discard_read("isla", DRAFT.form, lambda _: True)
    assert drafts.of_worker("isla") == (aside,)


def test_a_damaged_draft_is_taken_away_by_the_name_of_its_file(tmp_path: Path) -> None:
    drafts = shelf(tmp_path)
    drafts.keep(DRAFT)
    path_of(tmp_path).write_bytes(b"")
    (damaged,) = drafts.damaged_of("isla")
    drafts.discard_damaged(damaged)
    drafts.discard_damaged(damaged)
    assert list((tmp_path / "drafts").iterdir()) == []


def test_no_name_of_a_draft_leads_out_of_the_folder(tmp_path: Path) -> None:
    for form in ("record:s1+../../x", "record:s1+12345678/..", "+", "x+ABCDEF01", "a\nb+1234"):
        assert set(shelf(tmp_path).name("isla", form)) <= {*"0123456789abcdef-", *".draft"}
        assert "/" not in shelf(tmp_path).name("isla", form)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_whatever_fails_what_cannot_be_read_is_still_there(
    tmp_path: Path, fault: Kill | Fail
) -> None:
    for at in range(1, 16):
        folder = tmp_path / str(at)
        folder.mkdir()
        shelf(folder).keep(DRAFT)
        path_of(folder).write_bytes(b"not a draft")
        ended = kept(folder, FaultyDisk(at, fault))
        assert b"not a draft" in contents(folder), f"operation {at}"
        assert ended != "kept" or shelf(folder).find("isla", DRAFT.form) == LATER
        shelf(folder).keep(LATER)
        assert shelf(folder).of_worker("isla") == (LATER,), f"operation {at}"
        assert contents(folder).count(b"not a draft") == 1, f"operation {at}"


def test_a_draft_the_disk_will_not_give_is_not_written_over(tmp_path: Path) -> None:
    shelf(tmp_path).keep(DRAFT)
    counting = FaultyDisk()
    shelf(tmp_path, counting).keep(DRAFT)
    at = [operation for operation, _ in counting.operations].index("read") + 1
    with pytest.raises(SaveFailed, match="input/output"):
        shelf(tmp_path, FaultyDisk(at, Fail(errno.EIO))).keep(LATER)
    assert shelf(tmp_path).of_worker("isla") == (DRAFT,)
