"""`review`: where the record of a case has come apart, in words and for scripts."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from sessionkit.cli.exits import ExitCode
from sessionkit.domain.action import Action
from sessionkit.domain.case import Case
from sessionkit.domain.goal import Goal
from sessionkit.domain.issue import Issue
from sessionkit.domain.people import Who, WhoKind
from sessionkit.domain.programme import ExerciseRef
from sessionkit.domain.record import ExerciseDone
from sessionkit.domain.session import Session
from sessionkit.workflows.open_workspace import open_workspace
from tests.conftest import CommandLine
from tests.small_case import FIRST, aim, empty_case, held, with_sessions

NOTHING = "18 checks of the record found nothing. This says nothing about risk.\n"
PLAN = ("session", "plan", "DEMO-1", "--date", "24 feb 2026 14:30", "--aim", "Name three people")
MISSED = ("session", "not-held", "DEMO-1", "1", "--code", "absent unacceptable")


@pytest.fixture
def apart(case: CommandLine) -> CommandLine:
    """A case with one thing to be found: a session missed a week ago, and no follow-up."""
    case.now -= timedelta(days=10)
    case.done(*PLAN)
    case.now += timedelta(days=4, hours=8)
    case.done(*MISSED, "--next", "3 mar 2026 10:00")
    case.now += timedelta(days=5, hours=16)
    return case


def test_when_nothing_is_found_it_says_how_many_looked_and_nothing_about_risk(
    case: CommandLine,
) -> None:
    ran = case.done("review", "DEMO-1")
    assert (ran.out, ran.err) == ("", NOTHING)


def test_a_finding_is_told_with_since_when_where_from_and_what_would_settle_it(
    apart: CommandLine,
) -> None:
    ran = apart.done("review", "DEMO-1")
    head, message, settled = ran.out.splitlines()
    assert re.fullmatch(
        r"[0-9a-f]{8}  missed-not-followed-up, since Thu 26 Feb 2026, ¶23, ¶26", head
    )
    assert message == "  Session 1 of Tue 24 Feb 2026 was missed, and no follow-up is recorded."
    assert settled == "  To settle it: Record what was done and when."
    assert ran.err == ""


def test_what_settles_it_settles_it(apart: CommandLine) -> None:
    apart.done("session", "reopen", "DEMO-1", "1")
    apart.done(*MISSED, "--follow-up", "Isla went to the address at four")
    assert apart.done("review", "DEMO-1").err == NOTHING


def test_found_or_not_it_was_done_and_only_strict_makes_a_finding_count(
    apart: CommandLine,
) -> None:
    assert apart("review", "DEMO-1").code is ExitCode.DONE
    assert apart("review", "DEMO-1", "--strict").code is ExitCode.ATTENTION
    assert apart("review", "DEMO-1", "--strict", "--json").code is ExitCode.ATTENTION


def test_strict_is_done_where_nothing_is_found(case: CommandLine) -> None:
    ran = case("review", "DEMO-1", "--strict")
    assert (ran.code, ran.err) == (ExitCode.DONE, NOTHING)


def test_a_case_that_is_not_there_is_not_found(case: CommandLine) -> None:
    for more in ((), ("--json",), ("--strict",)):
        ran = case("review", "DEMO-9", *more)
        assert ran.code is ExitCode.NOT_FOUND
        assert ran.out == ""


def test_as_json_every_finding_has_its_fields(apart: CommandLine) -> None:
    (row,) = apart.done("review", "DEMO-1", "--json").json()
    session = apart.done("session", "list", "DEMO-1", "--json").json()[0]["id"]
    assert len(row.pop("id")) >= 16
    assert row == {
        "code": "missed-not-followed-up",
        "case": "DEMO-1",
        "sessions": [1],
        "message": "Session 1 of Tue 24 Feb 2026 was missed, and no follow-up is recorded.",
        "source": "¶23, ¶26",
        "settled_by": "Record what was done and when.",
        "since": "2026-02-26",
        "about": session,
        "answer": None,
        "answered_by": None,
        "answered_on": None,
    }


def test_what_is_answered_is_shown_only_where_it_is_asked_for(apart: CommandLine) -> None:
    (row,) = apart.done("review", "DEMO-1", "--json").json()
    apart.done("review", "DEMO-1", "--answer", row["id"][:8], "--because", "Rang; in the diary")
    assert apart.done("review", "DEMO-1", "--json").json() == []
    ran = apart.done("review", "DEMO-1", "--strict")
    assert "Everything the check found is answered; --all shows it." in ran.err
    assert ran.out == ""
    said = apart.done("review", "DEMO-1", "--all").out
    assert "  Answered by Isla Muir, Tue 3 Mar 2026: Rang; in the diary" in said
    (again,) = apart.done("review", "DEMO-1", "--all", "--json").json()
    assert (again["answer"], again["answered_by"]) == ("Rang; in the diary", "Isla Muir")


def test_an_answer_names_a_finding_there_is_and_a_reason(apart: CommandLine) -> None:
    (row,) = apart.done("review", "DEMO-1", "--json").json()
    assert apart("review", "DEMO-1", "--answer", row["id"]).code is ExitCode.WRONG_USE
    empty = apart("review", "DEMO-1", "--answer", row["id"], "--because", " ")
    assert empty.code is ExitCode.WRONG_USE
    unknown = apart("review", "DEMO-1", "--answer", "0000", "--because", "x")
    assert unknown.code is ExitCode.NOT_FOUND
    assert len(apart.done("review", "DEMO-1", "--json").json()) == 1


def test_as_json_nothing_found_is_an_empty_array(case: CommandLine) -> None:
    ran = case.done("review", "DEMO-1", "--json")
    assert (ran.json(), ran.err) == ([], NOTHING)


def test_looking_changes_nothing(apart: CommandLine) -> None:
    before = sorted((apart.workspace / "cases").rglob("*"))
    first, again = (apart.done("review", "DEMO-1").out for _ in range(2))
    assert first == again
    assert sorted((apart.workspace / "cases").rglob("*")) == before


# -- hostile text ---------------------------------------------------------------------------------

HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe\r\n# [/x] [@click=app.bell('x')] \x9b31m"
SHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def hostile_case() -> Case:
    """A file somebody made without coming through the door: the same text in all that is quoted."""
    somebody = Who(WhoKind.WORKER, HOSTILE, "w")
    sessions = (replace(_alone(number, somebody), id=f"s{number}") for number in range(1, 10))
    case = with_sessions(*sessions).raise_issues(Issue("i", HOSTILE, "s1"))
    case = case.agree_actions(Action("a", HOSTILE, "s2", somebody, FIRST))
    return case.with_goal(Goal("g", HOSTILE))


def _alone(number: int, who: Who) -> Session:
    exercise = ExerciseDone(f"e{number}", ExerciseRef("", "", HOSTILE))
    session = held(number, aim(f"{HOSTILE} {number}"), exercises=(exercise,))
    assert session.held is not None
    return replace(session, record=replace(session.held, present=(who,)))


def test_hostile_text_in_a_case_does_not_reach_the_terminal(desk: CommandLine) -> None:
    workspace = open_workspace(desk.workspace, lambda: desk.now, desk.ids, "Isla Muir")
    case = replace(hostile_case(), reference="H", id=empty_case().id)
    workspace.cases.create(case, workspace.acting.id, desk.now)
    ran = desk.done("review", "H")
    assert {
        *("issue-untouched", "action-overdue", "aim-without-result", "same-exercise"),
        *("goal-unserved", "worker-alone", "aim-left"),
    } <= set(re.findall(r"^[0-9a-f]{8}  ([a-z-]+)", ran.out, re.MULTILINE))
    assert SHOWN.findall(ran.out + ran.err) == []
    assert all(re.match(r"[0-9a-f]{8}  |  ", line) for line in ran.out.splitlines())
    raw = desk.done("review", "H", "--json").out
    assert raw.isascii()
    assert SHOWN.findall("".join(row["message"] for row in json.loads(raw))) == []
