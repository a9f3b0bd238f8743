"""Findings with what workers said of them.

Invariant: an answer silences the one finding it is about; a finding that has changed is another one
and stands open again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sessionkit.continuity.findings.finding import Finding
from sessionkit.domain.answer import Answer


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check noticed, parted by whether somebody has answered it."""

    open: tuple[Finding, ...]
    """What nobody has answered, in the order of the rules."""
    answered: tuple[tuple[Finding, Answer], ...]
    """What somebody has, each with the answer."""


def parted(findings: Iterable[Finding], answers: Iterable[Answer]) -> Checked:
    """Findings parted by whether they were answered."""
    said = {each.finding: each for each in answers}
    found = tuple(findings)
    return Checked(
        tuple(each for each in found if each.id not in said),
        tuple((each, said[each.id]) for each in found if each.id in said),
    )
