"""`draft`: what was typed and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.domain.dates import show_moment
from sessionkit.workflows.keep_draft import (
    damaged_drafts,
    discard_draft,
    draft_named,
    drafts_of,
    typed_bytes,
    what_for,
)

if TYPE_CHECKING:
    from sessionkit.storage.drafts import Draft


@click.group()
def draft() -> None:
    """Drafts: what was typed and not saved."""


@draft.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, as_json: bool) -> None:
    """Your drafts, the oldest first."""
    workspace = desk.open()
    found, damaged = drafts_of(workspace), damaged_drafts(workspace)
    named = tuple(zip(found, what_for(workspace, found), strict=True))
    if as_json:
        say.as_json(
            [
                {
                    "id": each.form,
                    "for": what,
                    "kept_at": each.kept_at.isoformat(),
                    "put_aside": each.is_aside,
                }
                for each, what in named
            ]
        )
    elif found:
        say.columns([(each.form, what, _kept(each)) for each, what in named])
    elif not damaged:
        say.note("There are no drafts.")
    for each in damaged:
        say.note(f"{each.reason} `draft discard {each.name}` puts it away for good.")


def _kept(each: Draft) -> str:
    aside = ", put aside: another version of the program kept it" if each.is_aside else ""
    return f"{show_moment(each.kept_at)}{aside}"


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
