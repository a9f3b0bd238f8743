"""`case`: make one, list them, see one, change its front sheet and people, join a copy."""

from __future__ import annotations

from pathlib import Path

import click

from sessionkit.cli import say
from sessionkit.cli.case_rows import entry_as_json, entry_row
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.workflows.list_cases import list_cases


@click.group()
def case() -> None:
    """Cases: one participant's programme each."""


@case.command()
@click.option("--name", required=True, help="The participant's name.")
@click.option("--reference", required=True, help="The team's reference.")
@click.option("--worker", "workers", multiple=True, help="A co-worker; name the other as well.")
@click.option("--supervising-officer", default="", help="Who holds the order.")
@click.option("--supervisor", default="", help="The pair's line manager.")
@click.option("--also-known-as", multiple=True, help="Another name forms may carry.")
@pass_desk
def new(
    desk: Desk,
    name: str,
    reference: str,
    workers: tuple[str, ...],
    supervising_officer: str,
    supervisor: str,
    also_known_as: tuple[str, ...],
) -> None:
    """Open a case; prints its id and nothing else."""
    from sessionkit.cli import parameters  # noqa: PLC0415 - `case list` must not pay for it
    from sessionkit.workflows.new_case import new_case  # noqa: PLC0415

    made = new_case(
        desk.open_to_write(),
        parameters.text(name),
        parameters.text(reference),
        workers,
        supervising_officer,
        supervisor,
        tuple(parameters.text(each) for each in also_known_as),
    )
    say.answer(made.id)


@case.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, as_json: bool) -> ExitCode:
    """All cases, by reference."""
    listing = list_cases(desk.path, desk.worker or "", desk.open)
    if as_json:
        say.as_json([entry_as_json(each) for each in listing.entries])
    elif listing.entries:
        say.columns([entry_row(each) for each in listing.entries])
    else:
        say.note("There is no case yet. `case new --name NAME --reference REF` opens one.")
    say.notes(listing.damaged)
    return ExitCode.DAMAGED if listing.damaged else ExitCode.DONE


@case.command()
@click.argument("case_named", metavar="CASE")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def show(desk: Desk, case_named: str, as_json: bool) -> None:
    """One case: its people, where the programme stands, what is open."""
    from sessionkit.cli.case_in_words import case_as_json, case_in_words  # noqa: PLC0415
    from sessionkit.cli.outcome import opened  # noqa: PLC0415

    found = opened(desk, case_named)
    if as_json:
        say.as_json(case_as_json(found))
    else:
        say.answer(case_in_words(found))


@case.command()
@click.argument("case_named", metavar="CASE")
@click.option("--order", help="Order or licence: kind and length.")
@click.option("--order-until", metavar="DATE", help="The day it ends.")
@click.option("--conditions", help="Its conditions, no-contact conditions first.")
@click.option("--whereabouts", help="Where the participant lives and how to reach them.")
@click.option("--offence", help="By legal category, in neutral words.")
@click.option("--flag", "flags", multiple=True, help="A warning flag to raise.")
@click.option(
    *("--lift-flag", "lifting"),
    metavar="ID",
    multiple=True,
    help="A flag to lift; `case show --json` shows its id.",
)
@click.option("--because", metavar="WHY", help="Why it is lifted.")
@click.option("--worker", "workers", multiple=True, help="A co-worker who joins.")
@click.option("--supervising-officer", help="Who holds the order now.")
@click.option("--supervisor", help="The pair's line manager now.")
@click.option("--leaves", multiple=True, help="A worker who leaves the case.")
@pass_desk
def edit(desk: Desk, /, case_named: str, **given: str | tuple[str, ...] | None) -> ExitCode:
    """Change the front sheet and who runs the case."""
    from sessionkit.cli import parameters  # noqa: PLC0415
    from sessionkit.cli.outcome import told  # noqa: PLC0415
    from sessionkit.domain.errors import WrongUse  # noqa: PLC0415
    from sessionkit.workflows.edit_case import FrontSheetChange, edit_case  # noqa: PLC0415

    if not any(value for value in given.values()):
        raise WrongUse("Nothing was given to change.", "`case edit --help` lists what can be.")
    workspace = desk.open_to_write()

    def one(name: str) -> str | None:
        value = given[name]
        return None if value is None else parameters.text(str(value))

    def many(name: str) -> tuple[str, ...]:
        return tuple(parameters.text(each) for each in given[name] or ())

    until = given["order_until"]
    change = FrontSheetChange(
        order=one("order"),
        order_until=parameters.day(workspace, str(until), "future") if until else None,
        conditions=one("conditions"),
        whereabouts=one("whereabouts"),
        offence=one("offence"),
        flags=many("flags"),
        lifting=many("lifting"),
        lifted_because=one("because") or "",
        co_workers=many("workers"),
        supervising_officer=one("supervising_officer"),
        supervisor=one("supervisor"),
        leaving=many("leaves"),
    )
    return told(edit_case(workspace, case_named, change))


@case.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@pass_desk
def merge(desk: Desk, file: Path) -> ExitCode:
    """Join a copy of a case that was worked on apart: FILE is the copy's newest generation."""
    from sessionkit.cli.outcome import told  # noqa: PLC0415
    from sessionkit.workflows.merge_case import merge_case  # noqa: PLC0415

    changed = merge_case(desk.open_to_write(), file)
    say.note(f"{changed.case.reference} now holds what both copies hold.")
    return told(changed)


@case.command()
@click.argument("case_named", metavar="CASE")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def conflicts(desk: Desk, case_named: str, as_json: bool) -> None:
    """Fields two people changed at once: both values, until somebody decides."""
    from sessionkit.cli.case_in_words import conflict_as_json, conflict_in_words  # noqa: PLC0415
    from sessionkit.cli.outcome import opened  # noqa: PLC0415

    found = opened(desk, case_named)
    if as_json:
        say.as_json([conflict_as_json(found, each) for each in found.conflicts])
    elif found.conflicts:
        say.answer("\n\n".join(conflict_in_words(found, each) for each in found.conflicts))
    else:
        say.note(f"{found.reference} has no conflicts.")


@case.command()
@click.argument("case_named", metavar="CASE")
@click.argument("conflict")
@click.option("--keep", type=click.Choice(["present", "other", "both"]), help="Which value stands.")
@click.option("--text", help="A text to stand in place of both.")
@pass_desk
def resolve(
    desk: Desk, case_named: str, conflict: str, keep: str | None, text: str | None
) -> ExitCode:
    """End a conflict by saying which value stands."""
    from sessionkit.cli import parameters  # noqa: PLC0415
    from sessionkit.cli.outcome import told  # noqa: PLC0415
    from sessionkit.domain.errors import WrongUse  # noqa: PLC0415
    from sessionkit.workflows.resolve_conflict import Keep, resolve_conflict  # noqa: PLC0415

    if (keep is None) == (text is None):
        raise WrongUse("Say which value stands.", "Give --keep present, other or both, or --text.")
    which = Keep(keep) if keep else None
    words = parameters.text(text) if text is not None else None
    return told(resolve_conflict(desk.open_to_write(), case_named, conflict, which, words))


@case.command()
@click.argument("case_named", metavar="CASE")
@click.option("--anyones", is_flag=True, help="Also where somebody else saved last.")
@pass_desk
def undo(desk: Desk, case_named: str, anyones: bool) -> ExitCode:
    """Undo the last save: a new change that puts the former values back."""
    from sessionkit.cli.outcome import told  # noqa: PLC0415
    from sessionkit.workflows.undo_save import undo_last  # noqa: PLC0415

    undone = undo_last(desk.open_to_write(), case_named, anyones)
    reference = undone.changed.case.reference
    if undone.put_back:
        say.note(f"The last save of {reference} is undone; undoing again puts it back.")
    else:
        say.note(f"Nothing of the last save of {reference} could be put back.")
    say.notes(undone.stays)
    code = told(undone.changed)
    return ExitCode.ATTENTION if undone.stays or not undone.put_back else code
