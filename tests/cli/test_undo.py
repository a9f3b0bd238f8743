"""`case undo`: says what went back and what stays."""

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine


def test_a_change_of_the_front_sheet_is_undone(case: CommandLine) -> None:
    before = case.done("case", "show", "DEMO-1", "--json").json()
    case.done("case", "edit", "DEMO-1", "--order", "Order of two years")
    ran = case.done("case", "undo", "DEMO-1")
    assert (ran.out, "is undone" in ran.err) == ("", True)
    assert case.done("case", "show", "DEMO-1", "--json").json() == before


def test_a_session_that_stays_is_named_and_wants_attention(case: CommandLine) -> None:
    case.done("session", "plan", "DEMO-1", "--date", "3 Mar 2026 14:30")
    ran = case("case", "undo", "DEMO-1")
    assert ran.code is ExitCode.ATTENTION
    assert "Session 1 stays; cancel it" in ran.err


def test_somebody_elses_change_is_undone_only_with_anyones(case: CommandLine) -> None:
    case.done("case", "edit", "DEMO-1", "--order", "Order of two years")
    case.worker = "Tom Baird"
    assert case("case", "undo", "DEMO-1").code is ExitCode.REFUSED
    case.done("case", "undo", "DEMO-1", "--anyones")
