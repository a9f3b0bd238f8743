"""Nothing that was written gives way without a word, and what is listed can be settled."""

from dataclasses import replace

import pytest

from sessionkit.cli.exits import ExitCode
from sessionkit.workflows.change_case import open_case, save_case
from sessionkit.workflows.open_workspace import open_workspace
from tests.conftest import CommandLine

PLAN = ("session", "plan", "DEMO-1", "--date", "24 feb 2026 14:30")
FORM = """\
NAME OF OFFENDER: Rowan Calder
DATE: {date}
PRESENT: Isla Muir, Tom Baird, Rowan Calder
EXERCISE: {exercise}

## AIMS AND OBJECTIVES

{aims}

## OUTCOME

{outcome}

## ISSUES RAISED AND FURTHER ACTION REQUIRED

{issues}
"""


def form(
    aims: str = "",
    issues: str = "",
    outcome: str = "He spoke of the year before.",
    date: str = "24 Feb 2026",
    exercise: str = "Pen Picture",
) -> str:
    return FORM.format(aims=aims, issues=issues, outcome=outcome, date=date, exercise=exercise)


def aim(text: str, result: str, more: str = "") -> str:
    return f"1. {text}\n   - Result: {result}\n{more}"


def listed(desk: CommandLine, kind: str, *options: str) -> dict[str, dict[str, object]]:
    return {
        each["text"]: each for each in desk.done(kind, "list", "DEMO-1", "--json", *options).json()
    }


def record(desk: CommandLine, text: str, *options: str) -> None:
    desk.done("session", "record", "DEMO-1", "-", *options, stdin=text)


def test_a_session_being_written_up_is_not_made_a_missed_one_by_writing_over_it(
    case: CommandLine,
) -> None:
    case.done(*PLAN)
    record(case, form(outcome="Two pages of text."), "--unfinished")
    for command in (
        ("not-held", "DEMO-1", "1", "--code", "cancelled"),
        ("put-off", "DEMO-1", "1", "--to", "3 mar 2026", "--asked-by", "us", "--why", "ill"),
    ):
        ran = case("session", *command)
        assert ran.code is ExitCode.REFUSED
        assert "--replace" in ran.err
    assert "Two pages of text." in case.done("session", "show", "DEMO-1", "1").out


def test_a_held_form_does_not_wipe_what_was_written_of_a_missed_session(case: CommandLine) -> None:
    case.done(*PLAN)
    missed = ("not-held", "DEMO-1", "1", "--code", "sent home", "--follow-up", "Isla rang")
    case.done("session", *missed, "--why", "not sober")
    case.done("session", "reopen", "DEMO-1", "1")
    ran = case("session", "record", "DEMO-1", "-", stdin=form())
    assert ran.code is ExitCode.REFUSED
    assert "Isla rang" in case.done("session", "show", "DEMO-1", "1").out
    record(case, form(), "--replace")
    assert case.done("session", "list", "DEMO-1", "--json").json()[0]["held"] is True


def test_moving_a_planned_session_to_another_day_keeps_its_plan(case: CommandLine) -> None:
    case.done(*PLAN, "--venue", "room 2", "--aim", "Name three people", "--card-steps")
    before = case.done("session", "show", "DEMO-1", "1", "--json").json()["plan"]
    case.done("session", "plan", "DEMO-1", "--session", "1", "--date", "25 feb 2026")
    after = case.done("session", "show", "DEMO-1", "1", "--json").json()["plan"]
    assert after["when"]["day"] == "2026-02-25"
    assert {**after, "when": None} == {**before, "when": None}


def test_changing_a_plan_keeps_what_it_took_up_and_adds_what_is_said_now(case: CommandLine) -> None:
    record(case, form(aim("Name three people", "not met")))
    left = listed(case, "aim")["Name three people"]["id"]
    case.done("session", "plan", "DEMO-1", "--date", "3 mar 2026", "--take-up", str(left))
    case.done("session", "plan", "DEMO-1", "--session", "2", "--aim", "Agree a word")
    plan = case.done("session", "show", "DEMO-1", "2", "--json").json()["plan"]
    assert [each["text"] for each in plan["aims"]] == ["Name three people", "Agree a word"]
    assert listed(case, "aim")["Name three people"]["state"] == "taken up"


def test_whatever_a_list_shows_can_be_settled_by_the_id_it_shows(case: CommandLine) -> None:
    record(case, form(issues="- Issue: wants his sister told"))
    issue = str(listed(case, "issue")["wants his sister told"]["id"])
    case.done("session", "plan", "DEMO-1", "--date", "3 mar 2026", "--take-up", issue)
    taken = form(aim("wants his sister told", "not met"), date="3 Mar 2026")
    record(case, taken)
    (shown,) = listed(case, "issue").values()
    case.done("issue", "settle", "DEMO-1", str(shown["id"]), "--because", "she knows")
    assert listed(case, "issue") == {}
    assert listed(case, "issue", "--all")["wants his sister told"]["state"] == "settled"


def test_an_action_in_hand_is_done_at_once_and_not_twice(case: CommandLine) -> None:
    record(case, form(issues="- Action: Tom to ring housing by 27 Feb 2026"))
    (text,) = listed(case, "action")
    action = str(listed(case, "action")[text]["id"])
    case.done("session", "plan", "DEMO-1", "--date", "3 mar 2026", "--take-up", action)
    ran = case("action", "drop", "DEMO-1", action, "--because", "the move is off")
    assert ran.code is ExitCode.DONE
    assert listed(case, "action") == {}
    assert case("action", "drop", "DEMO-1", action, "--because", "again").code is ExitCode.REFUSED


def test_a_record_replaced_keeps_the_links_of_its_aims(case: CommandLine) -> None:
    record(case, form(aim("Name three people", "not met")))
    left = str(listed(case, "aim")["Name three people"]["id"])
    case.done("session", "plan", "DEMO-1", "--date", "3 mar 2026", "--take-up", left)
    case.done("session", "reopen", "DEMO-1", "1")
    record(case, form(aim("Name three people", "partly met")), "--replace")
    case.done("form", "DEMO-1", "2")
    assert "Session 1" in case.done("session", "show", "DEMO-1", "2").out
    record(case, form(aim("Name three people", "met"), date="3 Mar 2026"))
    assert listed(case, "aim", "--all")["Name three people"]["state"] == "met"


def test_a_link_on_a_form_names_the_aim_as_the_plan_knows_it(case: CommandLine) -> None:
    record(case, form(issues="- Issue: wants his sister told"))
    case.done(
        "session", "plan", "DEMO-1", "--date", "3 mar 2026", "--aim", "Agree what she is told"
    )
    takes = "   - Takes up: issue from session 1: wants his sister told\n"
    record(case, form(aim("Agree what she is told", "met", takes), date="3 Mar 2026"))
    assert listed(case, "issue", "--all")["Agree what she is told"]["state"] == "met"


def test_risk_information_said_the_second_time_is_risk_information(case: CommandLine) -> None:
    record(case, form(issues="- Issue: a new address"), "--unfinished")
    record(case, form(issues="- Issue (risk information): a new address"), "--replace")
    assert listed(case, "issue")["a new address"]["risk_information"] is True
    case.done("session", "reopen", "DEMO-1", "1")
    record(case, form(issues="- Issue: a new address"), "--replace")
    assert listed(case, "issue")["a new address"]["risk_information"] is True


def test_a_plan_changed_while_the_other_begins_recording_does_not_move_the_frozen_plan(
    case: CommandLine,
) -> None:
    case.done(*PLAN, "--venue", "room 2", "--aim", "Name three people")
    tom = open_workspace(case.workspace, lambda: case.now, case.ids, "Tom Baird")
    seen = open_case(tom, "DEMO-1")
    record(case, form(), "--unfinished")
    session = seen.case.session(1)
    assert session.plan is not None
    moved = seen.case.change_plan(session.id, replace(session.plan, venue="moved", aims=()), None)
    changed = save_case(tom, seen, moved)
    plan = changed.case.session(1).plan
    assert plan is not None
    assert (plan.venue, [each.text for each in plan.aims]) == ("room 2", ["Name three people"])
    assert [each.path[-1] for each in changed.conflicts] == ["plan"]


def test_one_form_that_cannot_be_taken_does_not_stop_the_others(
    case: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "a.md").write_text(form(issues="- Issue: Nights."), "utf-8")
    dropped = form(date="3 Mar 2026", issues="- Dropped: issue from session 1: Nights.")
    (folder / "b.md").write_text(dropped, "utf-8")
    ran = case.done("import", "DEMO-1", str(folder), "--json")
    assert [each["result"] for each in ran.json()] == ["imported", "imported"]
    assert "No reason is given" in ran.err
    assert "Nights." in case.done("session", "show", "DEMO-1", "2").out
    assert listed(case, "issue")["Nights."]["state"] == "open"


def test_a_form_that_says_more_of_earlier_sessions_is_not_taken_for_the_same(
    case: CommandLine,
) -> None:
    record(case, form(issues="- Issue: Nights.", date="17 Feb 2026"))
    first = form()
    case.done("import", "DEMO-1", "-", stdin=first)
    settled = form(issues="- Settled: issue from session 1: Nights.")
    ran = case("import", "DEMO-1", "-", "--json", stdin=settled)
    assert ran.json()[0]["result"] == "differs"


def test_a_first_name_that_could_be_two_people_is_kept_as_written(case: CommandLine) -> None:
    case.done("worker", "add", "Rowan Sorley")
    record(case, form(issues="- Action: Ring the police\n  - Who: Rowan\n  - By: Fri 27 Feb 2026"))
    (session,) = case.done("session", "list", "DEMO-1", "--json").json()
    (action,) = case.done("session", "show", "DEMO-1", str(session["number"]), "--json").json()[
        "actions"
    ]
    assert action["who"] == {"kind": "other", "name": "Rowan", "worker": ""}


def test_a_step_is_refused_in_a_session_before_the_last_that_had_to_do_with_it(
    case: CommandLine,
) -> None:
    record(case, form(date="10 Feb 2026"))
    record(case, form(date="17 Feb 2026", exercise="Road Map", issues="- Issue: Nights."))
    issue = str(listed(case, "issue")["Nights."]["id"])
    ran = case("issue", "settle", "DEMO-1", issue, "--session", "1")
    assert ran.code is ExitCode.REFUSED
    assert "lies before it" in ran.err


def test_what_was_decided_is_not_forgotten_after_a_session_on_something_else(
    case: CommandLine,
) -> None:
    slower = "Network\n  - What next: more slowly\n  - Why: he froze"
    record(case, form(date="10 Feb 2026", exercise=f"\n- {slower}"))
    complete = "\n- Pen Picture\n  - What next: complete"
    record(case, form(date="17 Feb 2026", exercise=complete))
    offered = case.done("session", "offer", "DEMO-1", "--json").json()["exercises"]
    assert [(each["exercise"], each["approach"]) for each in offered] == [
        ("network", "more slowly"),
        ("road-map", "move on"),
    ]


def test_one_thing_is_decided_once_in_a_plan(case: CommandLine) -> None:
    record(case, form(aim("Name three people", "not met")))
    left = str(listed(case, "aim")["Name three people"]["id"])
    both = ("--take-up", left, "--drop", f"{left}=no longer wanted")
    ran = case("session", "plan", "DEMO-1", "--date", "3 mar 2026", *both)
    assert ran.code is ExitCode.WRONG_USE
    assert "decided twice" in ran.err


def test_a_step_that_is_not_skipped_keeps_its_reason(case: CommandLine) -> None:
    why = ("--because", "he asked")
    case.done("programme", "insert", "DEMO-1", "network", "--before", "2", *why)
    ran = case("programme", "include", "DEMO-1", "2", "--because", "again")
    assert ran.code is ExitCode.REFUSED
    step = case.done("programme", "show", "DEMO-1", "--json").json()[1]
    assert (step["choice"], step["reason"]) == ("inserted", "he asked")


def test_what_was_written_stands_beside_the_card_also_where_it_was_planned(
    case: CommandLine,
) -> None:
    case.done(*PLAN, "--exercise", "road-map")
    record(case, form(exercise="The road map, again"))
    (exercise,) = case.done("session", "list", "DEMO-1", "--json").json()[0]["exercises"]
    assert (exercise["exercise"], exercise["written"]) == ("road-map", "The road map, again")


def test_what_is_recorded_in_place_of_what_was_written_ends_its_conflicts(
    case: CommandLine,
) -> None:
    case.done(*PLAN)
    record(case, form(outcome="The cards were on the table."), "--unfinished")
    tom = form(outcome="He put them there himself.")
    ran = case("session", "record", "DEMO-1", "-", "--unfinished", stdin=tom)
    assert ran.code is ExitCode.ATTENTION
    both = form(outcome="The cards were on the table; he put them there himself.")
    record(case, both, "--replace")
    assert case.done("case", "conflicts", "DEMO-1", "--json").json() == []


def test_a_form_of_a_day_that_is_recorded_makes_no_second_session(case: CommandLine) -> None:
    record(case, form())
    for again in (form(), form(outcome="Tom's words."), form(exercise="")):
        ran = case("session", "record", "DEMO-1", "-", stdin=again)
        assert ran.code is ExitCode.REFUSED
        assert "session reopen" in ran.err
    assert len(case.done("session", "list", "DEMO-1", "--json").json()) == 1
    record(case, form(exercise="Network"))
    assert len(case.done("session", "list", "DEMO-1", "--json").json()) == 2


def test_a_reopened_record_is_corrected_by_the_form_printed_from_it(case: CommandLine) -> None:
    record(case, form())
    case.done("session", "reopen", "DEMO-1", "1")
    printed = case.done("form", "DEMO-1", "1").out
    corrected = printed.replace("the year before", "the winter before")
    ran = case("session", "record", "DEMO-1", "-", stdin=corrected)
    assert ran.code is ExitCode.ATTENTION
    assert "--replace" in ran.err
    record(case, corrected, "--replace")
    shown = case.done("session", "show", "DEMO-1", "1").out
    assert "the winter before" in shown
    assert "the year before" not in shown


def test_the_form_to_record_with_asks_about_homework(case: CommandLine) -> None:
    case.done(*PLAN)
    first = case.done("form", "DEMO-1", "1", "--to-record").out
    record(case, f"{first}\n- Homework: Draw the road home\n- Action: Isla to ring housing\n")
    case.done("session", "plan", "DEMO-1", "--date", "2 mar 2026 14:30")
    printed = case.done("form", "DEMO-1", "2", "--to-record").out
    asked = "- Not yet said: action from session 1: Homework: Draw the road home"
    assert asked in printed
    assert "ring housing" not in printed
    record(case, printed)
    assert "Draw the road home" in case.done("action", "list", "DEMO-1").out
    assert "Draw the road home" not in case.done("form", "DEMO-1", "2").out
    case.done("session", "reopen", "DEMO-1", "2")
    record(case, printed.replace("Not yet said: action", "Done: action"), "--replace")
    assert "Draw the road home" not in case.done("action", "list", "DEMO-1").out


def test_the_form_to_record_with_has_a_place_for_everything(case: CommandLine) -> None:
    case.done(*PLAN, "--aim", "Name three people")
    printed = case.done("form", "DEMO-1", "1", "--to-record").out
    for place in ("Attendance: not yet said", "Result: not yet said", "### What we make of it"):
        assert place in printed
    filled = printed.replace("Attendance: not yet said", "Attendance: attended").replace(
        "Result: not yet said", "Result: met"
    )
    record(case, filled)
    shown = case.done("session", "show", "DEMO-1", "1", "--json").json()
    assert shown["came"] == "attended"
    assert shown["record"]["aims"][0]["result"] == "met"
    assert shown["record"]["aims"][0]["aim"]["id"] == shown["plan"]["aims"][0]["id"]
