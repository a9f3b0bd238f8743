"""`today`: what needs somebody, across the cases.

Invariant: the same rows in the same words as the screen, and no case is opened that the index
knows; so it imports nothing of the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.continuity.need import NeedKind
from sessionkit.workflows.today import agenda, next_in_words, when_in_words

if TYPE_CHECKING:
    from datetime import date

    from sessionkit.workflows.today import Agenda, AgendaRow


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def today(desk: Desk, as_json: bool) -> ExitCode:
    """What needs somebody today: answers, sessions, records to write up, actions due."""
    found = agenda(desk.path, desk.worker or "", desk.clock(), desk.open)
    if as_json:
        say.as_json([_as_json(row, found.today) for row in found.rows])
    elif found.groups:
        _say(found)
    else:
        say.answer(f"Nothing needs you today. {next_in_words(found)}")
    say.notes(found.damaged)
    return ExitCode.DAMAGED if found.damaged else ExitCode.DONE


def _say(found: Agenda) -> None:
    for place, group in enumerate(found.groups):
        if place:
            say.answer("")
        say.answer(group.kind.heading)
        rows = [_row(row, found.today) for row in group.rows]
        if group.kind is NeedKind.SESSION:
            # The time leads, as in a diary.
            rows = [(row[0], row[-1], *row[1:-1]) for row in rows]
        say.columns(rows)


def _row(row: AgendaRow, today: date) -> tuple[str, ...]:
    need = row.need
    case = f"{row.reference} {row.surname}"
    number = f"S{need.session}" if need.session is not None else ""
    when = when_in_words(need, today)
    match need.kind:
        case NeedKind.ANSWER:
            return ("!", case, need.words, when)
        case NeedKind.SESSION:
            step = f"step {need.step}" if need.step is not None else ""
            return ("", case, number, step, need.approach, need.words, need.state, when)
        case NeedKind.WRITE_UP:
            what = need.words or need.state
            return ("", case, number, what, when)
        case NeedKind.ACTION:
            what = f"{need.words} · {need.who}" if need.who else need.words
            return ("", case, what, when)


def _as_json(row: AgendaRow, today: date) -> dict[str, Any]:
    need = row.need
    return {
        "id": row.case,
        "reference": row.reference,
        "surname": row.surname,
        "kind": need.kind.value,
        "date": need.on and need.on.isoformat(),
        "starts": need.starts and need.starts.isoformat(),
        "session": need.session,
        "item": need.item,
        "words": need.words,
        "step": need.step,
        "approach": need.approach,
        "state": need.state,
        "who": need.who,
        "late": need.kind is not NeedKind.SESSION and need.on is not None and need.on < today,
    }
