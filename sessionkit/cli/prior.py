"""`prior`: work done before the first session here, such as in custody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import opened, told
from sessionkit.continuity.marks import marks_in_words
from sessionkit.continuity.story import Story
from sessionkit.domain.case import Case
from sessionkit.domain.handling import ItemKind, ItemRef
from sessionkit.domain.passage import Mark
from sessionkit.domain.prior_work import PriorWork
from sessionkit.workflows.prior_work import PriorAnew, PriorSaid, change_prior, enter_prior

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = click.Choice([mark.value for mark in Mark])


@click.group()
def prior() -> None:
    """Work done before the first session here: the chain starts from it."""


@prior.command("list")
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, case: str, as_json: bool) -> None:
    """What was done before, and what it left open."""
    found = opened(desk, case)
    if as_json:
        say.as_json([_as_json(found, each) for each in found.prior])
    elif found.prior:
        say.columns([row for rows in _rows(found) for row in rows])
    else:
        say.note(
            f"{found.reference} has no work done before. "
            f"`prior add {found.reference} WHAT` enters it."
        )


@prior.command()
@click.argument("case")
@click.argument("what")
@click.option("--where", help="Where and with whom.")
@click.option("--when", "period", help="When, in words.")
@click.option("--came-of-it", help="What came of it.")
@click.option("--covered", metavar="EXERCISE", multiple=True, help="An exercise that it covered.")
@click.option("--source", help="How it is known: a report read, somebody spoken to.")
@click.option("--left", multiple=True, help="What it left open, to be followed here.")
@click.option("--mark", "marks", type=_MARKS, multiple=True, help="What readers must know of it.")
@pass_desk
def add(
    desk: Desk,
    case: str,
    what: str,
    where: str | None,
    period: str | None,
    came_of_it: str | None,
    covered: tuple[str, ...],
    source: str | None,
    left: tuple[str, ...],
    marks: tuple[str, ...],
) -> ExitCode:
    """Enter work done before; prints its id. What it left is offered when a session is planned."""
    workspace = desk.open_to_write()
    said = PriorSaid(
        parameters.text(what),
        parameters.text(where),
        parameters.text(period),
        parameters.text(came_of_it),
        covered,
        parameters.text(source),
        tuple(parameters.text(each) for each in left),
        tuple(Mark(each) for each in marks),
    )
    changed, entered = enter_prior(workspace, case, said)
    say.answer(entered)
    return told(changed)


@prior.command()
@click.argument("case")
@click.argument("prior_id", metavar="PRIOR")
@click.option("--what", help="What was done.")
@click.option("--where", help="Where and with whom.")
@click.option("--when", "period", help="When, in words.")
@click.option("--came-of-it", help="What came of it.")
@click.option(
    "--covered", metavar="EXERCISE", multiple=True, help='All it covered; --covered "" for none.'
)
@click.option("--source", help="How it is known.")
@click.option("--left", multiple=True, help="Something more that it left open.")
@click.option("--mark", "marks", type=_MARKS, multiple=True, help="A mark to put on it.")
@click.option("--unmark", "unmarks", type=_MARKS, multiple=True, help="A mark to take off it.")
@pass_desk
def change(
    desk: Desk,
    case: str,
    prior_id: str,
    what: str | None,
    where: str | None,
    period: str | None,
    came_of_it: str | None,
    covered: tuple[str, ...],
    source: str | None,
    left: tuple[str, ...],
    marks: tuple[str, ...],
    unmarks: tuple[str, ...],
) -> ExitCode:
    """Change what is said of work done before; what is not given stays."""
    workspace = desk.open_to_write()
    given = {
        "what": what,
        "where": where,
        "period": period,
        "came_of_it": came_of_it,
        "source": source,
    }
    texts = {name: parameters.text(value) for name, value in given.items() if value is not None}
    more = tuple(parameters.text(each) for each in left)
    put_on, taken_off = (tuple(map(Mark, each)) for each in (marks, unmarks))
    anew = PriorAnew(texts, covered or None, more, put_on, taken_off)
    return told(change_prior(workspace, case, prior_id, anew))


def _as_json(case: Case, each: PriorWork) -> dict[str, object]:
    return {
        "id": each.id,
        "what": each.what,
        "where": each.where,
        "when": each.period,
        "came_of_it": each.came_of_it,
        "covered": [ref.card for ref in each.exercises],
        "source": each.source,
        "marks": [mark.value for mark in each.marks],
        "entered": each.noted.isoformat(),
        "entered_by": each.noted_by,
        "left": [{"id": issue.id, "text": issue.text} for issue in case.issues_of(each.id)],
    }


def _rows(case: Case) -> Iterator[Sequence[tuple[str, ...]]]:
    """A row for each piece of work, and one for each thing it left open."""
    story = Story(case)
    for place, each in enumerate(case.prior, 1):
        marks = f" ({marks_in_words(each.marks)})" if each.marks else ""
        rows = [(str(place), each.id[:8], each.period, f"{each.what}{marks}")]
        for issue in case.issues_of(each.id):
            thread = story.thread_of(ItemRef(ItemKind.ISSUE, issue.id))
            state = thread.state.value if thread is not None else ""
            rows.append(("", issue.id[:8], state, f"left open: {issue.text}"))
        yield rows
