"""What is recorded of a day that has not come stays open; a plan of a day gone by says so."""

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


def test_a_plan_of_a_day_gone_by_is_kept_and_says_so(case: CommandLine) -> None:
    ran = case.done("session", "plan", "DEMO-1", "--date", "10/3/2019")
    assert "Sun 10 Mar 2019 is 6 years ago; is that the day you mean?" in ran.err
    ran = case.done("session", "plan", "DEMO-1", "--date", "2/3/2026")
    assert "ago" not in ran.err


def test_a_plan_that_lies_before_several_sessions_names_the_latest_of_them(
    case: CommandLine,
) -> None:
    for on in ("2/3/2026", "9/3/2026"):
        assert "later day" not in case.done("session", "plan", "DEMO-1", "--date", on).err
    ran = case.done("session", "plan", "DEMO-1", "--date", "1/3/2026")
    assert ran.err.count("later day") == 1
    assert "Session 2 is of a later day, Mon 9 Mar 2026; the chain goes by number." in ran.err
