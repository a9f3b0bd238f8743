"""The check of the four invented cases finds what their stories intend, whatever day they are made.

DEMO-4's list is read from `what-came-apart.md` beside its story, and compared both ways.
"""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from sessionkit.domain.working_days import WorkingCalendar
from sessionkit.workflows.make_demo import STORIES
from tests.conftest import CommandLine

LIST = (STORIES[0] / "what-came-apart.md").read_text("utf-8")
NAMED = re.compile(r"\(`([a-z-]+)`, ((?:S\d+(?:, | and )?)+)\)")
"""A finding as the list names it: “(`contact-gap`, S8 and S9)”."""

Found = Counter[tuple[str, tuple[int, ...]]]
"""How often each code was found, with the sessions it was found in."""


def found(line: CommandLine, case: str) -> Found:
    rows = line.done("review", case, "--json").json()
    return Counter((row["code"], tuple(row["sessions"])) for row in rows)


def listed(text: str) -> Found:
    return Counter(
        (code, tuple(int(each) for each in re.findall(r"\d+", sessions)))
        for code, sessions in NAMED.findall(text)
    )


def test_every_line_of_the_list_names_one_finding() -> None:
    lines = re.findall(r"(?m)^\d+\. .*$", LIST)
    assert len(lines) == 17
    assert [sum(listed(line).values()) for line in lines] == [1] * 17


def test_in_the_case_that_came_apart_is_what_the_list_says_and_nothing_else(
    told: CommandLine,
) -> None:
    assert found(told, "DEMO-4") == listed(LIST)


def test_the_whole_programme_holds_together(told: CommandLine) -> None:
    assert found(told, "DEMO-1") == Counter()


def test_the_one_section_he_wants_empty_is_found_and_answered(told: CommandLine) -> None:
    (row,) = told.done("review", "DEMO-1", "--all", "--json").json()
    assert (row["code"], row["about"]) == ("plan-section-empty", "working-towards")
    assert row["answered_by"] == "Isla Muir"
    assert "That one’s mine" in row["answer"]


def test_so_does_the_case_that_has_just_begun(told: CommandLine) -> None:
    assert found(told, "DEMO-3") == Counter()


def test_half_way_a_record_is_being_written_up_and_not_late_yet(told: CommandLine) -> None:
    assert found(told, "DEMO-2") == Counter()


@pytest.mark.parametrize("days", [2, 4, 5])
def test_whatever_day_it_is_made_the_check_finds_the_same(bare: CommandLine, days: int) -> None:
    bare.now += timedelta(days=days)
    bare.done("demo", str(bare.workspace), "--no-open")
    assert found(bare, "DEMO-4") == listed(LIST)
    assert found(bare, "DEMO-1") == found(bare, "DEMO-3") == Counter()
    # The record left open in the last session is told once its second working day is over.
    *_, last = bare.done("session", "list", "DEMO-2", "--json").json()
    until = WorkingCalendar().add_working_days(date.fromisoformat(last["date"]), 2)
    late = {("record-late", (12,)): 1, ("aim-without-result", (12,)): 1}
    assert found(bare, "DEMO-2") == Counter(late if bare.now.date() > until else {})


def test_risk_information_is_found_without_its_words(told: CommandLine) -> None:
    said = told.done("review", "DEMO-4").out
    assert "Session 8 raised risk information" in said
    assert "telephone" not in said
