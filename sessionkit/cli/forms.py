"""`form` and `import`: the Appendix 1 form, printed and read."""

from __future__ import annotations

from pathlib import Path

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.form_source import STDIN, called, read_bytes
from sessionkit.domain.errors import WrongUse
from sessionkit.workflows.import_forms import Taken, forms_in, import_forms
from sessionkit.workflows.print_form import blank, form_of_next, form_of_session, form_to_record


@click.command()
@click.argument("case", required=False)
@click.argument("number", type=int, required=False)
@click.option("--to-record", is_flag=True, help="Ready to be written up after the session.")
@pass_desk
def form(desk: Desk, case: str | None, number: int | None, to_record: bool) -> None:
    """Print the Appendix 1 form: blank, for the next session of CASE, or filled with NUMBER."""
    if case is None:
        say.answer(blank())
    elif number is None:
        say.answer(form_of_next(desk.open(), case))
    elif to_record:
        say.answer(form_to_record(desk.open(), case, number))
    else:
        say.answer(form_of_session(desk.open(), case, number))


@click.command("import")
@click.argument("case")
@click.argument("forms", nargs=-1, required=True)
@click.option("--name-differs", is_flag=True, help="The forms' other name is the participant's.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def import_(
    desk: Desk, case: str, forms: tuple[str, ...], name_differs: bool, as_json: bool
) -> ExitCode:
    """Take filled forms, or folders of them, into CASE as recorded sessions in order of date."""
    files: list[str] = []
    for named in forms:
        if named != STDIN and Path(named).is_dir():
            files += [str(path) for path in forms_in((Path(named),))]
        else:
            files.append(named)
    read = tuple((called(named), read_bytes(named)) for named in files)
    if not read:
        raise WrongUse("There is no form to import.", "Folders are searched for .md and .txt.")
    taken = import_forms(desk.open_to_write(), case, read, name_differs)
    if as_json:
        say.as_json(
            [
                {"id": t.where, "result": t.taken.value, "number": t.number, "notes": list(t.notes)}
                for t in taken
            ]
        )
    for each in taken:
        say.notes(each.notes, each.where)
        if not as_json:
            number = f"session {each.number}" if each.number is not None else ""
            say.columns([(each.where, each.taken.value, number)])
    good = all(each.taken in (Taken.IMPORTED, Taken.KNOWN) for each in taken)
    return ExitCode.DONE if good and taken else ExitCode.ATTENTION
