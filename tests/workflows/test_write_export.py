"""A document reaches its file whole, or what stood there stands; nobody else can read it."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from sessionkit.domain.errors import NotFound, Refused, SaveFailed
from sessionkit.storage.disk import Disk, Operation
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.export_document import Wanted, export_document
from sessionkit.workflows.open_workspace import Workspace, open_workspace
from sessionkit.workflows.write_export import suggested_name, write_export
from tests.conftest import TUESDAY
from tests.four_sessions import make_four_sessions
from tests.small_case import counted_ids

T = TypeVar("T")
RECORD = Wanted("record")
CHOSEN = Wanted(
    "record", reader="agency", chosen=frozenset({"offence"}), because="asked and agreed"
)


class Failing(Disk):
    """A disk on which one kind of operation fails, on files of exports."""

    def __init__(self, *failing: Operation) -> None:
        self.failing = failing

    def step(self, operation: Operation, path: str, act: Callable[[], T]) -> T:
        if operation in self.failing and "out" in Path(path).parts:
            raise OSError(28, os.strerror(28), path)
        return act()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    path = tmp_path / "demo"
    ids = counted_ids("0c")
    make_four_sessions(path, lambda: TUESDAY, ids)
    (tmp_path / "out").mkdir()
    return open_workspace(path, lambda: TUESDAY, ids)


def left_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_file_holds_the_document_and_only_its_owner_can_read_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "out" / "record.md"
    out = write_export(workspace, "DEMO-1", RECORD, path)
    assert path.read_text("utf-8") == out.text
    assert out.text == export_document(workspace, "DEMO-1", RECORD).text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert left_in(path.parent) == ["record.md"]


def test_what_stands_there_is_written_over_only_where_that_is_asked_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "out" / "record.md"
    path.write_text("mine")
    with pytest.raises(Refused):
        write_export(workspace, "DEMO-1", RECORD, path)
    assert path.read_text() == "mine"
    write_export(workspace, "DEMO-1", RECORD, path, over=True)
    assert path.read_text("utf-8").startswith("# Relapse prevention record")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_written_through_to_the_file_it_names(
    workspace: Workspace, tmp_path: Path
) -> None:
    real, link = tmp_path / "out" / "real.md", tmp_path / "out" / "link.md"
    real.write_text("mine")
    link.symlink_to(real)
    write_export(workspace, "DEMO-1", RECORD, link, over=True)
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("# Relapse")


@pytest.mark.parametrize("where", ["nowhere/record.md", "file/record.md", ""])
def test_a_place_that_cannot_be_written_to_is_refused_before_anything_is_kept(
    workspace: Workspace, tmp_path: Path, where: str
) -> None:
    (tmp_path / "out" / "file").write_text("mine")
    with pytest.raises(Refused):
        write_export(workspace, "DEMO-1", CHOSEN, tmp_path / "out" / where)
    assert open_case(workspace, "DEMO-1").case.disclosures == ()
    assert left_in(tmp_path / "out") == ["file"]


@pytest.mark.parametrize("operation", ["write", "sync", "replace"])
def test_a_disk_that_fails_leaves_what_stood_there_and_says_so(
    workspace: Workspace, tmp_path: Path, operation: Operation
) -> None:
    path = tmp_path / "out" / "record.md"
    path.write_text("mine")
    failing = replace(workspace, disk=Failing(operation))
    with pytest.raises(SaveFailed, match="still stands") as told:
        write_export(failing, "DEMO-1", CHOSEN, path, over=True)
    assert path.read_text() == "mine"
    assert left_in(path.parent) == ["record.md"]
    assert "kept with the case" in told.value.message


def test_a_disk_without_links_takes_the_document_all_the_same(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "out" / "record.md"
    poor = replace(workspace, disk=Failing("link", "rename"))
    write_export(poor, "DEMO-1", RECORD, path)
    assert path.read_text("utf-8").startswith("# Relapse")
    assert left_in(path.parent) == ["record.md"]


def test_a_document_that_is_refused_leaves_no_file(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        write_export(workspace, "DEMO-9", RECORD, tmp_path / "out" / "record.md")
    assert left_in(tmp_path / "out") == []


def test_a_suggested_name_says_document_number_and_reader_and_nothing_of_a_person() -> None:
    assert suggested_name(Wanted("session", 5)) == "session-5.md"
    assert suggested_name(Wanted("session", 5, "court", "html")) == "session-5-court.html"
    assert suggested_name(Wanted("record", 5)) == "record.md"
    assert suggested_name(Wanted("prevention-plan", reader="duty")) == "prevention-plan-duty.md"


def test_what_may_be_found_in_a_pocket_is_named_by_what_stands_on_it() -> None:
    his = Wanted("prevention-plan", reader="participant")
    assert suggested_name(his) == "my-plan.md"
    assert suggested_name(replace(his, card=True)) == "my-card.md"
