"""The demo: a whole programme and three other cases, made as their pairs would type them."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sessionkit.cli.exits import ExitCode
from sessionkit.domain.plan_sections import PLAN_SECTIONS
from sessionkit.workflows import make_demo, tell_plan, tell_story
from sessionkit.workflows.make_demo import STORIES
from tests.conftest import CommandLine

NEVER_TOLD = re.compile(
    r"(?i)\b(?:child(?:ren)?|playground|girl|boy|daughter|son|rape|assault|abuse|victim)\b"
)
"""No child is a character, nothing is described, and the person harmed is never characterised."""
CASES = ("DEMO-1", "DEMO-2", "DEMO-3", "DEMO-4")


def sessions(line: CommandLine, case: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = line.done("session", "list", case, "--json").json()
    return rows


def session(line: CommandLine, case: str, number: int) -> dict[str, Any]:
    shown: dict[str, Any] = line.done("session", "show", case, str(number), "--json").json()
    return shown


# -- DEMO-1, the whole programme ------------------------------------------------------------------


def test_the_first_case_is_the_whole_programme_of_appendix_1(told: CommandLine) -> None:
    steps = told.done("programme", "show", "DEMO-1", "--json").json()
    assert len(steps) == 20
    assert all(each["complete"] for each in steps)
    assert len(sessions(told, "DEMO-1")) > 20


def test_it_repeats_goes_more_slowly_and_tries_another_way(told: CommandLine) -> None:
    approaches = {each["approach"] for each in sessions(told, "DEMO-1")}
    assert approaches == {
        "start", "continue", "repeat", "more slowly", "differently", "move on"
    }  # fmt: skip


def test_the_missed_session_was_followed_up_the_same_day(told: CommandLine) -> None:
    record = session(told, "DEMO-1", 3)["record"]
    assert record["follow_ups"][0]["on"] == record["when"]["day"]


def test_an_issue_takes_three_sessions_to_settle_and_an_action_is_dropped_with_its_reason(
    told: CommandLine,
) -> None:
    issues = told.done("issue", "list", "DEMO-1", "--all", "--json").json()
    long = [each for each in issues if len(set(each["sessions"])) >= 4]
    assert any(each["state"] in ("settled", "met") for each in long)
    actions = told.done("action", "list", "DEMO-1", "--all", "--json").json()
    assert any(each["state"] == "dropped" for each in actions)


def test_information_made_risk_need_looking_at_again_and_was_closed(told: CommandLine) -> None:
    issues = told.done("issue", "list", "DEMO-1", "--all", "--json").json()
    (risk,) = [each for each in issues if each["risk_information"]]
    assert risk["state"] == "settled"
    assert len(set(risk["sessions"])) >= 2


def test_homework_was_done_and_at_times_not(told: CommandLine) -> None:
    actions = told.done("action", "list", "DEMO-1", "--all", "--json").json()
    own = [each for each in actions if each["who"] == "Rowan Calder"]
    assert sum(each["state"] == "done" for each in own) >= 5
    assert any(len(each["sessions"]) >= 3 for each in own), "none was carried"


def test_sheets_and_charts_say_where_they_are_kept(told: CommandLine) -> None:
    things = [
        thing
        for number in range(1, 32)
        if (record := session(told, "DEMO-1", number)["record"])
        for thing in record.get("made", ())
    ]
    assert len(things) >= 15
    assert all(each["kept"] for each in things)
    assert {each["copy"] for each in things} >= {"given", "not given"}


def test_some_of_it_is_about_other_people_and_marked_so(told: CommandLine) -> None:
    marked = [
        number
        for number in range(1, 32)
        for passage in session(told, "DEMO-1", number)["record"].get("happened", ())
        if "third party" in passage["marks"]
    ]
    assert len(marked) >= 3


def entries(line: CommandLine, case: str, *more: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = line.done("entry", "list", case, *more, "--json").json()
    return rows


def test_its_plan_grew_from_its_sessions_and_nothing_of_it_was_overwritten(
    told: CommandLine,
) -> None:
    every = entries(told, "DEMO-1", "--all")
    assert 14 <= len(every) <= 20
    assert len({each["sources"][0]["session"] for each in every}) >= 10
    revised = [each for each in every if each["earlier"]]
    gave_way = [each for each in every if each["superseded_by"]]
    withdrawn = [each for each in every if each["withdrawn"]]
    assert [len(each) for each in (revised, gave_way, withdrawn)] == [1, 1, 1]
    assert withdrawn[0]["withdrawn"]["why"]
    disputed = [each for each in every if each["agreement"] == "does not agree"]
    assert [bool(each["agreement_words"]) for each in disputed] == [True]
    founded = {each["founded"] for each in every}
    assert founded == {"said", "practised", "shown outside sessions"}


def test_it_fills_eight_sections_of_nine_as_its_last_session_says(told: CommandLine) -> None:
    filled = {each["section"] for each in entries(told, "DEMO-1")}
    assert set(PLAN_SECTIONS) - filled == {"working-towards"}


def test_an_entry_comes_from_a_session_held_by_the_day_it_was_made(told: CommandLine) -> None:
    for case in CASES:
        held = {each["number"]: each for each in sessions(told, case)}
        for entry in entries(told, case, "--all"):
            first, *again = [held[source["session"]] for source in entry["sources"]]
            assert first["date"] <= entry["made"]
            assert all(each["held"] for each in (first, *again))


def test_each_session_of_it_names_what_went_into_the_plan(told: CommandLine) -> None:
    written = told.done("export", "record", "DEMO-1").out
    assert "### Ways of coping" in written
    eighth = written[written.index("\n### Session 8\n") : written.index("\n### Session 9\n")]
    assert "#### Into the plan\n\n- Ways of coping: Straight home.\n" in eighth


def test_his_own_plan_and_card_name_nobody_and_leave_out_who_was_told(told: CommandLine) -> None:
    his = ("export", "prevention-plan", "DEMO-1", "--for", "participant")
    for written in (told.done(*his).out, told.done(*his, "--card").out):
        assert "My sister." in written
        for word in ("dinghy", "Isla", "Tom", "Callum", "structure"):
            assert word not in written
    assert "Rowan" not in told.done(*his, "--card").out


# -- the others -----------------------------------------------------------------------------------


def test_the_second_case_is_half_way_and_a_record_is_being_written_up(told: CommandLine) -> None:
    *_, last = sessions(told, "DEMO-2")
    assert last["state"] == "being written up"
    steps = told.done("programme", "show", "DEMO-2", "--json").json()
    complete = sum(each["complete"] for each in steps)
    assert len(steps) / 4 < complete < len(steps) * 3 / 4
    assert {each["choice"] for each in steps} == {"chosen", "skipped", "inserted"}


def test_the_third_case_has_just_begun_and_starts_from_work_done_in_custody(
    told: CommandLine,
) -> None:
    rows = sessions(told, "DEMO-3")
    assert [each["state"] for each in rows] == ["recorded", "recorded", "planned"]
    before = told.done("prior", "list", "DEMO-3", "--json").json()
    assert len(before) == 2
    issues = told.done("issue", "list", "DEMO-3", "--all", "--json").json()
    assert sum(each["session"] == 0 for each in issues) >= 2


def test_the_fourth_case_has_come_apart_where_the_list_beside_it_says(told: CommandLine) -> None:
    listed = (STORIES[0] / "what-came-apart.md").read_text("utf-8")
    findings = re.findall(r"(?m)^\d+\. \*\*(.+?)\*\*", listed)
    assert len(findings) >= 14
    open_issues = told.done("issue", "list", "DEMO-4", "--json").json()
    assert [each["session"] for each in open_issues if each["risk_information"]] == [8]
    held = {each["number"]: each for each in sessions(told, "DEMO-4")}
    assert held[9]["state"] == "being written up"
    gap = date.fromisoformat(held[9]["date"]) - date.fromisoformat(held[8]["date"])
    assert gap == timedelta(weeks=5)
    assert session(told, "DEMO-4", 7)["record"]["follow_ups"] == []


def test_the_plans_of_the_others_are_as_far_as_their_cases(told: CommandLine) -> None:
    assert 4 <= len(entries(told, "DEMO-2")) <= 5
    assert "could not say" in {each["agreement"] for each in entries(told, "DEMO-2")}
    assert entries(told, "DEMO-3", "--all") == []
    thin = entries(told, "DEMO-4", "--all")
    assert len(thin) == 3
    assert all(each["one_mention"] for each in thin)


# -- all of them ----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES)
def test_everything_typed_was_understood(told: CommandLine, case: str) -> None:
    for row in sessions(told, case):
        shown = session(told, case, row["number"])
        for part in (shown["plan"], shown["record"]):
            assert part is None or part["set_aside"] == ""
        assert all(each["exercise"] for each in shown["exercises"])


def test_no_two_people_share_a_surname(told: CommandLine) -> None:
    names = [each["name"] for each in told.done("case", "list", "--json").json()]
    names += [each["name"] for each in told.done("worker", "list", "--json").json()]
    surnames = [each.split()[-1] for each in names]
    assert len(set(surnames)) == len(surnames) == 10


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_what_it_tells_is_neutral_and_has_no_child_in_it(story: Path) -> None:
    for form in story.glob("*.md"):
        # The printed lines of Appendix 1 are the form's own words.
        text = re.sub(r"(?m)^- (?:Barriers, climbing|.Hot Seat).*$", "", form.read_text("utf-8"))
        assert re.findall(NEVER_TOLD, text) == [], form.name
    assert re.findall(NEVER_TOLD, (story / "story.toml").read_text("utf-8")) == []


def test_the_records_are_in_order(told: CommandLine) -> None:
    assert told.done("verify").code == 0


@pytest.mark.parametrize("days", [0, 3, 5])
def test_whatever_day_it_is_made_nothing_was_held_after_it_and_something_is_soon(
    bare: CommandLine, days: int
) -> None:
    bare.now += timedelta(days=days)
    today = bare.now.date()
    bare.done("demo", str(bare.workspace), "--no-open")
    for case in CASES:
        for row in sessions(bare, case):
            day = date.fromisoformat(row["date"])
            assert (day < today) is (row["state"] != "planned") or day == today
    soon = bare.done("today", "--json").json()
    coming = [each for each in soon if each["kind"] == "session"]
    assert any(date.fromisoformat(each["date"]) <= today + timedelta(days=7) for each in coming)


def test_making_it_again_changes_nothing(told: CommandLine) -> None:
    before = sorted(Path(told.workspace).rglob("*"))
    ran = told.done("demo", str(told.workspace), "--no-open")
    assert "There already" in ran.err
    assert sorted(Path(told.workspace).rglob("*")) == before
    assert "Every person" not in ran.err


@pytest.mark.parametrize("fixture", ["desk", "case"])
def test_a_workspace_of_real_people_is_never_called_invented(
    request: pytest.FixtureRequest, fixture: str
) -> None:
    line: CommandLine = request.getfixturevalue(fixture)
    ran = line("demo", str(line.workspace))
    assert ran.code is ExitCode.REFUSED
    assert "invented" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("where", "stops_at"),
    [
        (make_demo, "add_worker"),
        (tell_story, "new_case"),
        (tell_story, "plan_from_form"),
        (tell_story, "record_from_form"),
        (tell_plan, "add_entry"),
    ],
)
def test_a_demo_that_was_made_in_part_says_so(
    bare: CommandLine, monkeypatch: pytest.MonkeyPatch, where: object, stops_at: str
) -> None:
    def killed(*given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(where, stops_at, killed)
        bare("demo", str(bare.workspace), "--no-open")
    ran = bare("demo", str(bare.workspace), "--no-open")
    assert ran.code is ExitCode.REFUSED
    assert "not made to its end" in ran.err
