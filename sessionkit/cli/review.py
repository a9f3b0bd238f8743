"""`review`: what the continuity check notices in the record of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import opened
from sessionkit.domain.calendar_words import show_date

if TYPE_CHECKING:
    from sessionkit.continuity.findings.finding import Finding
    from sessionkit.domain.case import Case


@click.command()
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--strict", is_flag=True, help="End with 1 where anything was found.")
@pass_desk
def review(desk: Desk, case: str, as_json: bool, strict: bool) -> ExitCode:
    """What the continuity check notices: where the record of CASE has come apart."""
    from sessionkit.continuity.findings.check import nothing_found  # noqa: PLC0415 - many rules
    from sessionkit.workflows.review_case import findings_of  # noqa: PLC0415 - as above

    found = opened(desk, case)
    findings = findings_of(desk.open(), found)
    if as_json:
        say.as_json([_as_json(found, each) for each in findings])
    for each in () if as_json else findings:
        say.answer(_in_words(each))
    if not findings:
        say.note(nothing_found())
    return ExitCode.ATTENTION if findings and strict else ExitCode.DONE


def _as_json(case: Case, finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "code": finding.code,
        "case": case.reference,
        "sessions": list(finding.sessions),
        "message": finding.message,
        "source": finding.source,
        "settled_by": finding.settled_by,
        "since": finding.since.isoformat(),
        "about": finding.about,
    }


def _in_words(finding: Finding) -> str:
    source = f", {finding.source}" if finding.source else ""
    head = f"{finding.id[:8]}  {finding.code}, since {show_date(finding.since)}{source}"
    return f"{head}\n  {finding.message}\n  To settle it: {finding.settled_by}"
