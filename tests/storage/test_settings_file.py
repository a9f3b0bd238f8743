"""`workspace.toml`: people write it by hand, so slips are named and their remarks stay."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sessionkit.domain.errors import DamagedData, Refused, SaveFailed, WrongUse
from sessionkit.domain.settings import GUARDED_WORDS, Settings
from sessionkit.storage.disk import Disk
from sessionkit.storage.workspace_folder import SETTINGS, WorkspaceFolder
from tests.storage.faulty_disk import FAULTS, Fail, FaultyDisk, Kill, Killed

BY_HAND = """\
# The east team, from January on
format = 1   # leave this

session_minutes   =   75 # an hour was not enough
team='East'

holidays = [
    2026-12-25, # Christmas
    # and what our council adds
    2026-12-28,
    2027-01-01, # New Year
]
# That is all.
"""


def workspace(path: Path, text: str | bytes) -> WorkspaceFolder:
    data = text if isinstance(text, bytes) else text.encode()
    (path / SETTINGS).write_bytes(data)
    return WorkspaceFolder(Disk(), path)


def text_of(folder: WorkspaceFolder) -> str:
    return (folder.path / SETTINGS).read_bytes().decode()


def test_what_is_not_written_is_as_usual(tmp_path: Path) -> None:
    assert workspace(tmp_path, "format = 1\n").settings() == Settings()


def test_what_people_wrote_by_hand_is_read(tmp_path: Path) -> None:
    found = workspace(tmp_path, BY_HAND).settings()
    days = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
    assert found == Settings(team="East", session_minutes=75, holidays=days)


def test_a_byte_order_mark_and_line_ends_of_another_system_are_read(tmp_path: Path) -> None:
    other = b"\xef\xbb\xbf" + BY_HAND.replace("\n", "\r\n").encode()
    assert workspace(tmp_path, other).settings() == workspace(tmp_path, BY_HAND).settings()


@pytest.mark.parametrize(
    ("line", "place", "what", "next_step"),
    [
        ('holiday = ["x"]', ":2: holiday:", "no such setting", "Did you mean holidays?"),
        ("colour = 3", ":2: colour:", "no such setting", "team, participant"),
        ("invented_only = false", ":2: invented_only:", "no such setting", "There are"),
        ("[extra]\nteam = 'x'", ":2: extra:", "no such setting", "There are"),
        ("team = 3", ":2: team:", "text is needed, not a number", "double quotes"),
        ('participant = "  "', ":2: participant:", "no text", "between the quotes"),
        ('session_minutes = "60"', ":2: session_minutes:", "not text", "without quotes: 60"),
        ("session_minutes = 0", ":2: session_minutes:", "0 is too small", "The least is 1"),
        ("session_minutes = true", ":2: session_minutes:", "not true or false", "whole number"),
        ("follow_up_days = -1", ":2: follow_up_days:", "-1 is too small", "The least is 0"),
        ("write_up_days = -1", ":2: write_up_days:", "-1 is too small", "The least is 0"),
        ("contact_days = 0", ":2: contact_days:", "0 is too small", "The least is 1"),
        ("holidays = 2026-12-25", ":2: holidays:", "a list is needed", "[2026-12-25]"),
        ('holidays = ["25/12/2026"]', ":2: holidays:", "a day is needed, not 25/12/2026", "2026-"),
        ("holidays = [2026-12-25T09:00:00]", ":2: holidays:", "a day is needed", "without quotes"),
        ("guarded_words = [1]", ":2: guarded_words:", "text is needed", "double quotes"),
        ('guarded_words = "court"', ":2: guarded_words:", "a list is needed", '["court"'),
        ('guarded_words = [""]', ":2: guarded_words:", "no text", "between the quotes"),
        ('plan_sections = ["Warning signs"]', ":2: plan_sections:", "is no section", "hyphens"),
        ('plan_sections = ["W: Signs"]', ":2: plan_sections:", "is no section", "hyphens"),
        ('plan_sections = ["a: A", "a: B"]', ":2: plan_sections:", "stands twice", "its own id"),
        ("plan_sections = []", ":2: plan_sections:", "needs a section", "Take the line out"),
    ],
)
def test_a_slip_is_named_with_its_line_its_key_and_what_to_write_instead(
    tmp_path: Path, line: str, place: str, what: str, next_step: str
) -> None:
    with pytest.raises(WrongUse) as told:
        workspace(tmp_path, f"format = 1\n{line}\n").settings()
    assert told.value.message.startswith(f"{SETTINGS}{place}")
    assert what in told.value.message
    assert next_step in told.value.hint


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("format = 1\nteam = East\n", ":2:8:", "not understood"),
        ('format = 1\nteam = "East\n', ":2:13:", "a character stands here"),
        ("format = 1\n\nteam\n", ":3:5:", "not understood"),
        ("format = 1\nholidays = [2026-12-25", ":2:23:", "not understood"),
        ('team = "a"\nformat = 1\nteam = "b"\n', ":3:11:", "twice"),
        ("format = 1\nholidays = [2026-02-30]\n", ":2:13:", "no such day"),
        ('format = 1\nteam = "\x1b"\n', ":2:9:", "a character stands here"),
    ],
)
def test_what_is_not_toml_is_named_with_line_and_column(
    tmp_path: Path, text: str, place: str, what: str
) -> None:
    with pytest.raises(WrongUse) as told:
        workspace(tmp_path, text).settings()
    assert told.value.message.startswith(f"{SETTINGS}{place}")
    assert what in told.value.message
    assert "nvalid" not in str(told.value)


@pytest.mark.parametrize("text", ["format = 1\nteam = " + "[" * 5000, "format = " + "9" * 5000])
def test_what_nobody_means_is_refused_in_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(WrongUse, match="not understood"):
        workspace(tmp_path, text).settings()


@pytest.mark.parametrize("text", ["team = 'East'\n", "format = 0\n", "format = '1'\n"])
def test_a_file_without_its_format_says_which_line_is_missing(tmp_path: Path, text: str) -> None:
    with pytest.raises(WrongUse) as told:
        workspace(tmp_path, text).settings()
    assert "format = 1" in told.value.hint


@pytest.mark.parametrize("text", [b"", b" \n\n", b"format = 1\n\0\0\0"])
def test_an_empty_or_half_written_file_is_damage_and_not_a_workspace_with_usual_settings(
    tmp_path: Path, text: bytes
) -> None:
    with pytest.raises(DamagedData, match=SETTINGS):
        workspace(tmp_path, text).settings()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_refused_and_never_mangled(tmp_path: Path, encoding: str) -> None:
    text = 'format = 1\nteam = "Équipe"\n'.encode(encoding)
    with pytest.raises(WrongUse) as told:
        workspace(tmp_path, text).settings()
    assert "UTF-8" in told.value.hint


def test_text_comes_in_through_the_door_and_on_one_line(tmp_path: Path) -> None:
    text = 'format = 1\nteam = "East\\u001b[2J\\nteam"\nguarded_words = [" a\\u202eb "]\n'
    found = workspace(tmp_path, text).settings()
    assert found.team == "East␛[2J team"
    assert found.guarded_words == ("a⟦U+202E⟧b",)


def test_only_what_changed_is_touched_and_remarks_stay(tmp_path: Path) -> None:
    folder = workspace(tmp_path, BY_HAND)
    days = frozenset({date(2026, 12, 25), date(2027, 1, 1), date(2027, 4, 2)})
    folder.write_settings(replace(folder.settings(), team="North", holidays=days))
    assert text_of(folder) == BY_HAND.replace("'East'", '"North"').replace(
        "    2026-12-28,\n    2027-01-01, # New Year\n",
        "    2027-01-01, # New Year\n    2027-04-02,\n",
    )


def test_days_stay_in_the_order_somebody_wrote_them(tmp_path: Path) -> None:
    folder = workspace(tmp_path, "format = 1\nholidays = [2027-01-01, 2026-12-25]\n")
    days = frozenset({date(2027, 1, 1), date(2026, 12, 25), date(2026, 4, 3)})
    folder.write_settings(replace(folder.settings(), holidays=days))
    assert "holidays = [2027-01-01, 2026-12-25, 2026-04-03]" in text_of(folder)


def test_a_setting_that_was_not_written_is_added(tmp_path: Path) -> None:
    folder = workspace(tmp_path, BY_HAND)
    folder.write_settings(replace(folder.settings(), default_worker="w-isla"))
    assert text_of(folder) == BY_HAND + 'default_worker = "w-isla"\n'


def test_line_ends_of_another_system_stay(tmp_path: Path) -> None:
    folder = workspace(tmp_path, BY_HAND.replace("\n", "\r\n"))
    folder.write_settings(replace(folder.settings(), default_worker="w-isla"))
    assert text_of(folder) == (BY_HAND + 'default_worker = "w-isla"\n').replace("\n", "\r\n")


def test_settings_that_are_the_same_are_not_written_at_all(tmp_path: Path) -> None:
    folder = workspace(tmp_path, BY_HAND)
    before = (tmp_path / SETTINGS).stat()
    folder.write_settings(folder.settings())
    after = (tmp_path / SETTINGS).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize(
    "unfit",
    [
        Settings(session_minutes=0),
        Settings(participant=""),
        Settings(follow_up_days=-1),
        Settings(write_up_days=-1),
        Settings(contact_days=0),
    ],
)
def test_settings_that_could_not_be_read_again_are_not_written(
    tmp_path: Path, unfit: Settings
) -> None:
    folder = workspace(tmp_path, BY_HAND)
    with pytest.raises(WrongUse, match=SETTINGS):
        folder.write_settings(unfit)
    assert text_of(folder) == BY_HAND
    with pytest.raises(WrongUse, match=SETTINGS):
        WorkspaceFolder(Disk(), tmp_path / "new").create(unfit)
    assert not (tmp_path / "new").exists()


def test_settings_of_a_newer_format_are_read_and_never_written(tmp_path: Path) -> None:
    text = BY_HAND.replace("format = 1", "format = 2") + "weather = 'fair'\n"
    folder = workspace(tmp_path, text)
    assert folder.settings().team == "East"
    with pytest.raises(Refused, match="format 2, made by a newer sessionkit"):
        folder.write_settings(Settings())
    assert text_of(folder) == text


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_settings_are_the_former_ones_or_the_new_ones_whatever_operation_goes_wrong(
    tmp_path: Path, fault: Kill | Fail
) -> None:
    wanted = replace(workspace(tmp_path, BY_HAND).settings(), team="North")
    counting = FaultyDisk()
    WorkspaceFolder(counting, tmp_path).write_settings(wanted)
    for at in range(1, len(counting.operations) + 1):
        path = tmp_path / str(at)
        path.mkdir()
        former = workspace(path, BY_HAND).settings()
        ended = written_with_a_fault(path, wanted, FaultyDisk(at, fault))
        folder = WorkspaceFolder(Disk(), path)
        found = folder.settings()
        assert found in (former, wanted), f"operation {at}"
        assert ended != "written" or found == wanted, f"operation {at}"
        folder.write_settings(replace(found, team="West"))
        assert [each.name for each in path.iterdir()] == [SETTINGS], f"operation {at}"
        shutil.rmtree(path)


def written_with_a_fault(path: Path, wanted: Settings, disk: FaultyDisk) -> str:
    try:
        WorkspaceFolder(disk, path).write_settings(wanted)
    except (SaveFailed, Refused):
        return "failed"
    except Killed:
        return "killed"
    finally:
        disk.bury()
    return "written"


_LINES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
_SOME = st.builds(
    Settings,
    team=_LINES,
    participant=_LINES.filter(bool),
    default_worker=_LINES,
    follow_up_days=st.integers(0, 99),
    write_up_days=st.integers(0, 99),
    contact_days=st.integers(1, 99),
    session_minutes=st.integers(1, 999),
    holidays=st.frozensets(st.dates(), max_size=5),
    guarded_words=st.one_of(
        st.just(GUARDED_WORDS), st.lists(_LINES.filter(bool), max_size=4).map(tuple)
    ),
    plan_sections=st.one_of(
        st.just(Settings().plan_sections),
        st.dictionaries(
            st.from_regex(r"[a-z]{1,5}(-[a-z]{1,5})?", fullmatch=True),
            _LINES.filter(bool),
            min_size=1,
            max_size=4,
        ).map(lambda each: tuple(each.items())),
    ),
)


@given(first=_SOME, then=_SOME)
@hypothesis_settings(max_examples=60, deadline=None)
def test_whatever_settings_are_written_are_read_again(
    tmp_path_factory: pytest.TempPathFactory, first: Settings, then: Settings
) -> None:
    folder = WorkspaceFolder(Disk(), tmp_path_factory.mktemp("any") / "workspace")
    folder.create(first)
    assert folder.settings() == first
    folder.write_settings(then)
    assert folder.settings() == then
