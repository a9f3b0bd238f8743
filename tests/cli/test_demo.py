"""The demo: one invented case of four sessions, made as a pair would type it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sessionkit.cli.exits import ExitCode
from sessionkit.workflows import make_demo
from tests.conftest import CommandLine


@pytest.fixture
def demo(bare: CommandLine) -> CommandLine:
    bare.done("demo", str(bare.workspace), "--no-open")
    return bare


def test_the_demo_case_has_four_sessions_one_of_them_missed(demo: CommandLine) -> None:
    sessions = demo.done("session", "list", "DEMO-1", "--json").json()
    assert [each["held"] for each in sessions] == [True, True, False, True]
    assert all(each["planned"] for each in sessions)


@pytest.mark.parametrize("days", range(7))
def test_whatever_day_it_is_made_the_sessions_were_on_tuesdays_before_it(
    bare: CommandLine, days: int
) -> None:
    bare.now += timedelta(days=days)
    bare.done("demo", str(bare.workspace), "--no-open")
    held = [
        date.fromisoformat(each["date"])
        for each in bare.done("session", "list", "DEMO-1", "--json").json()
    ]
    assert all(each.strftime("%a") == "Tue" for each in held)
    assert max(held) < bare.now.date() <= max(held) + timedelta(days=7)


def test_it_shows_an_issue_of_session_one_settled_by_an_aim_of_session_four(
    demo: CommandLine,
) -> None:
    (sister,) = [
        each
        for each in demo.done("issue", "list", "DEMO-1", "--all", "--json").json()
        if "sister" in each["text"]
    ]
    assert sister["state"] == "met"
    assert sister["sessions"][0] == 1
    assert sister["sessions"][-1] == 4


def test_the_missed_session_was_followed_up_the_same_day(demo: CommandLine) -> None:
    record = demo.done("session", "show", "DEMO-1", "3", "--json").json()["record"]
    assert record["follow_ups"][0]["on"] == record["when"]["day"]


def test_everything_in_it_was_understood(demo: CommandLine) -> None:
    for number in ("1", "2", "3", "4"):
        session = demo.done("session", "show", "DEMO-1", number, "--json").json()
        assert (session["record"]["set_aside"], session["plan"]["set_aside"]) == ("", "")
        assert all(each["exercise"] for each in session["exercises"])


def test_nothing_is_missing_before_signing_but_what_the_story_leaves_out(demo: CommandLine) -> None:
    assert demo.done("verify").code == 0
    left = demo.done("session", "offer", "DEMO-1", "--json").json()["left"]
    assert len(left) == 3


def test_making_it_again_changes_nothing(demo: CommandLine) -> None:
    before = sorted(Path(demo.workspace).rglob("*"))
    ran = demo.done("demo", str(demo.workspace))
    assert "There already" in ran.err
    assert sorted(Path(demo.workspace).rglob("*")) == before
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


@pytest.mark.parametrize("stops_at", ["_open", "_plan", "_missed"])
def test_a_demo_that_was_made_in_part_says_so(
    bare: CommandLine, monkeypatch: pytest.MonkeyPatch, stops_at: str
) -> None:
    def killed(*given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(make_demo, stops_at, killed)
        bare("demo", str(bare.workspace), "--no-open")
    ran = bare("demo", str(bare.workspace), "--no-open")
    assert ran.code is ExitCode.REFUSED
    assert "not made to its end" in ran.err
