"""A session that was not held is recorded as such, with what was done about it."""

from dataclasses import replace

from sessionkit.cli.exits import ExitCode
from sessionkit.workflows.change_case import change_case
from sessionkit.workflows.open_workspace import open_workspace
from sessionkit.workflows.typed.record import unplanned_record
from sessionkit.workflows.typed.record_writing import written_record
from tests.conftest import CommandLine
from tests.small_case import counted_ids

PLAN = ("session", "plan", "DEMO-1", "--date", "24 feb 2026 14:30", "--aim", "Name three people")


def test_a_missed_session_says_by_when_it_is_to_be_followed_up(case: CommandLine) -> None:
    case.done(*PLAN)
    ran = case.done("session", "not-held", "DEMO-1", "1", "--code", "absent unacceptable")
    assert "A follow-up is due by Tue 24 Feb 2026." in ran.err
    assert "Say what was done about the missed session, and when." in ran.err


def test_the_team_may_give_itself_another_day(case: CommandLine) -> None:
    settings = case.workspace / "workspace.toml"
    lines = [x for x in settings.read_text().split("\n") if not x.startswith("follow_up_days")]
    settings.write_text("\n".join((*lines, "follow_up_days = 1")) + "\n")
    case.done(*PLAN)
    ran = case.done("session", "not-held", "DEMO-1", "1", "--code", "absent, decision awaited")
    assert "A follow-up is due by Wed 25 Feb 2026." in ran.err


def test_what_was_done_and_when_stands_in_the_record(case: CommandLine) -> None:
    case.done(*PLAN)
    ran = case.done(
        *("session", "not-held", "DEMO-1", "1", "--code", "absent unacceptable"),
        *("--follow-up", "Isla went to the address at four", "--next", "3 mar 2026 10:00"),
    )
    assert "due by" not in ran.err
    shown = case.done("session", "show", "DEMO-1", "1").out
    assert "Isla went to the address at four" in shown
    assert "Tue 3 Mar 2026, 10:00" in shown


def test_its_aims_are_offered_again(case: CommandLine) -> None:
    case.done(*PLAN)
    case.done("session", "not-held", "DEMO-1", "1", "--code", "sent home", "--why", "not sober")
    left = case.done("session", "offer", "DEMO-1", "--json").json()["left"]
    assert [each["text"] for each in left] == ["Name three people"]


def test_a_session_put_off_names_its_successor_and_its_plan_goes_with_it(case: CommandLine) -> None:
    case.done(*PLAN)
    ran = case.done(
        *("session", "put-off", "DEMO-1", "1", "--to", "26 feb 2026 10:00"),
        *("--asked-by", "Rowan Calder", "--why", "a hospital appointment"),
    )
    assert ran.out.strip() == "2"
    first, second = case.done("session", "list", "DEMO-1", "--json").json()
    assert (first["not_held"], second["state"]) == ("put off", "planned")
    shown = case.done("session", "show", "DEMO-1", "2", "--json").json()
    assert [each["text"] for each in shown["plan"]["aims"]] == ["Name three people"]
    assert case.done("session", "offer", "DEMO-1", "--json").json()["left"] == []
    whole = case.done("session", "show", "DEMO-1", "1").out
    assert "Rowan Calder" in whole
    assert "a hospital appointment" in whole


def test_an_unknown_code_is_refused_with_those_there_are(case: CommandLine) -> None:
    case.done(*PLAN)
    ran = case("session", "not-held", "DEMO-1", "1", "--code", "ill")
    assert ran.code is ExitCode.WRONG_USE
    assert "absent, acceptable" in ran.err
    assert case.done("session", "list", "DEMO-1", "--json").json()[0]["state"] == "planned"


def test_everything_that_was_done_is_kept_also_when_more_is_said_later(case: CommandLine) -> None:
    case.done(*PLAN)
    first = ("--code", "decision awaited", "--follow-up", "Isla rang", "--follow-up", "Tom wrote")
    case.done("session", "not-held", "DEMO-1", "1", *first, "--next", "3 mar 2026 10:00")
    case.done("session", "reopen", "DEMO-1", "1")
    later = ("--code", "absent acceptable", "--why", "a letter from his doctor was seen")
    case.done("session", "not-held", "DEMO-1", "1", *later)
    record = case.done("session", "show", "DEMO-1", "1", "--json").json()["record"]
    assert [each["what"] for each in record["follow_ups"]] == ["Isla rang", "Tom wrote"]
    assert record["next"]["when"]["day"] == "2026-03-03"
    assert record["code"] == "absent, acceptable"


CANCELLED = (
    *("session", "not-held", "DEMO-1", "1", "--code", "cancelled by us"),
    *("--asked-by", "Isla Muir", "--why", "opened by mistake", "--no-next", "nothing was agreed"),
)


def opened_on_the_screen(case: CommandLine, came: str = "") -> None:
    """A session nobody planned, saved from the record form."""
    workspace = open_workspace(case.workspace, lambda: case.now, counted_ids("0f"), "Isla Muir")
    change_case(
        workspace,
        "DEMO-1",
        lambda now: written_record(
            workspace, now, replace(unplanned_record(workspace, now), came=came)
        ),
    )


def test_a_session_in_whose_record_nothing_was_said_can_be_cancelled(case: CommandLine) -> None:
    opened_on_the_screen(case)
    case.done(*CANCELLED)
    (row,) = case.done("session", "list", "DEMO-1", "--json").json()
    assert (row["state"], row["not_held"]) == ("recorded", "cancelled by us")


def test_a_session_in_whose_record_something_was_said_cannot(case: CommandLine) -> None:
    opened_on_the_screen(case, "attended")
    ran = case(*CANCELLED)
    assert ran.code is ExitCode.REFUSED
    assert "being written up as held" in ran.err
    assert case.done("session", "list", "DEMO-1", "--json").json()[0]["not_held"] is None


def test_a_session_is_not_put_off_to_a_day_before_its_own(case: CommandLine) -> None:
    case.done(*PLAN)
    ran = case(
        *("session", "put-off", "DEMO-1", "1", "--to", "23 feb 2026"),
        *("--asked-by", "Rowan Calder", "--why", "a slip of the day"),
    )
    assert ran.code is ExitCode.WRONG_USE
    assert "Put off to Mon 23 Feb 2026: that lies before" in ran.err
    assert [r["state"] for r in case.done("session", "list", "DEMO-1", "--json").json()] == [
        "planned"
    ]
