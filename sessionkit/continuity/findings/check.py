"""The continuity check: every rule, one after the other.

Invariant: the check notices what the record lacks; when it finds nothing it says how many rules
looked, and says nothing about risk.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from sessionkit.continuity.findings import (
    action_carried,
    action_overdue,
    aim_left,
    aim_without_result,
    conflict_open,
    contact_gap,
    entry_withdrawn,
    goal_unserved,
    issue_untouched,
    missed_not_followed,
    next_missing,
    plan_section_empty,
    planned_after,
    record_late,
    risk_open,
    same_exercise,
    step_passed,
    worker_alone,
)
from sessionkit.continuity.findings.finding import Finding
from sessionkit.continuity.findings.look import Look


class Rule(Protocol):
    """A module of this package that looks at a case for one thing."""

    @property
    def CODE(self) -> str:  # noqa: N802 - a constant of the module
        """The code of its findings; `docs/checks.md` says what it stands for."""

    @property
    def SOURCE(self) -> str:  # noqa: N802 - as above
        """Paragraphs of the report it follows from; empty where there is none."""

    def found(self, look: Look) -> Iterator[Finding]:
        """What it noticed, in the order of the chain."""


RULES: Final[tuple[Rule, ...]] = (
    risk_open,
    missed_not_followed,
    next_missing,
    conflict_open,
    record_late,
    planned_after,
    aim_without_result,
    issue_untouched,
    action_overdue,
    action_carried,
    aim_left,
    same_exercise,
    contact_gap,
    step_passed,
    goal_unserved,
    worker_alone,
    plan_section_empty,
    entry_withdrawn,
)
"""Every rule, in the order its findings are told: what needs an answer first."""


def check(look: Look) -> tuple[Finding, ...]:
    """What the rules notice, in their order; what one rule finds is in the order of the chain."""
    return tuple(finding for rule in RULES for finding in rule.found(look))


def nothing_found() -> str:
    """What is said where nothing was found."""
    return f"{len(RULES)} checks of the record found nothing. This says nothing about risk."
