"""`library`: the exercises and programmes a team can use."""

from __future__ import annotations

import click

from sessionkit.cli import say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.library_source import library_at
from sessionkit.cli.worksheets import worksheet, worksheets
from sessionkit.domain.exercise import Exercise, Programme
from sessionkit.workflows.read_library import CAUTION


@click.group()
def library() -> None:
    """The exercises and programmes: shipped ones, with the team's own laid over them."""


library.add_command(worksheet)
library.add_command(worksheets)


@library.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def list_(desk: Desk, as_json: bool) -> None:
    """Every exercise, by its id."""
    found = library_at(desk)
    if as_json:
        say.as_json([_listed(card) for card in found.exercises])
    else:
        say.columns([(card.id, f"{card.minutes} min", card.title) for card in found.exercises])
        say.note(CAUTION)
    if found.problems:
        say.note(f"{len(found.problems)} problems in cards; `library check` names them.")


@library.command()
@click.argument("named", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def show(desk: Desk, named: str, as_json: bool) -> None:
    """One exercise or programme."""
    found = library_at(desk)
    programme = next((each for each in found.programmes if each.id == named), None)
    if programme is not None:
        _show_programme(programme, as_json)
    else:
        _show_card(found.exercise(named), as_json)


@library.command()
@pass_desk
def check(desk: Desk) -> ExitCode:
    """Name every problem in cards, programmes and sheets, one a line as file:line:col: message."""
    found = library_at(desk)
    for problem in found.problems:
        say.answer(problem.show())
    if not found.problems:
        say.note(
            f"Exercises: {len(found.exercises)}. Programmes: {len(found.programmes)}. "
            f"Work sheets: {len(found.worksheets)}. No problems."
        )
    return ExitCode.ATTENTION if found.problems else ExitCode.DONE


def _listed(card: Exercise) -> dict[str, object]:
    return {
        "id": card.id,
        "title": card.title,
        "purpose": card.purpose,
        "modes": [mode.value for mode in card.modes],
        "feeds": list(card.feeds),
        "minutes": card.minutes,
        "worksheets": list(card.worksheets),
    }


def _show_card(card: Exercise, as_json: bool) -> None:
    if as_json:
        steps = [{"minutes": s.minutes, "leads": s.leads, "text": s.text} for s in card.steps]
        sections = [{"heading": s.heading, "text": s.text} for s in card.sections]
        say.as_json(
            {**_listed(card), "aims": list(card.aims), "steps": steps, "sections": sections}
        )
        return
    lines = [card.title, "", card.purpose, "", "Suggested aims"]
    lines += [f"  - {aim}" for aim in card.aims]
    lines += ["", f"Steps ({card.minutes} min)"]
    for step in card.steps:
        who = f", {step.leads}" if step.leads else ""
        lines.append(f"  {step.minutes} min{who}: {step.text}")
    for section in card.sections:
        lines += ["", section.heading, *section.lines]
    if card.worksheets:
        lines += ["", f"Work sheets (`library worksheet ID`): {', '.join(card.worksheets)}"]
    say.answer("\n".join(lines))
    say.note(CAUTION)


def _show_programme(programme: Programme, as_json: bool) -> None:
    if as_json:
        steps = [{"exercise": s.exercise, "printed": s.printed} for s in programme.steps]
        say.as_json(
            {
                "id": programme.id,
                "title": programme.title,
                "about": programme.about,
                "steps": steps,
            }
        )
        return
    lines = [programme.title, "", programme.about, ""]
    lines += [f"{n:>3}  {s.exercise:<28} {s.printed}" for n, s in enumerate(programme.steps, 1)]
    say.answer("\n".join(lines))
