"""What is recorded of a day that has not come stays open; a plan of a day gone by says so."""

from pathlib import Path

import sessionkit
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
    assert "Nobody has missed" in ran.err
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


def test_an_imported_form_of_next_year_is_kept_and_not_finished(case: CommandLine) -> None:
    past = FORM.replace("2027", "2025")
    paths = []
    for name, text in (("next.md", FORM), ("last.md", past)):
        path = case.workspace.parent / name
        path.write_text(text, "utf-8")
        paths.append(str(path))
    ran = case.done("import", "DEMO-1", *paths, "--json")
    rows = {Path(row["id"]).name: row for row in ran.json()}
    assert rows["next.md"]["result"] == rows["last.md"]["result"] == "imported"
    assert rows["next.md"]["notes"][-1] == (
        "Say when it was held: Fri 5 Mar 2027 has not come yet."
    )
    assert all("not come" not in note for note in rows["last.md"]["notes"])
    listed = case.done("session", "list", "DEMO-1", "--json").json()
    assert [row["state"] for row in listed] == ["recorded", "being written up"]
    again = case.done("import", "DEMO-1", *paths, "--json").json()
    assert [row["result"] for row in again] == ["already here", "already here"]


def test_an_imported_form_of_a_session_to_be_missed_is_kept_and_not_finished(
    case: CommandLine,
) -> None:
    missed = (
        "NAME: Rowan Calder\nDATE: 5 Mar 2027\nPRESENT: Isla Muir\n"
        "OUTCOME: Not held: absent, unacceptable.\n"
    )
    path = case.workspace.parent / "missed.md"
    path.write_text(missed, "utf-8")
    ran = case.done("import", "DEMO-1", str(path))
    assert "Nobody has missed" in ran.err
    (row,) = case.done("session", "list", "DEMO-1", "--json").json()
    assert (row["state"], row["not_held"]) == ("being written up", "absent, unacceptable")


def test_an_imported_form_that_is_a_plan_stays_one(case: CommandLine) -> None:
    case.done("session", "plan", "DEMO-1", "--date", "10/3/2026", "--aim", "Name three people")
    path = case.workspace.parent / "plan.md"
    path.write_text(case.done("form", "DEMO-1", "1").out.replace("10 Mar", "17 Mar"), "utf-8")
    case.done("import", "DEMO-1", str(path))
    listed = case.done("session", "list", "DEMO-1", "--json").json()
    assert [row["state"] for row in listed] == ["planned", "planned"]


def test_nothing_completes_a_record_but_the_one_place_that_asks_for_its_day() -> None:
    package = Path(sessionkit.__file__).parent
    said = ("complete_record(", "Completed(workspace")
    found = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if any(each in path.read_text("utf-8") for each in said)
    ]
    assert found == ["domain/case.py", "workflows/complete_record.py"]
