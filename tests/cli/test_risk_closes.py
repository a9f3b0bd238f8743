"""Risk information is closed by saying what was done about it, and by nothing less (¶18)."""

import pytest

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine

FORM = (
    "NAME: Rowan Calder\nDATE: 24 Feb 2026\nPRESENT: Isla Muir, Tom Baird, Rowan Calder\n"
    "EXERCISE: Pen Picture\nAIMS AND OBJECTIVES\nCONTENT\nOUTCOME: He spoke of the harbour.\n"
    "ISSUES RAISED AND FURTHER ACTION REQUIRED\n\n"
    "- Issue (risk information): Seen at the harbour again\n"
)


@pytest.fixture
def risky(case: CommandLine) -> tuple[CommandLine, str]:
    case("session", "record", "DEMO-1", "-", stdin=FORM)
    (row,) = case.done("issue", "list", "DEMO-1", "--json").json()
    return case, row["id"]


@pytest.mark.parametrize("deed", ["settle", "drop"])
def test_it_is_not_closed_without_a_word(risky: tuple[CommandLine, str], deed: str) -> None:
    line, issue = risky
    ran = line("issue", deed, "DEMO-1", issue, *(["--because", " "] if deed == "drop" else []))
    assert ran.code is ExitCode.WRONG_USE
    assert line.done("issue", "list", "DEMO-1", "--json").json()[0]["state"] == "open"


def test_saying_who_was_told_closes_it(risky: tuple[CommandLine, str]) -> None:
    line, issue = risky
    because = ("--because", "Moira Orr told at 14:10; risk looked at again, no change")
    line.done("issue", "settle", "DEMO-1", issue, *because)
    assert line.done("issue", "list", "DEMO-1", "--json").json() == []


def test_carrying_it_tells_nobody(risky: tuple[CommandLine, str]) -> None:
    line, issue = risky
    assert "nobody told yet" in line.done("today").out
    line.done("issue", "carry", "DEMO-1", issue, "--to", "10/3/2026")
    assert "nobody told yet" in line.done("today").out
    assert "nobody is recorded as told" in line.done("review", "DEMO-1").out


def test_the_check_takes_no_answer_in_its_place(risky: tuple[CommandLine, str]) -> None:
    line, _ = risky
    rows = line.done("review", "DEMO-1", "--json").json()
    (found,) = [row for row in rows if row["code"] == "risk-open"]
    ran = line("review", "DEMO-1", "--answer", found["id"], "--because", "all is well")
    assert ran.code is ExitCode.REFUSED
    assert "is not answered; it is closed" in ran.err
