"""`programme`: the case's own copy of a programme, step by step."""

from __future__ import annotations

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.cli.exits import ExitCode
from sessionkit.cli.outcome import opened, told
from sessionkit.continuity.chain import completed_steps
from sessionkit.domain.case import Case
from sessionkit.domain.programme import CaseStep, StepChoice
from sessionkit.workflows import programme_of_case


@click.group()
def programme() -> None:
    """The programme of a case: its steps, chosen for this participant with reasons."""


@programme.command()
@click.argument("case")
@click.argument("programme_id", metavar="PROGRAMME", default="appendix-1")
@click.option("--because", default="", help="Why this programme, for this participant.")
@pass_desk
def choose(desk: Desk, case: str, programme_id: str, because: str) -> ExitCode:
    """Give the case its own copy of a programme of the library."""
    workspace = desk.open_to_write()
    why = parameters.text(because)
    return told(programme_of_case.choose_programme(workspace, case, programme_id, why))


@programme.command()
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def show(desk: Desk, case: str, as_json: bool) -> None:
    """The steps, with what was chosen, skipped or inserted, and which are complete."""
    found = opened(desk, case)
    if found.programme is None:
        say.note(f"{found.reference} has no programme. `programme choose` copies one.")
        if as_json:
            say.as_json([])
        return
    rows = list(enumerate(found.programme.steps, 1))
    if as_json:
        say.as_json([_as_json(found, place, step) for place, step in rows])
    else:
        done = completed_steps(found)
        say.columns([_row(place, step, step.id in done) for place, step in rows])


@programme.command()
@click.argument("case")
@click.argument("step", type=int)
@click.option("--because", required=True, help="Why it is passed over.")
@pass_desk
def skip(desk: Desk, case: str, step: int, because: str) -> ExitCode:
    """Pass over a step, with the reason."""
    workspace = desk.open_to_write()
    return told(programme_of_case.skip_step(workspace, case, step, parameters.text(because)))


@programme.command()
@click.argument("case")
@click.argument("step", type=int)
@click.option("--because", required=True, help="Why it is chosen after all.")
@pass_desk
def include(desk: Desk, case: str, step: int, because: str) -> ExitCode:
    """Choose a step that was skipped."""
    workspace = desk.open_to_write()
    return told(programme_of_case.choose_step(workspace, case, step, parameters.text(because)))


@programme.command()
@click.argument("case")
@click.argument("exercise")
@click.option("--before", type=int, required=True, help="The step it goes before.")
@click.option("--because", required=True, help="Why it is put in.")
@pass_desk
def insert(desk: Desk, case: str, exercise: str, before: int, because: str) -> ExitCode:
    """Put another exercise in before a step, with the reason."""
    workspace = desk.open_to_write()
    why = parameters.text(because)
    return told(programme_of_case.insert_step(workspace, case, before, exercise, why))


def _as_json(case: Case, place: int, step: CaseStep) -> dict[str, object]:
    worked = [s.number for s in case.chain if any(e.step == step.id for e in s.exercises)]
    return {
        "id": step.id,
        "number": place,
        "exercise": step.exercise.card,
        "title": step.exercise.title,
        "printed": step.exercise.written,
        "choice": step.choice.value,
        "reason": step.reason,
        "complete": step.id in completed_steps(case),
        "sessions": worked,
    }


def _row(place: int, step: CaseStep, complete: bool) -> tuple[str, ...]:
    mark = "complete" if complete else ""
    plain = step.choice is StepChoice.CHOSEN and not step.reason
    choice = "" if plain else f"{step.choice.value}: {step.reason}"
    return (str(place), step.exercise.card, mark, choice, step.exercise.written)
