"""The README tells the truth: every command is in its table, and its short walk runs."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sessionkit.cli.app import app
from sessionkit.cli.exits import ExitCode

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> set[str]:
    """Every command of the program, as it is typed."""
    context = click.Context(app)
    found: set[str] = set()
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        if isinstance(command, click.Group):
            found |= {f"{name} {each}" for each in command.list_commands(context)}
        else:
            found.add(name)
    return found


def in_table() -> set[str]:
    """Every command the README's table names."""
    rows = re.findall(r"^\| (`[^|]+) \| ", README, re.MULTILINE)
    named = [code for row in rows for code in re.findall(r"`([^`]+)`", row)]
    return {" ".join(word for word in each.split() if word.islower()) for each in named}


def test_every_command_is_in_the_table_and_the_table_names_no_other() -> None:
    assert in_table() == commands()


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_says_what_it_is_for(command: str) -> None:
    context = click.Context(app)
    found: click.Command | None = app
    for word in command.split():
        assert isinstance(found, click.Group)
        found = found.get_command(context, word)
    assert found is not None
    assert found.get_short_help_str()


def test_every_exit_code_is_explained() -> None:
    explained = re.findall(r"^\| (\d) \| ", README, re.MULTILINE)
    assert explained == [str(int(code)) for code in ExitCode]


def test_every_page_it_points_to_is_there() -> None:
    pages = re.findall(r"\]\(([^)#]+)\)", README)
    assert pages
    assert [page for page in pages if not (ROOT / page).exists()] == []


def written_up(form: str) -> str:
    """The form as the pair writes it up, which the walk says in words."""
    return form.replace("## OUTCOME\n", "## OUTCOME\n\nHe asked who reads the record.\n")


def test_the_short_walk_runs_as_it_is_written(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL):
        for line in block.strip().split("\n"):
            if line.startswith("export "):
                name, _, value = line.removeprefix("export ").partition("=")
                environment[name] = value
                continue
            command, _, target = line.partition(" > ")
            arguments = [sys.executable, "-m", *shlex.split(command)]
            ran = subprocess.run(
                arguments, cwd=tmp_path, env=environment, capture_output=True, check=False
            )
            assert ran.returncode == 0, (line, ran.stderr.decode())
            if target:
                (tmp_path / target).write_text(written_up(ran.stdout.decode()), "utf-8")
    assert (tmp_path / "record.md").read_text("utf-8").startswith("# Relapse prevention record")
