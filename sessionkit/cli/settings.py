"""`settings`: what the team decides for itself."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from sessionkit.cli import parameters, say
from sessionkit.cli.desk import Desk, pass_desk
from sessionkit.domain.errors import WrongUse

if TYPE_CHECKING:
    from sessionkit.workflows.open_workspace import Workspace


@click.group()
def settings() -> None:
    """What the team decides for itself: its words, its usual times, its holidays."""


@settings.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_desk
def show(desk: Desk, as_json: bool) -> None:
    """The settings as they stand."""
    from sessionkit.workflows.change_settings import settings_form  # noqa: PLC0415 - slow

    workspace = desk.open()
    if as_json:
        say.as_json(_as_json(workspace))
        return
    shown = asdict(settings_form(workspace))
    say.columns([(name, ", ".join(value.split("\n"))) for name, value in shown.items()])


@settings.command("set")
@click.argument("name")
@click.argument("value")
@pass_desk
def set_(desk: Desk, name: str, value: str) -> None:
    """Change the setting NAME; holidays are days with commas between them."""
    from sessionkit.workflows import change_settings as change  # noqa: PLC0415 - slow

    if name not in change.SETTING_NAMES:
        raise WrongUse(
            f"There is no setting “{parameters.text(name)}”.",
            f"Choose one of: {', '.join(change.SETTING_NAMES)}.",
        )
    workspace = desk.open()
    typed = parameters.text(value)
    typed = "\n".join(typed.split(",")) if name == "holidays" else typed
    form = replace(change.settings_form(workspace), **{name: typed})
    changed = change.change_settings(workspace, change.read_settings(workspace, form))
    now = getattr(change.settings_form(changed), name)
    say.note(f"{name} is now: {', '.join(now.split(chr(10))) or '(nothing)'}.")


def _as_json(workspace: Workspace) -> dict[str, object]:
    held = workspace.settings
    return {
        "team": held.team,
        "participant": held.participant,
        "session_minutes": held.session_minutes,
        "follow_up_days": held.follow_up_days,
        "write_up_days": held.write_up_days,
        "contact_days": held.contact_days,
        "editor": held.editor,
        "default_worker": held.default_worker,
        "holidays": [each.isoformat() for each in sorted(held.holidays)],
    }
