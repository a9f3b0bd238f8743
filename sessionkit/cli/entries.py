"""`entry`: what stands in the participant's relapse prevention plan, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from sessionkit.cli import entry_rows, parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import opened, told
from sessionkit.continuity.prevention_plan import former_entries, plan_changes, plan_sections
from sessionkit.domain.errors import WrongUse
from sessionkit.domain.passage import Mark
from sessionkit.domain.plan_entry import Agreement, Founded
from sessionkit.workflows.plan_entries import (
    EntryMore,
    EntrySaid,
    add_entry,
    entry_of,
    replace_entry,
    revise_entry,
    say_more,
    withdraw_entry,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS: Final = click.Choice([mark.value for mark in Mark])
_FOUNDED: Final = {founded.name.lower(): founded for founded in Founded}
_AGREEMENT: Final = {
    "agrees": Agreement.AGREES,
    "disagrees": Agreement.DOES_NOT,
    "could_not_say": Agreement.COULD_NOT_SAY,
}


@click.group()
def entry() -> None:
    """The relapse prevention plan: its entries, each from the session it comes from."""


def _said_of_it(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which is said whether the participant agrees, and how well founded it is."""
    for option in (
        click.option(
            "--founded",
            type=click.Choice(list(_FOUNDED)),
            help="Said in a session, practised there, or shown outside sessions.",
        ),
        click.option("--words", metavar="WORDS", help="What the participant said of it."),
        click.option("--could-not-say", is_flag=True, help="The participant could not say."),
        click.option("--disagrees", is_flag=True, help="The participant does not agree."),
        click.option("--agrees", is_flag=True, help="The participant agrees."),
    ):
        command = option(command)
    return command


_marked = click.option(
    "--mark", "marks", type=_MARKS, multiple=True, help="What readers must know of it."
)


@entry.command()
@click.argument("case")
@click.argument("section")
@click.argument("text")
@click.option(
    "--session", type=int, help="Number of the session it comes from; the latest if empty."
)
@_said_of_it
@_marked
@pass_desk
def add(
    desk: Desk,
    /,
    case: str,
    section: str,
    text: str,
    session: int | None,
    words: str | None,
    founded: str | None,
    marks: tuple[str, ...],
    **agreement: bool,
) -> ExitCode:
    """Add an entry, in the participant's own words where possible; prints its id."""
    workspace = desk.open_to_write()
    said = _said(section, text, session, agreement, words, founded, marks)
    changed, id = add_entry(workspace, case, said)
    say.answer(id)
    return told(changed)


@entry.command("list")
@click.argument("case")
@click.option("--all", "every", is_flag=True, help="Those that gave way or were withdrawn too.")
@click.option("--on", metavar="DATE", help="The plan as it stood on a day.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, case: str, every: bool, on: str | None, as_json: bool) -> None:
    """The plan, section by section."""
    if every and on is not None:
        raise WrongUse(
            "The plan is listed as it stood on a day, or with what has left it.",
            "Give --on or --all; `entry compare` tells what is otherwise between two days.",
        )
    workspace = desk.open()
    day = parameters.day(workspace, on, "past")
    found = opened(desk, case)
    sections = plan_sections(found, dict(workspace.settings.plan_sections), day)
    former = former_entries(found) if every else ()
    if as_json:
        titles = {each.id: each.title for each in sections}
        rows = [each for section in sections for each in section.entries]
        say.as_json([entry_rows.as_json(found, titles, each) for each in (*rows, *former)])
        return
    for section in sections:
        say.answer(section.title)
        say.answer("\n".join(entry_rows.section_lines(found, section, dated=day is not None)))
    if former:
        say.answer("No longer part of the plan")
        say.answer("\n".join(entry_rows.former_lines(found, former)))


@entry.command()
@click.argument("case")
@click.argument("entry_id", metavar="ENTRY")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def show(desk: Desk, case: str, entry_id: str, as_json: bool) -> None:
    """One entry: where it comes from, whether the participant agrees, what became of it."""
    found = opened(desk, case)
    titles = dict(desk.open().settings.plan_sections)
    one = entry_of(found, entry_id)
    if as_json:
        say.as_json(entry_rows.as_json(found, titles, one))
    else:
        say.answer("\n".join(entry_rows.whole_lines(found, titles, one)))


@entry.command()
@click.argument("case")
@click.argument("entry_id", metavar="ENTRY")
@click.argument("text")
@pass_desk
def revise(desk: Desk, case: str, entry_id: str, text: str) -> ExitCode:
    """Say an entry in other words. The former words stay, and the participant is asked again."""
    changed = revise_entry(desk.open_to_write(), case, entry_id, parameters.text(text))
    code = told(changed)
    if entry_of(changed.case, entry_id).agreement is None:
        say.note("Whether the participant agrees to these words is to be said anew (`entry say`).")
    return code


@entry.command()
@click.argument("case")
@click.argument("entry_id", metavar="ENTRY")
@click.argument("text")
@click.option("--section", default="", help="Its section; that of the former one if empty.")
@click.option(
    "--session", type=int, help="Number of the session it comes from; the latest if empty."
)
@_said_of_it
@_marked
@pass_desk
def replace(
    desk: Desk,
    /,
    case: str,
    entry_id: str,
    text: str,
    section: str,
    session: int | None,
    words: str | None,
    founded: str | None,
    marks: tuple[str, ...],
    **agreement: bool,
) -> ExitCode:
    """Put another entry in the place of one, which stays in the history; prints the new id."""
    workspace = desk.open_to_write()
    said = _said(section, text, session, agreement, words, founded, marks)
    changed, id = replace_entry(workspace, case, entry_id, said)
    say.answer(id)
    return told(changed)


@entry.command()
@click.argument("case")
@click.argument("entry_id", metavar="ENTRY")
@click.option(
    "--because", required=True, metavar="WHY", help="The reason; it stays with the entry."
)
@pass_desk
def withdraw(desk: Desk, case: str, entry_id: str, because: str) -> ExitCode:
    """Take an entry out of the plan, with the reason."""
    return told(withdraw_entry(desk.open_to_write(), case, entry_id, parameters.text(because)))


@entry.command("say")
@click.argument("case")
@click.argument("entry_id", metavar="ENTRY")
@_said_of_it
@click.option(
    "--mentioned", type=int, metavar="N", help="Number of a session that spoke of it again."
)
@_marked
@click.option("--unmark", "unmarks", type=_MARKS, multiple=True, help="A mark to take off it.")
@pass_desk
def say_(
    desk: Desk,
    /,
    case: str,
    entry_id: str,
    words: str | None,
    founded: str | None,
    mentioned: int | None,
    marks: tuple[str, ...],
    unmarks: tuple[str, ...],
    **agreement: bool,
) -> ExitCode:
    """Say whether the participant agrees, how well founded it is, where it came up again."""
    more = EntryMore(
        _agreement(agreement),
        None if words is None else parameters.text(words),
        _FOUNDED[founded] if founded is not None else None,
        mentioned,
        tuple(map(Mark, marks)),
        tuple(map(Mark, unmarks)),
    )
    return told(say_more(desk.open_to_write(), case, entry_id, more))


@entry.command()
@click.argument("case")
@click.argument("first", metavar="DATE")
@click.argument("second", metavar="DATE")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def compare(desk: Desk, case: str, first: str, second: str, as_json: bool) -> None:
    """What is otherwise in the plan at the end of one day than at the end of another."""
    workspace = desk.open()
    days = [parameters.day(workspace, each, "past") for each in (first, second)]
    before, after = (each for each in days if each is not None)
    if after < before:
        raise WrongUse("The second day lies before the first.", "Give the earlier day first.")
    found = opened(desk, case)
    titles = dict(workspace.settings.plan_sections)
    changes = plan_changes(found, before, after)
    if as_json:
        say.as_json([entry_rows.change_as_json(titles, each) for each in changes])
    elif changes:
        say.answer(
            "\n".join(
                line for each in changes for line in entry_rows.change_lines(found, titles, each)
            )
        )
    else:
        say.note("Nothing is otherwise.")


def _agreement(flags: dict[str, bool]) -> Agreement | None:
    given = [_AGREEMENT[name] for name, is_given in flags.items() if is_given]
    if len(given) > 1:
        raise WrongUse(
            "The participant agrees, does not, or could not say: one of the three.",
            "Give one of --agrees, --disagrees and --could-not-say.",
        )
    return given[0] if given else None


def _said(
    section: str,
    text: str,
    session: int | None,
    agreement: dict[str, bool],
    words: str | None,
    founded: str | None,
    marks: tuple[str, ...],
) -> EntrySaid:
    return EntrySaid(
        section,
        parameters.text(text),
        session,
        _agreement(agreement),
        parameters.text(words),
        _FOUNDED[founded] if founded is not None else None,
        tuple(map(Mark, marks)),
    )
