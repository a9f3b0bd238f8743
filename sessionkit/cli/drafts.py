"""`draft`: what was typed and not saved."""

from __future__ import annotations

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.domain.dates import show_moment
from sessionkit.workflows.keep_draft import (
    discard_draft,
    draft_named,
    drafts_of,
    typed_bytes,
    what_for,
)


@click.group()
def draft() -> None:
    """Drafts: what was typed and not saved."""


@draft.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, as_json: bool) -> None:
    """Your drafts, the oldest first."""
    workspace = desk.open()
    found = drafts_of(workspace)
    named = tuple(zip(found, what_for(workspace, found), strict=True))
    if as_json:
        say.as_json(
            [
                {"id": each.form, "for": what, "kept_at": each.kept_at.isoformat()}
                for each, what in named
            ]
        )
    elif found:
        say.columns([(each.form, what, show_moment(each.kept_at)) for each, what in named])
    else:
        say.note("There are no drafts.")


@draft.command()
@click.argument("name")
@pass_desk
def show(desk: Desk, name: str) -> None:
    """Print a draft as it was typed: the very bytes, unless a terminal is to show them.

    Of a draft of the screens, every field that holds text, one after the other.
    """
    say.exactly(typed_bytes(draft_named(desk.open(), name)))


@draft.command()
@click.argument("name")
@pass_desk
def discard(desk: Desk, name: str) -> None:
    """Put a draft away for good."""
    discard_draft(desk.open(), name)
    say.note(f"The draft {name} is gone.")
