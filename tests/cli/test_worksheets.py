"""Work sheets on the command line: listed, and printed for the workers or the participant."""

from pathlib import Path

import pytest

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine


def test_every_sheet_is_listed_with_the_exercises_that_use_it(bare: CommandLine) -> None:
    rows = bare.done("library", "worksheets", "--json").json()
    circles = next(each for each in rows if each["id"] == "circles")
    assert circles == {
        "id": "circles",
        "title": "The people around me",
        "exercises": ["network"],
        "shipped": True,
    }
    assert "circles" in bare.done("library", "worksheets").out


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_sheet_is_printed_for_the_participant_without_what_it_belongs_to(
    bare: CommandLine, form: str
) -> None:
    ran = bare.done("library", "worksheet", "circles", "--for", "participant", "--format", form)
    assert "The people around me" in ran.out
    assert "Network" not in ran.out
    assert "Network" in bare.done("library", "worksheet", "circles", "--format", form).out


def test_a_sheet_is_written_into_a_file_and_nothing_is_written_over(
    bare: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "circles.html"
    bare.done("library", "worksheet", "circles", "--format", "html", "-o", str(path))
    assert "<svg" in path.read_text("utf-8")
    ran = bare("library", "worksheet", "my-plan", "-o", str(path))
    assert ran.code is ExitCode.REFUSED
    assert "<svg" in path.read_text("utf-8")
    bare.done("library", "worksheet", "my-plan", "-o", str(path), "--replace")
    assert path.read_text("utf-8").startswith("# My plan")


def test_a_sheet_that_is_not_there_is_told_with_what_is_near(bare: CommandLine) -> None:
    ran = bare("library", "worksheet", "circle")
    assert ran.code is ExitCode.NOT_FOUND
    assert "Did you mean circles?" in ran.err


def test_a_teams_own_sheet_is_laid_over_ours(desk: CommandLine) -> None:
    folder = desk.workspace / "exercises" / "worksheets"
    folder.mkdir(parents=True)
    (folder / "circles.md").write_text("---\ntitle: My people\n---\n\nWrite.\n", "utf-8")
    assert desk.done("library", "worksheet", "circles").out.startswith("# My people")
