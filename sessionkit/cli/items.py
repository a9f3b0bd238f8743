"""`aim`, `issue` and `action`: what sessions left, and saying what became of it."""

from __future__ import annotations

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import opened, told
from sessionkit.cli.thread_rows import thread_as_json, thread_row
from sessionkit.continuity.threads import threads
from sessionkit.domain.handling import How, ItemKind
from sessionkit.workflows.handle_item import Step, handle_item


@click.group()
def action() -> None:
    """Further action: list it, and say how it ended."""


@click.group()
def issue() -> None:
    """Issues raised: list them, and say what became of them."""


@click.group()
def aim() -> None:
    """Aims that were not met: list them, and say what became of them."""


_GROUPS = {ItemKind.ACTION: action, ItemKind.ISSUE: issue, ItemKind.AIM: aim}

_ENDINGS = (
    ("done", How.DONE, (ItemKind.ACTION,), "It was done.", False),
    ("settle", How.SETTLED, (ItemKind.ISSUE, ItemKind.AIM), "It is settled.", False),
    ("carry", How.CARRIED, (ItemKind.ACTION, ItemKind.ISSUE, ItemKind.AIM), "Carry it on.", False),
    ("drop", How.DROPPED, (ItemKind.ACTION, ItemKind.ISSUE, ItemKind.AIM), "Drop it.", True),
    ("reopen", How.REOPENED, (ItemKind.ACTION, ItemKind.ISSUE, ItemKind.AIM), "Open again.", False),
)


def _list_command(kind: ItemKind) -> click.Command:
    @click.command("list", help=f"The {kind.value}s of a case, open ones unless --all is given.")
    @click.argument("case")
    @click.option("--all", "every", is_flag=True, help="Settled ones too.")
    @click.option("--json", "as_json", is_flag=True, help="As JSON.")
    @pass_desk
    def listing(desk: Desk, case: str, every: bool, as_json: bool) -> None:
        found = opened(desk, case)
        rows = [
            thread
            for thread in threads(found)
            if thread.root.kind is kind and (every or thread.state.is_open)
        ]
        if as_json:
            say.as_json([thread_as_json(found, thread) for thread in rows])
        elif rows:
            say.columns([thread_row(found, thread) for thread in rows])
        else:
            say.note(f"{found.reference} has no open {kind.value}.")

    return listing


def _ending_command(kind: ItemKind, name: str, how: How, says: str, why: bool) -> click.Command:
    @click.command(name, help=f"{says} Names the session it happened in.")
    @click.argument("case")
    @click.argument("item", metavar=kind.name)
    @click.option("--because", required=why, metavar="WHY", help="The reason.")
    @click.option(
        "--session", type=int, help="Number of the session; the latest recorded if empty."
    )
    @click.option("--on", metavar="DATE", help="The day; today if empty.")
    @click.option(
        "--to", metavar="DATE", help="The new day it is due.", hidden=how is not How.CARRIED
    )
    @pass_desk
    def ending(
        desk: Desk,
        case: str,
        item: str,
        because: str | None,
        session: int | None,
        on: str | None,
        to: str | None,
    ) -> ExitCode:
        workspace = desk.open_to_write()
        step = Step(
            how,
            parameters.text(because),
            parameters.day(workspace, to, "future"),
            session,
            parameters.day(workspace, on, "past"),
        )
        return told(handle_item(workspace, case, kind, item, step))

    return ending


for _kind, _group in _GROUPS.items():
    _group.add_command(_list_command(_kind))
    for _name, _how, _kinds, _says, _why in _ENDINGS:
        if _kind in _kinds:
            _group.add_command(_ending_command(_kind, _name, _how, _says, _why))
