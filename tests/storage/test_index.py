"""The index for lists across cases: a cache that is believed only while it can be."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sessionkit.continuity.needs import Need, NeedKind, needs_of
from sessionkit.domain.errors import DamagedData, Refused
from sessionkit.domain.working_days import WorkingCalendar
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.index import (
    FORMAT,
    Freshness,
    Index,
    IndexedNeed,
    IndexEntry,
    LastSession,
    NextSession,
    stale,
)
from sessionkit.storage.index_entries import entry_of
from sessionkit.storage.light_envelope import LightEnvelope
from tests.example_case import empty_case, example_case
from tests.storage.faulty_disk import FAULTS, Fail, FaultyDisk, Kill, Killed
from tests.test_modules_loaded import beyond_the_standard_library, modules_loaded_by

FULL = IndexEntry(
    id="0a1b",
    generation=42,
    name="Rowan Calder",
    reference="DEMO-1",
    workers=("Isla Muir", "Tom Baird"),
    sessions=12,
    last=LastSession(11, date(2026, 3, 3), "recorded"),
    next=NextSession(12, date(2026, 3, 10)),
    open_items=7,
    conflicts=1,
    needs=(
        IndexedNeed(
            "session",
            date(2026, 3, 10),
            datetime(2026, 3, 10, 14, 30, tzinfo=UTC),
            *(12, "", "room 2", 13, "more slowly", "planned", ""),
        ),
        IndexedNeed("answer", None, None, None, "c1", "1 field …", None, "", "in conflict", ""),
    ),
    rules=7,
)
BARE = IndexEntry("2c3d", 1, "Åse “A.” O'Neil\n⟦U+202E⟧", "N/2", (), 0, None, None, 0, 0)


def index_at(folder: Path, disk: Disk | None = None) -> Index:
    return Index(disk or Disk(), folder / "index" / "w-isla.json", LightEnvelope())


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    index_at(tmp_path).write((FULL, BARE))
    assert index_at(tmp_path).read() == (FULL, BARE)


def test_each_worker_has_an_index_of_their_own(tmp_path: Path) -> None:
    index_at(tmp_path).write((FULL,))
    other = Index(Disk(), tmp_path / "index" / "w-tom.json", LightEnvelope())
    assert other.read() == ()


@pytest.mark.parametrize("envelope", [LightEnvelope(), Envelope()], ids=["light", "as a record's"])
def test_it_passes_through_whatever_envelope_it_is_given(
    tmp_path: Path, envelope: LightEnvelope | Envelope
) -> None:
    path = tmp_path / "w-isla.json"
    Index(Disk(), path, envelope).write((FULL, BARE))
    assert Index(Disk(), path, envelope).read() == (FULL, BARE)
    assert envelope.unwrap(path.read_bytes(), path.name).kind == "index"


def test_an_index_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert index_at(tmp_path).read() == ()


def test_an_index_with_any_byte_changed_or_any_piece_missing_is_empty(tmp_path: Path) -> None:
    index_at(tmp_path).write((FULL, BARE))
    path = tmp_path / "index" / "w-isla.json"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place])
        assert index_at(tmp_path).read() == (), f"cut off at {place}"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert index_at(tmp_path).read() == (), f"changed at {place}"


WHOLE: list[object] = ["session", None, None, None, "", "", None, "", "", ""]


def wrapped(value: object, kind: str = "index", format_number: int = FORMAT) -> bytes:
    return LightEnvelope().wrap(kind, format_number, json.dumps(value).encode())


def line_with(**changed: object) -> list[dict[str, object]]:
    usual: dict[str, object] = {**FULL._asdict(), "last": None, "next": None, "needs": []}
    return [usual | changed]


@pytest.mark.parametrize(
    "raw",
    [
        wrapped(line_with(), format_number=FORMAT + 1),
        wrapped(line_with(), kind="case"),
        LightEnvelope().wrap("index", FORMAT, b"[" * 100_000),
        LightEnvelope().wrap("index", FORMAT, b"\xff"),
        wrapped(7),
        wrapped(None),
        wrapped({"id": "0a1b"}),
        wrapped([["0a1b"]]),
        wrapped([{"id": "0a1b"}]),
        wrapped(line_with(name=None)),
        wrapped(line_with(generation="42")),
        wrapped(line_with(generation=True)),
        wrapped(line_with(sessions=-1)),
        wrapped(line_with(workers="Isla Muir")),
        wrapped(line_with(workers=[1])),
        wrapped(line_with(last=[1, "yesterday", "recorded"])),
        wrapped(line_with(last=[1, "2026-03-03"])),
        wrapped(line_with(next=5)),
        wrapped(line_with(needs=None)),
        wrapped(line_with(needs=[["session"]])),
        wrapped(line_with(needs=[["session", "today", *WHOLE[2:]]])),
        wrapped(line_with(needs=[["session", None, "2026-03-10T14:30:00", *WHOLE[3:]]])),
        wrapped(line_with(needs=[[*WHOLE, "more"]])),
        wrapped(line_with(needs=[[*WHOLE[:3], "12", *WHOLE[4:]]])),
        wrapped(line_with(rules=None)),
    ],
)
def test_what_is_no_index_of_this_format_counts_as_empty_without_a_word(
    tmp_path: Path, raw: bytes
) -> None:
    path = tmp_path / "index" / "w-isla.json"
    path.parent.mkdir()
    path.write_bytes(raw)
    assert index_at(tmp_path).read() == ()
    path.write_bytes(wrapped(line_with()))
    assert index_at(tmp_path).read() == (FULL._replace(last=None, next=None, needs=()),)


def test_a_folder_in_the_place_of_the_index_costs_nothing_but_the_index(tmp_path: Path) -> None:
    (tmp_path / "index" / "w-isla.json").mkdir(parents=True)
    index_at(tmp_path).write((FULL,))
    assert index_at(tmp_path).read() == ()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_an_index_that_could_not_be_written_is_the_former_or_the_new_one_and_no_error(
    tmp_path: Path, fault: Kill | Fail
) -> None:
    counting = FaultyDisk()
    index_at(tmp_path / "counted", counting).write((FULL,))
    for at in range(1, len(counting.operations) + 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        index_at(folder).write((FULL,))
        disk = FaultyDisk(at, fault)
        try:
            index_at(folder, disk).write((BARE,))
        except Killed:
            assert isinstance(fault, Kill)
        disk.bury()
        assert index_at(folder).read() in ((FULL,), (BARE,)), f"operation {at}"
        index_at(folder).write((FULL, BARE))
        assert [each.name for each in (folder / "index").iterdir()] == ["w-isla.json"]


# --- beside the cases ---------------------------------------------------------------------------


def case_folder(cases: Path, id: str, *numbers: int) -> None:
    folder = cases / id
    (folder / "inbox").mkdir(parents=True)
    for number in numbers:
        (folder / f"{number:08}.case").write_bytes(b"")


def known(id: str, generation: int) -> IndexEntry:
    return FULL._replace(id=id, generation=generation)


def test_a_line_is_believed_only_while_its_generation_is_the_highest(tmp_path: Path) -> None:
    case_folder(tmp_path, "same", 8, 9, 10)
    case_folder(tmp_path, "newer", 9, 10, 11)
    case_folder(tmp_path, "put-back", 3)
    case_folder(tmp_path, "unknown", 1)
    entries = (known("same", 10), known("newer", 10), known("put-back", 4), known("deleted", 2))
    assert stale(Disk(), entries, tmp_path) == Freshness(
        frozenset({"same"}), ("newer", "put-back", "unknown"), ("deleted",)
    )


def test_only_generations_count_and_not_what_lies_beside_them(tmp_path: Path) -> None:
    case_folder(tmp_path, "case", 9)
    for name in ("00000010.case.part", "11.case", "00000012.cas", "0000001x.case", "٠٠٠٠٠٠٩٩.case"):
        (tmp_path / "case" / name).write_bytes(b"")
    assert stale(Disk(), (known("case", 9),), tmp_path).current == {"case"}


def test_what_is_no_case_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"")
    (tmp_path / "letter").write_bytes(b"")
    (tmp_path / "just-begun").mkdir()
    case_folder(tmp_path, "Copy of 0a1b", 3)
    assert stale(Disk(), (), tmp_path) == Freshness(frozenset(), (), ())


def test_a_case_that_lost_its_generations_is_gone(tmp_path: Path) -> None:
    (tmp_path / "0a1b").mkdir()
    assert stale(Disk(), (known("0a1b", 3),), tmp_path).gone == ("0a1b",)


def test_a_workspace_whose_folder_of_cases_is_not_there_has_none(tmp_path: Path) -> None:
    nowhere = tmp_path / "cases"
    assert stale(Disk(), (FULL,), nowhere) == Freshness(frozenset(), (), (FULL.id,))


def test_a_case_whose_folder_cannot_be_listed_is_opened_and_not_hidden(tmp_path: Path) -> None:
    case_folder(tmp_path, "0a1b", 3)
    case_folder(tmp_path, "2c3d", 3)
    entries = (known("0a1b", 3), known("2c3d", 3))
    disk = FaultyDisk(2, Fail(5))
    assert stale(disk, entries, tmp_path) == Freshness(frozenset({"2c3d"}), ("0a1b",), ())


def test_a_folder_of_cases_that_cannot_be_listed_is_said_and_not_taken_for_empty(
    tmp_path: Path,
) -> None:
    with pytest.raises(Refused, match="cannot be listed"):
        stale(FaultyDisk(1, Fail(13)), (FULL,), tmp_path)


@given(
    numbers=st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 30)),
    remembered=st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 30)),
)
@hypothesis_settings(max_examples=60, deadline=None)
def test_every_case_is_believed_refreshed_or_gone_and_never_two_of_them(
    tmp_path_factory: pytest.TempPathFactory,
    numbers: dict[str, int],
    remembered: dict[str, int],
) -> None:
    cases = tmp_path_factory.mktemp("cases")
    for id, number in numbers.items():
        case_folder(cases, id, number)
    found = stale(Disk(), tuple(known(*each) for each in remembered.items()), cases)
    assert found.current == {id for id, n in numbers.items() if remembered.get(id) == n}
    assert set(found.refresh) == set(numbers) - found.current
    assert set(found.gone) == set(remembered) - set(numbers)


# --- the line of a case -------------------------------------------------------------------------


def test_the_line_of_a_case_says_where_it_stands() -> None:
    case = example_case()
    last, planned = case.chain[-2], case.chain[-1]
    assert entry_of(case, 7, 3) == IndexEntry(
        id=case.id,
        generation=7,
        name="Rowan Calder",
        reference="DEMO-1",
        workers=("Isla Muir", "Tom Baird"),
        sessions=4,
        last=LastSession(3, last.when.day, last.state.value),
        next=NextSession(4, planned.when.day),
        open_items=3,
        conflicts=len(case.conflicts),
    )


def test_the_line_of_a_new_case_says_that_nothing_happened_yet() -> None:
    found = entry_of(empty_case(), 1, 0)
    assert (found.sessions, found.last, found.next, found.workers) == (0, None, None, ())


def test_a_worker_who_left_the_case_is_not_in_its_line() -> None:
    case = example_case()
    isla, *others = case.workers
    left = replace(case, workers=(replace(isla, until=date(2026, 4, 1)), *others))
    assert entry_of(left, 1, 0).workers == ("Tom Baird",)


def test_the_next_session_is_the_earliest_that_is_planned() -> None:
    case = example_case()
    planned = case.chain[-1]
    assert planned.plan is not None
    sooner = replace(planned.plan.when, day=date(2026, 1, 2), starts=None)
    earlier = replace(planned, id="new", number=5, plan=replace(planned.plan, when=sooner))
    found = entry_of(case.add_session(earlier), 1, 0).next
    assert found == NextSession(5, date(2026, 1, 2))


def test_what_a_case_needs_is_in_its_line_with_the_settings_it_was_worked_out_with() -> None:
    case = example_case()
    needs = needs_of(case, WorkingCalendar(), 0)
    found = entry_of(case, 1, 0, needs, 99)
    assert found.rules == 99
    assert [Need(NeedKind(each.kind), *each[1:]) for each in found.needs] == list(needs)
    assert needs


def test_conflicts_are_counted() -> None:
    case = example_case()
    assert case.conflicts
    assert entry_of(case, 1, 0).conflicts == len(case.conflicts)
    assert entry_of(replace(case, conflicts=()), 1, 0).conflicts == 0


# --- the light envelope -------------------------------------------------------------------------


@given(kind=st.sampled_from(["index", "other"]), number=st.integers(1, 999), body=st.binary())
@hypothesis_settings(max_examples=100)
def test_what_a_light_envelope_holds_comes_out_as_it_went_in(
    kind: str, number: int, body: bytes
) -> None:
    raw = LightEnvelope().wrap(kind, number, body)
    assert LightEnvelope().unwrap(raw, "w-isla.json") == (kind, number, body)


@pytest.mark.parametrize("raw", [b"", b"\n", b"sessionkit", b"\xff\n[]", b"a b c d\n", b"x" * 999])
def test_what_is_no_light_envelope_is_damage_with_its_name(raw: bytes) -> None:
    with pytest.raises(DamagedData, match=r"w-isla\.json"):
        LightEnvelope().unwrap(raw, "w-isla.json")


# --- what a listing loads -----------------------------------------------------------------------


def test_a_listing_loads_nothing_heavy() -> None:
    loaded = modules_loaded_by("import sessionkit.storage.index, sessionkit.storage.light_envelope")
    assert beyond_the_standard_library(loaded) == set()
    ours = {name for name in loaded if name.startswith("sessionkit.")}
    assert ours == {
        "sessionkit.domain",
        "sessionkit.domain.errors",
        "sessionkit.storage",
        "sessionkit.storage.disk",
        "sessionkit.storage.index",
        "sessionkit.storage.light_envelope",
        "sessionkit.storage.system",
    }
    assert not loaded & {"hashlib", "tempfile", "secrets", "asyncio", "logging", "tomllib"}
