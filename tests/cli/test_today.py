"""`today`: the same rows as the screen, in plain text and as JSON."""

from pathlib import Path

import pytest

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine
from tests.test_modules_by_command import HEAVY, loaded_by

DESCRIBED = (Path(__file__).parent.parent.parent / "docs" / "json.md").read_text("utf-8")
FORM = """# NAME OF OFFENDER

Rowan Calder

## DATE

24 Feb 2026

## OUTCOME

He came and spoke of the week.

## ISSUES RAISED AND FURTHER ACTION REQUIRED

- Risk information: walks past the school
- Action: Tom Baird to ring housing by 1 Mar 2026
"""


@pytest.fixture
def planned(case: CommandLine) -> CommandLine:
    case.done("session", "plan", "DEMO-1", "--date", "3 Mar 2026 14:30", "--venue", "room 2")
    return case


def test_a_day_on_which_nothing_is_needed_says_so(desk: CommandLine) -> None:
    assert desk.done("today").out == "Nothing needs you today. No session is planned.\n"
    assert desk.done("today", "--json").json() == []


def test_a_session_of_today_stands_with_its_time_first(planned: CommandLine) -> None:
    out = planned.done("today").out.split("\n")
    assert out[0] == "Sessions"
    assert out[1].split("  ") == ["", "14:30 today", "DEMO-1 Calder", "S1", *out[1].split("  ")[4:]]
    assert out[1].endswith("room 2  planned")


def test_a_session_that_has_begun_is_to_be_written_up(planned: CommandLine) -> None:
    planned.now = planned.now.replace(hour=15)
    assert (
        planned.done("today").out
        == "To write up\n  DEMO-1 Calder  S1  nothing recorded yet  today\n"
    )


def test_every_field_as_json_is_described_and_the_order_is_that_of_the_day(
    planned: CommandLine,
) -> None:
    (row,) = planned.done("today", "--json").json()
    assert [field for field in row if f"`{field}`" not in DESCRIBED] == []
    assert (row["reference"], row["surname"], row["kind"]) == ("DEMO-1", "Calder", "session")
    assert (row["date"], row["session"], row["words"]) == ("2026-03-03", 1, "room 2")
    assert row["starts"].startswith("2026-03-03T14:30")
    assert row["late"] is False


def test_risk_information_is_never_shown_in_its_own_words(case: CommandLine) -> None:
    case.done("session", "record", "DEMO-1", "-", stdin=FORM)
    for arguments in (("today",), ("today", "--json")):
        out = case.done(*arguments).out
        assert "risk information from S1" in out
        assert "school" not in out


def test_damage_is_told_and_ends_the_command_with_its_code(planned: CommandLine) -> None:
    planned.done("today")
    (folder,) = (planned.workspace / "cases").iterdir()
    (folder / "00000099.case").write_bytes(b"")
    ran = planned("today")
    assert ran.code is ExitCode.DAMAGED
    assert "00000099.case" in ran.err
    assert "14:30 today" in ran.out


def test_where_the_index_is_fresh_no_case_is_opened(planned: CommandLine) -> None:
    planned.done("today")
    loaded = loaded_by(planned.workspace, "today")
    assert loaded.isdisjoint(HEAVY)
    domain = {name for name in loaded if name.startswith("sessionkit.domain.")}
    assert domain == {"sessionkit.domain.errors", "sessionkit.domain.calendar_words"}


def test_where_there_is_no_workspace_it_says_so(bare: CommandLine) -> None:
    assert bare("today").code is ExitCode.NOT_FOUND
