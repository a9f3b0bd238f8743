"""What `session not-held` can say of enforcement and follow-up, and what it does not take."""

import pytest

from sessionkit.cli.exits import ExitCode
from tests.conftest import CommandLine

NOT_HELD = ("session", "not-held", "DEMO-1", "1", "--code", "absent unacceptable")


@pytest.fixture
def planned(case: CommandLine) -> CommandLine:
    case.done("session", "plan", "DEMO-1", "--date", "24 feb 2026 14:30", "--aim", "Name three")
    return case


@pytest.mark.parametrize(
    "extra",
    [
        ("--next", "3 mar 2026", "--no-next", "he moved away"),
        ("--followed-up-on", "24 feb 2026"),
        ("--followed-up-at", "16:10"),
        ("--enforced-on", "24 feb 2026"),
        ("--follow-up", "rang him", "--followed-up-at", "half past"),
    ],
)
def test_options_that_contradict_each_other_are_refused_and_nothing_is_recorded(
    planned: CommandLine, extra: tuple[str, ...]
) -> None:
    assert planned(*NOT_HELD, *extra).code is ExitCode.WRONG_USE
    assert planned.done("session", "list", "DEMO-1", "--json").json()[0]["state"] == "planned"


def test_enforcement_is_recorded_step_by_step_on_the_day_of_the_session(
    planned: CommandLine,
) -> None:
    planned.done(
        *(*NOT_HELD, "--warning", "told by letter", "--breach", "sent to the court"),
        *("--notification", "the supervising officer"),
    )
    record = planned.done("session", "show", "DEMO-1", "1", "--json").json()["record"]
    steps = [(each["step"], each["words"], each["on"]) for each in record["enforcement"]]
    assert steps == [
        ("warning", "told by letter", "2026-02-24"),
        ("breach", "sent to the court", "2026-02-24"),
        ("notification", "the supervising officer", "2026-02-24"),
    ]


def test_enforcement_may_have_a_day_of_its_own(planned: CommandLine) -> None:
    planned.done(*NOT_HELD, "--warning", "told by letter", "--enforced-on", "26 feb 2026")
    record = planned.done("session", "show", "DEMO-1", "1", "--json").json()["record"]
    assert record["enforcement"][0]["on"] == "2026-02-26"


def test_a_follow_up_has_its_time_of_day(planned: CommandLine) -> None:
    planned.done(*NOT_HELD, "--follow-up", "rang him", "--followed-up-at", "4.10 pm")
    record = planned.done("session", "show", "DEMO-1", "1", "--json").json()["record"]
    assert record["follow_ups"][0]["at"] == "2026-02-24T16:10:00+00:00"


def test_who_of_the_workers_was_there_stands_in_the_record(planned: CommandLine) -> None:
    planned.done(*NOT_HELD, "--present", "Isla", "--present", "Tom Baird")
    record = planned.done("session", "show", "DEMO-1", "1", "--json").json()["record"]
    there = [(each["kind"], each["name"], bool(each["worker"])) for each in record["present"]]
    assert there == [("worker", "Isla Muir", True), ("worker", "Tom Baird", True)]


def test_a_worker_nobody_knows_was_not_there(planned: CommandLine) -> None:
    assert planned(*NOT_HELD, "--present", "Nobody Here").code is ExitCode.NOT_FOUND
    assert planned.done("session", "list", "DEMO-1", "--json").json()[0]["state"] == "planned"
