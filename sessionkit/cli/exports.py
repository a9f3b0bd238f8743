"""`export`: a document for a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.outcome import tell_damage
from sessionkit.domain.errors import Refused
from sessionkit.workflows.export_document import Wanted, export_document


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
    over: bool,
) -> None:
    """Export DOCUMENT (session CASE NUMBER, or record CASE) for a reader."""
    why = parameters.text(because)
    wanted = Wanted(document, number, reader, form, frozenset(choose), why)
    workspace = desk.open_to_write() if choose else desk.open()
    if output is None:
        exported = export_document(workspace, case, wanted)
        say.answer(exported.text.rstrip("\n"))
    else:
        # The file first: what was chosen is kept with the case only where the document can leave.
        with _file(Path(output), over) as write:
            exported = export_document(workspace, case, wanted)
            write(exported.text)
        say.note(f"Written to {output}.")
    tell_damage(exported.damaged)
    if reader == "participant":
        say.note("Read it through before you give it: a name sessionkit does not know goes unseen.")
    for each in exported.left_out:
        say.note(f"Left out: {each}")


@contextmanager
def _file(path: Path, over: bool) -> Iterator[Callable[[str], None]]:
    """A file that can be written to; gone again where it was made for nothing."""
    new = not path.exists()
    if not new and not over:
        raise Refused(f"{path} is there already.", "Give --replace to write over it.")
    try:
        # Opened to append: what stands there stays until there is something to put in its place.
        file = path.open("xb" if new else "ab")
    except OSError as error:
        raise _unwritten(path, error) from None
    try:
        with file:
            yield partial(_write, path, file)
    except BaseException:
        if new:
            path.unlink(missing_ok=True)
        raise


def _write(path: Path, file: BinaryIO, text: str) -> None:
    try:
        if file.seekable():
            file.truncate(0)
        file.write(text.encode())
        file.flush()
    except OSError as error:
        raise _unwritten(path, error) from None


def _unwritten(path: Path, error: OSError) -> Refused:
    return Refused(f"{path} cannot be written: {error.strerror}.")
