"""`session`: the group, and looking at the chain."""

from __future__ import annotations

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.lazy import LazyGroup
from sessionkit.cli.outcome import opened, tell_damage
from sessionkit.cli.session_in_words import (
    left_open,
    offer_as_json,
    offer_in_words,
    session_as_json,
    session_row,
    whole_session_as_json,
)
from sessionkit.continuity.offer import offer as offer_of

_COMMANDS = {
    "finish": "session_record:finish",
    "list": "sessions:list_",
    "not-held": "session_not_held:not_held",
    "offer": "sessions:offer",
    "plan": "session_plan:plan",
    "put-off": "session_not_held:put_off",
    "record": "session_record:record",
    "reopen": "session_record:reopen",
    "show": "sessions:show",
}


@click.command(cls=LazyGroup, commands_in=_COMMANDS)
def session() -> None:
    """Sessions: what is planned, what happened, what came of it."""


@click.command("list")
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, case: str, as_json: bool) -> None:
    """The chain of a case, a line a session."""
    found = opened(desk, case)
    if as_json:
        still = left_open(found)
        say.as_json([session_as_json(each, still[each.id]) for each in found.chain])
    elif found.sessions:
        still = left_open(found)
        say.columns([session_row(each, still[each.id]) for each in found.chain])
    else:
        say.note(
            f"{found.reference} has no session yet. `session offer` says what could come first."
        )


@click.command()
@click.argument("case")
@click.argument("number", type=int)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the id of every passage.")
@pass_desk
def show(desk: Desk, case: str, number: int, as_json: bool) -> None:
    """One session, with where its aims began and what became of what it left."""
    if as_json:
        found = opened(desk, case)
        say.as_json(whole_session_as_json(found, found.session(number)))
        return
    from sessionkit.workflows.export_document import Wanted, export_document  # noqa: PLC0415

    shown = export_document(desk.open(), case, Wanted("session", number))
    tell_damage(shown.damaged)
    say.answer(shown.text)


@click.command()
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def offer(desk: Desk, case: str, as_json: bool) -> None:
    """What planning the next session offers: exercise, aims, what was left, last outcomes."""
    found = opened(desk, case)
    ready = offer_of(found)
    if as_json:
        say.as_json(offer_as_json(found, ready))
    else:
        say.answer(offer_in_words(found, ready))
