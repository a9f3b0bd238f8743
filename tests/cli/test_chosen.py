"""What is chosen for somebody outside is kept with its reason, and only where it leaves."""

from pathlib import Path

import pytest

from sessionkit.cli.exits import ExitCode
from sessionkit.domain.disclosure import Disclosure
from sessionkit.domain.errors import WrongUse
from sessionkit.workflows.change_case import open_case
from sessionkit.workflows.open_workspace import open_workspace
from tests.conftest import TUESDAY, CommandLine
from tests.small_case import counted_ids

CHOOSE = ("export", "record", "DEMO-1", "--for", "agency", "--choose", "offence")
WHY = ("--because", "the agency asked and he agreed")


@pytest.fixture
def chosen(case: CommandLine) -> CommandLine:
    case.done("case", "edit", "DEMO-1", "--offence", "One offence, by its legal category")
    return case


def reasons(desk: CommandLine) -> list[str]:
    workspace = open_workspace(desk.workspace, lambda: desk.now, counted_ids("cc"))
    return [each.reason for each in open_case(workspace, "DEMO-1").case.disclosures]


def test_a_choice_without_a_reason_is_refused_and_not_kept(chosen: CommandLine) -> None:
    for why in ((), ("--because", " ")):
        ran = chosen(*CHOOSE, *why)
        assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
        assert "--because" in ran.err
    assert reasons(chosen) == []


def test_a_choice_has_a_reason_wherever_it_comes_from() -> None:
    with pytest.raises(WrongUse):
        Disclosure("d1", "agency", "record", ("offence",), " ", "w1", TUESDAY)


@pytest.mark.parametrize("where", ["there.md", "folder", "nowhere/there.md", "there.md/x"])
def test_nothing_is_kept_where_the_document_cannot_leave(
    chosen: CommandLine, tmp_path: Path, where: str
) -> None:
    (tmp_path / "there.md").write_text("mine")
    (tmp_path / "folder").mkdir()
    ran = chosen(*CHOOSE, *WHY, "-o", str(tmp_path / where))
    assert ran.code is ExitCode.REFUSED
    assert reasons(chosen) == []
    assert (tmp_path / "there.md").read_text() == "mine"


def test_an_export_that_is_refused_leaves_no_file_and_harms_none(
    chosen: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "there.md").write_text("mine")
    refused = ("export", "record", "DEMO-9")
    assert chosen(*refused, "-o", str(tmp_path / "new.md")).code is ExitCode.NOT_FOUND
    there = chosen(*refused, "-o", str(tmp_path / "there.md"), "--replace")
    assert there.code is ExitCode.NOT_FOUND
    assert not (tmp_path / "new.md").exists()
    assert (tmp_path / "there.md").read_text() == "mine"


def test_what_leaves_is_kept_with_its_reason(chosen: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "out.md"
    file.write_text("a longer text that stood there before " * 400)
    chosen.done(*CHOOSE, *WHY, "-o", str(file), "--replace")
    assert reasons(chosen) == [WHY[1]]
    assert "by its legal category" in file.read_text("utf-8")
    assert "stood there before" not in file.read_text("utf-8")
