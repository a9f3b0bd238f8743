"""`review`: what the continuity check notices in the record of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import opened, told
from sessionkit.domain.calendar_words import show_date
from sessionkit.domain.errors import WrongUse

if TYPE_CHECKING:
    from sessionkit.continuity.findings.finding import Finding
    from sessionkit.domain.answer import Answer
    from sessionkit.domain.case import Case


@click.command()
@click.argument("case")
@click.option("--all", "every", is_flag=True, help="What somebody has answered too.")
@click.option("--answer", metavar="ID", help="Answer this finding, with --because.")
@click.option("--because", metavar="WORDS", help="Why it is settled outside the record.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--strict", is_flag=True, help="End with 1 where anything is not answered.")
@pass_desk
def review(
    desk: Desk,
    case: str,
    every: bool,
    answer: str | None,
    because: str | None,
    as_json: bool,
    strict: bool,
) -> ExitCode:
    """What the continuity check notices: where the record of CASE has come apart."""
    from sessionkit.continuity.findings.answered import parted  # noqa: PLC0415 - many rules
    from sessionkit.workflows.review_case import findings_of  # noqa: PLC0415 - as above

    if answer is not None or because is not None:
        return _answer(desk, case, answer, because)
    found = opened(desk, case)
    checked = parted(findings_of(desk.open(), found), found.answers)
    answered = checked.answered if every else ()
    if as_json:
        rows = [_as_json(found, each, None) for each in checked.open]
        say.as_json(rows + [_as_json(found, each, said) for each, said in answered])
    else:
        for each in checked.open:
            say.answer(_in_words(each))
        for each, said in answered:
            by = f"{said.by}, {show_date(said.on)}"
            say.answer(f"{_in_words(each)}\n  Answered by {by}: {said.words}")
    if not checked.open:
        say.note(_nothing(len(checked.answered)))
    return ExitCode.ATTENTION if checked.open and strict else ExitCode.DONE


def _answer(desk: Desk, case: str, answer: str | None, because: str | None) -> ExitCode:
    from sessionkit.workflows.answer_finding import answer_finding  # noqa: PLC0415 - as above

    if answer is None or because is None:
        raise WrongUse("A finding is answered by its id and a reason.", "Give --answer, --because.")
    workspace = desk.open_to_write()
    return told(answer_finding(workspace, case, answer, parameters.text(because)))


def _nothing(answered: int) -> str:
    from sessionkit.continuity.findings.check import nothing_found  # noqa: PLC0415 - as above

    if not answered:
        return nothing_found()
    return "Everything the check found is answered; --all shows it. This says nothing about risk."


def _as_json(case: Case, finding: Finding, answer: Answer | None) -> dict[str, object]:
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
        "answer": answer.words if answer is not None else None,
        "answered_by": answer.by if answer is not None else None,
        "answered_on": answer.on.isoformat() if answer is not None else None,
    }


def _in_words(finding: Finding) -> str:
    source = f", {finding.source}" if finding.source else ""
    head = f"{finding.id[:8]}  {finding.code}, since {show_date(finding.since)}{source}"
    return f"{head}\n  {finding.message}\n  To settle it: {finding.settled_by}"
