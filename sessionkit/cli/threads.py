"""`thread`: what was left open, followed through the sessions until it is settled."""

from __future__ import annotations

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.outcome import opened
from sessionkit.cli.thread_rows import thread_as_json
from sessionkit.continuity.threads import Thread, thread_named, threads
from sessionkit.continuity.tracks import Track, drawn, steps_in_words, thread_tracks, track
from sessionkit.domain.case import Case

_CELLS = 40
"""How wide a track is drawn in a list."""
_WIDE = 72
"""How wide it is drawn by itself."""


@click.group()
def thread() -> None:
    """Threads: unmet aims, issues and actions on their way through the sessions."""


@thread.command("list")
@click.argument("case")
@click.option("--all", "every", is_flag=True, help="Settled ones too.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, case: str, every: bool, as_json: bool) -> None:
    """Open threads, oldest first, each with its track along the chain."""
    found = opened(desk, case)
    followed = {each.root: each for each in threads(found)}
    rows = [each for each in thread_tracks(found, desk.open().today) if every or each.state.is_open]
    if as_json:
        say.as_json([_as_json(found, followed[each.root], each) for each in rows])
    elif rows:
        say.columns([_row(each) for each in rows])
    else:
        say.note(f"Nothing is open in {found.reference}.")


@thread.command()
@click.argument("case")
@click.argument("thread_id", metavar="THREAD")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def show(desk: Desk, case: str, thread_id: str, as_json: bool) -> None:
    """One thread: its track, and what each session did with it in the words recorded."""
    found = opened(desk, case)
    one = thread_named(threads(found), thread_id)
    along = track(found, one, desk.open().today)
    if as_json:
        steps = [{"session": n, "what": what} for n, what in _steps(found, one)]
        say.as_json({**_as_json(found, one, along), "steps": steps})
        return
    say.answer(f"{along.title}\n{one.words}\n{drawn(along, _WIDE)}")
    for line in steps_in_words(found, one):
        say.answer(f"  {line}")


def _row(each: Track) -> tuple[str, ...]:
    mark = "risk information: " if each.risk_information else ""
    words = f"{mark}{each.words}" if each.state.is_open else f"{each.words} ({each.state.value})"
    return (each.root.id[:8], each.age, each.kind.value, drawn(each, _CELLS), words)


def _as_json(case: Case, one: Thread, along: Track) -> dict[str, object]:
    return {
        **thread_as_json(case, one),
        "days": along.days,
        "sessions_since": along.sessions,
        "carried_late": along.carried_late,
        "track": drawn(along, _WIDE),
    }


def _steps(case: Case, one: Thread) -> list[tuple[int | None, str | None]]:
    return [
        (case.origin(each.session).number, each.what.value if each.what is not None else None)
        for each in one.steps
    ]
