"""Older formats are brought up step by step; newer ones are shown and never written."""

import json
from pathlib import Path
from typing import Any

import pytest

from sessionkit.domain.errors import DamagedData, Refused
from sessionkit.storage.case_store import KIND, CaseStore
from sessionkit.storage.disk import Disk
from sessionkit.storage.envelope import Envelope
from sessionkit.storage.upgrade import FORMAT, FORMATS, Formats, PlainTables
from tests.example_case import counting_ids, example_case, unplanned_session
from tests.storage.bodies import AT, Steps, as_json, body_of, put, without

CASE = example_case()
PLAIN: dict[str, Any] = json.loads(body_of())


def older(plain: dict[str, Any]) -> dict[str, Any]:
    """The example as an earlier format might hold it: an issue's words under another name."""
    changed = json.loads(json.dumps(plain))
    for issue in changed["issues"].values():
        issue["words"] = issue.pop("text")
    return dict(changed)


def before_the_plan() -> dict[str, Any]:
    """The example as format 2 held it."""
    former: dict[str, Any] = without(without(PLAIN, ("plan",)), ("answers",))
    return former


def words_become_text(tables: PlainTables) -> PlainTables:
    """The step that makes our format of that one; it leaves the fields in another order."""
    for issue in tables["issues"].values():
        issue["text"] = issue.pop("words")
    return tables


TWO_FORMATS = Formats((words_become_text,))


def store(folder: Path, formats: Formats = FORMATS) -> CaseStore:
    return CaseStore(Disk(), folder, Envelope(), counting_ids("n"), formats)


def written(folder: Path, format_number: int, body: bytes) -> Path:
    (folder / CASE.id).mkdir(exist_ok=True)
    file = folder / CASE.id / "00000001.case"
    file.write_bytes(Envelope().wrap(KIND, format_number, body))
    return file


def test_what_is_of_the_present_format_stays_as_it_is() -> None:
    assert FORMAT == FORMATS.current == 3
    assert FORMATS.brought_up(3, body_of()) == body_of()


def test_format_2_had_no_plan_and_no_answers() -> None:
    former = before_the_plan()
    brought_up = json.loads(FORMATS.brought_up(2, as_json(former)))
    assert list(brought_up) == list(PLAIN)
    assert brought_up["plan"] == brought_up["answers"] == {}
    assert brought_up["events"] == PLAIN["events"]


def test_format_1_had_nothing_made_and_no_work_done_before() -> None:
    former = without(before_the_plan(), ("case", CASE.id, "prior"))
    for each in CASE.sessions:
        if each.held is not None:
            former = without(former, ("sessions", each.id, "record", "made"))
    brought_up = json.loads(FORMATS.brought_up(1, as_json(former)))
    assert brought_up["case"][CASE.id]["prior"] == []
    assert [s["record"]["made"] for s in brought_up["sessions"].values() if held(s)] == [[], []]


def held(session: dict[str, Any]) -> bool:
    return session["record"] is not None and session["record"]["kind"] == "held"


def test_a_case_of_an_older_format_opens_and_the_next_save_writes_the_present_one(
    tmp_path: Path,
) -> None:
    written(tmp_path, 1, as_json(older(PLAIN)))
    cases = store(tmp_path, TWO_FORMATS)
    opened = cases.open(CASE.id)
    assert opened.case == CASE
    assert not opened.read_only
    saved = cases.save(opened, opened.case.add_session(unplanned_session("zz")), "w-tom", AT)
    raw = (tmp_path / CASE.id / "00000002.case").read_bytes()
    assert Envelope().unwrap(raw, "").format == 2
    assert cases.open(CASE.id).case == saved.case
    assert len(cases.history(CASE.id)) == len(PLAIN["events"]) + 1
    assert cases.check(CASE.id) == ()


def test_an_older_case_saved_by_somebody_else_meanwhile_is_merged(tmp_path: Path) -> None:
    cases = store(tmp_path, TWO_FORMATS)
    written(tmp_path, 1, as_json(older(PLAIN)))
    opened = cases.open(CASE.id)
    cases.save(opened, opened.case.add_session(unplanned_session("theirs")), "w-tom", AT)
    saved = cases.save(opened, opened.case.add_session(unplanned_session("mine")), "w-isla", AT)
    assert {s.id for s in saved.case.sessions} >= {"mine", "theirs"}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda p: as_json(p) + b" ", "not laid out"),
        (lambda p: as_json({**p, "scores": {}}), "has a table `scores`"),
        (lambda p: as_json({**p, "scores": {"s": {"high": 1}}}), "has a table `scores`"),
        (lambda p: as_json(without(p, first(p, "words"))), "not what format 1 holds"),
        (lambda p: as_json(put(p, first(p, "score"), 3)), "has a field `score`"),
        (lambda p: as_json(put(p, first(p, "words"), 3)), "/text`"),
        (
            lambda p: as_json(p).replace(b'"words":', b'"words":"x","words":', 1),
            "/words` stands twice",
        ),
        (lambda p: b"[]", "cannot be read"),
        (lambda p: as_json({**p, "issues": []}), "cannot be read"),
    ],
)
def test_an_older_format_is_checked_as_strictly_as_ours(
    tmp_path: Path, spoil: Any, words: str
) -> None:
    file = written(tmp_path, 1, spoil(older(PLAIN)))
    with pytest.raises(DamagedData) as refused:
        store(tmp_path, TWO_FORMATS).open(CASE.id)
    assert words in refused.value.message
    assert file.name in refused.value.message


def test_a_newer_format_opens_for_reading_with_what_is_understood(tmp_path: Path) -> None:
    newer = put(PLAIN, ("letters",), {"l1": {"id": "l1"}})
    newer = put(newer, ("issues", CASE.issues[0].id, "weight"), "new field")
    newer = without(newer, ("sessions", CASE.sessions[2].id, "record", "learning"))
    newer = put(newer, ("sessions", CASE.sessions[1].id, "record", "code"), "a new word")
    file = written(tmp_path, 7, as_json(newer))
    opened = store(tmp_path).open(CASE.id)
    assert [s.id for s in opened.case.sessions] == [CASE.sessions[n].id for n in (0, 2, 3)]
    assert opened.case.issues == CASE.issues
    assert "newer sessionkit" in opened.read_only
    assert "format is 7" in opened.read_only
    assert "1 of its parts cannot be shown" in opened.read_only
    assert len(store(tmp_path).history(CASE.id)) == len(PLAIN["events"])
    assert store(tmp_path).check(CASE.id) == ()
    assert file.exists()


def test_a_newer_format_is_never_saved(tmp_path: Path) -> None:
    file = written(tmp_path, 7, as_json(PLAIN))
    cases = store(tmp_path)
    opened = cases.open(CASE.id)
    with pytest.raises(Refused, match="Nothing was saved") as refused:
        cases.save(opened, opened.case.add_session(unplanned_session("zz")), "w-isla", AT)
    assert "newer" in str(refused.value)
    assert list(file.parent.iterdir()) == [file]


def test_a_save_that_meets_a_newer_format_on_its_way_is_refused(tmp_path: Path) -> None:
    cases = store(tmp_path)
    opened = cases.create(CASE, "w-isla", AT).opened
    newer = tmp_path / CASE.id / "00000002.case"
    newer.write_bytes(Envelope().wrap(KIND, 7, as_json(PLAIN)))
    with pytest.raises(Refused, match="newer sessionkit"):
        cases.save(opened, opened.case.add_session(unplanned_session("zz")), "w-isla", AT)
    assert sorted(path.name for path in newer.parent.iterdir()) == ["00000001.case", newer.name]


@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b"", as_json(without(PLAIN, ("case", CASE.id, "participant")))]
)
def test_a_newer_format_of_which_too_little_is_understood_is_refused_in_words(
    tmp_path: Path, body: bytes
) -> None:
    written(tmp_path, 7, body)
    with pytest.raises(Refused, match="cannot be shown"):
        store(tmp_path).open(CASE.id)


def test_of_a_newer_format_whose_history_is_not_understood_none_is_shown(tmp_path: Path) -> None:
    written(tmp_path, 7, as_json({**PLAIN, "events": [1, 2]}))
    assert store(tmp_path).open(CASE.id).case == CASE
    assert store(tmp_path).history(CASE.id) == ()


def test_a_newer_format_of_another_case_is_refused(tmp_path: Path) -> None:
    written(tmp_path, 7, as_json(PLAIN))
    (tmp_path / CASE.id).rename(tmp_path / "other")
    with pytest.raises(DamagedData, match="holds another case"):
        store(tmp_path).open("other")


def first(plain: dict[str, Any], field: str) -> Steps:
    """A field of the first issue."""
    return ("issues", next(iter(plain["issues"])), field)
