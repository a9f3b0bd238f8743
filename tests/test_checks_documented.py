"""Every rule of the continuity check is in docs/checks.md, as a practitioner would look it up."""

import re
from pathlib import Path

from sessionkit.continuity.findings import (
    action_carried,
    aim_left,
    goal_unserved,
    issue_untouched,
    same_exercise,
)
from sessionkit.continuity.findings.check import RULES
from sessionkit.continuity.findings.look import Limits
from sessionkit.domain.settings import Settings

PAGE = (Path(__file__).parent.parent / "docs" / "checks.md").read_text("utf-8")
ROWS = {
    cells[0].strip("`"): cells[1:]
    for line in PAGE.splitlines()
    if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5
    and cells[0].startswith("`")
}
"""By code: what it notices, what settles it, what silences it, its source."""
NUMBERS = {2: "two", 3: "three", 8: "eight"}


def test_every_rule_has_its_row_in_the_order_findings_are_told() -> None:
    assert list(ROWS) == [rule.CODE for rule in RULES]


def test_every_row_says_what_it_notices_what_settles_it_and_what_silences_it() -> None:
    assert [code for code, cells in ROWS.items() if not all(cells)] == []


def test_every_row_names_the_paragraphs_of_its_rule() -> None:
    assert {code: cells[3] for code, cells in ROWS.items()} == {
        rule.CODE: rule.SOURCE or "–" for rule in RULES
    }


def test_how_often_and_how_long_is_what_the_rules_count() -> None:
    counted = (
        (issue_untouched.CODE, issue_untouched.AFTER),
        (aim_left.CODE, aim_left.AFTER),
        (action_carried.CODE, action_carried.TIMES),
        (same_exercise.CODE, same_exercise.TIMES),
        (goal_unserved.CODE, goal_unserved.AFTER),
    )
    for code, number in counted:
        assert re.search(rf"\b{NUMBERS[number]}\b", ROWS[code][0]), code


def test_the_limits_are_the_settings_and_their_usual_values() -> None:
    usual = Settings()
    assert Limits() == Limits(usual.write_up_days, usual.contact_days)
    assert f"({usual.write_up_days} working days)" in ROWS["record-late"][0]
    assert f"({usual.contact_days})" in ROWS["contact-gap"][0]
    for name in ("write_up_days", "contact_days"):
        assert f"`{name}`" in PAGE
