"""The main job on real input: a folder of old forms becomes a case, the next session is planned
from what was left open, the chain goes out as a record, and comes back with nothing lost.
"""

from pathlib import Path

import pytest

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine

OLD_FORMS = Path(__file__).parent / "old_forms"

REVIEW = """\
# A Structured Approach to Programme Review

**NAME OF OFFENDER:** Rowan Calder
**DATE:** 3 March 2026
**VENUE:** room 2
**PRESENT:** Isla Muir, Tom Baird, Rowan Calder
**EXERCISE:** Road Map

## AIMS AND OBJECTIVES

1. {aim}
   - Result: {result}

## OUTCOME

He put the cards out himself.

## ISSUES RAISED AND FURTHER ACTION REQUIRED

- Issue: He works nights again from Monday.
"""


@pytest.fixture
def imported(case: CommandLine) -> CommandLine:
    """The case with what could be read of the folder of old forms."""
    assert case("import", "DEMO-1", str(OLD_FORMS)).code is ExitCode.ATTENTION
    return case


def open_items(desk: CommandLine, kind: str) -> dict[str, str]:
    """Text and id of what is open."""
    return {each["text"]: each["id"] for each in desk.done(kind, "list", "DEMO-1", "--json").json()}


def test_a_folder_of_messy_forms_becomes_a_case_and_what_is_no_form_is_named(
    case: CommandLine,
) -> None:
    ran = case("import", "DEMO-1", str(OLD_FORMS), "--json")
    assert [(each["id"][0], each["result"], each["number"]) for each in ran.json()] == [
        ("a", "imported", 1),
        ("b", "imported", 2),
        ("c", "imported", 3),
        ("d", "imported", 4),
        ("e", "refused", None),
    ]
    sessions = case.done("session", "list", "DEMO-1", "--json").json()
    assert [each["date"] for each in sessions] == [
        "2026-01-06",
        "2026-01-13",
        "2026-01-20",
        "2026-01-27",
    ]
    assert [each["held"] for each in sessions] == [True, True, False, True]
    cards = [[ex["exercise"] for ex in each["exercises"]] for each in sessions]
    assert cards == [["pen-picture"], ["road-map"], ["road-map"], ["road-map"]]


def test_the_same_folder_again_changes_nothing(imported: CommandLine) -> None:
    before = imported.done("verify", "--json").json()
    ran = imported("import", "DEMO-1", str(OLD_FORMS), "--json")
    results = [each["result"] for each in ran.json()]
    assert results == [*["already here"] * 4, "refused"]
    assert imported.done("verify", "--json").json() == before


def test_the_same_date_and_exercise_with_other_text_is_reported_and_changes_nothing(
    imported: CommandLine, tmp_path: Path
) -> None:
    form = (OLD_FORMS / "a label lines.txt").read_text("utf-8")
    other = tmp_path / "other.txt"
    other.write_text(form.replace("Six rules agreed", "Seven rules agreed"), "utf-8")
    ran = imported("import", "DEMO-1", str(other), "--json")
    assert ran.code is ExitCode.ATTENTION
    assert ran.json()[0]["result"] == "differs"
    assert "Six rules agreed" in imported.done("session", "show", "DEMO-1", "1").out


def test_the_next_session_is_planned_from_what_was_left_open(imported: CommandLine) -> None:
    aims = open_items(imported, "aim")
    issues = open_items(imported, "issue")
    actions = open_items(imported, "action")
    number = imported.done(
        *("session", "plan", "DEMO-1", "--date", "3 mar 2026 14:30", "--approach", "more slowly"),
        *("--why", "the mornings help", "--exercise", "road-map"),
        *("--take-up", aims["the last three years, one at a time"]),
        *("--take-up", issues["wants his sister told"]),
        *("--leave", issues["Shift pattern."]),
        *("--drop", f"{aims['get to know him']}=we do by now"),
        *("--carry", f"{actions['Tom to ring housing by 9 Jan']}=6 mar 2026"),
    ).out.strip()
    shown = imported.done("session", "show", "DEMO-1", number, "--json").json()
    assert [each["text"] for each in shown["plan"]["aims"]] == [
        "the last three years, one at a time",
        "wants his sister told",
    ]
    assert shown["approach"] == "more slowly"
    assert [each["how"] for each in shown["handlings"]] == [
        *("taken up", "taken up", "left", "carried", "dropped"),
    ]
    left = [
        each["text"]
        for each in imported.done("session", "offer", "DEMO-1", "--json").json()["left"]
    ]
    assert "wants his sister told" not in left
    assert "get to know him" not in left
    assert "Shift pattern." in left


def test_from_the_aim_one_sees_where_it_began_and_from_there_what_became_of_it(
    imported: CommandLine,
) -> None:
    issue = open_items(imported, "issue")["wants his sister told"]
    plan = ("session", "plan", "DEMO-1", "--date", "3 mar 2026", "--exercise", "road-map")
    imported.done(*plan, "--take-up", issue)
    met = REVIEW.format(aim="wants his sister told", result="met")
    imported.done("session", "record", "DEMO-1", "-", stdin=met)
    assert "Began as an issue in Session 1" in imported.done("session", "show", "DEMO-1", "5").out
    first = imported.done("session", "show", "DEMO-1", "1").out
    assert "Session 5" in first[first.index("wants his sister told") :]
    settled = imported.done("issue", "list", "DEMO-1", "--all", "--json").json()
    assert {each["text"]: each["state"] for each in settled}["wants his sister told"] == "met"


def test_a_plan_stands_as_it_was_and_the_record_shows_what_was_done_instead(
    imported: CommandLine,
) -> None:
    plan = ("session", "plan", "DEMO-1", "--date", "3 mar 2026", "--exercise", "network")
    imported.done(*plan, "--aim", "Name three people")
    imported.done(
        "session", "record", "DEMO-1", "-", stdin=REVIEW.format(aim="Cards", result="met")
    )
    shown = imported.done("session", "show", "DEMO-1", "5", "--json").json()
    assert [each["text"] for each in shown["plan"]["aims"]] == ["Name three people"]
    done = {each["exercise"]["card"]: each["delivery"] for each in shown["record"]["exercises"]}
    assert done == {"road-map": "done instead", "network": "not reached"}
    refused = imported("session", "plan", "DEMO-1", "--session", "5", "--date", "4 mar 2026")
    assert refused.code is ExitCode.REFUSED
    assert "Name three people" in open_items(imported, "aim")


def test_two_people_write_up_one_session_and_nothing_is_lost(imported: CommandLine) -> None:
    isla = REVIEW.format(aim="Cards", result="met")
    tom = isla.replace("He put the cards out himself.", "The cards were his idea.")
    imported.done("session", "record", "DEMO-1", "-", "--unfinished", stdin=isla)
    imported.worker = "Tom Baird"
    ran = imported("session", "record", "DEMO-1", "-", "--unfinished", stdin=tom)
    assert ran.code is ExitCode.ATTENTION
    (conflict,) = imported.done("case", "conflicts", "DEMO-1", "--json").json()
    assert {conflict["present"], conflict["other"]} == {
        "He put the cards out himself.",
        "The cards were his idea.",
    }
    imported.done("case", "resolve", "DEMO-1", conflict["id"], "--keep", "both")
    assert imported.done("case", "conflicts", "DEMO-1", "--json").json() == []
    shown = imported.done("session", "show", "DEMO-1", "5").out
    assert "He put the cards out himself." in shown
    assert "The cards were his idea." in shown


def test_what_was_exported_as_forms_comes_back_into_a_new_case_with_nothing_lost(
    imported: CommandLine, tmp_path: Path
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    for number in ("1", "2", "3", "4"):
        (folder / f"{number}.md").write_text(imported.done("form", "DEMO-1", number).out, "utf-8")
    imported.done("case", "new", "--name", "Rowan Calder", "--reference", "DEMO-9")
    imported.done("programme", "choose", "DEMO-9", "--because", "agreed with Rowan")
    imported.done("import", "DEMO-9", str(folder))
    records = [
        imported.done("export", "record", reference).out.split("## The chain")[1]
        for reference in ("DEMO-1", "DEMO-9")
    ]
    assert records[0] == records[1]
    for number in ("1", "2", "3", "4"):
        again = imported.done("form", "DEMO-9", number).out
        assert again.strip() == (folder / f"{number}.md").read_text("utf-8").strip()


def test_the_record_tells_the_chain_from_start_to_end(imported: CommandLine) -> None:
    record = imported.done("export", "record", "DEMO-1").out
    assert record.startswith("# Relapse prevention record")
    places = [record.index(f"# Session {number}\n") for number in (1, 2, 3, 4)]
    assert places == sorted(places)
    assert "absent, decision awaited" in record
    assert imported.done("export", "record", "DEMO-1").out == record
