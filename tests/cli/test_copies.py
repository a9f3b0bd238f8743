"""A copy worked on apart is joined, and nothing either holds is lost."""

import shutil
from pathlib import Path

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine


def newest(workspace: Path) -> str:
    return str(max(workspace.glob("cases/*/*.case")))


def apart(desk: CommandLine, tmp_path: Path) -> CommandLine:
    """The command line of a laptop that holds a copy of the workspace."""
    laptop = tmp_path / "laptop"
    shutil.copytree(desk.workspace, laptop)
    return CommandLine(laptop, desk.capture, desk.patch, desk.now, lambda: f"lap{desk.ids()}")


def test_what_both_copies_hold_is_in_the_case_afterwards(case: CommandLine, tmp_path: Path) -> None:
    case.done("session", "plan", "DEMO-1", "--date", "24 feb 2026", "--aim", "Before we parted")
    laptop = apart(case, tmp_path)
    laptop.done("session", "plan", "DEMO-1", "--date", "3 mar 2026", "--aim", "On the laptop")
    case.done("session", "plan", "DEMO-1", "--date", "4 mar 2026", "--aim", "At the office")
    case.done("case", "merge", newest(laptop.workspace))
    sessions = case.done("session", "list", "DEMO-1", "--json").json()
    assert [each["number"] for each in sessions] == [1, 2, 3]
    shown = "".join(case.done("session", "show", "DEMO-1", str(n)).out for n in (1, 2, 3))
    for aim in ("Before we parted", "On the laptop", "At the office"):
        assert shown.count(f"- {aim}\n") == 1


def test_the_same_copy_again_changes_nothing(case: CommandLine, tmp_path: Path) -> None:
    laptop = apart(case, tmp_path)
    laptop.done("session", "plan", "DEMO-1", "--date", "3 mar 2026")
    case.done("case", "merge", newest(laptop.workspace))
    before = newest(case.workspace)
    case.done("case", "merge", newest(laptop.workspace))
    assert newest(case.workspace) == before


def test_what_both_changed_in_different_ways_stands_until_somebody_decides(
    case: CommandLine, tmp_path: Path
) -> None:
    laptop = apart(case, tmp_path)
    laptop.done("case", "edit", "DEMO-1", "--conditions", "To report on Mondays.")
    case.done("case", "edit", "DEMO-1", "--conditions", "To report on Fridays.")
    assert case("case", "merge", newest(laptop.workspace)).code is ExitCode.ATTENTION
    (conflict,) = case.done("case", "conflicts", "DEMO-1", "--json").json()
    assert (conflict["present"], conflict["other"]) == (
        "To report on Fridays.",
        "To report on Mondays.",
    )
    assert case("case", "resolve", "DEMO-1", conflict["id"]).code is ExitCode.WRONG_USE
    case.done("case", "resolve", "DEMO-1", conflict["id"], "--keep", "other")
    front = case.done("case", "show", "DEMO-1", "--json").json()["front"]
    assert front["conditions"] == "To report on Mondays."


def test_keeping_what_stands_keeps_what_was_written_since(
    case: CommandLine, tmp_path: Path
) -> None:
    laptop = apart(case, tmp_path)
    laptop.done("case", "edit", "DEMO-1", "--conditions", "To report on Mondays.")
    case.done("case", "edit", "DEMO-1", "--conditions", "To report on Fridays.")
    case("case", "merge", newest(laptop.workspace))
    case.done("case", "edit", "DEMO-1", "--conditions", "To report on Fridays at noon.")
    (conflict,) = case.done("case", "conflicts", "DEMO-1", "--json").json()
    case.done("case", "resolve", "DEMO-1", conflict["id"], "--keep", "present")
    front = case.done("case", "show", "DEMO-1", "--json").json()["front"]
    assert front["conditions"] == "To report on Fridays at noon."


def test_a_copy_parted_longer_ago_than_generations_are_kept_is_joined_too(
    case: CommandLine, tmp_path: Path
) -> None:
    laptop = apart(case, tmp_path)
    laptop.done("session", "plan", "DEMO-1", "--date", "3 mar 2026", "--aim", "On the laptop")
    for number in range(12):
        case.done("case", "edit", "DEMO-1", "--flag", f"Flag {number}")
    case("case", "merge", newest(laptop.workspace))
    shown = case.done("case", "show", "DEMO-1", "--json").json()
    assert len(shown["front"]["flags"]) == 12
    assert shown["sessions"] == 1


def test_a_file_that_is_no_case_is_refused(case: CommandLine, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Isla")
    assert case("case", "merge", str(other)).code is ExitCode.DAMAGED


def test_keeping_both_texts_keeps_what_was_written_since(case: CommandLine, tmp_path: Path) -> None:
    laptop = apart(case, tmp_path)
    laptop.done("case", "edit", "DEMO-1", "--conditions", "To report on Mondays.")
    case.done("case", "edit", "DEMO-1", "--conditions", "To report on Fridays.")
    case("case", "merge", newest(laptop.workspace))
    case.done("case", "edit", "DEMO-1", "--conditions", "To report on Fridays at noon.")
    (conflict,) = case.done("case", "conflicts", "DEMO-1", "--json").json()
    ran = case("case", "resolve", "DEMO-1", conflict["id"], "--keep", "other")
    assert ran.code is ExitCode.REFUSED
    case.done("case", "resolve", "DEMO-1", conflict["id"], "--keep", "both")
    front = case.done("case", "show", "DEMO-1", "--json").json()["front"]
    assert front["conditions"] == "To report on Fridays at noon.\n\nTo report on Mondays."
