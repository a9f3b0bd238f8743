"""A warning flag at the command line: raised, lifted with a reason, and kept in the record."""

from typing import Any

import pytest

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine

WHAT = "Two workers at home visits"


@pytest.fixture
def flagged(case: CommandLine) -> CommandLine:
    """The case with two flags."""
    case.done("case", "edit", "DEMO-1", "--flag", WHAT, "--flag", "Ring before a visit")
    return case


def flags(desk: CommandLine) -> list[dict[str, Any]]:
    """The flags as they stand."""
    found: list[dict[str, Any]] = desk.done("case", "show", "DEMO-1", "--json").json()["front"][
        "flags"
    ]
    return found


def test_a_flag_is_lifted_with_the_day_and_the_reason_and_stays_in_the_record(
    flagged: CommandLine,
) -> None:
    first, second = flags(flagged)
    flagged.done("case", "edit", "DEMO-1", "--lift-flag", first["id"], "--because", "he has moved")
    gone, stands = flags(flagged)
    assert (gone["what"], gone["lifted"], gone["lifted_because"]) == (
        WHAT,
        "2026-03-03",
        "he has moved",
    )
    assert stands == second
    assert WHAT not in flagged.done("case", "show", "DEMO-1").out


@pytest.mark.parametrize("given", [("--lift-flag", "ID"), ("--because", "he has moved")])
def test_a_flag_and_the_reason_for_lifting_it_are_said_together(
    flagged: CommandLine, given: tuple[str, str]
) -> None:
    before = flags(flagged)
    ran = flagged(
        "case", "edit", "DEMO-1", *(each.replace("ID", before[0]["id"]) for each in given)
    )
    assert ran.code is ExitCode.WRONG_USE
    assert "--lift-flag ID --because WHY" in ran.err
    assert flags(flagged) == before


def test_a_flag_that_is_not_there_or_lifted_already_is_not_lifted(flagged: CommandLine) -> None:
    lift = ("case", "edit", "DEMO-1", "--because", "again", "--lift-flag")
    assert flagged(*lift, "zz").code is ExitCode.NOT_FOUND
    id = flags(flagged)[0]["id"]
    flagged.done(*lift, id)
    ran = flagged(*lift, id)
    assert ran.code is ExitCode.REFUSED
    assert "was lifted on Tue 3 Mar 2026 already" in ran.err
