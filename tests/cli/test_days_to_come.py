"""What is recorded of a day that has not come stays open, and says so."""

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine

FORM = "NAME: Rowan Calder\nDATE: 5 Mar 2027\nPRESENT: Isla Muir, Rowan Calder\nOUTCOME: Good.\n"


def test_a_record_of_next_year_is_kept_and_not_finished(case: CommandLine) -> None:
    ran = case("session", "record", "DEMO-1", "-", stdin=FORM)
    assert "Fri 5 Mar 2027 has not come yet" in ran.err
    (row,) = case.done("session", "list", "DEMO-1", "--json").json()
    assert row["state"] == "being written up"
    finish = case("session", "finish", "DEMO-1", "1")
    assert finish.code is ExitCode.REFUSED
    assert "has not come yet" in finish.err


def test_a_session_to_come_cannot_have_been_missed(case: CommandLine) -> None:
    case.done("session", "plan", "DEMO-1", "--date", "10/3/2026")
    ran = case("session", "not-held", "DEMO-1", "1", "--code", "absent, unacceptable")
    assert ran.code is not ExitCode.DONE
    assert "nobody has missed" in ran.err
    assert case.done("session", "list", "DEMO-1", "--json").json()[0]["state"] == "planned"
