"""`library worksheets` and `library worksheet`: the blank work sheets, listed and printed."""

from __future__ import annotations

from pathlib import Path

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.library_source import library_at


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def worksheets(desk: Desk, as_json: bool) -> None:
    """Every work sheet, by its id, with the exercises that use it."""
    library = library_at(desk)
    rows = [(sheet, library.users_of(sheet.id)) for sheet in library.worksheets]
    if as_json:
        say.as_json(
            [
                {
                    "id": sheet.id,
                    "title": sheet.title,
                    "exercises": [card.id for card in users],
                    "shipped": sheet.shipped,
                }
                for sheet, users in rows
            ]
        )
        return
    say.columns(
        [(sheet.id, sheet.title, "; ".join(card.title for card in users)) for sheet, users in rows]
    )


@click.command()
@click.argument("named", metavar="ID")
@click.option(
    "--for",
    "whose",
    default="workers",
    type=click.Choice(["workers", "participant"]),
    help="Whose copy; the participant's names neither the exercise nor the agency.",
)
@click.option(
    "--format", "form", default="md", type=click.Choice(["md", "html"]), help="md or html."
)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout.")
@click.option("--replace", "over", is_flag=True, help="Write over FILE.")
@pass_desk
def worksheet(
    desk: Desk, named: str, whose: str, form: str, output: str | None, over: bool
) -> None:
    """Print a blank work sheet."""
    from sessionkit.workflows.print_worksheet import (  # noqa: PLC0415 - the list needs none of it
        WantedSheet,
        print_worksheet,
        write_worksheet,
    )

    library = library_at(desk)
    wanted = WantedSheet(named, whose == "participant", form)
    if output is None:
        say.answer(print_worksheet(library, wanted).text.rstrip("\n"))
        return
    write_worksheet(library, wanted, Path(output), over=over)
    say.note(f"Written to {output}.")
