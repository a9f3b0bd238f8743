"""`worker`: the people of the workspace."""

from __future__ import annotations

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.domain.people import Worker
from sessionkit.workflows.workers import add_worker, end_worker


@click.group()
def worker() -> None:
    """The workers of this workspace."""


@worker.command()
@click.argument("name")
@click.option("--job-title", default="", help="As the team uses it.")
@pass_desk
def add(desk: Desk, name: str, job_title: str) -> None:
    """Add a worker; prints their id."""
    added = add_worker(desk.open(), parameters.text(name), parameters.text(job_title))
    say.answer(added.id)


@worker.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, as_json: bool) -> None:
    """The workers, by name."""
    workers = desk.open().folder.workers()
    if as_json:
        say.as_json([_as_json(each) for each in workers])
    elif workers:
        say.columns([(each.id[:8], each.name, each.job_title) for each in workers])
    else:
        say.note("There is no worker yet. `worker add NAME` adds one.")


@worker.command()
@click.argument("name")
@click.option("--on", metavar="DATE", help="The day; today if empty.")
@pass_desk
def leave(desk: Desk, name: str, on: str | None) -> None:
    """A worker left the team; their records stay theirs."""
    workspace = desk.open()
    day = parameters.day(workspace, on, "past") or workspace.today
    left = end_worker(workspace, name, day)
    say.note(f"{left.name} has left the team; records keep the name.")


def _as_json(each: Worker) -> dict[str, object]:
    return {
        "id": each.id,
        "name": each.name,
        "job_title": each.job_title,
        "left": each.left.isoformat() if each.left else None,
    }
