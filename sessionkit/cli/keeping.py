"""`verify` and `doctor`: is the record whole, and is the folder fit to hold it."""

from __future__ import annotations

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.workflows.check_storage import check_cases, check_folder


@click.command()
@click.argument("case", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def verify(desk: Desk, case: str | None, as_json: bool) -> ExitCode:
    """Read every generation of CASE, or of all cases, and name what is damaged."""
    checked = check_cases(desk.open(), case)
    if as_json:
        say.as_json(
            [
                {
                    "id": each.case,
                    "reference": each.reference,
                    "generation": each.number,
                    "damaged": list(each.damaged),
                }
                for each in checked
            ]
        )
    for each in checked:
        if not as_json:
            state = "in order" if not each.damaged else "damaged"
            say.columns([(each.reference or each.case, state, f"generation {each.number}")])
        say.notes(each.damaged, each.reference or each.case)
    return ExitCode.DAMAGED if any(each.damaged for each in checked) else ExitCode.DONE


@click.command()
@pass_desk
def doctor(desk: Desk) -> ExitCode:
    """Try what storage needs of the workspace's folder, and say what is not supported."""
    findings = check_folder(desk.open())
    for each in findings:
        say.columns([("ok" if each.ok else "not ok", each.what)])
        if each.advice:
            say.note(each.advice)
    return ExitCode.DONE if all(each.ok for each in findings) else ExitCode.ATTENTION
