"""`thread`: what was left open, with its track along the chain and its story as recorded."""

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine


def test_open_threads_stand_oldest_first_each_with_its_track(told: CommandLine) -> None:
    rows = told.done("thread", "list", "DEMO-4", "--json").json()
    assert [row["days"] for row in rows] == sorted((row["days"] for row in rows), reverse=True)
    assert {row["state"] for row in rows} == {"open"}
    listed = told.done("thread", "list", "DEMO-4").out.splitlines()
    assert len(listed) == len(rows)
    for row, line in zip(rows, listed, strict=True):
        assert line.startswith(row["id"][:8])
        assert "●" in line


def test_the_story_of_a_thread_is_told_in_the_words_recorded(told: CommandLine) -> None:
    every = told.done("thread", "list", "DEMO-1", "--all", "--json").json()
    longest = max(every, key=lambda row: int(row["sessions_since"]))
    assert (longest["kind"], longest["state"], longest["sessions_since"]) == ("aim", "met", 24)
    shown = told.done("thread", "show", "DEMO-1", longest["id"]).out
    title, words, track, *steps = shown.split("\n")
    assert title == "Aim · met · 24 weeks, 24 sessions"
    assert words == longest["text"]
    assert track.startswith("S2 ●──×──●")
    assert track.endswith("● S26")
    assert steps[0].strip().startswith("S2")
    assert "began, not attempted" in steps[0]
    assert "taken up" in steps[1]


def test_carrying_counts_once_its_day_has_passed(told: CommandLine) -> None:
    every = told.done("thread", "list", "DEMO-4", "--all", "--json").json()
    carried = {row["text"]: row["carried_late"] for row in every if row["carried_late"]}
    assert list(carried.values()) == [3]
    (row,) = [each for each in every if each["carried_late"]]
    shown = told.done("thread", "show", "DEMO-4", row["id"]).out
    assert "carried 3 times past its day" in shown.split("\n")[0]


def test_a_thread_that_is_not_there_is_not_found(told: CommandLine) -> None:
    assert told("thread", "show", "DEMO-1", "ffffffff").code is ExitCode.NOT_FOUND
