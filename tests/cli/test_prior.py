"""Work done before, on the command line: entered, changed, and followed from there."""

import re

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine


def entered(line: CommandLine) -> str:
    ran = line.done(
        *("prior", "add", "DEMO-1", "A thinking skills programme"),
        *("--where", "in custody", "--when", "the year before release"),
        *("--came-of-it", "Finished it", "--covered", "network", "--source", "the report"),
        *("--left", "The evenings were not finished", "--left", "Nobody outside was told"),
    )
    return ran.out.strip()


def test_what_it_left_is_offered_when_the_first_session_is_planned(case: CommandLine) -> None:
    entered(case)
    left = case.done("session", "offer", "DEMO-1", "--json").json()["left"]
    assert [each["text"] for each in left] == [
        "The evenings were not finished",
        "Nobody outside was told",
    ]
    assert {each["session"] for each in left} == {0}
    assert "work done before" in case.done("session", "offer", "DEMO-1").out


def test_it_is_taken_up_and_settled_like_anything_else(case: CommandLine) -> None:
    entered(case)
    item = case.done("issue", "list", "DEMO-1", "--json").json()[0]["id"]
    case.done("session", "plan", "DEMO-1", "--date", "10/3/2026", "--take-up", item)
    listed = case.done("issue", "list", "DEMO-1", "--json").json()
    assert listed[0]["state"] == "taken up"
    assert listed[0]["sessions"] == [0, 1]


def test_it_is_listed_shown_and_exported(case: CommandLine) -> None:
    id = entered(case)
    (row,) = case.done("prior", "list", "DEMO-1", "--json").json()
    assert (row["id"], row["covered"], row["entered_by"]) == (id, ["network"], "Isla Muir")
    assert len(row["left"]) == 2
    _, left, _ = case.done("prior", "list", "DEMO-1").out.splitlines()
    assert re.search(r"\bopen +left open: The evenings were not finished", left)
    record = case.done("export", "record", "DEMO-1").out
    assert "## Work done before" in record
    assert "Left open: The evenings were not finished" in record
    assert (
        "thinking skills" not in case.done("export", "record", "DEMO-1", "--for", "participant").out
    )


def test_what_is_said_of_it_is_changed_and_the_rest_stays(case: CommandLine) -> None:
    entered(case)
    case.done("prior", "change", "DEMO-1", "1", "--source", "the notes", "--left", "A third thing")
    (row,) = case.done("prior", "list", "DEMO-1", "--json").json()
    assert (row["source"], row["where"], row["covered"]) == ("the notes", "in custody", ["network"])
    assert [each["text"] for each in row["left"]][-1] == "A third thing"


def test_what_it_covered_is_said_anew_as_a_whole_and_may_be_nothing(case: CommandLine) -> None:
    entered(case)

    def covered() -> object:
        (row,) = case.done("prior", "list", "DEMO-1", "--json").json()
        return row["covered"]

    case.done("prior", "change", "DEMO-1", "1", "--covered", "Pen Picture", "--covered", "hot-seat")
    assert covered() == ["pen-picture", "hot-seat"]
    case.done("prior", "change", "DEMO-1", "1", "--when", "in spring")
    assert covered() == ["pen-picture", "hot-seat"]
    case.done("prior", "change", "DEMO-1", "1", "--covered", "")
    assert covered() == []


def test_marks_are_put_on_and_taken_off_and_what_it_left_goes_by_them(case: CommandLine) -> None:
    entered(case)

    def marks() -> object:
        (row,) = case.done("prior", "list", "DEMO-1", "--json").json()
        return row["marks"]

    change = ("prior", "change", "DEMO-1", "1")
    case.done(*change, "--mark", "agreed", "--mark", "in confidence", "--mark", "agreed")
    assert marks() == ["in confidence", "agreed"]
    assert "(in confidence, agreed)" in case.done("prior", "list", "DEMO-1").out
    assert "evenings" not in case.done("export", "record", "DEMO-1", "--for", "court").out
    case.done(*change, "--source", "the notes")
    assert marks() == ["in confidence", "agreed"]
    case.done(*change, "--unmark", "in confidence", "--unmark", "third party")
    assert marks() == ["agreed"]
    assert "evenings" in case.done("export", "record", "DEMO-1", "--for", "court").out
    both = case(*change, "--mark", "third party", "--unmark", "third party")
    assert both.code is ExitCode.WRONG_USE
    assert marks() == ["agreed"]


def test_marks_given_twice_or_in_any_order_stand_once_and_in_theirs(case: CommandLine) -> None:
    marks = ("--mark", "agreed", "--mark", "third party", "--mark", "agreed")
    case.done("prior", "add", "DEMO-1", "A course", *marks)
    (row,) = case.done("prior", "list", "DEMO-1", "--json").json()
    assert row["marks"] == ["third party", "agreed"]


def test_it_says_what_was_done_and_names_exercises_there_are(case: CommandLine) -> None:
    assert case("prior", "add", "DEMO-1", "  ").code is ExitCode.WRONG_USE
    ran = case("prior", "add", "DEMO-1", "Something", "--covered", "nettwork")
    assert ran.code is ExitCode.NOT_FOUND
    assert "Did you mean network?" in ran.err
    assert case.done("prior", "list", "DEMO-1", "--json").json() == []


def test_it_covered_an_exercise_by_its_title_as_well(case: CommandLine) -> None:
    case.done(
        "prior", "add", "DEMO-1", "A course", "--covered", "Road Map", "--covered", "road-map"
    )
    (row,) = case.done("prior", "list", "DEMO-1", "--json").json()
    assert row["covered"] == ["road-map"]


def test_what_it_left_is_settled_on_a_form(case: CommandLine) -> None:
    entered(case)
    settled = "Settled: issue from work done before: Nobody outside was told"
    form = (
        "NAME OF OFFENDER: Rowan Calder\nDATE: 24 Feb 2026\nPRESENT: Isla Muir, Tom Baird\n"
        "EXERCISE: Pen Picture\nAIMS AND OBJECTIVES\nCONTENT\nOUTCOME: He has told his sister.\n"
        f"ISSUES RAISED AND FURTHER ACTION REQUIRED\n\n- {settled}\n"
    )
    case("session", "record", "DEMO-1", "-", stdin=form)
    left = {each["text"]: each["state"] for each in rows(case)}
    assert left["Nobody outside was told"] == "settled"
    assert len(left) == 2
    assert f"- {settled}" in case.done("form", "DEMO-1", "1").out


def rows(line: CommandLine) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = line.done("issue", "list", "DEMO-1", "--all", "--json").json()
    return listed


def test_a_case_without_any_says_how_to_enter_it(case: CommandLine) -> None:
    assert "prior add DEMO-1" in case.done("prior", "list", "DEMO-1").err
    assert case("prior", "change", "DEMO-1", "1", "--what", "x").code is ExitCode.NOT_FOUND
