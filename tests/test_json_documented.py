"""Every field of every listing is described in docs/json.md, and every listing has an id."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CommandLine

DESCRIBED = (Path(__file__).parent.parent / "docs" / "json.md").read_text("utf-8")
LISTINGS = (
    "case list",
    "today",
    "session list DEMO-1",
    "action list DEMO-1 --all",
    "issue list DEMO-1 --all",
    "aim list DEMO-1 --all",
    "goal list DEMO-1",
    "entry list DEMO-1 --all",
    "programme show DEMO-1",
    "review DEMO-4",
    "thread list DEMO-1 --all",
    "worker list",
    "library list",
    "verify",
)


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_listing_is_an_array_of_described_objects_with_ids_in_a_stable_order(
    told: CommandLine, listing: str
) -> None:
    rows: list[dict[str, Any]] = told.done(*listing.split(), "--json").json()
    assert rows
    for row in rows:
        assert row["id"]
        assert [field for field in row if f"`{field}`" not in DESCRIBED] == []
    assert told.done(*listing.split(), "--json").json() == rows


def test_cases_have_name_and_reference_and_sessions_number_date_and_state(
    told: CommandLine,
) -> None:
    case, *others = told.done("case", "list", "--json").json()
    assert (case["reference"], case["name"]) == ("DEMO-1", "Rowan Calder")
    assert [each["reference"] for each in others] == ["DEMO-2", "DEMO-3", "DEMO-4"]
    sessions = told.done("session", "list", "DEMO-1", "--json").json()
    assert [each["number"] for each in sessions] == [*range(1, 32)]
    assert {each["state"] for each in sessions} == {"recorded"}


def test_the_programme_of_appendix_1_names_card_and_printed_line(told: CommandLine) -> None:
    steps = told.done("library", "show", "appendix-1", "--json").json()["steps"]
    assert len(steps) == 20
    assert all(set(each) == {"exercise", "printed"} for each in steps)
