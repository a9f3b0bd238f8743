"""`export`: a document for a reader."""

from __future__ import annotations

from pathlib import Path

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.outcome import tell_damage
from sessionkit.workflows.export_document import Wanted, export_document
from sessionkit.workflows.write_export import READ_IT_THROUGH, write_export


@click.command()
@click.argument("document", metavar="DOCUMENT")
@click.argument("case")
@click.argument("number", type=int, required=False)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout.")
@click.option("--for", "reader", default="file", help="file, duty, participant, agency or court.")
@click.option(
    "--format", "form", default="md", type=click.Choice(["md", "html"]), help="md or html."
)
@click.option("--choose", multiple=True, metavar="ITEM", help="Put an item in that is chosen.")
@click.option("--because", default="", help="Why those items are put in; needed with --choose.")
@click.option("--card", is_flag=True, help="Of the plan: the card to carry; his words, no name.")
@click.option("--replace", "over", is_flag=True, help="Write over FILE.")
@pass_desk
def export(
    desk: Desk,
    document: str,
    case: str,
    number: int | None,
    output: str | None,
    reader: str,
    form: str,
    choose: tuple[str, ...],
    because: str,
    card: bool,
    over: bool,
) -> None:
    """Export DOCUMENT for a reader: session CASE NUMBER, record CASE or prevention-plan CASE."""
    why = parameters.text(because)
    source = click.get_current_context().get_parameter_source("reader")
    if card and source is click.core.ParameterSource.DEFAULT:
        reader = "participant"
    wanted = Wanted(document, number, reader, form, frozenset(choose), why, card)
    workspace = desk.open_to_write() if choose else desk.open()
    if output is None:
        exported = export_document(workspace, case, wanted)
        say.answer(exported.text.rstrip("\n"))
    else:
        exported = write_export(workspace, case, wanted, Path(output), over=over)
        say.note(f"Written to {output}.")
    tell_damage(exported.damaged)
    if reader == "participant":
        say.note(READ_IT_THROUGH)
    for each in exported.left_out:
        say.note(f"Left out: {each}")
