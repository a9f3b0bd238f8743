"""The people of a workspace: a card each, found by id or by name, never by guessing."""

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sessionkit.domain.errors import DamagedData, NotFound, Refused, SaveFailed, WrongUse
from sessionkit.domain.people import Worker
from sessionkit.domain.settings import Settings
from sessionkit.storage.disk import Disk
from sessionkit.storage.workspace_folder import WorkspaceFolder
from tests.storage.faulty_disk import FAULTS, Fail, FaultyDisk, InterruptingDisk, Kill, Killed

ISLA = Worker("1a2b", "Isla Muir", "Social worker")
TOM = Worker("3c4d", "Tom Baird")
MOIRA = Worker("5e6f", "Moira Orr", "Team leader", date(2026, 9, 30))


@pytest.fixture
def folder(tmp_path: Path) -> WorkspaceFolder:
    made = WorkspaceFolder(Disk(), tmp_path / "east")
    made.create(Settings())
    for worker in (TOM, MOIRA, ISLA):
        made.add_worker(worker)
    return made


def card(folder: WorkspaceFolder, worker: Worker) -> Path:
    return folder.people / f"{worker.id}.toml"


def test_everybody_is_listed_by_name_those_who_left_as_well(folder: WorkspaceFolder) -> None:
    assert folder.workers() == (ISLA, MOIRA, TOM)


def test_a_worker_is_found_by_id(folder: WorkspaceFolder) -> None:
    assert folder.worker("5e6f") == MOIRA


@pytest.mark.parametrize("id", ["9999", "", "../workspace", "1A2B", "x" * 300, "a\0b"])
def test_an_id_that_nobody_has_is_not_found(folder: WorkspaceFolder, id: str) -> None:
    with pytest.raises(NotFound) as told:
        folder.worker(id)
    assert "worker add" in told.value.hint


@pytest.mark.parametrize(
    "named",
    ["1a2b", " Isla Muir ", "isla muir", "Muir, Isla", "Ms Isla Muir", "Isla", "muir", "Isla M."],
)
def test_a_worker_is_found_by_id_name_or_part_of_the_name(
    folder: WorkspaceFolder, named: str
) -> None:
    assert folder.find_worker(named) == ISLA


def test_a_name_that_could_be_several_names_them_and_chooses_none(folder: WorkspaceFolder) -> None:
    folder.add_worker(Worker("7a8b", "Isla Baird"))
    with pytest.raises(WrongUse) as told:
        folder.find_worker("isla")
    assert "could be 2 workers: Isla Baird (id 7a8b), Isla Muir (id 1a2b)" in told.value.message
    assert folder.find_worker("Isla Baird").id == "7a8b"


def test_a_whole_name_comes_before_a_part_of_a_longer_one(folder: WorkspaceFolder) -> None:
    folder.add_worker(Worker("7a8b", "Isla Muir-Baird"))
    assert folder.find_worker("Isla Muir") == ISLA


def test_of_two_with_one_name_the_one_who_has_not_left_is_meant(folder: WorkspaceFolder) -> None:
    folder.add_worker(Worker("7a8b", "Isla Muir", left=date(2024, 1, 31)))
    assert folder.find_worker("Isla Muir") == ISLA
    folder.change_worker(replace(ISLA, left=date(2026, 9, 30)))
    with pytest.raises(WrongUse, match="could be 2 workers"):
        folder.find_worker("Isla Muir")


@pytest.mark.parametrize("named", ["Ilsa", "isla miur", "MUIRR"])
def test_a_name_nobody_has_is_answered_with_one_like_it_and_how_to_add_somebody(
    folder: WorkspaceFolder, named: str
) -> None:
    with pytest.raises(NotFound) as told:
        folder.find_worker(named)
    assert named in told.value.message
    assert "Did you mean Isla Muir?" in told.value.hint
    assert "worker add" in told.value.hint


@pytest.mark.parametrize("named", ["", "  ", "Mr", ".", "Zebedee", "\x1b[2J", "../3c4d"])
def test_what_is_nobodys_name_is_nobody(folder: WorkspaceFolder, named: str) -> None:
    with pytest.raises(NotFound) as told:
        folder.find_worker(named)
    assert "Did you mean" not in told.value.hint
    assert "\x1b" not in str(told.value)


def test_a_card_is_never_put_in_the_place_of_another(folder: WorkspaceFolder) -> None:
    with pytest.raises(Refused, match=r"people/1a2b\.toml is there already"):
        folder.add_worker(Worker("1a2b", "Somebody Else"))
    assert folder.worker("1a2b") == ISLA


def test_of_two_who_add_a_card_of_one_id_at_once_one_does(folder: WorkspaceFolder) -> None:
    theirs = Worker("7a8b", "Isla Baird")
    disk = InterruptingDisk("link", lambda: folder.add_worker(theirs))
    with pytest.raises(Refused, match="there already"):
        WorkspaceFolder(disk, folder.path).add_worker(Worker("7a8b", "Ours"))
    assert folder.worker("7a8b") == theirs


@pytest.mark.parametrize("id", ["", "..", "a/b", "../x", ".hidden", "a b", "ä", "x" * 65])
def test_an_id_that_could_not_be_a_file_is_refused(folder: WorkspaceFolder, id: str) -> None:
    before = set(folder.path.rglob("*"))
    with pytest.raises(WrongUse, match="cannot be a worker's id"):
        folder.add_worker(Worker(id, "Somebody"))
    assert set(folder.path.rglob("*")) == before


def test_a_worker_without_a_name_is_not_written(folder: WorkspaceFolder) -> None:
    with pytest.raises(WrongUse, match="name"):
        folder.add_worker(Worker("7a8b", " "))
    with pytest.raises(WrongUse, match="name"):
        folder.change_worker(replace(ISLA, name=""))
    assert folder.workers() == (ISLA, MOIRA, TOM)


def test_a_change_touches_only_what_changed(folder: WorkspaceFolder) -> None:
    text = 'format = 1\n# married in May\nname   = "Isla Muir" # was Baird\njob_title = "Worker"\n'
    card(folder, ISLA).write_text(text)
    folder.change_worker(Worker("1a2b", "Isla Muir", "Senior worker", date(2026, 9, 30)))
    changed = text.replace('"Worker"', '"Senior worker"') + "left = 2026-09-30\n"
    assert card(folder, ISLA).read_text() == changed


def test_somebody_who_comes_back_has_not_left(folder: WorkspaceFolder) -> None:
    folder.change_worker(replace(MOIRA, left=None))
    assert folder.worker("5e6f") == replace(MOIRA, left=None)


def test_a_card_that_is_not_there_is_not_changed_into_being(folder: WorkspaceFolder) -> None:
    with pytest.raises(NotFound):
        folder.change_worker(Worker("7a8b", "Isla Baird"))
    assert folder.workers() == (ISLA, MOIRA, TOM)


def test_a_card_of_a_newer_format_is_read_and_never_written(folder: WorkspaceFolder) -> None:
    text = 'format = 2\nname = "Isla Muir"\nkey = "age1…"\n'
    card(folder, ISLA).write_text(text, "utf-8")
    assert folder.worker("1a2b").name == "Isla Muir"
    with pytest.raises(Refused, match="format 2, made by a newer sessionkit"):
        folder.change_worker(ISLA)
    assert card(folder, ISLA).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('format = 1\nnam = "Isla"\n', ":2: nam: there is no such setting"),
        ("format = 1\n", ": name: there is no text"),
        ('format = 1\nname = "Isla"\nleft = "3 Mar"\n', ":3: left: a day is needed, not 3 Mar"),
        ("format = 1\nname = Isla\n", ":2:8: this is not understood"),
    ],
)
def test_a_slip_in_a_card_is_named_with_the_card_and_its_line(
    folder: WorkspaceFolder, text: str, what: str
) -> None:
    card(folder, ISLA).write_text(text)
    with pytest.raises(WrongUse) as told:
        folder.workers()
    assert f"people/1a2b.toml{what}" in told.value.message


def test_an_empty_card_is_damage(folder: WorkspaceFolder) -> None:
    card(folder, ISLA).write_bytes(b"")
    with pytest.raises(DamagedData, match=r"people/1a2b\.toml"):
        folder.workers()


def test_somebody_else_is_still_found_by_id_where_a_card_is_damaged(
    folder: WorkspaceFolder,
) -> None:
    card(folder, ISLA).write_bytes(b"")
    assert folder.find_worker("3c4d") == TOM


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_card_that_is_no_plain_file_is_refused(folder: WorkspaceFolder, kind: str) -> None:
    path = folder.people / "7a8b.toml"
    path.symlink_to(card(folder, ISLA)) if kind == "link" else os.mkfifo(path)
    with pytest.raises(Refused, match=r"people/7a8b\.toml is a link, a folder or a pipe"):
        folder.workers()


def test_other_files_beside_the_cards_are_no_people(folder: WorkspaceFolder) -> None:
    for name in ("1a2b.key", ".DS_Store", "Copy of 1a2b.toml", "0011.toml.part", "notes.txt"):
        (folder.people / name).write_text("something")
    assert folder.workers() == (ISLA, MOIRA, TOM)


def test_a_workspace_that_lost_its_empty_folder_has_nobody_and_gets_somebody(
    tmp_path: Path,
) -> None:
    folder = WorkspaceFolder(Disk(), tmp_path / "east")
    folder.create(Settings())
    folder.people.rmdir()
    assert folder.workers() == ()
    folder.add_worker(ISLA)
    assert folder.workers() == (ISLA,)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_card_is_the_former_or_the_new_one_whatever_operation_goes_wrong(
    folder: WorkspaceFolder, tmp_path: Path, fault: Kill | Fail
) -> None:
    new, changed = Worker("7a8b", "Isla Baird"), replace(TOM, name="Thomas Baird")
    counting = FaultyDisk()
    both_done(shutil.copytree(folder.path, tmp_path / "counted"), counting, new, changed)
    for at in range(1, len(counting.operations) + 1):
        path = shutil.copytree(folder.path, tmp_path / str(at))
        ended = both_done(path, FaultyDisk(at, fault), new, changed)
        found = WorkspaceFolder(Disk(), path).workers()
        assert set(found) - {new} in ({ISLA, MOIRA, TOM}, {ISLA, MOIRA, changed}), at
        assert ended != "done" or {new, changed} <= set(found), f"operation {at}"
        WorkspaceFolder(Disk(), path).change_worker(replace(ISLA, name="Isla Orr"))
        assert not list(path.rglob("*.part")), f"operation {at}"
        shutil.rmtree(path)


def both_done(path: Path, disk: FaultyDisk, new: Worker, changed: Worker) -> str:
    folder = WorkspaceFolder(disk, path)
    try:
        folder.add_worker(new)
        folder.change_worker(changed)
    except (SaveFailed, Refused):
        return "failed"
    except Killed:
        return "killed"
    finally:
        disk.bury()
    return "done"


_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@given(name=_NAMES, title=st.one_of(st.just(""), _NAMES), left=st.one_of(st.none(), st.dates()))
@hypothesis_settings(max_examples=60, deadline=None)
def test_whatever_a_card_says_is_read_again_and_found_by_name(
    tmp_path_factory: pytest.TempPathFactory, name: str, title: str, left: date | None
) -> None:
    folder = WorkspaceFolder(Disk(), tmp_path_factory.mktemp("any"))
    folder.add_worker(Worker("7a8b", name, title, left))
    assert folder.workers() == (Worker("7a8b", name, title, left),)
    assert folder.find_worker(name).id == "7a8b"
    folder.change_worker(Worker("7a8b", name + name, title, None))
    assert folder.worker("7a8b") == Worker("7a8b", name + name, title)
