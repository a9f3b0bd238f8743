"""`draft`: what was typed and not saved."""

from __future__ import annotations

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.domain.dates import show_moment
from sessionkit.workflows.keep_draft import discard_draft, draft_named, drafts_of, typed_bytes


@click.group()
def draft() -> None:
    """Drafts: what was typed and could not be saved."""


@draft.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, as_json: bool) -> None:
    """Your drafts, the oldest first."""
    found = drafts_of(desk.open())
    if as_json:
        say.as_json(
            [
                {"id": each.form, "for": each.case, "kept_at": each.kept_at.isoformat()}
                for each in found
            ]
        )
    elif found:
        say.columns([(each.form, each.case, show_moment(each.kept_at)) for each in found])
    else:
        say.note("There are no drafts.")


@draft.command()
@click.argument("name")
@pass_desk
def show(desk: Desk, name: str) -> None:
    """Print a draft as it was typed: the very bytes, unless a terminal is to show them."""
    say.exactly(typed_bytes(draft_named(desk.open(), name)))


@draft.command()
@click.argument("name")
@pass_desk
def discard(desk: Desk, name: str) -> None:
    """Put a draft away for good."""
    discard_draft(desk.open(), name)
    say.note(f"The draft {name} is gone.")
